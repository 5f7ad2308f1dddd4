"""Find which employer a union is the union of: 某公司工会, and 工会 in a post of the employer."""

from __future__ import annotations

import re

from kg.model import Argument, Fact, Mention
from kg.nlp.facts.holdings import find_holdings
from kg.nlp.facts.reading import Scene, make_fact

_UNION_OF = re.compile(
    r"(?P<employer>.*(?:公司|集团|厂|矿|银行|分行|支行|学校|大学|学院|中学|小学|医院|局|院|所|酒店|合作社|油田|铁路|段|中心|报社|社))工会(?:委员会)?$",
    re.DOTALL,
)
_BARE = re.compile(r"(?:集团公司|集团|公司|总公司|分公司|厂|矿|局|院|校|学校|医院|银行|总行|分行|支行|段|所|社)$")


def find_facts(scene: Scene) -> list[Fact]:
    """Return the employer of each union that a name or a post tells, once each."""
    facts: dict[str, Fact] = {}
    for mention in scene.mentions:
        if (
            mention.label == "UNION"
            and (match := _UNION_OF.match(mention.text))
            and not _BARE.fullmatch(match["employer"])
        ):
            employer = _part(mention, match.end("employer"))
            facts.setdefault(
                mention.text,
                make_fact(
                    scene,
                    "union_of",
                    {"union": mention, "employer": employer},
                    (mention.start, mention.end),
                    "union_of.name",
                ),
            )
    for held in find_holdings(scene):
        body = held.body
        if body and body.suffix == "工会" and body.mention and body.mention.label in {"COMPANY", "ORG"}:
            facts.setdefault(
                body.surface,
                make_fact(
                    scene,
                    "union_of",
                    {"union": body, "employer": body.mention},
                    (held.start, held.end),
                    "union_of.post",
                    confidence=held.confidence,
                ),
            )
    return list(facts.values())


def _part(mention: Mention, length: int) -> Argument:
    """Return the employer as an argument of its own: the front part of a union's name."""
    label = "COMPANY" if re.search(r"(?:公司|集团|厂|矿|银行|行|酒店|油田|合作社)$", mention.text[:length]) else "ORG"
    employer = Mention(
        start=mention.start,
        end=mention.start + length,
        label=label,
        text=mention.text[:length],
        rule="union_of.name",
        confidence=mention.confidence,
    )
    return Argument(label=label, mention=employer)

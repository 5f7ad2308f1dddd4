"""Find which employer a union is the union of: 某公司工会, 厂工会, and 工会 in a post of the employer.

The employer is the body that the union's name begins with. Of a short form (厂工会) only the bare noun stands there;
resolution takes the employer's full name from the union's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from kg.model import Argument, Fact, Mention
from kg.nlp.facts.holdings import find_holdings
from kg.nlp.facts.reading import Scene, make_fact
from kg.nlp.lexicon import alternation, heads
from kg.text.fold import fold

_UNION = re.compile(r"\s*(?:企业|员工|产业)?(?:基层|机关)?工会(?:委员会)?(?:第?[0-9一二三四五六七八九十]+分会)?$")
"""What makes a union of the words before it."""

_OF_ENTERPRISE = "企業工會"
"""A form of Taiwan's law: whatever stands before it is an enterprise."""

_NOUNS = {"矿": "COMPANY", "行": "COMPANY", "电站": "COMPANY", "市场": "COMPANY", "度假村": "COMPANY"} | dict.fromkeys(
    ("院", "校", "局", "海关", "工程处", "段"), "ORG"
)
"""Nouns of employers that are no head of a name, or only behind a place."""

_NOT_EMPLOYERS = frozenset(("party", "congress", "community", "team"))
_PARTS = frozenset(("部", "科", "室", "股", "组", "委员会", "管理委员会", "管委会", "人民政府", "政府"))
"""Heads of bodies whose union is of a part of an employer, or of a place."""


def find_facts(scene: Scene) -> list[Fact]:
    """Return the employer of each union that a name or a post tells, once each."""
    facts: dict[str, Fact] = {}
    for fact in (*_named(scene), *_implied(scene)):
        facts.setdefault(fact.slots["union"].surface, fact)
    return list(facts.values())


def _named(scene: Scene) -> Iterator[Fact]:
    """Yield the employers of the unions that are mentioned."""
    for mention in scene.mentions:
        if mention.label == "UNION" and (employer := _employer(mention)) is not None:
            slots = {"union": mention, "employer": employer}
            yield make_fact(scene, "union_of", slots, (mention.start, mention.end), "union_of.name")


def _implied(scene: Scene) -> Iterator[Fact]:
    """Yield the employers of the unions that only posts tell: 某公司党委副书记、工会主席."""
    for held in find_holdings(scene):
        body = held.body
        if body and body.suffix == "工会" and body.mention and _is_employer(body.mention):
            slots: dict[str, Argument | Mention] = {"union": body, "employer": body.mention}
            span = (held.start, held.end)
            yield make_fact(scene, "union_of", slots, span, "union_of.post", confidence=held.confidence)


def _employer(union: Mention) -> Mention | None:
    """Return the front part of a union's name as a mention of the employer, None where the union is of none."""
    folded = fold(union.text)
    tail = _UNION.search(folded)
    if tail is None:
        return None
    end = tail.start()
    label = _label(folded[:end])
    if label is None and _OF_ENTERPRISE in union.text:
        inner = [found.end() for found in _companies().finditer(folded, 0, end)]
        end, label = (inner or [end])[-1], "COMPANY"
    if label is None or not end:
        return None
    return Mention(
        start=union.start,
        end=union.start + end,
        label=label,
        text=union.text[:end],
        rule="union_of.name",
        confidence=union.confidence,
    )


def _is_employer(body: Mention) -> bool:
    return body.label == "COMPANY" or (body.label == "ORG" and _label(fold(body.text)) is not None)


def _label(name: str) -> str | None:
    """Return the label of the employer that a name is, None where it is none: a place, a trade, a part of a body."""
    noun = next((name[at:] for at in range(len(name)) if name[at:] in heads()), "")
    if head := heads().get(noun):
        if head.kind in _NOT_EMPLOYERS or noun in _PARTS or head.label == "UNION":
            return None
        return head.label
    return next((label for noun, label in _NOUNS.items() if name.endswith(noun)), None)


@cache
def _companies() -> re.Pattern[str]:
    return re.compile(alternation(frozenset(text for text, head in heads().items() if head.label == "COMPANY")))

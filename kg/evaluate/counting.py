"""Count what is right, missed and extra on one page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from kg.evaluate.gold import COMPARED, Gold, Json
from kg.evaluate.names import is_right, plain
from kg.schema import BODY_LABELS, LABELS


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What came of one mention, full name or fact.

    `kind` is mention, name or fact; `type` a label or the type of a fact; `verdict` right, missed, extra or, of a name,
    wrong. `start` is None of a fact that was missed, `confidence` of what was missed and of names. Of a name `found` and
    `wanted` tell what was given and what is right.
    """

    page: str
    article: str
    kind: str
    type: str
    verdict: str
    text: str
    start: int | None = None
    found: str | None = None
    wanted: tuple[str, ...] = ()
    confidence: float | None = None


def count_page(gold: Gold, found: Json) -> Iterator[Outcome]:
    """Yield every outcome of a page; `found` is the JSON of its extraction."""
    if gold.mentions is not None:
        yield from _count_mentions(gold, gold.mentions, found["mentions"])
    for fact_type in COMPARED:
        yield from _count_facts(
            gold,
            [fact for fact in gold.facts if fact["type"] == fact_type],
            [fact for fact in found["facts"] if fact["type"] == fact_type],
        )


def _count_mentions(gold: Gold, wanted: Iterable[Json], found: Iterable[Json]) -> Iterator[Outcome]:
    given = {_key(mention): mention for mention in found if mention["label"] in LABELS}
    known = {_key(mention): mention for mention in wanted}
    for key, mention in known.items():
        if not mention.get("optional"):
            found_with = given[key].get("confidence") if key in given else None
            yield _outcome(gold, "mention", mention, "right" if key in given else "missed", confidence=found_with)
            if key in given and mention["label"] in BODY_LABELS:
                yield _count_name(gold, mention, given[key].get("name"))
    for key, mention in given.items():
        if key not in known:
            yield _outcome(gold, "mention", mention, "extra", confidence=mention.get("confidence"))


def _key(mention: Json) -> tuple[int, int, str]:
    return mention["start"], mention["end"], mention["label"]


def _count_name(gold: Gold, mention: Json, name: str | None) -> Outcome:
    """Return how a full name went; where the page does not settle it, none is right, and so are the words themselves."""
    wanted = tuple(mention["names"])
    good = is_right(name, wanted) if wanted else plain(name) in ("", plain(mention["text"]))
    return _outcome(gold, "name", mention, "right" if good else "wrong", found=name, wanted=wanted)


def _outcome(
    gold: Gold,
    kind: str,
    mention: Json,
    verdict: str,
    *,
    found: str | None = None,
    wanted: tuple[str, ...] = (),
    confidence: float | None = None,
) -> Outcome:
    return Outcome(
        page=gold.page,
        article=_article_of(gold, mention, mention["start"]),
        kind=kind,
        type=mention["label"],
        verdict=verdict,
        text=mention["text"],
        start=mention["start"],
        found=found,
        wanted=wanted,
        confidence=confidence,
    )


def _article_of(gold: Gold, item: Json, start: int | None) -> str:
    """Return the article of a gold item as it says, of a found one by where it stands."""
    own = item.get("article")
    if isinstance(own, int):  # the number of an article of gold; extractions have ids
        return str(own)
    return "" if start is None else gold.article_at(start)


def _count_facts(gold: Gold, wanted: list[Json], found: Iterable[Json]) -> Iterator[Outcome]:
    """Yield the outcomes of the facts of one type; one that fits a fact which is met already is passed over."""
    open_facts, met, seen = list(wanted), [], []
    for fact in found:
        if fact in seen:
            continue
        seen.append(fact)
        hit = next((right for right in open_facts if fits(fact, right)), None)
        if hit is not None:
            open_facts.remove(hit)
            met.append(hit)
            if not hit.get("optional"):
                yield _fact_outcome(gold, hit, "right", fact.get("confidence"))
        elif not any(fits(fact, right) for right in met):
            yield _fact_outcome(gold, fact, "extra", fact.get("confidence"))
    for missed in open_facts:
        if not missed.get("optional"):
            yield _fact_outcome(gold, missed, "missed")


def fits(fact: Json, right: Json) -> bool:
    """Say whether a fact is one of gold: all that is compared of its type agrees."""
    slots = COMPARED[right["type"]]
    if right["type"] == "partner":
        return _agree(fact, right, slots, slots) or _agree(fact, right, tuple(reversed(slots)), slots)
    if right["type"] == "award" and not right["grantor"]:
        slots = slots[:2]
    return _agree(fact, right, slots, slots)


def _agree(fact: Json, right: Json, slots: tuple[str, ...], of_right: tuple[str, ...]) -> bool:
    return all(is_right(fact.get(slot), _accepted(right[other])) for slot, other in zip(slots, of_right, strict=True))


def _accepted(value: str | list[str] | None) -> list[str | None]:
    return list(value) if isinstance(value, list) else [value]


def _fact_outcome(gold: Gold, fact: Json, verdict: str, confidence: float | None = None) -> Outcome:
    start = (fact.get("evidence") or {}).get("start")
    words = (_accepted(fact.get(slot))[:1] for slot in COMPARED[fact["type"]])
    return Outcome(
        page=gold.page,
        article=_article_of(gold, fact, start),
        kind="fact",
        type=fact["type"],
        verdict=verdict,
        text=" | ".join((word[0] or "-") if word else "-" for word in words),
        start=start,
        confidence=confidence,
    )

"""Count what is right, missed and extra on one page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Final

from kg.evaluate.diagnosis import RIGHT, FactErrors, Reason, explain_mention, key_of, names_of, summarize
from kg.evaluate.gold import COMPARED, Gold, Json
from kg.evaluate.names import is_right, plain
from kg.evaluate.outcome import Outcome
from kg.evaluate.sentences import find_sentence, find_sentence_of
from kg.schema import BODY_LABELS, LABELS


def count_page(gold: Gold, found: Json) -> Iterator[Outcome]:
    """Yield every outcome of a page; `found` is the JSON of its extraction."""
    page = _Page(gold, found)
    if gold.mentions is not None:
        yield from page.count_mentions(gold.mentions)
    for fact_type in COMPARED:
        yield from page.count_facts(fact_type)


class _Page:
    """What is right on a page and what was found there."""

    def __init__(self, gold: Gold, found: Json) -> None:
        self._gold, self._found = gold, found
        self._text: str = (found.get("document") or {}).get("text") or ""

    def count_mentions(self, wanted: Iterable[Json]) -> Iterator[Outcome]:
        """Yield the outcomes of mentions, and of the full names of bodies that were found."""
        given = {key_of(mention): mention for mention in self._found["mentions"] if mention["label"] in LABELS}
        known = {key_of(mention): mention for mention in wanted}
        for key, mention in known.items():
            if mention.get("optional"):
                continue
            if key not in given:
                yield self._mention(mention, "missed", explain_mention(mention, given.values(), "unseen"))
                continue
            yield self._mention(given[key] | {"article": mention.get("article")}, "right")
            if key[2] in BODY_LABELS:
                yield self._name(mention, given[key])
        for key, mention in given.items():
            if key not in known:
                yield self._mention(mention, "extra", explain_mention(mention, known.values(), "no name"))

    def _mention(self, mention: Json, verdict: str, reason: Reason = RIGHT) -> Outcome:
        found = reason.other if verdict == "missed" and reason.other else mention
        return Outcome(
            page=self._gold.page,
            article=self._article_of(mention, mention["start"]),
            kind="mention",
            type=mention["label"],
            verdict=verdict,
            text=mention["text"],
            start=mention["start"],
            confidence=mention.get("confidence"),
            rule=found.get("rule"),
            why=reason.why,
            near=reason.near,
            quote="" if verdict == "right" else find_sentence(self._text, mention["start"], mention["end"]),
        )

    def _name(self, mention: Json, given: Json) -> Outcome:
        """Return how a full name went; where the page does not settle it, none is right, and so are the words themselves."""
        name, wanted = given.get("name"), tuple(mention["names"])
        good = is_right(name, wanted) if wanted else plain(name) in ("", plain(mention["text"]))
        why = "" if good else "left open" if not name else "named otherwise" if wanted else "to be left open"
        named = self._mention(mention, "right" if good else "wrong", Reason(why))
        return replace(
            named, kind="name", found=name, wanted=wanted, confidence=None, rule=given.get("reason"),
        )  # fmt: skip

    def count_facts(self, fact_type: str) -> Iterator[Outcome]:
        """Yield the outcomes of the facts of one type; one that fits a fact which is met already is passed over."""
        missed = [fact for fact in self._gold.facts if fact["type"] == fact_type]
        met: list[Json] = []
        seen: list[Json] = []
        counted: list[tuple[Json, Json | None]] = []
        for fact in self._found["facts"]:
            if fact["type"] != fact_type or fact in seen:
                continue
            seen.append(fact)
            hit = next((right for right in missed if fits(fact, right)), None)
            if hit is not None:
                missed.remove(hit)
                met.append(hit)
            if hit is not None or not any(fits(fact, right) for right in met):
                counted.append((fact, hit))
        missed = [right for right in missed if not right.get("optional")]
        errors = FactErrors(self._gold, self._found, missed, [fact for fact, hit in counted if hit is None])
        for fact, hit in counted:
            if hit is None:
                yield self._fact(fact, "extra", errors.explain_extra(fact))
            elif not hit.get("optional"):
                yield from self._met(fact, hit)
        yield from (self._fact(right, "missed", errors.explain_missed(right)) for right in missed)

    def _met(self, fact: Json, hit: Json) -> Iterator[Outcome]:
        """Yield the outcome of a fact that is right, and those of its status and times where gold tells them."""
        right = replace(self._fact(fact, "right"), text=summarize(hit), article=self._article_of(hit, _start(fact)))
        yield right
        yield from (_value(right, kind, value, fact, hit) for value, kind in _TOLD.items() if value in hit)

    def _fact(self, fact: Json, verdict: str, reason: Reason = RIGHT) -> Outcome:
        found = reason.other or {} if verdict == "missed" else fact
        quote = _evidence(fact).get("quote") or "" if verdict == "extra" else ""
        if verdict == "missed":
            names = [names_of(fact, slot) for slot in COMPARED[fact["type"]]]
            quote = find_sentence_of(names, self._gold, self._text, fact.get("article"))
        return Outcome(
            page=self._gold.page,
            article=self._article_of(fact, _start(fact)),
            kind="fact",
            type=fact["type"],
            verdict=verdict,
            text=summarize(fact),
            start=_start(fact),
            confidence=fact.get("confidence"),
            rule=_evidence(found).get("rule"),
            why=reason.why,
            near=reason.near,
            quote=quote,
        )

    def _article_of(self, item: Json, start: int | None) -> str:
        """Return the article of a gold item as it says, of a found one by where it stands."""
        own = item.get("article")
        if isinstance(own, int):  # the number of an article of gold; extractions have ids
            return str(own)
        return "" if start is None else self._gold.article_at(start)


_TOLD: Final = {"status": "status", "valid_from": "time", "valid_to": "time"}
"""The values of a fact that are compared where gold tells them, with the kind of their outcomes."""


def _value(right: Outcome, kind: str, value: str, fact: Json, hit: Json) -> Outcome:
    """Return what came of a value of a fact that is right; where gold tells that the text says none, none is right."""
    found, wanted = fact.get(value), hit[value]
    told = replace(right, kind=kind, found=found, wanted=(wanted,) if wanted else (), confidence=None)
    if found == wanted:
        return told
    why = f"{value} untold" if found is None else f"{value} made up" if wanted is None else f"other {value}"
    if kind == "status":
        why = f"{found} for {wanted}"
    return replace(told, verdict="wrong", why=why, quote=_evidence(fact).get("quote") or "")


def _evidence(fact: Json) -> Json:
    return fact.get("evidence") or {}


def _start(fact: Json) -> int | None:
    return _evidence(fact).get("start")


def fits(fact: Json, right: Json) -> bool:
    """Say whether a fact is one of gold: all that is compared of its type agrees."""
    slots = COMPARED[right["type"]]
    if right["type"] == "partner":
        return _agree(fact, right, slots, slots) or _agree(fact, right, tuple(reversed(slots)), slots)
    if right["type"] == "award" and not right["grantor"]:
        slots = slots[:2]
    return _agree(fact, right, slots, slots)


def _agree(fact: Json, right: Json, slots: tuple[str, ...], of_right: tuple[str, ...]) -> bool:
    return all(is_right(fact.get(slot), names_of(right, other)) for slot, other in zip(slots, of_right, strict=True))

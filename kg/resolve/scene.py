"""The places of an article: each naming of one, in full, in short or by a place in it, and how the article spells it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from kg.model import Article, Document, Known
from kg.text.fold import fold
from kg.text.places import Place, PlaceHit, full_name, gazetteer, lineage, settled, township

RANKED, SHORT, IMPLIED = 1.0, 0.6, 0.5
"""What one naming of a place weighs: 烟台市, 烟台, and 山东省 where only 烟台 is named."""

_HEADING_KINDS = frozenset(("kicker", "headline", "subhead"))
_TOWNSHIP = re.compile(r"(?<![^\W\d_a-zA-Z])[^\W\da-zA-Z_]{2,4}?(?:街道|镇|乡)(?![镇村亲愁土政级街域])")
_SENTENCE_END = re.compile(r"[。!?;\n]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """One naming of a place in an article, with what it weighs; `full` is the place's name with those above it."""

    place: Place
    full: str
    start: int
    end: int
    weight: float

    @property
    def is_written(self) -> bool:
        """Tell whether the place itself is named, not only one in it."""
        return self.weight != IMPLIED


class Scene:
    """The places of one article. Offsets count in `article.text`; `text` is its matching form."""

    def __init__(self, article: Article, document: Document) -> None:
        self.article = article
        self.document = document
        self.text = fold(article.text)
        self.hits = gazetteer().find(self.text)
        self.headings = tuple((block.start, block.end) for block in article.blocks if block.kind in _HEADING_KINDS)

    @cached_property
    def seen(self) -> tuple[Seen, ...]:
        """Return every naming of a place, those implied too, in order."""
        sure = [place for hit in self.hits if (place := hit.place)]
        found = [
            seen
            for hit in self.hits
            for seen in self._namings(hit, hit.place or _by_company(hit, sure) or _unsettled(self.text, hit))
        ]
        found += self._townships(found)
        return tuple(sorted(found, key=lambda seen: (seen.start, seen.end)))

    def _namings(self, hit: PlaceHit, place: Place) -> Iterator[Seen]:
        """Yield the place of a hit and those above it, each with the name that stands for it."""
        chain = lineage(place)
        written: dict[str, Seen] = {}
        for start, end in hit.parts:
            name = self.text[start:end]
            for part in chain:
                if part.name == name or (part.name not in written and part.name.startswith(name)):
                    weight = RANKED if gazetteer().has_suffix(name) or part.level == "township" else SHORT
                    written[part.name] = Seen(place=part, full=full_name(part), start=start, end=end, weight=weight)
        for part in chain:
            yield written.get(part.name) or Seen(
                place=part, full=full_name(part), start=hit.start, end=hit.end, weight=IMPLIED
            )

    def _townships(self, found: list[Seen]) -> list[Seen]:
        """Return the townships that stand alone: in the county they are named with, or the article's only one."""
        counties = {seen.full: seen.place for seen in found if seen.place.level == "county"}
        only = next(iter(counties.values())) if len(counties) == 1 else None
        known = {seen.place.name: seen.place for seen in found if seen.place.level == "township"}
        inside = {offset for hit in self.hits for offset in range(hit.start, hit.end)}
        alone = []
        for match in _TOWNSHIP.finditer(self.text):
            if match.start() not in inside:
                name = match.group()
                place = known.get(name) or (township(name, only) if only else _named_only(name, "township"))
                alone.append(
                    Seen(place=place, full=full_name(place), start=match.start(), end=match.end(), weight=RANKED)
                )
        return alone

    def same_sentence(self, start: int, end: int) -> bool:
        """Tell whether no sentence ends between two offsets."""
        return _SENTENCE_END.search(self.text, start, end) is None

    @cached_property
    def dateline(self) -> Place | None:
        """Return the place that the article, or its document, is dated from."""
        for known in (self.article.place, self.document.place):
            if known is not None and (place := _named_in(known)):
                return place
        return None

    @cached_property
    def is_traditional(self) -> bool:
        """Tell whether the article is written in traditional characters."""
        return sum(a != b and b > "⺀" for a, b in zip(self.article.text, self.text, strict=True)) * 20 > len(self.text)

    @cached_property
    def _spellings(self) -> dict[Place, tuple[str, ...]]:
        """Return how the article itself spells chains: for each place the names written, the innermost last."""
        found: dict[Place, tuple[str, ...]] = {}
        for hit in self.hits:
            if place := hit.place:
                names = tuple(self.article.text[start:end] for start, end in hit.parts)
                if len(names) > len(found.get(place, ())):
                    found[place] = names
        return found

    def name_of(self, place: Place) -> str:
        """Return a place's name with those above it; without the prefecture where the article leaves it out."""
        names = self._spellings.get(place, ())
        if self.is_traditional:
            return "".join(names) or place.name
        chain = lineage(place)
        if len(chain) == 3 and place.level == "county" and len(names) == 2 and chain[0].name == names[0]:
            chain = (chain[0], chain[2])
        return "".join(part.name for part in chain)


def _named_in(known: Known) -> Place | None:
    """Return the place that a dateline or metadata names."""
    hits = gazetteer().find(fold(known.value))
    return hits[0].place if hits else None


def _by_company(hit: PlaceHit, sure: Iterable[Place]) -> Place | None:
    """Return the one candidate that lies in a city, or else a province, where the article's other places lie."""
    sure = tuple(sure)
    for level in ("city", "province"):
        around = {part for place in sure for part in lineage(place) if part.level == level}
        near = [place for place in hit.candidates if not around.isdisjoint(lineage(place)[:-1])]
        if near and (place := settled(near)):
            return place
    return None


def _unsettled(text: str, hit: PlaceHit) -> Place:
    """Return a stand-in for a place of which only the name is known."""
    return _named_only(text[hit.start : hit.end], hit.level)


def _named_only(name: str, level: str) -> Place:
    return Place(adcode="", name=name, level=level)

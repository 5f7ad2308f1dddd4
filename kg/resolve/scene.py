"""The places of an article: each naming of one, in full, in short or by a place in it, and how the article spells it."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from kg.model import Article, Document
from kg.text.fold import fold
from kg.text.places import Place, PlaceHit, full_name, gazetteer, lineage, parents, settled, short_name, township

RANKED, SHORT, IMPLIED = 1.0, 0.6, 0.5
"""What one naming of a place weighs: 烟台市, 烟台, and 山东省 where only 烟台 is named."""

_HEADING_KINDS = frozenset(("kicker", "headline", "subhead"))
_TOWNSHIP = re.compile(
    r"(?<![^\W\d_a-zA-Z])[^\W\da-zA-Z_的在是各全该]{2,4}?(?:街道|(?<![小重乡])镇|(?<![家故城水])乡)(?![镇村亲愁土政级街域])"
)
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

    def __init__(
        self, article: Article, document: Document, starts: Sequence[int] = (), people: Sequence[int] = ()
    ) -> None:
        """Read the places of an article; `starts` are the offsets of its bodies, `people` those of its people."""
        self.article = article
        self.document = document
        self.home: Place | None = None
        """The province of the page, where it is clear."""
        self._starts = starts
        self._people = people
        self.text = fold(article.text)
        self.hits = [hit for hit in gazetteer().find(self.text) if not self._straddles(hit.parts)]
        self.headings = tuple((block.start, block.end) for block in article.blocks if block.kind in _HEADING_KINDS)
        self._found: dict[str, int] = {}
        self._unions: dict[str, bool] = {}

    def find(self, words: str) -> int:
        """Return where folded words first stand in the article, -1 where they do not; each is looked for once."""
        if words not in self._found:
            self._found[words] = self.text.find(words)
        return self._found[words]

    def names_union(self, place: str) -> bool:
        """Tell whether the article names the union of a place, alone or in a list: 南山区、宝安区总工会 both."""
        if place not in self._unions:
            listed = rf"{re.escape(place)}(?:[、和与及][^\W\d_a-zA-Z]{{1,6}}){{0,3}}?总"
            self._unions[place] = re.search(listed, self.text) is not None
        return self._unions[place]

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
        found += self._counties(sure)
        return tuple(sorted(found, key=lambda seen: (seen.start, seen.end)))

    @cached_property
    def first_seen(self) -> dict[str, Seen]:
        """Return the first naming of each place, by the place's name with those above it."""
        first: dict[str, Seen] = {}
        for seen in self.seen:
            first.setdefault(seen.full, seen)
        return first

    @cached_property
    def by_name(self) -> dict[str, Seen]:
        """Return the first naming of each place, by its own name: 市中区, which may be many, is that of this article."""
        named: dict[str, Seen] = {}
        for seen in self.seen:
            named.setdefault(seen.place.name, seen)
        return named

    @cached_property
    def towns(self) -> dict[str, Seen]:
        """Return the first naming of each township whose county is known, by its own name."""
        towns: dict[str, Seen] = {}
        for seen in self.seen:
            if seen.place.level == "township" and seen.place.parent is not None:
                towns.setdefault(seen.place.name, seen)
        return towns

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
        for part in implied(place):
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
            if match.start() not in inside and not self._straddles([match.span()]):
                name = match.group()
                above = only or self._above(name)
                place = known.get(name) or (township(name, above) if above else _named_only(name, "township"))
                alone.append(
                    Seen(place=place, full=full_name(place), start=match.start(), end=match.end(), weight=RANKED)
                )
        return alone

    def _above(self, name: str) -> Place | None:
        """Return the place that a township's name follows where it first stands, None where it follows none."""
        at = self.find(name)
        return next((hit.place for hit in self.hits if hit.end == at), None)

    def _straddles(self, parts: Iterable[tuple[int, int]]) -> bool:
        """Tell whether a body begins inside a name: in 图为街道总工会 the words 图为街道 are no township."""
        return any(_has(self._starts, start + 1, end) for start, end in parts)

    def _counties(self, sure: Sequence[Place]) -> list[Seen]:
        """Return the counties that bodies begin with in short, of the cities and provinces named: 闽清第二小学 in 福州."""
        around = {part for place in sure for part in lineage(place)}
        inside = {hit.start for hit in self.hits}
        found = []
        for start in self._starts:
            if start in inside:
                continue
            for name in (self.text[start : start + length] for length in (4, 3, 2)):
                near = [place for place in gazetteer().counties(name) if not around.isdisjoint(parents(place))]
                if near and (place := settled(near)):
                    end = start + len(name)
                    found.append(Seen(place=place, full=full_name(place), start=start, end=end, weight=SHORT))
                    break
        return found

    def has_person(self, start: int, end: int) -> bool:
        """Tell whether a person is named between two offsets."""
        return _has(self._people, start, end)

    def has_body(self, start: int, end: int) -> bool:
        """Tell whether a body's name begins between two offsets."""
        return _has(self._starts, start, end)

    def same_sentence(self, start: int, end: int) -> bool:
        """Tell whether no sentence ends between two offsets."""
        return _SENTENCE_END.search(self.text, start, end) is None

    @cached_property
    def dateline(self) -> Place | None:
        """Return the place that the article, or its document, is dated from."""
        known = (self.article.place, self.document.place)
        return next((place for one in known if one and (place := _named_in(one.value))), None)

    @cached_property
    def background(self) -> tuple[Place, ...]:
        """Return the places that are not the article's own: of its record's headline and newspaper, of its page."""
        words = (self.document.headline or "", *self.document.meta.values())
        named = [place for text in words if text and (place := _named_in(text))]
        return (*named[:1], *((self.home,) if self.home else ()))

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
                if _rank_of(names) > _rank_of(found.get(place, ())):
                    found[place] = names
        return found

    def name_of(self, place: Place) -> str:
        """Return a place's name with those above it; without the prefecture where the article leaves it out.

        Its own name is as the article writes it: 四川省凉山州 where it says 凉山州, and never 凉山彝族自治州.
        """
        names = self._spellings.get(place, ())
        if self.is_traditional:
            return "".join(names) or place.name
        chain = self._chain(place)
        if len(chain) == 3 and place.level == "county" and len(names) == 2 and chain[0].name == names[0]:
            chain = (chain[0], chain[2])
        return "".join(part.name for part in chain[:-1]) + self.own_name(place)

    def _chain(self, place: Place) -> tuple[Place, ...]:
        """Return the places above a place, and itself: as the article's year has them, where it writes none of them."""
        if self._year is None or any(part in self._spellings for part in parents(place)):
            return lineage(place)
        return lineage(gazetteer().as_of(place, self._year))

    @cached_property
    def _year(self) -> int | None:
        known = self.article.date or self.document.date
        return int(known.value[:4]) if known and known.value[:4].isdigit() else None

    def own_name(self, place: Place) -> str:
        """Return a place's own name with its rank, as the article writes it."""
        names = self._spellings.get(place, ())
        return names[-1] if names and _has_rank(names[-1]) else place.name


def implied(place: Place) -> tuple[Place, ...]:
    """Return a place and those above it that naming it brings to mind: the 市 that 晋江市 means is not 泉州市."""
    chain = lineage(place)
    if len(chain) == 3 and place.level == "county" and place.name.endswith("市"):
        return chain[0], place
    return chain


def _has(offsets: Sequence[int], start: int, end: int) -> bool:
    """Tell whether ascending offsets have one in start:end."""
    at = bisect_left(offsets, start)
    return at < len(offsets) and offsets[at] < end


def _rank_of(names: Sequence[str]) -> tuple[bool, int]:
    """Return how well a spelling tells a place: whether its last name has its rank, and how many names it has."""
    return bool(names) and _has_rank(names[-1]), len(names)


def _has_rank(name: str) -> bool:
    folded = fold(name)
    return gazetteer().has_suffix(folded) or short_name(folded) != folded


def _named_in(words: str) -> Place | None:
    """Return the place that a dateline or metadata names first."""
    hits = gazetteer().find(fold(words))
    return hits[0].place if hits else None


def _by_company(hit: PlaceHit, sure: Sequence[Place]) -> Place | None:
    """Return the one candidate that lies in a city, or else a province, where the article's other places lie."""
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

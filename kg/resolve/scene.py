"""What an article says about where it plays: its places, how often, how near, and which one a bare level means.

市总工会 is the union of one city: of the city named nearest before, in the headline, in the dateline, most often.
Each of these speaks for a candidate; the weights are in one table, and the best must win by a margin.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from kg.model import Article, Document, Known
from kg.resolve.decision import MARGIN
from kg.text.fold import fold
from kg.text.places import Place, PlaceHit, full_name, gazetteer, is_in, lineage, settled, township

RANKED, SHORT, IMPLIED = 1.0, 0.6, 0.5
"""What one naming of a place weighs: 烟台市, 烟台, and 山东省 where only 烟台 is named."""
MOST_NAMED, IN_HEADLINE, DATELINE, NEAREST, SAME_SENTENCE, ABOVE_OTHER = 4.0, 2.0, 3.0, 1.5, 2.5, 1.0

_HEADING_KINDS = frozenset(("kicker", "headline", "subhead"))
_TOWNSHIP = re.compile(r"(?<![^\W\d_a-zA-Z])[^\W\da-zA-Z_]{2,4}?(?:街道|镇|乡)(?![镇村亲愁土政级街域])")
_RANK_ENDS = {"省": "省", "自治区": "自治区", "州": "州", "自治州": "州", "盟": "盟", "县": "县", "旗": "旗"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """One naming of a place in the article: its span, and what it weighs; `weight` IMPLIED where a lower place is named."""

    place: Place
    start: int
    end: int
    weight: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """A place that a bare level may mean, how much speaks for it, and what."""

    place: Place
    weight: float
    reason: str


def has_rank(place: Place, rank: str) -> bool:
    """Tell whether a place is one of a rank: 重庆市 is a 市, 同安区 a 区, 广西壮族自治区 an 自治区."""
    name = place.name
    if place.level == "township":
        return name.endswith(rank)
    if rank == "市":
        return name.endswith("市")
    if rank == "区":
        return place.level == "county" and name.endswith("区")
    end = _RANK_ENDS.get(rank)
    return end is not None and name.endswith(end) and (end != "州" or "自治" in name)


class Scene:
    """The places of one article. Offsets count in `article.text`."""

    def __init__(self, article: Article, document: Document) -> None:
        self.article = article
        self.document = document
        self.text = fold(article.text)
        self.hits = gazetteer().find(self.text)

    @cached_property
    def headings(self) -> tuple[tuple[int, int], ...]:
        """Return the spans of headline, kicker and sub-headlines."""
        return tuple((block.start, block.end) for block in self.article.blocks if block.kind in _HEADING_KINDS)

    @cached_property
    def seen(self) -> tuple[Seen, ...]:
        """Return every naming of a place, those implied too, in order."""
        sure = [place for hit in self.hits if (place := hit.place)]
        found = []
        for hit in self.hits:
            place = hit.place or _by_company(hit, sure)
            found += self._namings(hit, place or _unsettled(self.text, hit))
        counties = {full_name(seen.place): seen.place for seen in found if seen.place.level == "county"}
        taken = {(part[0], part[1]) for hit in self.hits for part in hit.parts}
        above = next(iter(counties.values())) if len(counties) == 1 else None
        for match in _TOWNSHIP.finditer(self.text):
            if not any(start <= match.start() < end for start, end in taken):
                town = self._township(match.group(), above, found)
                found.append(Seen(place=town, start=match.start(), end=match.end(), weight=RANKED))
        return tuple(sorted(found, key=lambda seen: (seen.start, seen.end)))

    def _namings(self, hit: PlaceHit, place: Place) -> Iterator[Seen]:
        written = {}
        for start, end in hit.parts:
            name = self.text[start:end]
            for part in lineage(place):
                if part.name == name or (part not in written and part.name.startswith(name)):
                    written[part] = Seen(
                        place=part,
                        start=start,
                        end=end,
                        weight=RANKED if name == part.name or gazetteer().has_suffix(name) else SHORT,
                    )
        for part in lineage(place):
            yield written.get(part) or Seen(place=part, start=hit.start, end=hit.end, weight=IMPLIED)

    @staticmethod
    def _township(name: str, above: Place | None, found: Iterable[Seen]) -> Place:
        for seen in found:
            if seen.place.level == "township" and seen.place.name == name:
                return seen.place
        return township(name, above) if above else Place(adcode="", name=name, level="township")

    def sites(self, rank: str, at: int) -> list[Site]:
        """Return the places that a bare level at an offset may mean, the likeliest first."""
        found = self._weighed(lambda place: has_rank(place, rank), at)
        if not found and rank == "区":
            found = self._weighed(lambda place: has_rank(place, "自治区"), at)
        return found

    def site(self, rank: str, at: int) -> Site | None:
        """Return the place that a bare level at an offset means, None where none wins."""
        return clear(self.sites(rank, at))

    def county(self, at: int) -> Site | None:
        """Return the county, district or county-level city that the article is about."""
        return clear(self._weighed(lambda place: place.level == "county", at))

    def _weighed(self, fits: Callable[[Place], bool], at: int) -> list[Site]:
        groups: dict[str, list[Seen]] = {}
        for seen in self.seen:
            if fits(seen.place):
                groups.setdefault(full_name(seen.place), []).append(seen)
        dated = self.dateline
        for place in lineage(dated) if dated else ():
            if fits(place):
                groups.setdefault(full_name(place), [])
        written = [seen for found in groups.values() for seen in found if seen.weight != IMPLIED]
        before = [seen for seen in written if seen.end <= at]
        nearest = max(before, key=lambda seen: seen.end, default=None)
        sites = [self._weigh(found, dated, nearest, written, at) for found in groups.values() if found]
        if dated is not None:
            sites += [
                Site(place=place, weight=DATELINE, reason=f"the article is dated from {full_name(dated)}")
                for place in lineage(dated)
                if fits(place) and not groups[full_name(place)]
            ]
        return sorted(sites, key=lambda site: -site.weight)

    def _weigh(
        self, found: list[Seen], dated: Place | None, nearest: Seen | None, written: list[Seen], at: int
    ) -> Site:
        """Return one place with what speaks for it."""
        place = found[0].place
        weight = min(sum(seen.weight for seen in found), MOST_NAMED)
        spoken = [seen for seen in found if seen.weight != IMPLIED]
        shown = spoken[0] if spoken else found[0]
        name = self.text[shown.start : shown.end]
        reason = f"{name} stands in this article (offset {shown.start})"
        if nearest in found and nearest is not None:
            reason = f"{self.text[nearest.start : nearest.end]} stands before in this article (offset {nearest.start})"
            weight += NEAREST + (SAME_SENTENCE if self.same_sentence(nearest.end, at) else 0)
        if any(start <= seen.start < end for seen in spoken for start, end in self.headings):
            weight += IN_HEADLINE
        if dated is not None and is_in(dated, place):
            weight += DATELINE
        if any(other.place != place and is_in(other.place, place) for other in written) and spoken:
            weight += ABOVE_OTHER
        return Site(place=place, weight=weight, reason=reason)

    def same_sentence(self, start: int, end: int) -> bool:
        """Tell whether no sentence ends between two offsets."""
        return not any(mark in self.text[start:end] for mark in "。!?;\n")

    @cached_property
    def dateline(self) -> Place | None:
        """Return the place that the article, or its document, is dated from."""
        for known in (self.article.place, self.document.place):
            if known is not None and (place := named_in(known)):
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
        """Return a place's name with those above it, as the article writes them where it leaves the prefecture out."""
        names = self._spellings.get(place, ())
        if self.is_traditional:
            return "".join(names) or place.name
        chain = lineage(place)
        if len(chain) == 3 and place.level == "county" and len(names) == 2 and chain[0].name == names[0]:
            chain = (chain[0], chain[2])
        return "".join(part.name for part in chain)


def clear(sites: list[Site]) -> Site | None:
    """Return the first site where it wins by a margin."""
    if not sites or (len(sites) > 1 and sites[0].weight - sites[1].weight < MARGIN):
        return None
    return sites[0]


def named_in(known: Known) -> Place | None:
    """Return the place that a dateline or metadata names."""
    hits = gazetteer().find(fold(known.value))
    return hits[0].place if hits else None


def _by_company(hit: PlaceHit, sure: list[Place]) -> Place | None:
    """Return the one candidate that lies where the article's other places lie."""
    for level in ("city", "province"):
        around = {full_name(part) for place in sure for part in lineage(place) if part.level == level}
        near = [place for place in hit.candidates if any(full_name(part) in around for part in lineage(place)[:-1])]
        if near and (place := settled(near)):
            return place
    return None


def _unsettled(text: str, hit: PlaceHit) -> Place:
    """Return a stand-in for a place of which only the name is known."""
    return Place(adcode="", name=text[hit.start : hit.end], level=hit.level)

"""Which place a bare level means: 市总工会 is the union of one city.

What speaks for a place: how often the article names it, that it stands in the headline or the dateline, that it was
named last, and best in the same sentence. The weights stand in one table, and the best must win by a margin.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import groupby

from kg.resolve.decision import MARGIN
from kg.resolve.scene import Scene, Seen
from kg.text.places import Place, full_name, is_in, lineage

MOST_NAMED, IN_HEADLINE, DATELINE, NEAREST, SAME_SENTENCE, ABOVE_OTHER = 4.0, 2.0, 3.0, 0.9, 2.5, 1.0
"""Each naming up to four; in the headline; in the dateline; named last; in the same sentence; above another candidate."""

_ENDS = {
    "省": "省",
    "市": "市",
    "自治区": "自治区",
    "州": "州",
    "自治州": "州",
    "盟": "盟",
    "县": "县",
    "旗": "旗",
    "区": "区",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """A place that a bare level may mean, how much speaks for it, and what."""

    place: Place
    weight: float
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class _Topic:
    """One place of an article with its namings, and what speaks for it wherever it is asked for."""

    place: Place
    written: tuple[Seen, ...]
    weight: float
    reason: str


def has_rank(place: Place, rank: str) -> bool:
    """Tell whether a place is one of a rank: 重庆市 is a 市, 同安区 a 区, 广西壮族自治区 an 自治区, 嘉善县 a county."""
    if rank == "county":
        return place.level == "county"
    if place.level == "township":
        return place.name.endswith(rank)
    if rank == "区" and place.level != "county":
        return False
    end = _ENDS.get(rank)
    return end is not None and place.name.endswith(end) and (end != "州" or "自治" in place.name)


class Sites:
    """Answers, for one article, which place a bare level means at an offset."""

    def __init__(self, scene: Scene) -> None:
        self._scene = scene
        self._topics = _topics(scene)
        self._of_rank: dict[str, list[_Topic]] = {}

    def find(self, rank: str, at: int) -> list[Site]:
        """Return the places that a bare level at an offset may mean, the likeliest first; rank 'county' is any county."""
        topics = self._ranked(rank) or (self._ranked("自治区") if rank == "区" else [])
        before = [seen for topic in topics for seen in topic.written if seen.end <= at]
        last = max(before, key=lambda seen: seen.end, default=None)
        sites = [self._site(topic, topics, last, at) for topic in topics]
        return sorted(sites, key=lambda site: -site.weight)

    def clear(self, rank: str, at: int) -> Site | None:
        """Return the place that wins by a margin, None where none does."""
        sites = self.find(rank, at)
        if not sites or (len(sites) > 1 and sites[0].weight - sites[1].weight < MARGIN):
            return None
        return sites[0]

    def _ranked(self, rank: str) -> list[_Topic]:
        if rank not in self._of_rank:
            self._of_rank[rank] = [topic for topic in self._topics if has_rank(topic.place, rank)]
        return self._of_rank[rank]

    def _site(self, topic: _Topic, topics: list[_Topic], last: Seen | None, at: int) -> Site:
        """Return a topic with what speaks for it at an offset, beside the other topics of its rank."""
        site = Site(place=topic.place, weight=topic.weight, reason=topic.reason)
        if topic.written and any(
            other is not topic and other.written and is_in(other.place, topic.place) for other in topics
        ):
            site = replace(site, weight=site.weight + ABOVE_OTHER)
        if last is None:
            return site
        if last in topic.written:
            near = SAME_SENTENCE if self._scene.same_sentence(last.end, at) else 0
            reason = f"{self._text(last)} stands before in this article (offset {last.start})"
            return replace(site, weight=site.weight + NEAREST + near, reason=reason)
        if self._scene.same_sentence(last.end, at) and any(self._coordinated(seen, last) for seen in topic.written):
            return replace(site, weight=site.weight + SAME_SENTENCE)
        return site

    def _coordinated(self, seen: Seen, last: Seen) -> bool:
        """Tell whether a naming stands beside the last one in a list: 南山区总工会、宝安区总工会."""
        between = self._scene.text[seen.end : last.start]
        return 0 < len(between) <= 12 and any(mark in between for mark in "、与和同") and "," not in between

    def _text(self, seen: Seen) -> str:
        return self._scene.text[seen.start : seen.end]


def _topics(scene: Scene) -> list[_Topic]:
    """Return the places of an article, those of its dateline too."""
    dated = lineage(scene.dateline) if scene.dateline else ()
    by_name = sorted(scene.seen, key=lambda seen: seen.full)
    groups = {full: tuple(found) for full, found in groupby(by_name, key=lambda seen: seen.full)}
    topics = [_topic(scene, found, full in {full_name(place) for place in dated}) for full, found in groups.items()]
    reason = f"the article is dated from {full_name(dated[-1])}" if dated else ""
    topics += [
        _Topic(place=place, written=(), weight=DATELINE, reason=reason)
        for place in dated
        if full_name(place) not in groups
    ]
    return topics


def _topic(scene: Scene, found: tuple[Seen, ...], is_dated: bool) -> _Topic:
    written = tuple(seen for seen in found if seen.is_written)
    shown = written[0] if written else found[0]
    weight = min(sum(seen.weight for seen in found), MOST_NAMED) + (DATELINE if is_dated else 0)
    if any(start <= seen.start < end for seen in written for start, end in scene.headings):
        weight += IN_HEADLINE
    reason = f"{scene.text[shown.start : shown.end]} stands in this article (offset {shown.start})"
    return _Topic(place=found[0].place, written=written, weight=weight, reason=reason)

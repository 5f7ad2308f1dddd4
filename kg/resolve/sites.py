"""Which place a bare level means: 市总工会 is the union of one city.

What speaks for a place: how often the article names it, that it stands in the headline or the dateline, that it was
named last, and best in the same sentence (`kg.resolve.weights`). The best must win by a margin.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import groupby, islice

from kg.resolve.scene import Scene, Seen, implied
from kg.resolve.weights import (
    MARGIN,
    PLACE_ABOVE_OTHER,
    PLACE_BESIDE,
    PLACE_IN_HEADLINE,
    PLACE_IN_SENTENCE,
    PLACE_NAMED_MOST,
    PLACE_NEAREST,
    PLACE_OF_DATELINE,
)
from kg.text.places import Place, full_name, parents

_BESIDE = re.compile(r"[^。!?;,、\n]{1,8}(?:、[^。!?;,、\n]{1,6})?[、和与及]")
_RANKS = frozenset(["省", "市", "自治区", "州", "自治州", "地区", "盟", "县", "旗", "区"])


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
    full: str
    written: tuple[Seen, ...]
    weight: float
    reason: str


def has_rank(place: Place, rank: str) -> bool:
    """Tell whether a place is one of a rank: 重庆市 is a 市, 同安区 a 区, 广西壮族自治区 an 自治区, 嘉善县 a county."""
    if rank == "county":
        return place.level == "county"
    if place.level == "township":
        return place.name.endswith(rank)
    if rank not in _RANKS or (rank == "区" and place.level != "county"):
        return False
    return place.name.endswith(rank[-1:] if rank == "自治州" else rank) and (rank != "州" or "自治" in place.name)


class _Field:
    """The places of one rank, those that most speaks for first: the candidates of every bare level of it."""

    def __init__(self, topics: Sequence[_Topic]) -> None:
        above = {full_name(place) for topic in topics if topic.written for place in parents(topic.place)}
        raised = (
            replace(topic, weight=topic.weight + PLACE_ABOVE_OTHER) if topic.written and topic.full in above else topic
            for topic in topics
        )
        self.topics = {topic.full: topic for topic in sorted(raised, key=lambda topic: -topic.weight)}
        self._written = sorted((seen for topic in topics for seen in topic.written), key=lambda seen: seen.end)
        self._ends = [seen.end for seen in self._written]

    def last(self, at: int) -> list[Seen]:
        """Return up to three namings before an offset, in order."""
        count = bisect_right(self._ends, at)
        return self._written[max(count - 3, 0) : count]


class Sites:
    """Answers, for one article, which place a bare level means at an offset."""

    def __init__(self, scene: Scene) -> None:
        self._scene = scene
        self._fields: dict[str, _Field] = {}

    @cached_property
    def _topics(self) -> list[_Topic]:
        return _topics(self._scene)

    def find(self, rank: str, at: int) -> list[Site]:
        """Return the places that a bare level at an offset may mean, the likeliest first; rank 'county' is any county."""
        field = self._field(rank)
        if rank == "区" and not field.topics:
            field = self._field("自治区")
        near = self._near(field.last(at), at)
        topics = {
            topic.full: topic for topic in (*islice(field.topics.values(), 3), *map(field.topics.get, near)) if topic
        }
        sites = [
            Site(
                place=topic.place,
                weight=topic.weight + near.get(full, (0, ""))[0],
                reason=near.get(full, (0, ""))[1] or topic.reason,
            )
            for full, topic in topics.items()
        ]
        return sorted(sites, key=lambda site: -site.weight)

    def clear(self, rank: str, at: int) -> Site | None:
        """Return the place that wins by a margin, None where none does."""
        sites = self.find(rank, at)
        if not sites or (len(sites) > 1 and sites[0].weight - sites[1].weight < MARGIN):
            return None
        return sites[0]

    def _field(self, rank: str) -> _Field:
        if rank not in self._fields:
            self._fields[rank] = _Field([topic for topic in self._topics if has_rank(topic.place, rank)])
        return self._fields[rank]

    def _near(self, seen: Sequence[Seen], at: int) -> dict[str, tuple[float, str]]:
        """Return what nearness adds to the places named last, and how to say so.

        In one sentence all places of a list are as near: 南山区总工会、宝安区总工会参加,区总工会…
        """
        if not seen:
            return {}
        last = seen[-1]
        together = PLACE_IN_SENTENCE if self._scene.same_sentence(last.end, at) else 0.0
        near = {one.full: (together, "") for one in seen[:-1] if together and self._coordinated(one, last)}
        words = self._scene.text[last.start : last.end]
        listed = _BESIDE.fullmatch(self._scene.text, last.end, at) and not self._scene.has_body(last.end, at)
        beside = PLACE_BESIDE if listed else 0.0
        weight = PLACE_NEAREST + together + beside
        near[last.full] = (weight, f"{words} stands before in this article (offset {last.start})")
        return near

    def _coordinated(self, seen: Seen, last: Seen) -> bool:
        """Tell whether a naming stands beside the last one in a list: 南山区总工会、宝安区总工会."""
        between = self._scene.text[seen.end : last.start]
        return 0 < len(between) <= 12 and any(mark in between for mark in "、与和同") and "," not in between


def _topics(scene: Scene) -> list[_Topic]:
    """Return the places of an article, those of its dateline too."""
    dated = {full_name(place): place for place in (implied(scene.dateline) if scene.dateline else ())}
    by_name = sorted(scene.seen, key=lambda seen: seen.full)
    groups = {full: tuple(found) for full, found in groupby(by_name, key=lambda seen: seen.full)}
    topics = [_topic(scene, full, found, full in dated) for full, found in groups.items()]
    topics += [
        _Topic(place=place, full=full, written=(), weight=PLACE_OF_DATELINE, reason=f"the article is dated from {full}")
        for full, place in dated.items()
        if full not in groups
    ]
    return topics or [
        _Topic(place=place, full=full_name(place), written=(), weight=1.0, reason=f"the page is of {full_name(place)}")
        for place in scene.background
    ]


def _topic(scene: Scene, full: str, found: tuple[Seen, ...], is_dated: bool) -> _Topic:
    written = tuple(seen for seen in found if seen.is_written)
    shown = written[0] if written else found[0]
    weight = min(sum(seen.weight for seen in found), PLACE_NAMED_MOST) + (PLACE_OF_DATELINE if is_dated else 0)
    if any(start <= seen.start < end for seen in written for start, end in scene.headings):
        weight += PLACE_IN_HEADLINE
    reason = f"{scene.text[shown.start : shown.end]} stands in this article (offset {shown.start})"
    return _Topic(place=found[0].place, full=full, written=written, weight=weight, reason=reason)

"""The properties of entities: what they are called, what has them, and how their values are read off the graph."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from kg.errors import ConfigError
from kg.graph import Edge, Node
from kg.index import GraphIndex
from kg.reconcile.types import TYPES, labels_of
from kg.text.fold import bare

_MOST: Final = 1000
_SHORTEST: Final = 2
_ROLES: Final = ("CHAIR_OF", "VICE_CHAIR_OF", "HOLDS_ROLE")


@dataclass(frozen=True, slots=True, kw_only=True)
class PropertyValue:
    """One value: an entity where it has an id; when it held as far as is said, and the edge that states it."""

    text: str
    id: str | None = None
    since: str = ""
    until: str = ""
    is_former: bool = False
    edge: Edge | None = None

    def holds_on(self, date: str) -> bool:
        """Tell whether the value is stated for a date, at the precision that both have."""
        return bool(self.since) and self.since[: len(date)] <= date and date[: len(self.until)] <= self.until


Reader = Callable[[GraphIndex, Node], Iterable[PropertyValue]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Property:
    """A property of the nodes of some labels; `target` is the type of values that are entities.

    Of one that `is_latest` only what was said last counts, if no date is asked for.
    """

    id: str
    name: str
    labels: tuple[str, ...]
    read: Reader
    target: str | None = None
    is_latest: bool = False

    def values(self, index: GraphIndex, node: Node, date: str = "") -> list[PropertyValue]:
        """Return the values that a node has, those on a date if one is given; by time, then by name."""
        if node.label not in self.labels:
            return []
        found = _merge(self.read(index, node))
        if date:
            return [value for value in found if value.holds_on(date)]
        if self.is_latest:
            last = max((value.until for value in found), default="")
            return [value for value in found if value.until == last and not value.is_former]
        return found

    def fits(self, index: GraphIndex, node: Node, given: Collection[str]) -> bool | None:
        """Tell whether a node has one of some values; None where it is not known to have any.

        A value fits if it is the id, or if one of both names holds the other: 重庆市 and 重庆市渝北区, 2018 and 2018-05.
        """
        values = self.values(index, node)
        if not values:
            return None
        return any(text == value.id or _is_alike(bare(text), bare(value.text)) for text in given for value in values)

    def as_json(self) -> dict[str, str]:
        """Return the property by id and name."""
        return {"id": self.id, "name": self.name}


def _is_alike(one: str, other: str) -> bool:
    shorter, longer = sorted((one, other), key=len)
    return one == other or (len(shorter) >= _SHORTEST and shorter in longer)


def _merge(values: Iterable[PropertyValue]) -> list[PropertyValue]:
    """Return values in order, those of one name or one entity as one, from their first to their last date."""
    found: dict[tuple[str, str | None, bool], PropertyValue] = {}
    for value in sorted(values, key=lambda value: (value.since, value.text, value.id or "")):
        key = value.text, value.id, value.is_former
        known = found.get(key, value)
        found[key] = PropertyValue(
            text=value.text, id=value.id, is_former=value.is_former, edge=known.edge,
            since=known.since or value.since, until=max(known.until, value.until),
        )  # fmt: skip
    return list(found.values())


def _said(key: str) -> Reader:
    """Return the reader of what a node says of itself."""

    def read(index: GraphIndex, node: Node) -> Iterator[PropertyValue]:
        said = node.properties.get(key)
        for each in said if isinstance(said, tuple) else () if said is None else (said,):
            yield PropertyValue(text=str(each))

    return read


def _linked(*types: str, out: bool | None) -> Reader:
    """Return the reader of what edges lead to: those that start at a node, those that end there, or both."""

    def read(index: GraphIndex, node: Node) -> Iterator[PropertyValue]:
        for link in index.neighbours(node.id, types=types, limit=_MOST).links:
            starts = link.start.id == node.id
            if out in (None, starts):
                other, (since, until) = link.end if starts else link.start, link.period
                yield PropertyValue(
                    text=other.name, id=other.id, since=since or "", until=until or "",
                    is_former=link.edge.properties.get("status") == "former", edge=link.edge,
                )  # fmt: skip

    return read


def _posts(index: GraphIndex, node: Node) -> Iterator[PropertyValue]:
    """Yield the posts of a person, which are no entities of a type."""
    for value in _linked("HOLDS", out=True)(index, node):
        yield PropertyValue(
            text=value.text, since=value.since, until=value.until, is_former=value.is_former, edge=value.edge
        )


def _seen(which: int) -> Reader:
    def read(index: GraphIndex, node: Node) -> Iterator[PropertyValue]:
        if date := index.times(node.id)[which]:
            yield PropertyValue(text=date)

    return read


def _property(
    key: str, name: str, types: Iterable[str], read: Reader, target: str | None = None, *, is_latest: bool = False
) -> Property:
    return Property(id=key, name=name, labels=labels_of(types), read=read, target=target, is_latest=is_latest)


_CHAIRS: Final = _linked("CHAIR_OF", out=False)

PROPERTIES: Final = {
    one.id: one
    for one in (
        _property("level", "级别 level", ("Union", "Award", "Place"), _said("level")),
        _property("kind", "种类 kind", ("Organization",), _said("kind")),
        _property("place", "所在地 place", ("Body",), _linked("LOCATED_IN", out=True), "Place"),
        _property("event_place", "举办地 place of an event", ("Event",), _said("place")),
        _property("date", "日期 date of an event", ("Event",), _said("date")),
        _property("adcode", "行政区划代码 code of a place", ("Place",), _said("adcode")),
        _property("part_of", "上级地区 part of", ("Place",), _linked("PART_OF", out=True), "Place"),
        _property(
            "chair", "现任或某日的主席 chair, the last or on a date", ("Body",), _CHAIRS, "Person", is_latest=True
        ),
        _property("chairs", "历任主席 chairs over time", ("Body",), _CHAIRS, "Person"),
        _property("vice_chairs", "副主席 vice chairs", ("Body",), _linked("VICE_CHAIR_OF", out=False), "Person"),
        _property("people", "任职人员 people with a post", ("Body",), _linked(*_ROLES, out=False), "Person"),
        _property("posts", "职务 posts", ("Person",), _posts),
        _property("employer", "单位 employer", ("Person", "Union"), _linked(*_ROLES, "UNION_OF", out=True), "Body"),
        _property("unions", "所属工会 its unions", ("Body",), _linked("UNION_OF", out=False), "Union"),
        _property("under", "上级工会 union above", ("Union",), _linked("UNDER", out=True), "Union"),
        _property("partners", "合作单位 partners", ("Body",), _linked("PARTNER_OF", out=None), "Body"),
        _property("honours", "荣誉 honours", ("Person", "Body"), _linked("RECEIVED", out=True), "Award"),
        _property("granted_by", "授予者 granted by", ("Person", "Body"), _linked("AWARDED_BY", out=True), "Body"),
        _property("recipients", "获得者 recipients", ("Award",), _linked("RECEIVED", out=False)),
        _property("events", "主办活动 events organised", ("Body",), _linked("ORGANISED", out=True), "Event"),
        _property("organisers", "主办单位 organisers", ("Event",), _linked("ORGANISED", out=False), "Body"),
        _property("first_seen", "最早见报日期 first seen", TYPES, _seen(0)),
        _property("last_seen", "最近见报日期 last seen", TYPES, _seen(1)),
        _property("mentions", "提及次数 mentions", TYPES, _said("mentions")),
        _property("aliases", "别名 aliases", TYPES, _said("aliases")),
    )
}
"""The properties by id, in the order in which they are shown."""


def find_property(name: str) -> Property:
    """Return the property of an id; raise ConfigError if there is none."""
    if name not in PROPERTIES:
        raise ConfigError(f"unknown property {name!r}; expected one of {', '.join(PROPERTIES)}")
    return PROPERTIES[name]

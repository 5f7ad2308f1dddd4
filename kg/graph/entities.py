"""Gather what all pages call an entity, and make its node: one name, the other names, and what the name says."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Final

from kg.graph.places import place_named, place_properties
from kg.graph.records import Node, Value
from kg.schema import BODY_NODES
from kg.text.dates import iter_dates
from kg.text.fold import bare, fold
from kg.text.names import award_level, body_kind, is_weak, union_level
from kg.text.places import full_name, gazetteer

_SPACE = re.compile(r"\s*[\r\n]\s*|(?<=[^\x00-\x7f])\s+|\s+(?=[^\x00-\x7f])")
"""White space that OCR put into a name: line breaks, and blanks beside Chinese characters."""


@dataclass(slots=True)
class Naming:
    """What pages call one entity: its full names with how often each, and the words that stand for it."""

    label: str
    names: Counter[str] = field(default_factory=Counter)
    surfaces: Counter[str] = field(default_factory=Counter)

    def add(self, name: str | None, surface: str) -> None:
        """Count one naming; `name` is None where the page does not settle it."""
        if name:
            self.names[name] += 1
        if words := _SPACE.sub("", surface):
            self.surfaces[words] += 1

    @property
    def name(self) -> str:
        """Return the commonest full name; of equals the longest, then the first. Without any, the commonest words."""
        ranked = self.names or self.surfaces
        return min(ranked, key=lambda name: (-ranked[name], -len(name), name), default="")

    @property
    def is_resolved(self) -> bool:
        """Tell whether any page settles its full name."""
        return bool(self.names)


def make_node(entity: str, naming: Naming, mentions: int) -> Node:
    """Return the node of an entity; `mentions` counts those of all articles."""
    name = naming.name
    known = bare(name)
    called = {*naming.names, *naming.surfaces}
    if naming.label == "Place" and (place := place_named(name)):
        called.add(place.name)
    others = {bare(other): other for other in sorted(called) if bare(other) != known}
    aliases = sorted(others.values())
    said = _says(naming.label, name)
    properties: dict[str, Value] = {"name": name, "resolved": naming.is_resolved, "mentions": mentions, **said}
    if naming.label in BODY_NODES:
        properties["weak_aliases"] = tuple(alias for alias in aliases if is_weak(alias))
        aliases = [alias for alias in aliases if not is_weak(alias)]
    properties["aliases"] = tuple(aliases)
    return Node(id=entity, label=naming.label, properties=properties)


def _union(name: str) -> Mapping[str, Value]:
    return {"level": union_level(name)}


def _organization(name: str) -> Mapping[str, Value]:
    return {"kind": body_kind(name)}


def _award(name: str) -> Mapping[str, Value]:
    return {"level": award_level(name)}


def _event(name: str) -> Mapping[str, Value]:
    """Return the date and the place that stand in an event's name: 2019年重庆市职工技能大赛."""
    said: dict[str, Value] = {}
    folded = fold(name)
    if date := next(iter_dates(folded), None):
        said["date"] = date.value
    if place := next((hit.place for hit in gazetteer().find(folded) if hit.place), None):
        said["place"] = full_name(place)
    return said


def _place(name: str) -> Mapping[str, Value]:
    place = place_named(name)
    return place_properties(place) if place else {}


_READERS: Final[dict[str, Callable[[str], Mapping[str, Value]]]] = {
    "Union": _union,
    "Organization": _organization,
    "Award": _award,
    "Event": _event,
    "Place": _place,
}


def _says(label: str, name: str) -> Mapping[str, Value]:
    """Return what the full name of an entity says of it."""
    reader = _READERS.get(label)
    return reader(name) if reader else {}

"""The trees that the register of places gives: a place is part of the place above it, its union under that one's."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from kg.graph.records import Edge, Node, Value
from kg.model import digest
from kg.text.fold import bare
from kg.text.names import union_level
from kg.text.places import Place, full_name, gazetteer, parents

_RULE: Final = "register"
_SEAT = re.compile("(?:总工会|工会)(?:委员会)?$")


def place_named(name: str) -> Place | None:
    """Return the place that a name is as a whole, None where it is none or may be several."""
    folded = bare(name)
    hit = next(iter(gazetteer().find(folded)), None)
    return hit.place if hit and (hit.start, hit.end) == (0, len(folded)) else None


def place_id(name: str) -> str:
    """Return the id of the place with a full name."""
    return digest("entity", "PLACE", bare(name))


def place_properties(place: Place) -> dict[str, Value]:
    """Return what the register says of a place."""
    return {"level": place.level, **({"adcode": place.adcode} if place.adcode else {})}


def make_place_node(place: Place) -> Node:
    """Return the node of a place of the register that no page has to name."""
    name = full_name(place)
    aliases = (place.name,) if place.name != name else ()
    properties = {"name": name, "aliases": aliases, "resolved": True, "mentions": 0, **place_properties(place)}
    return Node(id=place_id(name), label="Place", properties=properties)


def iter_places_above(nodes: Iterable[Node]) -> Iterator[Node]:
    """Yield a node for each place above those of the nodes; one place may come more than once."""
    for node in nodes:
        if node.label == "Place" and (place := place_named(str(node.properties["name"]))):
            yield from map(make_place_node, parents(place))


def iter_part_of(nodes: Iterable[Node]) -> Iterator[Edge]:
    """Yield an edge from each place to the one above it."""
    for node in nodes:
        place = place_named(str(node.properties["name"])) if node.label == "Place" else None
        if place and place.parent:
            yield _edge("PART_OF", "Place", node.id, place_id(full_name(place.parent)))


def iter_under(nodes: Iterable[Node]) -> Iterator[Edge]:
    """Yield an edge from the union of each place to the union of the nearest place above it that has one here."""
    seats = {node.id: place for node in nodes if (place := _seat(node))}
    unions: dict[str, str] = {}
    for union, place in sorted(seats.items()):
        unions.setdefault(full_name(place), union)
    top = _national(nodes)
    for union, place in seats.items():
        above = _nearest(place, unions) or top
        if above:
            yield _edge("UNDER", "Union", union, above)


def _seat(node: Node) -> Place | None:
    """Return the place whose union a node is: 重庆市总工会, 新民镇工会."""
    name = bare(str(node.properties["name"]))
    if node.label != "Union" or not node.properties["resolved"] or not (tail := _SEAT.search(name)):
        return None
    return place_named(name[: tail.start()])


def _nearest(place: Place, unions: Mapping[str, str]) -> str | None:
    above = reversed(parents(place))
    return next((unions[name] for name in map(full_name, above) if name in unions), None)


def _national(nodes: Iterable[Node]) -> str | None:
    """Return the id of the national union, None where no page names it."""
    found = (n.id for n in nodes if n.label == "Union" and union_level(str(n.properties["name"])) == "national")
    return min(found, default=None)


def _edge(edge_type: str, label: str, start: str, end: str) -> Edge:
    return Edge(
        id=digest("edge", edge_type, start, end),
        type=edge_type,
        start=start,
        end=end,
        start_label=label,
        end_label=label,
        properties={"rule": _RULE},
    )

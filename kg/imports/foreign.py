"""FollowTheMoney entities that the graph did not write: which of its nodes and edges they are, and what is left out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import product
from typing import Final

from kg.graph import Edge, Node, Value
from kg.graph.entities import Naming, make_node
from kg.imports.records import OnSkipped, Placed
from kg.model import Skipped, digest
from kg.schema import EDGE_ENDS, STATUSES


@dataclass(frozen=True, slots=True, kw_only=True)
class Entity:
    """One entity as its line has it."""

    place: str
    id: str
    schema: str
    properties: Mapping[str, list[str]]

    def first(self, *names: str) -> str | None:
        """Return the first value of the first of the properties that has one."""
        return next((text for name in names for text in self.properties.get(name, ()) if text), None)


_LABELS: Final = {
    "Person": "Person",
    "Company": "Company",
    "Organization": "Organization",
    "PublicBody": "Organization",
    "LegalEntity": "Organization",
    "Position": "Role",
    "Event": "Event",
    "Address": "Place",
    **dict.fromkeys(("Article", "Document", "PlainText", "HyperText", "Pages"), "Article"),
}
"""The labels of the nodes that entities of these schemata become."""

_LINKS: Final = {
    "Occupancy": ("HOLDS", "holder", "post", ""),
    "Directorship": ("HOLDS_ROLE", "director", "organization", "director"),
    "Membership": ("HOLDS_ROLE", "member", "organization", "member"),
    "Employment": ("HOLDS_ROLE", "employee", "employer", "staff"),
    "Documentation": ("MENTIONS", "document", "entity", ""),
}
"""Edges that entities of these schemata become: type, properties of the ends, kind of the post."""

_FIELDS: Final = {
    "organization": ("IN", False),
    "addressEntity": ("LOCATED_IN", False),
    "parent": ("UNDER", False),
    "organizer": ("ORGANISED", True),
}
"""Edges that properties of nodes are: the type, and whether they come from the one named."""

_UNION: Final = "工会"
_STATUSES: Final = {**{status: status for status in STATUSES}, "ended": "former"}
_DAY: Final = len("2018-05-03")


class Entities:
    """Entities on their way into the graph; their edges wait until all nodes are known."""

    def __init__(self, on_skipped: OnSkipped) -> None:
        """Take who is told of what is left out."""
        self._on_skipped = on_skipped
        self._labels: dict[str, str] = {}
        self._waiting: list[Entity] = []

    def know(self, node: Node) -> None:
        """Let edges end in a node."""
        self._labels[node.id] = node.label

    def add(self, entity: Entity) -> Node | None:
        """Return the node that an entity is; None where it is none, or has none of the graph."""
        if entity.schema in _LINKS:
            self._waiting.append(entity)
            return None
        if entity.schema not in _LABELS:
            self._skip(entity, f"schema {entity.schema!r} has no place in the graph", "")
            return None
        node = _make_node(entity)
        if node is None:
            self._skip(entity, f"entity {entity.id!r} has no name", "give it a name")
            return None
        self.know(node)
        if not _FIELDS.keys().isdisjoint(entity.properties):
            self._waiting.append(entity)
        return node

    def iter_edges(self) -> Iterator[Placed]:
        """Yield the edges of all entities."""
        for entity in self._waiting:
            if entity.schema in _LINKS:
                yield from self._iter_links(entity)
            else:
                yield from self._iter_fields(entity)

    def _iter_links(self, entity: Entity) -> Iterator[Placed]:
        edge_type, start_name, end_name, kind = _LINKS[entity.schema]
        said = _said(entity, kind) if edge_type != "MENTIONS" else {"count": 1}
        for start, end in product(*(dict.fromkeys(entity.properties.get(name, ())) for name in (start_name, end_name))):
            is_under = entity.schema == "Membership" and self._labels.get(start) == self._labels.get(end) == "Union"
            edge = self._edge(entity, "UNDER" if is_under else edge_type, start, end, {} if is_under else said)
            if edge:
                yield Placed(entity.place, edge)

    def _iter_fields(self, entity: Entity) -> Iterator[Placed]:
        for name, (edge_type, is_reversed) in _FIELDS.items():
            for other in dict.fromkeys(entity.properties.get(name, ())):
                ends = (other, entity.id) if is_reversed else (entity.id, other)
                if edge := self._edge(entity, edge_type, *ends, {}):
                    yield Placed(entity.place, edge)

    def _edge(self, entity: Entity, edge_type: str, start: str, end: str, said: Mapping[str, Value]) -> Edge | None:
        for key in (start, end):
            if key not in self._labels:
                self._skip(entity, f"{entity.schema} {entity.id!r} names {key!r}, which is no node here", "")
                return None
        labels = self._labels[start], self._labels[end]
        if any(label not in allowed for label, allowed in zip(labels, EDGE_ENDS[edge_type], strict=True)):
            self._skip(
                entity, f"{entity.schema} {entity.id!r} would be {edge_type} from {labels[0]} to {labels[1]}", ""
            )
            return None
        return Edge(
            id=digest("edge", edge_type, start, end, entity.id),
            type=edge_type,
            start=start,
            end=end,
            start_label=labels[0],
            end_label=labels[1],
            properties=said,
        )

    def _skip(self, entity: Entity, reason: str, remedy: str) -> None:
        self._on_skipped(Skipped(item=entity.place, reason=reason, remedy=remedy))


def _make_node(entity: Entity) -> Node | None:
    """Return the node of an entity, None where it has no name."""
    label = _LABELS[entity.schema]
    if label == "Article":
        return _article(entity)
    name = entity.first("name", "full") if label == "Place" else entity.first("name")
    if name is None:
        return None
    if label == "Organization" and name.endswith(_UNION):
        label = "Union"
    naming = Naming(label=label)
    naming.names[name] = 1
    others = (text for key in ("name", "alias", "weakAlias", "previousName") for text in entity.properties.get(key, ()))
    naming.surfaces.update(filter(None, others))
    node = make_node(entity.id, naming, 0)
    if label == "Role":
        return Node(id=node.id, label=label, properties={**node.properties, "title": name, "kind": "other"})
    return node


def _article(entity: Entity) -> Node | None:
    name = entity.first("title", "name", "fileName", "sourceUrl")
    if name is None:
        return None
    said = {
        "name": name,
        "headline": entity.first("title"),
        "date": _day(entity, "publishedAt", "authoredAt", "date"),
        "newspaper": entity.first("publisher"),
        "source": entity.first("fileName", "sourceUrl"),
    }
    return Node(id=entity.id, label="Article", properties={key: text for key, text in said.items() if text})


def _said(entity: Entity, kind: str) -> Mapping[str, Value]:
    """Return what an edge of a post says."""
    dates = sorted(entity.properties.get("date", ()))
    status = _STATUSES.get(entity.first("status") or "", "former" if entity.first("endDate") else "current")
    said = {
        "status": status,
        "kind": kind,
        "title": entity.first("role"),
        "valid_from": _day(entity, "startDate"),
        "valid_to": _day(entity, "endDate"),
        "first_seen": dates[0][:_DAY] if dates else None,
        "last_seen": dates[-1][:_DAY] if dates else None,
    }
    return {key: text for key, text in said.items() if text}


def _day(entity: Entity, *names: str) -> str | None:
    text = entity.first(*names)
    return text[:_DAY] if text else None

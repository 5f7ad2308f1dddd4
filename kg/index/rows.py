"""Records to rows and back: properties as JSON, lists as tuples again."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, Final, Generic, TypeVar

from kg.graph import Edge, Node, Value
from kg.sqlite import Database

T = TypeVar("T")

NODE_COLUMNS: Final = "id, label, digest, properties"
EDGE_COLUMNS: Final = 'id, type, digest, "start", "end", start_label, end_label, properties'

_write = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
_read = json.JSONDecoder().raw_decode


@dataclass(frozen=True, slots=True)
class RowView(Generic[T]):
    """The records of a query, read anew each time they are iterated, a few in memory at a time."""

    db: Database
    sql: str
    make: Callable[[Any], T]

    def __iter__(self) -> Iterator[T]:
        return map(self.make, self.db.iter_rows(self.sql))


def node_row(node: Node) -> tuple[str, str, str, str]:
    """Return the id, the label, the digest and the properties of a node."""
    return node.id, node.label, node.digest, _write(dict(node.properties))


def edge_row(edge: Edge) -> tuple[str | None, ...]:
    """Return what is kept of an edge: with the times and the honour that it is looked up by."""
    said, award = edge.properties, edge.properties.get("award_id")
    return (
        edge.id, edge.type, edge.digest, edge.start, edge.end, edge.start_label, edge.end_label,
        *period_of(edge), None if award is None else str(award), _write(dict(said)),
    )  # fmt: skip


def period_of(edge: Edge) -> tuple[str | None, str | None]:
    """Return since when and until when an edge is stated to hold, else when articles have it first and last."""
    said = edge.properties
    since = said.get("valid_from") or said.get("first_seen")
    until = said.get("valid_to") or said.get("last_seen") or since
    return None if since is None else str(since), None if until is None else str(until)


def make_node(row: Any) -> Node:
    """Return the node of a row that has NODE_COLUMNS first."""
    key, label, digest, said, *_ = row
    return _made(Node, {"id": key, "label": label, "digest": digest, "properties": _properties(said)})


def make_edge(row: Any) -> Edge:
    """Return the edge of a row that has EDGE_COLUMNS first."""
    key, kind, digest, start, end, start_label, end_label, said, *_ = row
    return _made(
        Edge,
        {
            "id": key,
            "type": kind,
            "digest": digest,
            "start": start,
            "end": end,
            "start_label": start_label,
            "end_label": end_label,
            "properties": _properties(said),
        },
    )


def _made(cls: type[T], fields: dict[str, Any]) -> T:
    """Return a record of fields, its digest among them: half as long as to make it, and a digest takes longer still."""
    record = object.__new__(cls)
    record.__dict__.update(fields)
    return record


def _properties(text: str) -> dict[str, Value]:
    said: dict[str, Any] = _read(text)[0]
    for name, value in said.items():
        if value.__class__ is list:
            said[name] = tuple(value)
    return said

"""The rows that a store answers with, as plain values that JSON, tables and CSV can hold."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from neo4j.graph import Node, Path, Relationship
from neo4j.spatial import Point


@dataclass(frozen=True, slots=True, kw_only=True)
class Rows:
    """An answer: columns, rows, and whether there were more rows than asked for."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Any, ...], ...]
    is_cut: bool = False

    def records(self) -> list[dict[str, Any]]:
        """Return each row as a map from column to value."""
        return [dict(zip(self.columns, row, strict=True)) for row in self.rows]


def make_rows(columns: Iterable[str], records: Iterable[Iterable[Any]], limit: int) -> Rows:
    """Return the first `limit` of the records."""
    rows = tuple(tuple(_plain(value) for value in record) for record in records)
    return Rows(columns=tuple(columns), rows=rows[:limit], is_cut=len(rows) > limit)


def _plain(value: Any) -> Any:
    """Return a value as JSON has it: nodes and edges as maps, a path as a list of them, times as ISO 8601."""
    if value is None or isinstance(value, str | int | float | bool):
        return value
    if isinstance(value, Node):
        return {"labels": sorted(value.labels), **_plain(dict(value.items()))}
    if isinstance(value, Relationship):
        return {"type": value.type, **_plain(dict(value.items()))}
    if isinstance(value, Path):
        steps = [value.start_node, *(part for edge in value.relationships for part in (edge, edge.end_node))]
        return [_plain(step) for step in steps]
    if isinstance(value, Mapping):
        return {str(key): _plain(value[key]) for key in sorted(value)}  # stores keep no order of keys
    if isinstance(value, Point):
        return list(value)
    if isinstance(value, bytes | bytearray):
        return value.hex()
    if isinstance(value, Iterable):
        return [_plain(item) for item in value]
    return value.iso_format() if hasattr(value, "iso_format") else str(value)

"""The columns of a graph: which properties its records have, and of which type, where a format must say so beforehand."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import groupby
from operator import attrgetter
from typing import Any, Final

from kg.graph import Edge, GraphView, Node
from kg.schema import SEARCH, SEARCHED_NODES

label_of: Final = attrgetter("label")
type_of: Final = attrgetter("type")
_KINDS: Final = {bool: "boolean", int: "long", float: "double", str: "string"}


@dataclass(frozen=True, slots=True)
class Column:
    """What values of a property are: boolean, long, double or string, one each or lists of them."""

    kind: str
    is_list: bool


Columns = Mapping[str, Column]
"""Columns by their names, in the order of these."""

_SEARCH: Final[Columns] = {SEARCH: Column("string", is_list=False)}


def find_columns(records: Iterable[Node | Edge]) -> Columns:
    """Return the columns of records; whole numbers beside others become others, all else that is mixed strings."""
    lists_of: dict[tuple[object, ...], list[str]] = {}
    types: set[tuple[str, type]] = set()
    latest: dict[str, type] = {}
    for record in records:
        said = record.properties
        shape = (*said, *map(type, said.values()))
        lists = lists_of.get(shape)
        if lists is None:
            lists = lists_of[shape] = [name for name, value in said.items() if isinstance(value, tuple)]
            types.update((name, value.__class__) for name, value in said.items())
        for name in lists:
            items: Any = said[name]
            if items and items[0].__class__ is not latest.get(name):  # lists are of one type
                latest[name] = items[0].__class__
                types.add((name, latest[name]))
    return _make_columns(types)


def find_stored_columns(graph: GraphView) -> tuple[dict[str, Columns], dict[str, Columns]]:
    """Return the columns of the nodes of each label and of the edges of each type as a store has them."""
    labels: dict[str, Columns] = {
        label: {**find_columns(nodes), **(_SEARCH if label in SEARCHED_NODES else {})}
        for label, nodes in groupby(graph.nodes, label_of)
    }
    return labels, {edge_type: find_columns(edges) for edge_type, edges in groupby(graph.edges, type_of)}


def _make_columns(types: Iterable[tuple[str, type]]) -> Columns:
    """Return the columns of the names with all types that values and items of lists have."""
    found: defaultdict[str, set[type]] = defaultdict(set)
    for name, value_type in types:
        found[name].add(value_type)
    return {name: Column(_one_kind(kinds - {tuple}), tuple in kinds) for name, kinds in sorted(found.items())}


def _one_kind(types: set[type]) -> str:
    kinds = {_KINDS[found] for found in types}
    if kinds == {"long", "double"}:
        return "double"
    return kinds.pop() if len(kinds) == 1 else "string"

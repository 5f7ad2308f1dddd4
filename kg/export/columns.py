"""The columns of a graph: which properties its records have, and of which type, where a format must say so beforehand."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from kg.graph import Edge, Node

_KINDS: Final = {bool: "boolean", int: "long", float: "double", str: "string"}


@dataclass(frozen=True, slots=True)
class Column:
    """What values of a property are: boolean, long, double or string, one each or lists of them."""

    kind: str
    is_list: bool


Columns = Mapping[str, Column]
"""Columns by their names, in the order of these."""


def find_columns(records: Iterable[Node | Edge]) -> Columns:
    """Return the columns of records; whole numbers beside others become others, all else that is mixed strings."""
    types: defaultdict[str, set[type]] = defaultdict(set)
    lists = set()
    for record in records:
        for name, value in record.properties.items():
            if value.__class__ is tuple:
                lists.add(name)
                types[name].update(map(type, value[:1]))  # lists are of one type
            else:
                types[name].add(value.__class__)
    return {name: Column(_one_kind(found), name in lists) for name, found in sorted(types.items())}


def _one_kind(types: set[type]) -> str:
    kinds = {_KINDS[found] for found in types}
    if kinds == {"long", "double"}:
        return "double"
    return kinds.pop() if len(kinds) == 1 else "string"

"""The names of nodes in the form in which they are matched, as indexes and stores keep them to search in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from kg.graph.records import Edge, Node, Value
from kg.schema import SEARCH, SEARCHED_NODES
from kg.text.fold import bare


def bare_names(properties: Mapping[str, Any]) -> tuple[str, ...]:
    """Return all names that properties give a node in matching form: the name first, '' where there is none."""
    return tuple(name for key in ("name", "aliases", "weak_aliases") for name in _bare_of(properties, key))


def _bare_of(properties: Mapping[str, Any], key: str) -> Iterator[str]:
    said = properties.get(key, "" if key == "name" else ())
    return (bare(str(name)) for name in (said if isinstance(said, tuple | list) else (said,)))


def tier_of(node: Node, wanted: str) -> int | None:
    """Return how a name in matching form calls a node, None if it does not.

    0 as its full name, 1 as another, 2 as one that does not settle who it is.
    """
    said = node.properties
    if wanted in _bare_of(said, "name"):
        return 0 if said.get("resolved", True) else 2
    return next((tier for tier, key in ((1, "aliases"), (2, "weak_aliases")) if wanted in _bare_of(said, key)), None)


def search_text(node: Node) -> str:
    """Return all names of a node in matching form, a line each with line breaks around all."""
    return "\n".join(("", *bare_names(node.properties), ""))


def stored_properties(record: Node | Edge) -> Mapping[str, Value]:
    """Return the properties of a record with those that stores keep beside them."""
    if isinstance(record, Node) and record.label in SEARCHED_NODES:
        return {**record.properties, SEARCH: search_text(record)}
    return record.properties

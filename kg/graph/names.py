"""The names of nodes in the form in which they are matched, as indexes and stores keep them to search in."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from kg.graph.records import Edge, Node, Value
from kg.schema import SEARCH, SEARCHED_NODES
from kg.text.fold import bare


def bare_names(properties: Mapping[str, Any]) -> tuple[str, ...]:
    """Return all names that properties give a node in matching form: the name first, '' where there is none."""
    names = [properties.get("name", "")]
    for others in (properties.get("aliases", ()), properties.get("weak_aliases", ())):
        names.extend(others if isinstance(others, tuple | list) else [others])
    return tuple(bare(str(name)) for name in names)


def search_text(node: Node) -> str:
    """Return all names of a node in matching form, a line each with line breaks around all."""
    return "\n".join(("", *bare_names(node.properties), ""))


def stored_properties(record: Node | Edge) -> Mapping[str, Value]:
    """Return the properties of a record with those that stores keep beside them."""
    if isinstance(record, Node) and record.label in SEARCHED_NODES:
        return {**record.properties, SEARCH: search_text(record)}
    return record.properties

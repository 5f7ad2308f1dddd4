"""The graph as records: nodes and edges with their properties, in one order, with digests that tell them apart."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Protocol

from kg.model import digest

Value = str | int | float | bool | tuple[str, ...] | tuple[int, ...] | tuple[float, ...]
"""What a property holds: what every store and export can; lists are of one type. What is not known has no property."""


def _parts(properties: Mapping[str, Value]) -> list[str]:
    """Return properties as strings in one order. Digests of all records take as long as this."""
    parts: list[str] = []
    for key in sorted(properties):
        value = properties[key]
        if isinstance(value, str):
            parts += key, value
        elif isinstance(value, tuple):
            parts.append(key)
            parts += value if value and isinstance(value[0], str) else map(str, value)
        else:
            parts += key, str(value)
    return parts


@dataclass(frozen=True, kw_only=True)
class Node:
    """One node; its `id` is of content, and `properties` do not repeat it."""

    id: str
    label: str
    properties: Mapping[str, Value]

    @cached_property
    def digest(self) -> str:
        """Return the digest of all that the node says."""
        return digest(self.label, self.id, *_parts(self.properties))


@dataclass(frozen=True, kw_only=True)
class Edge:
    """One edge between two nodes, named by their ids and labels; its `id` is of content."""

    id: str
    type: str
    start: str
    end: str
    start_label: str
    end_label: str
    properties: Mapping[str, Value]

    @cached_property
    def digest(self) -> str:
        """Return the digest of all that the edge says."""
        return digest(self.type, self.id, self.start, self.end, *_parts(self.properties))


class GraphView(Protocol):
    """What an export reads: a graph that need not be in memory. Both can be iterated any number of times."""

    @property
    def nodes(self) -> Iterable[Node]:
        """Return all nodes, ordered by label and id."""

    @property
    def edges(self) -> Iterable[Edge]:
        """Return all edges, ordered by type and id."""


@dataclass(frozen=True, kw_only=True)
class Graph:
    """All nodes, ordered by label and id, and all edges, ordered by type and id."""

    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]

    @cached_property
    def digest(self) -> str:
        """Return the digest of the whole graph: equal for equal graphs."""
        return digest(*(node.digest for node in self.nodes), "", *(edge.digest for edge in self.edges))

    def count_labels(self) -> dict[str, int]:
        """Return how many nodes have each label, in the order of labels."""
        return dict(sorted(Counter(node.label for node in self.nodes).items()))

    def count_types(self) -> dict[str, int]:
        """Return how many edges have each type, in the order of types."""
        return dict(sorted(Counter(edge.type for edge in self.edges).items()))

"""What a graph store must be able to do, so that `kg.store.loading` can bring it to the state of a graph."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal, Protocol

from kg.graph import Edge, Node

Digests = dict[str, dict[str, str]]
"""The digests of what a store holds of ours, by label or type and then by id."""


Ends = tuple[str, str]
"""The labels of the two nodes that an edge joins."""

Part = Literal["nodes", "edges"]


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """What a store was last brought to: the digest of the graph, and the revision of the archive that it is of."""

    digest: str
    revision: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """How many nodes of a label or edges of a type a load adds, changes and removes."""

    added: int = 0
    changed: int = 0
    removed: int = 0

    @property
    def total(self) -> int:
        """Return how many are touched."""
        return self.added + self.changed + self.removed


@dataclass(frozen=True, slots=True, kw_only=True)
class Changes:
    """What a load changes: nodes by label, edges by type; those that stay as they are are left out."""

    nodes: Mapping[str, Change] = field(default_factory=dict)
    edges: Mapping[str, Change] = field(default_factory=dict)

    @property
    def total(self) -> int:
        """Return how many nodes and edges are touched; 0 where the store is up to date."""
        return sum(change.total for change in (*self.nodes.values(), *self.edges.values()))


class GraphStore(Protocol):
    """A store of graphs. Only what it was sent is ours: nothing else in it is read, changed or removed."""

    writers: int
    """How many threads may write at once."""

    def prepare(self, part: Part) -> None:
        """Make the constraints and indexes of nodes or of edges, where they are missing."""

    def read_state(self) -> State | None:
        """Return the state, None if nothing was loaded, if a load broke off, or if nodes or edges came or went since."""

    def write_state(self, state: State | None) -> None:
        """Keep the state; None while a load goes on."""

    def read_nodes(self, labels: Iterable[str]) -> Digests:
        """Return the digests of our nodes."""

    def read_edges(self, types: Iterable[str]) -> Digests:
        """Return the digests of our edges."""

    def add_nodes(self, label: str, nodes: Sequence[Node]) -> None:
        """Write nodes of one label that the store does not hold as ours."""

    def change_nodes(self, label: str, nodes: Sequence[Node]) -> None:
        """Give nodes that are ours new properties."""

    def remove_nodes(self, label: str, ids: Sequence[str]) -> None:
        """Remove nodes of ours; one that still has edges of others is left to them."""

    def add_edges(self, edge_type: str, ends: Ends, edges: Sequence[Edge]) -> None:
        """Write edges of one type between nodes of two labels that the store does not hold."""

    def change_edges(self, edge_type: str, ends: Ends, edges: Sequence[Edge]) -> None:
        """Give edges of one type between nodes of two labels, that are ours, new properties."""

    def remove_edges(self, edge_type: str, ids: Sequence[str]) -> None:
        """Remove edges of ours."""

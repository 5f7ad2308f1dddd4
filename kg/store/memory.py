"""A graph store in memory: for tests, and to see what a load would send."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from kg.graph import Edge, Graph, Node
from kg.store.protocol import Digests, Ends, Part, State


class MemoryStore:
    """A store that keeps records in dictionaries."""

    writers = 1

    def __init__(self) -> None:
        self.nodes: dict[tuple[str, str], Node] = {}
        self.edges: dict[tuple[str, str], Edge] = {}
        self._state: State | None = None

    def graph(self) -> Graph:
        """Return all that the store holds."""
        return Graph(
            nodes=tuple(node for _, node in sorted(self.nodes.items())),
            edges=tuple(edge for _, edge in sorted(self.edges.items())),
        )

    def prepare(self, part: Part) -> None:
        """Do nothing: there is nothing to make."""

    def read_state(self) -> State | None:
        """Return the state, None if nothing was loaded or a load broke off."""
        return self._state

    def write_state(self, state: State | None) -> None:
        """Keep the state."""
        self._state = state

    def read_nodes(self, labels: Iterable[str]) -> Digests:
        """Return the digests of the nodes."""
        return {label: {key: node.digest for (of, key), node in self.nodes.items() if of == label} for label in labels}

    def read_edges(self, types: Iterable[str]) -> Digests:
        """Return the digests of the edges."""
        return {kind: {key: edge.digest for (of, key), edge in self.edges.items() if of == kind} for kind in types}

    def add_nodes(self, label: str, nodes: Sequence[Node]) -> None:
        """Keep nodes of one label."""
        self.nodes.update(((label, node.id), node) for node in nodes)

    change_nodes = add_nodes

    def remove_nodes(self, label: str, ids: Sequence[str]) -> None:
        """Drop nodes."""
        for key in ids:
            del self.nodes[label, key]

    def add_edges(self, edge_type: str, ends: Ends, edges: Sequence[Edge]) -> None:
        """Keep edges of one type; KeyError if a node that they join is not there."""
        for edge in edges:
            self.nodes[edge.start_label, edge.start], self.nodes[edge.end_label, edge.end]
            self.edges[edge_type, edge.id] = edge

    def change_edges(self, edge_type: str, ends: Ends, edges: Sequence[Edge]) -> None:
        """Keep the edges in place of those with their ids."""
        self.edges.update(((edge_type, edge.id), edge) for edge in edges)

    def remove_edges(self, edge_type: str, ids: Sequence[str]) -> None:
        """Drop edges."""
        for key in ids:
            del self.edges[edge_type, key]

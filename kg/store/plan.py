"""Compare a graph with what a store holds: what to add, change and remove, in batches."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

from kg.graph import Edge, Graph, Node
from kg.store.protocol import Change, Changes, Digests

Record = TypeVar("Record", Node, Edge)
Ends = tuple[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What brings a store to a graph: records and ids by label or type."""

    added_nodes: dict[str, list[Node]]
    changed_nodes: dict[str, list[Node]]
    removed_nodes: dict[str, list[str]]
    added_edges: dict[tuple[str, Ends], list[Edge]]
    changed_edges: dict[str, list[Edge]]
    removed_edges: dict[str, list[str]]

    @property
    def changes(self) -> Changes:
        """Return how many of each label and type the plan touches."""
        added: defaultdict[str, list[Edge]] = defaultdict(list)
        for (edge_type, _), edges in self.added_edges.items():
            added[edge_type] += edges
        return Changes(
            nodes=_count(self.added_nodes, self.changed_nodes, self.removed_nodes),
            edges=_count(added, self.changed_edges, self.removed_edges),
        )


def make_plan(graph: Graph, nodes: Digests, edges: Digests) -> Plan:
    """Return what brings a store that holds nodes and edges with these digests to the graph."""
    new_nodes, changed_nodes, old_nodes = _compare(((node.label, node) for node in graph.nodes), nodes)
    new_edges, changed_edges, old_edges = _compare(((edge.type, edge) for edge in graph.edges), edges)
    by_ends: defaultdict[tuple[str, Ends], list[Edge]] = defaultdict(list)
    for edge_type, found in new_edges.items():
        for edge in found:
            by_ends[edge_type, (edge.start_label, edge.end_label)].append(edge)
    return Plan(
        added_nodes=new_nodes,
        changed_nodes=changed_nodes,
        removed_nodes=old_nodes,
        added_edges=by_ends,
        changed_edges=changed_edges,
        removed_edges=old_edges,
    )


def iter_batches(records: Sequence[Record], size: int) -> Iterator[list[Record]]:
    """Yield the records in batches of a size, where one counts as often as it has passages of evidence.

    Those with the fewest come first, and edges that start at one node together: both are sent and written faster.
    """
    batch: list[Record] = []
    weight = 0
    for record in sorted(records, key=_order):
        weight += _weight(record)
        batch.append(record)
        if weight >= size:
            yield batch
            batch, weight = [], 0
    if batch:
        yield batch


def _order(record: Node | Edge) -> tuple[int, str]:
    return _weight(record), record.start if isinstance(record, Edge) else ""


def _weight(record: Node | Edge) -> int:
    passages = record.properties.get("evidence_quote")
    return len(passages) if isinstance(passages, tuple) else 1


def _compare(
    records: Iterable[tuple[str, Record]], held: Digests
) -> tuple[dict[str, list[Record]], dict[str, list[Record]], dict[str, list[str]]]:
    """Return the records that are new and those that differ, and the ids of those that are gone, by label or type."""
    gone = {name: dict(digests) for name, digests in held.items()}
    added: defaultdict[str, list[Record]] = defaultdict(list)
    changed: defaultdict[str, list[Record]] = defaultdict(list)
    for name, record in records:
        digest = gone.get(name, {}).pop(record.id, None)
        if digest is None:
            added[name].append(record)
        elif digest != record.digest:
            changed[name].append(record)
    return added, changed, {name: sorted(digests) for name, digests in gone.items() if digests}


def _count(
    added: dict[str, list[Record]], changed: dict[str, list[Record]], removed: dict[str, list[str]]
) -> dict[str, Change]:
    return {
        name: Change(
            added=len(added.get(name, ())), changed=len(changed.get(name, ())), removed=len(removed.get(name, ()))
        )
        for name in sorted({*added, *changed, *removed})
    }

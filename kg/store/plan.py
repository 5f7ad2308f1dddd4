"""Compare a graph with what a store holds: what to add, change and remove, in batches."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from kg.graph import Edge, Graph, Node
from kg.store.protocol import Change, Changes, Digests, Ends

Record = TypeVar("Record", Node, Edge)


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What brings a store to a graph: nodes by label, edges by type and the labels of their ends, ids of what has gone."""

    added_nodes: Mapping[str, list[Node]]
    changed_nodes: Mapping[str, list[Node]]
    removed_nodes: Mapping[str, list[str]]
    added_edges: Mapping[tuple[str, Ends], list[Edge]]
    changed_edges: Mapping[tuple[str, Ends], list[Edge]]
    removed_edges: Mapping[str, list[str]]

    @property
    def changes(self) -> Changes:
        """Return how many of each label and type the plan touches."""
        nodes = (_sizes(self.added_nodes), _sizes(self.changed_nodes), _sizes(self.removed_nodes))
        edges = (_sizes_by_type(self.added_edges), _sizes_by_type(self.changed_edges), _sizes(self.removed_edges))
        return Changes(nodes=_make_changes(*nodes), edges=_make_changes(*edges))


def make_plan(graph: Graph, nodes: Digests, edges: Digests) -> Plan:
    """Return what brings a store that holds nodes and edges with these digests to the graph."""
    new_nodes, changed_nodes, old_nodes = _compare(((node.label, node) for node in graph.nodes), nodes)
    new_edges, changed_edges, old_edges = _compare(((edge.type, edge) for edge in graph.edges), edges)
    return Plan(
        added_nodes=new_nodes,
        changed_nodes=changed_nodes,
        removed_nodes=old_nodes,
        added_edges=_by_ends(new_edges),
        changed_edges=_by_ends(changed_edges),
        removed_edges=old_edges,
    )


def _by_ends(edges: Mapping[str, list[Edge]]) -> Mapping[tuple[str, Ends], list[Edge]]:
    parted: defaultdict[tuple[str, Ends], list[Edge]] = defaultdict(list)
    for edge_type, found in edges.items():
        for edge in found:
            parted[edge_type, (edge.start_label, edge.end_label)].append(edge)
    return parted


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


def _sizes(records: Mapping[str, Sequence[object]]) -> Counter[str]:
    return Counter({name: len(found) for name, found in records.items()})


def _sizes_by_type(edges: Mapping[tuple[str, Ends], list[Edge]]) -> Counter[str]:
    sizes: Counter[str] = Counter()
    for (edge_type, _), found in edges.items():
        sizes[edge_type] += len(found)
    return sizes


def _make_changes(added: Counter[str], changed: Counter[str], removed: Counter[str]) -> dict[str, Change]:
    return {
        name: Change(added=added[name], changed=changed[name], removed=removed[name])
        for name in sorted({*added, *changed, *removed})
    }

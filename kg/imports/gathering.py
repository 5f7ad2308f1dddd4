"""Make a graph of records: each of the schema, none twice, no edge without its nodes."""

from __future__ import annotations

from collections.abc import Iterable

from kg.errors import InputError
from kg.graph import Edge, Graph, Node
from kg.imports.records import Placed, check_names
from kg.schema import EDGE_ENDS, GRAPH_LABELS


def gather(records: Iterable[Placed]) -> Graph:
    """Return the graph of records in any order. Raises InputError."""
    nodes: dict[str, tuple[str, Node]] = {}
    edges: dict[str, tuple[str, Edge]] = {}
    for place, record in records:
        check_names(record, place)
        if isinstance(record, Node):
            _check_node(place, record)
            first = nodes.setdefault(record.id, (place, record))
        else:
            _check_edge(place, record)
            first = edges.setdefault(record.id, (place, record))  # type: ignore[assignment]
        if first[1] is not record:
            kind = "node" if isinstance(record, Node) else "edge"
            raise InputError(f"{place}: {kind} {record.id!r} is there already, at {first[0]}; keep one of them")
    for place, edge in edges.values():
        _check_ends(place, edge, nodes)
    return Graph(
        nodes=tuple(sorted((node for _, node in nodes.values()), key=lambda node: (node.label, node.id))),
        edges=tuple(sorted((edge for _, edge in edges.values()), key=lambda edge: (edge.type, edge.id))),
    )


def _check_node(place: str, node: Node) -> None:
    if node.label not in GRAPH_LABELS:
        raise InputError(f"{place}: unknown label {node.label!r}; expected one of {', '.join(GRAPH_LABELS)}")
    if not isinstance(node.properties.get("name"), str):
        raise InputError(f"{place}: node {node.id!r} has no name; give it the property 'name', a text")


def _check_edge(place: str, edge: Edge) -> None:
    if edge.type not in EDGE_ENDS:
        raise InputError(f"{place}: unknown type {edge.type!r} of an edge; expected one of {', '.join(EDGE_ENDS)}")
    starts, ends = EDGE_ENDS[edge.type]
    for side, label, labels in (("start", edge.start_label, starts), ("end", edge.end_label, ends)):
        if label not in labels:
            raise InputError(f"{place}: the {side} of {edge.type} is {label!r}; expected one of {', '.join(labels)}")


def _check_ends(place: str, edge: Edge, nodes: dict[str, tuple[str, Node]]) -> None:
    for side, key, label in (("start", edge.start, edge.start_label), ("end", edge.end, edge.end_label)):
        if key not in nodes:
            raise InputError(
                f"{place}: edge {edge.id!r} has its {side} in node {key!r}, which is not in the file; "
                "add the node or take out the edge"
            )
        known, node = nodes[key]
        if node.label != label:
            raise InputError(f"{place}: the {side} of edge {edge.id!r} is {label!r}, at {known} it is {node.label!r}")

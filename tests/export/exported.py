"""A graph that formats stumble over, and graphs as stores hold them, to be compared."""

from __future__ import annotations

from typing import Any

from kg.graph import Edge, Graph, Node
from kg.graph.names import stored_properties
from kg.schema import DIGEST, ENTITY_NODES
from kg.store.bolt import BoltStore

AWKWARD = 'a;b,"c"\n d\\ \r\n\x1f\u2028尾'


def awkward() -> Graph:
    """Return two nodes and an edge between them, with every kind of value, and text that formats stumble over."""
    nodes = (
        Node(id="a", label="Person", properties={"name": AWKWARD, "aliases": ("甲;乙", AWKWARD), "resolved": True}),
        Node(id="b", label="Union", properties={"name": "", "aliases": (), "resolved": False, "note": "\x08<&>\t"}),
    )
    said = {"count": 2, "confidence": 0.5, "evidence_quote": ("", AWKWARD), "evidence_start": (0, 1), "last": ("",)}
    edge = Edge(id="e", type="CHAIR_OF", start="a", end="b", start_label="Person", end_label="Union", properties=said)
    return Graph(nodes=nodes, edges=(edge,))


def labels_of(label: str) -> list[str]:
    """Return the labels that a node has in a store."""
    return [label, "Entity"] if label in ENTITY_NODES else [label]


def held(store: BoltStore, *, is_exact: bool) -> list[tuple[Any, ...]]:
    """Return all nodes and edges of a store, as `records` returns those of a graph."""
    nodes = store.read("MATCH (n:Entity|Article) RETURN labels(n), n.id, properties(n)", max_rows=10**6)
    edges = store.read("MATCH (a)-[r]->(b) RETURN type(r), r.id, a.id, b.id, properties(r)", max_rows=10**6)
    found = [(*map(_sorted_list, row[:-1]), _cleaned(row[-1], is_exact=is_exact)) for row in (*nodes.rows, *edges.rows)]
    return sorted(found, key=repr)


def records(graph: Graph, *, is_exact: bool) -> list[tuple[Any, ...]]:
    """Return all nodes and edges of a graph, with what stores keep beside their properties."""
    nodes = [(sorted(labels_of(node.label)), node.id, stored_properties(node)) for node in graph.nodes]
    edges = [(edge.type, edge.id, edge.start, edge.end, edge.properties) for edge in graph.edges]
    return sorted(((*row[:-1], _cleaned(row[-1], is_exact=is_exact)) for row in (*nodes, *edges)), key=repr)


def _sorted_list(value: Any) -> Any:
    return sorted(value) if isinstance(value, list) else value


def _cleaned(properties: Any, *, is_exact: bool) -> dict[str, Any]:
    """Return properties in one order; unless exact, without what an import cannot keep."""
    said = {
        key: list(v) if isinstance(v, tuple) else v
        for key, v in sorted(properties.items())
        if key not in ("id", DIGEST)
    }
    if is_exact:
        return said
    said = {key: [one.replace("\x1f", " ") if isinstance(one, str) else one for one in v] if isinstance(v, list) else v
            for key, v in said.items()}  # fmt: skip
    return {key: value for key, value in said.items() if value not in ([], [""])}

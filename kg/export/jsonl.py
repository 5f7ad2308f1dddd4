"""The graph as JSON Lines, a node or an edge a line, in the form of Neo4j's apoc.export.json; sorted, so that the same
facts give the same bytes.

    {"type":"node","id":"0a…","labels":["Person","Entity"],"properties":{"aliases":[],"name":"郑洪","resolved":true}}
    {"type":"relationship","id":"1b…","label":"CHAIR_OF","start":{"id":"0a…","labels":["Person","Entity"]},"end":{…},…}
"""

from __future__ import annotations

from collections.abc import Iterator
from json import JSONEncoder

from kg.export.files import Files
from kg.graph import Edge, Graph, Node
from kg.schema import ENTITY_NODES

_write = JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def make_jsonl(graph: Graph) -> Files:
    """Return the graph as one file: all nodes by label and id, then all edges by type and id."""
    return {"graph.jsonl": _iter_lines(graph)}


def labels_of(label: str) -> list[str]:
    """Return the labels that a node has in a store."""
    return [label, "Entity"] if label in ENTITY_NODES else [label]


def _iter_lines(graph: Graph) -> Iterator[str]:
    for node in graph.nodes:
        said = {"type": "node", "id": node.id, "labels": labels_of(node.label)}
        yield _write({**said, "properties": _properties(node)}) + "\n"
    for edge in graph.edges:
        start = {"id": edge.start, "labels": labels_of(edge.start_label)}
        end = {"id": edge.end, "labels": labels_of(edge.end_label)}
        said = {"type": "relationship", "id": edge.id, "label": edge.type}
        yield _write({**said, "start": start, "end": end, "properties": _properties(edge)}) + "\n"


def _properties(record: Node | Edge) -> dict[str, object]:
    return dict(sorted(record.properties.items()))

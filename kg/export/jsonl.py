"""The graph as JSON Lines, a node or an edge a line, in the form of Neo4j's apoc.export.json; sorted, so that the same
facts give the same bytes.

    {"type":"node","id":"0a…","labels":["Person","Entity"],"properties":{"aliases":[],"name":"郑洪","resolved":true}}
    {"type":"relationship","id":"1b…","label":"CHAIR_OF","start":{"id":"0a…","labels":["Person","Entity"]},"end":{…},…}
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from kg.export.files import Files
from kg.export.formats import Format
from kg.export.shapes import Shapes
from kg.export.values import in_quotes, value_json
from kg.graph import GraphView
from kg.schema import ENTITY_NODES, GRAPH_LABELS

_LABELS: Final = {label: value_json((label, "Entity") if label in ENTITY_NODES else (label,)) for label in GRAPH_LABELS}


def make_jsonl(graph: GraphView) -> Files:
    """Return the graph as one file: all nodes by label and id, then all edges by type and id."""
    return [(FORMAT.file, _iter_lines(graph))]


def _iter_lines(graph: GraphView) -> Iterator[str]:
    shapes = Shapes(_pattern, value_json, ",")
    for node in graph.nodes:
        said = f'"properties":{{{shapes.text(node.properties)}}}'
        yield f'{{"type":"node","id":{in_quotes(node.id)},"labels":{_LABELS[node.label]},{said}}}\n'
    for edge in graph.edges:
        start, end = _end(edge.start, edge.start_label), _end(edge.end, edge.end_label)
        said = f'"start":{start},"end":{end},"properties":{{{shapes.text(edge.properties)}}}'
        yield f'{{"type":"relationship","id":{in_quotes(edge.id)},"label":{in_quotes(edge.type)},{said}}}\n'


def _end(node: str, label: str) -> str:
    return f'{{"id":{in_quotes(node)},"labels":{_LABELS[label]}}}'


def _pattern(name: str) -> str:
    return f"{in_quotes(name).replace('%', '%%')}:%s"


FORMAT: Final = Format(
    name="jsonl",
    file="graph.jsonl",
    media_type="application/jsonl",
    make=make_jsonl,
    tools=("程序、jq、pandas；kg import 可读回", "programs, jq, pandas; kg import takes it back"),
    lost=("无", "nothing"),
)

"""The graph as JSON Lines, a node or an edge a line, in the form of Neo4j's apoc.export.json; sorted, so that the same
facts give the same bytes.

    {"type":"node","id":"0a…","labels":["Person","Entity"],"properties":{"aliases":[],"name":"郑洪","resolved":true}}
    {"type":"relationship","id":"1b…","label":"CHAIR_OF","start":{"id":"0a…","labels":["Person","Entity"]},"end":{…},…}
"""

from __future__ import annotations

from collections.abc import Iterator
from json import JSONEncoder
from typing import Final

from kg.export.files import Files
from kg.export.formats import Format
from kg.graph import GraphView
from kg.schema import ENTITY_NODES, GRAPH_LABELS

_write = JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
_LABELS: Final = {label: _write([label, "Entity"] if label in ENTITY_NODES else [label]) for label in GRAPH_LABELS}


def make_jsonl(graph: GraphView) -> Files:
    """Return the graph as one file: all nodes by label and id, then all edges by type and id."""
    return [(FORMAT.file, _iter_lines(graph))]


def _iter_lines(graph: GraphView) -> Iterator[str]:
    for node in graph.nodes:
        said = _write(dict(sorted(node.properties.items())))
        yield f'{{"type":"node","id":{_write(node.id)},"labels":{_LABELS[node.label]},"properties":{said}}}\n'
    for edge in graph.edges:
        said = _write(dict(sorted(edge.properties.items())))
        start = f'{{"id":{_write(edge.start)},"labels":{_LABELS[edge.start_label]}}}'
        end = f'{{"id":{_write(edge.end)},"labels":{_LABELS[edge.end_label]}}}'
        yield (
            f'{{"type":"relationship","id":{_write(edge.id)},"label":{_write(edge.type)},"start":{start},"end":{end},'
            f'"properties":{said}}}\n'
        )


FORMAT: Final = Format(
    name="jsonl",
    file="graph.jsonl",
    media_type="application/jsonl",
    make=make_jsonl,
    tools=("程序、jq、pandas；kg import 可读回", "programs, jq, pandas; kg import takes it back"),
    lost=("无", "nothing"),
)

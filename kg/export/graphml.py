"""The graph as GraphML, for Gephi, Cytoscape, yEd and networkx.

A node has its label as `label`, an edge its type as `type`. GraphML has no lists: they are JSON.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Final

from kg.export.columns import Columns, find_columns
from kg.export.files import Files
from kg.export.formats import Format
from kg.export.shapes import Shapes
from kg.export.xml import quoted, value_text
from kg.graph import GraphView

_HEAD: Final = """<?xml version="1.0" encoding="UTF-8"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" \
xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">
"""
_TAIL: Final = "</graph>\n</graphml>\n"


def make_graphml(graph: GraphView) -> Files:
    """Return the graph as one file."""
    return [(FORMAT.file, _iter_pieces(graph))]


def _iter_pieces(graph: GraphView) -> Iterator[str]:
    yield _HEAD
    yield from _iter_keys("node", "label", find_columns(graph.nodes))
    yield from _iter_keys("edge", "type", find_columns(graph.edges))
    yield '<graph edgedefault="directed">\n'
    shapes = Shapes(partial(_pattern, "node"), value_text)
    for node in graph.nodes:
        head = f'<node id={quoted(node.id)}><data key="node_label">{node.label}</data>'
        yield f"{head}{shapes.text(node.properties)}</node>\n"
    shapes = Shapes(partial(_pattern, "edge"), value_text)
    for edge in graph.edges:
        head = f"<edge id={quoted(edge.id)} source={quoted(edge.start)} target={quoted(edge.end)}>"
        yield f'{head}<data key="edge_type">{edge.type}</data>{shapes.text(edge.properties)}</edge>\n'
    yield _TAIL


def _iter_keys(kind: str, own: str, columns: Columns) -> Iterator[str]:
    types = {own: "string", **{name: "string" if one.is_list else one.kind for name, one in columns.items()}}
    for name, value_type in types.items():
        yield (
            f"<key id={quoted(f'{kind}_{name}')} for={quoted(kind)} attr.name={quoted(name)} "
            f"attr.type={quoted(value_type)}/>\n"
        )


def _pattern(kind: str, name: str) -> str:
    key = quoted(f"{kind}_{name}").replace("%", "%%")
    return f"<data key={key}>%s</data>"


FORMAT: Final = Format(
    name="graphml",
    file="graph.graphml",
    media_type="application/graphml+xml",
    make=make_graphml,
    tools=("Gephi、Cytoscape、yEd、networkx", "Gephi, Cytoscape, yEd, networkx"),
    lost=(
        "列表写作 JSON 文本；XML 不能有的控制字符变为 U+FFFD",
        "lists are JSON texts; control characters that XML cannot hold become U+FFFD",
    ),
)

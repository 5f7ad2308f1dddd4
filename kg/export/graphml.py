"""The graph as GraphML, for Gephi, Cytoscape, yEd and networkx.

A node has its label as `label`, an edge its type as `type`. GraphML has no lists: they are JSON. Characters that XML
cannot hold (most controls) become U+FFFD.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Final
from xml.sax.saxutils import escape, quoteattr

from kg.export.files import Files
from kg.graph import Graph
from kg.graph.records import Value

_HEAD: Final = """<?xml version="1.0" encoding="UTF-8"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" \
xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">
"""
_NO_XML: Final = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_TYPES: Final = {bool: "boolean", int: "long", float: "double"}

Data = Mapping[str, Value]


def make_graphml(graph: Graph) -> Files:
    """Return the graph as one file."""
    return {"graph.graphml": _iter_pieces(graph)}


def _iter_pieces(graph: Graph) -> Iterator[str]:
    nodes = [(f"<node id={_quoted(node.id)}>", {"label": node.label, **node.properties}) for node in graph.nodes]
    edges = [
        (
            f"<edge id={_quoted(edge.id)} source={_quoted(edge.start)} target={_quoted(edge.end)}>",
            {"type": edge.type, **edge.properties},
        )
        for edge in graph.edges
    ]
    yield _HEAD
    keys = {kind: _keys(data for _, data in records) for kind, records in (("node", nodes), ("edge", edges))}
    for kind, types in keys.items():
        for name, value_type in types.items():
            yield (
                f"<key id={_quoted(f'{kind}_{name}')} for={_quoted(kind)} attr.name={_quoted(name)} "
                f"attr.type={_quoted(value_type)}/>\n"
            )
    yield '<graph edgedefault="directed">\n'
    for kind, records in (("node", nodes), ("edge", edges)):
        for head, data in records:
            yield f"{head}{''.join(_iter_data(kind, data))}</{kind}>\n"
    yield "</graph>\n</graphml>\n"


def _keys(records: Iterable[Data]) -> dict[str, str]:
    """Return the GraphML type of each property, by name; what has values of several types is a string."""
    types: dict[str, set[str]] = {}
    for data in records:
        for name, value in data.items():
            types.setdefault(name, set()).add(_TYPES.get(type(value), "string"))
    return {name: found.pop() if len(found) == 1 else "string" for name, found in sorted(types.items())}


def _iter_data(kind: str, data: Data) -> Iterator[str]:
    for name, value in sorted(data.items()):
        yield f"<data key={_quoted(f'{kind}_{name}')}>{_text(value)}</data>"


def _text(value: Value) -> str:
    words = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    return escape(_NO_XML.sub("\ufffd", words), {"\r": "&#13;"})


def _quoted(text: str) -> str:
    return quoteattr(_NO_XML.sub("\ufffd", text))

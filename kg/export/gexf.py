"""The graph as GEXF for Gephi: colours by label, and edges that last from the first day to the last that is said of them.

Of GEXF it is version 1.2, which every reader knows, with `kind` of 1.3, without which Gephi makes one edge of those of
several types between the same two nodes. The label of a node is its name; its own label is `type`, as the type of an edge
is. Lists are JSON. A date without its day begins with the first and ends with the last day it may be.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Final

from kg.export.columns import Columns, find_columns
from kg.export.files import Files
from kg.export.formats import Format
from kg.export.shapes import Shapes
from kg.export.xml import quoted, value_attribute
from kg.graph import Edge, GraphView, Node, Value
from kg.resources import cypher

_HEAD: Final = """<?xml version="1.0" encoding="UTF-8"?>
<gexf xmlns="http://www.gexf.net/1.2draft" xmlns:viz="http://www.gexf.net/1.2draft/viz" version="1.2">
<graph mode="dynamic" defaultedgetype="directed" timeformat="date">
"""
_TAIL: Final = "</edges>\n</graph>\n</gexf>\n"
_COLOUR: Final = re.compile(r"^(?:node|relationship)\.(\w+) \{\s*color: #(..)(..)(..);", re.MULTILINE)
_TIMES: Final = ("valid_from", "valid_to", "first_seen", "last_seen")
_DATE: Final = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")


def make_gexf(graph: GraphView) -> Files:
    """Return the graph as one file."""
    return [(FORMAT.file, _iter_pieces(graph))]


def _iter_pieces(graph: GraphView) -> Iterator[str]:
    colours = _read_colours()
    shapes = Shapes(_pattern, value_attribute)
    yield _HEAD
    yield from _iter_attributes("node", find_columns(graph.nodes))
    yield from _iter_attributes("edge", find_columns(graph.edges))
    yield "<nodes>\n"
    for node in graph.nodes:
        yield f"{_head(node)}{shapes.text(node.properties)}</attvalues>{colours.get(node.label, '')}</node>\n"
    yield "</nodes>\n<edges>\n"
    for edge in graph.edges:
        yield f"{_edge_head(edge)}{shapes.text(edge.properties)}</attvalues>{colours.get(edge.type, '')}</edge>\n"
    yield _TAIL


def _read_colours() -> Mapping[str, str]:
    """Return the colours of labels and types, those of the style for Neo4j Browser."""
    style = cypher("style.grass").read_text(encoding="utf-8")
    return {
        name: '<viz:color r="{}" g="{}" b="{}"/>'.format(*(int(part, 16) for part in parts))
        for name, *parts in _COLOUR.findall(style)
    }


def _iter_attributes(kind: str, columns: Columns) -> Iterator[str]:
    yield f'<attributes class="{kind}" mode="static">\n'
    types = {"type": "string", **{name: "string" if one.is_list else one.kind for name, one in columns.items()}}
    for name, value_type in types.items():
        yield f'<attribute id={quoted(name)} title={quoted(name)} type="{value_type}"/>\n'
    yield "</attributes>\n"


def _pattern(name: str) -> str:
    return f"<attvalue for={quoted(name).replace('%', '%%')} value=%s/>"


def _head(node: Node) -> str:
    name = value_attribute(node.properties.get("name", node.id))
    return f'<node id={quoted(node.id)} label={name}><attvalues><attvalue for="type" value="{node.label}"/>'


def _edge_head(edge: Edge) -> str:
    start, end = _span(*(edge.properties.get(name, "") for name in _TIMES))
    times = f' start="{start}"' * bool(start) + f' end="{end}"' * bool(end)
    return (
        f"<edge id={quoted(edge.id)} source={quoted(edge.start)} target={quoted(edge.end)} "
        f'kind="{edge.type}" label="{edge.type}"{times}><attvalues><attvalue for="type" value="{edge.type}"/>'
    )


@lru_cache(maxsize=10_000)
def _span(valid_from: Value, valid_to: Value, first_seen: Value, last_seen: Value) -> tuple[str, str]:
    """Return the first and the last day of an edge, '' where none is known.

    What a text says counts before the dates of articles; where the two contradict each other, it counts alone.
    """
    start, end = _day(valid_from, is_last=False), _day(valid_to, is_last=True)
    first, last = start or _day(first_seen, is_last=False), end or _day(last_seen, is_last=True)
    return (start, "" if start else end) if first > last > "" else (first, last)


def _day(value: Value, *, is_last: bool) -> str:
    """Return the first or the last day of a date that may be a month or a year, '' if it is none."""
    if not isinstance(value, str) or not _DATE.fullmatch(value):
        return ""
    year, month, day = (int(part) for part in (*value.split("-"), "0", "0")[:3])
    month = month or (12 if is_last else 1)
    if not (year and 1 <= month <= 12):
        return ""
    return f"{year:04}-{month:02}-{day or (monthrange(year, month)[1] if is_last else 1):02}"


FORMAT: Final = Format(
    name="gexf",
    file="graph.gexf",
    media_type="application/gexf+xml",
    make=make_gexf,
    tools=("Gephi（带时间轴与颜色）、networkx", "Gephi (with its timeline and colours), networkx"),
    lost=(
        "列表写作 JSON 文本；XML 不能有的控制字符变为 U+FFFD",
        "lists are JSON texts; control characters that XML cannot hold become U+FFFD",
    ),
)

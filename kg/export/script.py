"""The graph as one Cypher script, for cypher-shell, Neo4j Browser or a driver; run again, it changes nothing.

A statement ends where a line ends with a semicolon, and nowhere else does a line end so: texts have their line breaks
escaped. Each node and edge has its digest, so that `kg load` knows them as its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import groupby
from operator import attrgetter
from typing import Final

from kg.export.files import Files
from kg.export.formats import Format
from kg.export.shapes import Shapes
from kg.export.values import in_quotes, value_json
from kg.graph import Edge, GraphView, Node
from kg.resources import cypher
from kg.schema import DIGEST, ENTITY_NODES

_HEAD: Final = """\
// 工会知识图谱 | The graph of kg, for an empty Neo4j 5 or later:
//   cypher-shell -u neo4j -f graph.cypher
"""
_BATCH: Final = 200
"""Rows of a statement: the more, the longer the server takes to read each."""
_CREATE: Final = re.compile(r"^CREATE [^;]+;\n", re.MULTILINE)
_WORD: Final = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")


def make_script(graph: GraphView) -> Files:
    """Return the graph as one file."""
    return [(FORMAT.file, _iter_statements(graph))]


def _iter_statements(graph: GraphView) -> Iterator[str]:
    shapes = Shapes(_pattern, value_json, ",")
    yield _HEAD
    yield from _iter_schema("nodes")
    for label, nodes in groupby(graph.nodes, attrgetter("label")):
        labels = "n:Entity, n = row" if label in ENTITY_NODES else "n = row"
        yield from _iter_batches(
            (_record(node, shapes) for node in nodes),
            f" AS row\nMERGE (n:`{label}` {{id: row.id}}) SET {labels};\n",
        )
    for edge_type, edges in groupby(graph.edges, attrgetter("type")):
        yield from _iter_edges(edge_type, edges, shapes)
    yield from _iter_schema("edges")


def _iter_schema(part: str) -> Iterator[str]:
    """Yield the statements that make the constraints and indexes of a load."""
    yield from _CREATE.findall(cypher("schema", f"{part}.cypher").read_text(encoding="utf-8"))


def _iter_edges(edge_type: str, edges: Iterable[Edge], shapes: Shapes) -> Iterator[str]:
    """Yield the statements that make the edges of one type: one for each batch between nodes of the same labels."""
    rows: dict[str, list[str]] = {}
    for edge in edges:
        tail = (
            f" AS row\nMATCH (a:`{edge.start_label}` {{id: row[0]}}) MATCH (b:`{edge.end_label}` {{id: row[1]}})\n"
            f"MERGE (a)-[r:`{edge_type}` {{id: row[2].id}}]->(b) SET r = row[2];\n"
        )
        batch = rows.setdefault(tail, [])
        batch.append(f"[{in_quotes(edge.start)},{in_quotes(edge.end)},{_record(edge, shapes)}]")
        if len(batch) == _BATCH:
            yield from _iter_batches(rows.pop(tail), tail)
    for tail, batch in rows.items():
        yield from _iter_batches(batch, tail)


def _iter_batches(rows: Iterable[str], tail: str) -> Iterator[str]:
    """Yield a statement for each batch of rows."""
    batch = []
    for row in rows:
        batch.append(row)
        if len(batch) == _BATCH:
            yield _statement(batch, tail)
            batch = []
    if batch:
        yield _statement(batch, tail)


def _statement(rows: Iterable[str], tail: str) -> str:
    return "UNWIND [\n" + ",\n".join(rows) + f"]{tail}"


def _record(record: Node | Edge, shapes: Shapes) -> str:
    said = shapes.text(record.properties)
    return f"{{id:{in_quotes(record.id)},{DIGEST}:{in_quotes(record.digest)}{',' if said else ''}{said}}}"


def _pattern(name: str) -> str:
    name = name if _WORD.fullmatch(name) else f"`{name.replace('`', '``')}`"
    return f"{name.replace('%', '%%')}:%s"


FORMAT: Final = Format(
    name="cypher",
    file="graph.cypher",
    media_type="application/x-cypher-query",
    make=make_script,
    tools=("cypher-shell、Neo4j Browser、驱动程序", "cypher-shell, Neo4j Browser, drivers"),
    lost=("无", "nothing"),
)

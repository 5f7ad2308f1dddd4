"""The graph as one Cypher script, for cypher-shell, Neo4j Browser or a driver; run again, it changes nothing.

A statement ends where a line ends with a semicolon, and nowhere else does a line end so: texts have their line breaks
escaped. Rows are texts that the statement takes apart, since Neo4j takes ten times as long to read and plan as many
literals. Each node and edge has its digest, so that `kg load` knows it as its own; one with a character that parts fields
or items in a text of its own loses that, and has 'imported' for its digest: the next load sends it again as it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Final

from kg.export.columns import Column, Columns, find_stored_columns, label_of, type_of
from kg.export.files import Files
from kg.export.formats import Format
from kg.export.shapes import Shapes
from kg.export.values import in_quotes, number_json
from kg.graph import Edge, GraphView, Node, Value
from kg.graph.names import stored_properties
from kg.resources import cypher
from kg.schema import DIGEST, ENTITY_NODES

_HEAD: Final = """\
// 工会知识图谱 | The graph of kg, for an empty Neo4j 5 or later:
//   cypher-shell -u neo4j -f graph.cypher
"""
_BATCH: Final = 500
"""Rows of a statement."""
_FIELD, _ITEM = "\x1f", "\x1e"
"""What parts the fields of a row, and stands before each item of a list."""
_REPLACED: Final = str.maketrans({_FIELD: "\ufffd", _ITEM: "\ufffd"})
_IMPORTED: Final = "imported"
_CREATE: Final = re.compile(r"^CREATE [^;]+;\n", re.MULTILINE)
_WORD: Final = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")
_READERS: Final = {"long": "toInteger({})", "double": "toFloat({})", "boolean": "toBoolean({})", "string": "{}"}


def make_script(graph: GraphView) -> Files:
    """Return the graph as one file."""
    return [(FORMAT.file, _iter_statements(graph))]


def _iter_statements(graph: GraphView) -> Iterator[str]:
    labels, types = find_stored_columns(graph)
    yield _HEAD
    yield from _iter_schema("nodes")
    for label, nodes in groupby(graph.nodes, label_of):
        yield from _iter_nodes(label, nodes, labels[label])
    for edge_type, edges in groupby(graph.edges, type_of):
        yield from _iter_edges(edge_type, edges, types[edge_type])
    yield from _iter_schema("edges")
    yield from _iter_schema("neo4j")


def _iter_schema(part: str) -> Iterator[str]:
    """Yield the statements of a file of `cypher/schema`, which make constraints and indexes."""
    yield from _CREATE.findall(cypher("schema", f"{part}.cypher").read_text(encoding="utf-8"))


def _iter_nodes(label: str, nodes: Iterable[Node], columns: Columns) -> Iterator[str]:
    rows, batch = _Rows(columns), list[str]()
    entity = ":Entity" if label in ENTITY_NODES else ""
    tail = f"MERGE (n:`{label}` {{id: row[0]}}) SET n = {_properties(0, columns)}" + f", n{entity}" * bool(entity)
    for node in nodes:
        batch.append(rows.text(node))
        if len(batch) == _BATCH:
            yield _statement(batch, tail)
            batch.clear()
    if batch:
        yield _statement(batch, tail)


def _iter_edges(edge_type: str, edges: Iterable[Edge], columns: Columns) -> Iterator[str]:
    """Yield the statements that make the edges of one type, each for a batch between nodes of the same labels."""
    rows, batches = _Rows(columns), dict[tuple[str, str], list[str]]()
    for edge in edges:
        ends = edge.start_label, edge.end_label
        batch = batches.setdefault(ends, [])
        batch.append(rows.text(edge, edge.start, edge.end))
        if len(batch) == _BATCH:
            yield _statement(batch, _edge_tail(edge_type, *ends, columns))
            batch.clear()
    for ends, batch in batches.items():
        if batch:
            yield _statement(batch, _edge_tail(edge_type, *ends, columns))


def _edge_tail(edge_type: str, start: str, end: str, columns: Columns) -> str:
    return (
        f"MATCH (a:`{start}` {{id: row[0]}}) MATCH (b:`{end}` {{id: row[1]}})\n"
        f"MERGE (a)-[r:`{edge_type}` {{id: row[2]}}]->(b) SET r = {_properties(2, columns)}"
    )


def _statement(rows: Iterable[str], tail: str) -> str:
    lines = ",\n".join(map(in_quotes, rows))
    return f"UNWIND [\n{lines}\n] AS line WITH split(line, {in_quotes(_FIELD)}) AS row\n{tail};\n"


def _properties(at: int, columns: Columns) -> str:
    """Return the map of the properties of a row: its id and digest stand at a place, those of columns behind them."""
    fields = (
        f"{_name(name)}: {_reader(f'row[{at + 2 + n}]', column)}" for n, (name, column) in enumerate(columns.items())
    )
    return f"{{{', '.join((f'id: row[{at}]', f'{DIGEST}: row[{at + 1}]', *fields))}}}"


def _name(name: str) -> str:
    return name if _WORD.fullmatch(name) else f"`{name.replace('`', '``')}`"


def _reader(field: str, column: Column) -> str:
    """Return the expression that makes the value of a property of its field, null of one without anything."""
    reader = _READERS[column.kind]
    if not column.is_list:
        value = reader.format(f"substring({field}, 1)")
    else:
        value = f"split({field}, {in_quotes(_ITEM)})[1..]"
        value = value if column.kind == "string" else f"[item IN {value} | {reader.format('item')}]"
    return f"CASE {field} WHEN '' THEN null ELSE {value} END"


class _Rows:
    """Make rows of records: the ends of an edge, id and digest, and a field for each column.

    A field has a mark before its value or before each item of a list, is a sign of equality for an empty list, and has
    nothing where there is no value.
    """

    def __init__(self, columns: Columns) -> None:
        self._columns = columns
        self._shapes = Shapes(lambda name: "%s", self._field, _FIELD, columns)
        self._is_exact = True

    def text(self, record: Node | Edge, *ends: str) -> str:
        self._is_exact = True
        said = self._shapes.text(stored_properties(record))
        digest = record.digest if self._is_exact else _IMPORTED
        return _FIELD.join((*ends, record.id, digest, *([said] if self._columns else ())))

    def _field(self, value: Value) -> str:
        items = value if isinstance(value, tuple) else (value,)
        if not items:
            return "="
        if not isinstance(items[0], str):
            return _ITEM + (number_json(items[0]) if len(items) == 1 else _ITEM.join(map(number_json, items)))
        text = items[0] if len(items) == 1 else _ITEM.join(map(str, items))
        if _FIELD not in text and text.count(_ITEM) == len(items) - 1:
            return _ITEM + text
        self._is_exact = False
        return "".join(_ITEM + str(item).translate(_REPLACED) for item in items)


FORMAT: Final = Format(
    name="cypher",
    file="graph.cypher",
    media_type="application/x-cypher-query",
    make=make_script,
    tools=("cypher-shell、Neo4j Browser、驱动程序", "cypher-shell, Neo4j Browser, drivers"),
    lost=(
        "文本中的 U+001E 与 U+001F 变为 U+FFFD（其后 kg load 会补上）",
        "U+001E and U+001F in texts, which become U+FFFD (the next kg load sends them)",
    ),
)

"""The graph as CSV files, as `neo4j-admin database import full` reads them, and the command that does it.

A file a label and a type, each with its header. Items of lists are parted by U+001F, a character made for that, which
quotes do not hold. The import cannot keep an empty list, nor one whose only item is empty: such a node or edge has
'imported' for its digest, and the next `kg load`, which also makes the constraints, sends it again as it is.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from itertools import groupby
from operator import attrgetter
from typing import Final

from kg.export.columns import Columns, find_stored_columns, label_of, type_of
from kg.export.files import Files
from kg.export.formats import Format
from kg.export.shapes import Shapes
from kg.export.values import number_json
from kg.graph import Edge, GraphView, Node, Value
from kg.graph.names import stored_properties
from kg.schema import DIGEST, EDGE_ENDS, ENTITY_NODES, GRAPH_LABELS

SCRIPT: Final = "import.sh"
_DELIMITER: Final = "\x1f"
_IMPORTED: Final = "imported"
_HEAD: Final = """#!/bin/sh
# Makes a Neo4j database of the files beside this one. Neo4j 5 or later must be stopped, its database new, or:
#   DATABASE=neo4j sh import.sh --overwrite-destination=true
# Then start Neo4j, and run `kg load`: it makes the constraints and sends what an import cannot keep.
cd "$(dirname "$0")" || exit
exec neo4j-admin database import full "${DATABASE:-neo4j}" "$@" \\
  --array-delimiter=U+001F --multiline-fields=true"""
_NODE_KEYS: Final = {"id:ID": attrgetter("id")}
_EDGE_KEYS: Final = {":START_ID": attrgetter("start"), ":END_ID": attrgetter("end"), "id": attrgetter("id")}
"""The columns that make a node or an edge, with what reads them of a record."""


def make_csv(graph: GraphView) -> Files:
    """Yield a file for each label and type, and the script that has them imported."""
    labels, types = find_stored_columns(graph)
    for label, nodes in groupby(graph.nodes, label_of):
        yield _nodes_file(label), _iter_rows(nodes, _NODE_KEYS, labels[label])
    for edge_type, edges in groupby(graph.edges, type_of):
        yield _edges_file(edge_type), _iter_rows(edges, _EDGE_KEYS, types[edge_type])
    yield SCRIPT, [_script(labels, types)]


def _script(labels: Collection[str], types: Iterable[str]) -> str:
    options = [f"--nodes={name}:Entity" if name in ENTITY_NODES else f"--nodes={name}" for name in labels]
    options = [f"{option}={_nodes_file(name)}" for option, name in zip(options, labels, strict=True)]
    options += [f"--relationships={name}={_edges_file(name)}" for name in types]
    return " \\\n  ".join((_HEAD, *options)) + "\n"


def _nodes_file(label: str) -> str:
    return f"nodes-{label}.csv"


def _edges_file(edge_type: str) -> str:
    return f"edges-{edge_type}.csv"


def _is_ours(name: str) -> bool:
    return name == SCRIPT or name in map(_nodes_file, GRAPH_LABELS) or name in map(_edges_file, EDGE_ENDS)


def _iter_rows(records: Iterable[Node | Edge], keys: Mapping[str, attrgetter[str]], columns: Columns) -> Iterator[str]:
    heads = (f"{name}:{column.kind}{'[]' * column.is_list}" for name, column in columns.items())
    yield ",".join(map(_quoted, (*keys, DIGEST, *heads))) + "\n"
    readers, cells = tuple(keys.values()), _Cells(columns)
    for record in records:
        said = cells.text(stored_properties(record))
        digest = record.digest if cells.is_kept else _IMPORTED
        yield f"{','.join([_quoted(read(record)) for read in readers])},{digest},{said}\n"


class _Cells:
    """Make the cells of properties, and tell whether the import makes of those last made what they were."""

    def __init__(self, columns: Columns) -> None:
        self._shapes = Shapes(lambda name: "%s", self._cell, ",", columns)
        self.is_kept = True

    def text(self, properties: Mapping[str, Value]) -> str:
        self.is_kept = True
        return self._shapes.text(properties)

    def _cell(self, value: Value) -> str:
        """Return a value as its cell: strings are quoted, so that an empty one differs from none."""
        if isinstance(value, str):
            return _quoted(value)
        if not isinstance(value, tuple):
            return number_json(value)
        if value and not isinstance(value[0], str):
            return f'"{_DELIMITER.join(map(number_json, value))}"'
        text = str(value[0]) if len(value) == 1 else _DELIMITER.join(map(str, value))
        if text and text.count(_DELIMITER) == len(value) - 1:
            return _quoted(text)
        self.is_kept = False
        return _quoted(_DELIMITER.join(str(item).replace(_DELIMITER, " ") for item in value)) if value else ""


def _quoted(text: str) -> str:
    return '"' + text.replace('"', '""') + '"'


FORMAT: Final = Format(
    name="csv",
    file="graph-csv.zip",
    media_type="application/zip",
    make=make_csv,
    tools=("neo4j-admin database import full", "neo4j-admin database import full"),
    lost=(
        "空列表、只有一个空串的列表、列表中的 U+001F（其后 kg load 会补上）",
        "empty lists, lists of one empty string, U+001F inside lists (the next kg load sends them)",
    ),
    is_folder=True,
    is_ours=_is_ours,
    then=f"into Neo4j 导入 Neo4j: sh {SCRIPT} there, which runs neo4j-admin database import full",
)

"""The graph as CSV files, as `neo4j-admin database import full` reads them, and the command that does it.

A file a label and a type, each with its header. Items of lists are parted by U+001F, a character made for that, which
quotes do not hold. The import cannot keep an empty list, nor one whose only item is empty: such a node or edge has
'imported' for its digest, and the next `kg load`, which also makes the constraints, sends it again as it is.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import Final

from kg.export.files import Files
from kg.graph import Edge, Graph, Node
from kg.graph.records import Value
from kg.schema import DIGEST, EDGE_ENDS, ENTITY_NODES, GRAPH_LABELS

SCRIPT: Final = "import.sh"
_DELIMITER: Final = "\x1f"
_IMPORTED: Final = "imported"
_TYPES: Final = {bool: "boolean", int: "long", float: "double", str: "string"}
_HEAD: Final = """#!/bin/sh
# Makes a Neo4j database of the files beside this one. Neo4j 5 or later must be stopped, its database new, or:
#   DATABASE=neo4j sh import.sh --overwrite-destination=true
# Then start Neo4j, and run `kg load`: it makes the constraints and sends what an import cannot keep.
cd "$(dirname "$0")" || exit
exec neo4j-admin database import full "${DATABASE:-neo4j}" "$@" \\
  --array-delimiter=U+001F --multiline-fields=true"""


def make_csv(graph: Graph) -> Files:
    """Return a file for each label and type, and the script that has them imported."""
    files: dict[str, Iterable[str]] = {}
    options = []
    for label, nodes in groupby(graph.nodes, key=lambda node: node.label):
        files[f"nodes-{label}.csv"] = _iter_rows(list(nodes), _NODE_KEYS)
        labels = f"{label}:Entity" if label in ENTITY_NODES else label
        options.append(f"--nodes={labels}=nodes-{label}.csv")
    for edge_type, edges in groupby(graph.edges, key=lambda edge: edge.type):
        files[f"edges-{edge_type}.csv"] = _iter_rows(list(edges), _EDGE_KEYS)
        options.append(f"--relationships={edge_type}=edges-{edge_type}.csv")
    return {**files, SCRIPT: [" \\\n  ".join((_HEAD, *options)) + "\n"]}


def is_csv_file(name: str) -> bool:
    """Tell whether this export makes a file of that name."""
    return name in {
        SCRIPT,
        *(f"nodes-{label}.csv" for label in GRAPH_LABELS),
        *(f"edges-{edge_type}.csv" for edge_type in EDGE_ENDS),
    }


_NODE_KEYS: Final = {"id:ID": "id"}
_EDGE_KEYS: Final = {":START_ID": "start", ":END_ID": "end", "id": "id"}
"""The columns that make a node or an edge, with the fields of the record that they hold."""


def _iter_rows(records: Sequence[Node | Edge], keys: Mapping[str, str]) -> Iterator[str]:
    types = _column_types(records)
    yield _row((*keys, DIGEST, *(f"{name}:{kind}" for name, kind in types.items())))
    for record in records:
        values = [record.properties.get(name) for name in types]
        digest = record.digest if all(map(_is_kept, values)) else _IMPORTED
        yield _row((*(getattr(record, field) for field in keys.values()), digest, *values))


def _column_types(records: Iterable[Node | Edge]) -> dict[str, str]:
    """Return the type of each property as a header names it, by name."""
    types: dict[str, set[str]] = {}
    lists = set()
    for record in records:
        for name, value in record.properties.items():
            found = types.setdefault(name, set())
            if isinstance(value, tuple):
                lists.add(name)
            found.update(_TYPES[type(item)] for item in (value if isinstance(value, tuple) else (value,)))
    return {name: _one_type(found) + "[]" * (name in lists) for name, found in sorted(types.items())}


def _one_type(found: set[str]) -> str:
    if found == {"long", "double"}:
        return "double"
    return found.pop() if len(found) == 1 else "string"


def _is_kept(value: Value | None) -> bool:
    """Tell whether the import makes of a value's cell what it was."""
    if not isinstance(value, tuple):
        return True
    return value not in ((), ("",)) and not any(_DELIMITER in item for item in value if isinstance(item, str))


def _row(values: Iterable[Value | None]) -> str:
    return ",".join(map(_cell, values)) + "\n"


def _cell(value: Value | None) -> str:
    """Return a value as its cell: strings are quoted, so that an empty one differs from none."""
    if value is None:
        return ""
    if isinstance(value, tuple):
        items = (_plain(item).replace(_DELIMITER, " ") for item in value)
        return _quoted(_DELIMITER.join(items)) if value else ""
    return _quoted(value) if isinstance(value, str) else _plain(value)


def _plain(value: str | int | float | bool) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


def _quoted(text: str) -> str:
    return '"' + text.replace('"', '""') + '"'

"""The graph as two Parquet files, nodes and edges, for DuckDB, pandas, polars and Spark; lists stay lists.

Two files and not one a label: a query of all edges names one file, and one of a type reads no more than its row groups,
since the rows are ordered by label or type.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from operator import attrgetter
from typing import TYPE_CHECKING, Final

from kg.errors import ConfigError
from kg.export.columns import Column, Columns, find_columns
from kg.export.files import Files, Sink
from kg.export.formats import Format
from kg.graph import Edge, GraphView, Node, Value

if TYPE_CHECKING:
    import pyarrow as pa

NODES: Final = "nodes.parquet"
EDGES: Final = "edges.parquet"
_NODE_KEYS: Final = {name: attrgetter(name) for name in ("id", "label")}
_EDGE_KEYS: Final = {name: attrgetter(name) for name in ("id", "type", "start", "end", "start_label", "end_label")}
"""The columns that make a node or an edge, with what reads them of a record; properties follow."""
_GROUP: Final = 10_000
"""Rows of a row group, which is made in memory."""


def make_parquet(graph: GraphView) -> Files:
    """Return the files of nodes and of edges. Raises ConfigError without pyarrow."""
    try:
        import pyarrow.parquet  # noqa: F401
    except ImportError as error:
        raise ConfigError("format 'parquet' needs pyarrow; pip install 'union-news-kg[parquet]'") from error
    return _iter_files(graph)


def _iter_files(graph: GraphView) -> Files:
    yield NODES, _iter_pieces(graph.nodes, _NODE_KEYS, find_columns(graph.nodes))
    yield EDGES, _iter_pieces(graph.edges, _EDGE_KEYS, find_columns(graph.edges))


def _iter_pieces(
    records: Iterable[Node | Edge], keys: Mapping[str, attrgetter[str]], columns: Columns
) -> Iterator[bytes]:
    import pyarrow as pa
    from pyarrow.parquet import ParquetWriter

    fields = {**dict.fromkeys(keys, pa.string()), **{name: _type(column) for name, column in columns.items()}}
    schema, sink, rest = pa.schema(fields), Sink(), iter(records)
    with ParquetWriter(sink, schema, compression="zstd") as writer:
        while group := list(islice(rest, _GROUP)):
            arrays = [pa.array(list(map(read, group)), pa.string()) for read in keys.values()]
            said = [record.properties for record in group]
            arrays += [
                _array([one.get(name) for one in said], column, fields[name]) for name, column in columns.items()
            ]
            writer.write_table(pa.Table.from_arrays(arrays, schema=schema))
            yield sink.take()
    yield sink.take()


def _type(column: Column) -> pa.DataType:
    import pyarrow as pa

    kinds = {"boolean": pa.bool_(), "long": pa.int64(), "double": pa.float64(), "string": pa.string()}
    return pa.list_(kinds[column.kind]) if column.is_list else kinds[column.kind]


def _array(values: Sequence[Value | None], column: Column, value_type: pa.DataType) -> pa.Array:
    import pyarrow as pa

    try:
        return pa.array(values, value_type)
    except pa.ArrowException:  # a property whose values are of several types
        return pa.array([_fitted(value, column) for value in values], value_type)


def _fitted(value: Value | None, column: Column) -> object:
    """Return a value as its column has it: a list if that has lists, as text if that has texts."""
    if value is None:
        return None
    items: list[object] = list(value) if isinstance(value, tuple) else [value]
    if column.kind == "string":
        items = [str(item) for item in items]
    return items if column.is_list else items[0]


FORMAT: Final = Format(
    name="parquet",
    file="graph-parquet.zip",
    media_type="application/zip",
    make=make_parquet,
    tools=("DuckDB、pandas、polars、Spark；kg import 可读回", "DuckDB, pandas, polars, Spark; kg import takes it back"),
    lost=("无", "nothing"),
    is_folder=True,
    is_ours=(NODES, EDGES).__contains__,
    needs="parquet",
)

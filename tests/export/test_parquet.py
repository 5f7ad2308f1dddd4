"""Parquet files as pyarrow reads them."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from exported import awkward
from handmade import news

from kg.errors import ConfigError
from kg.export import parquet, write_graph
from kg.graph import Edge, Graph, Node, assemble

pq = pytest.importorskip("pyarrow.parquet")


@pytest.mark.parametrize("made", [assemble(news()), awkward()], ids=["news", "awkward"])
def test_every_node_and_edge_is_read_back_as_it_was(made: Graph, tmp_path: Path) -> None:
    write_graph(made, "parquet", tmp_path / "graph")
    nodes, edges = (pq.read_table(tmp_path / "graph" / name).to_pylist() for name in (parquet.NODES, parquet.EDGES))
    assert [_said(row, "id", "label") for row in nodes] == [
        ((node.id, node.label), _listed(node)) for node in made.nodes
    ]
    keys = ("id", "type", "start", "end", "start_label", "end_label")
    assert [_said(row, *keys) for row in edges] == [
        (tuple(getattr(edge, key) for key in keys), _listed(edge)) for edge in made.edges
    ]


def _said(row: dict[str, object], *keys: str) -> tuple[tuple[object, ...], dict[str, object]]:
    """Return what makes a record, and its properties; none of them is null."""
    return tuple(row.pop(key) for key in keys), {key: value for key, value in row.items() if value is not None}


def _listed(record: Node | Edge) -> dict[str, object]:
    return {key: list(v) if isinstance(v, tuple) else v for key, v in record.properties.items()}


def test_a_property_of_several_types_is_written_as_one(tmp_path: Path) -> None:
    values = (1, 2.5), ("1", 2), (("a",), "b"), (True, 1), ((1, 2), 3)
    said = ({str(number): pair[at] for number, pair in enumerate(values)} for at in (0, 1))
    nodes = tuple(Node(id=str(at), label="Person", properties=one) for at, one in enumerate(said))
    write_graph(Graph(nodes=nodes, edges=()), "parquet", tmp_path / "graph")
    columns = pq.read_table(tmp_path / "graph" / parquet.NODES).to_pydict()
    assert [columns[str(number)] for number in range(len(values))] == [
        [1.0, 2.5], ["1", "2"], [["a"], ["b"]], ["True", "1"], [[1, 2], [3]],
    ]  # fmt: skip


def test_rows_are_written_group_by_group(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parquet, "_GROUP", 3)
    made = assemble(news())
    write_graph(made, "parquet", tmp_path / "graph")
    file = pq.ParquetFile(tmp_path / "graph" / parquet.NODES)
    assert file.num_row_groups == -(-len(made.nodes) // 3)
    assert file.read().column("id").to_pylist() == [node.id for node in made.nodes]


def test_without_pyarrow_it_says_what_to_install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow.parquet", None)
    with pytest.raises(ConfigError, match=r"union-news-kg\[parquet\]"):
        write_graph(awkward(), "parquet", tmp_path / "graph")
    assert list(tmp_path.iterdir()) == []

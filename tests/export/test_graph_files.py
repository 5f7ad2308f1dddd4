"""The files of a graph: what other programs read in them, and the same bytes for the same facts."""

from __future__ import annotations

import json
import random
import zipfile
from pathlib import Path

import pytest
from exported import AWKWARD, awkward, held, records
from handmade import news
from neo4j_server import server as neo4j

from kg.errors import ConfigError, OutputError
from kg.export import GRAPH_FORMATS, find_format, iter_export, write_graph
from kg.export.csv import SCRIPT
from kg.graph import Edge, Graph, Node, assemble
from kg.store import load
from kg.store.bolt import connect


def text(graph: Graph, name: str) -> str:
    return b"".join(iter_export(graph, name)).decode()


def names_of(graph: Graph, name: str) -> set[str]:
    """Return the names of the files of an export."""
    return {file for file, pieces in find_format(name).make(graph) if list(pieces)}


@pytest.fixture
def graph() -> Graph:
    return assemble(news())


@pytest.mark.parametrize("name", GRAPH_FORMATS)
def test_the_same_facts_give_the_same_bytes_in_any_order_of_pages(graph: Graph, name: str) -> None:
    pages = news()
    random.Random(4).shuffle(pages)
    assert b"".join(iter_export(graph, name)) == b"".join(iter_export(assemble(pages), name))


def test_json_lines_hold_every_node_and_edge_with_all_they_say(graph: Graph) -> None:
    lines = [json.loads(line) for line in text(graph, "jsonl").splitlines()]
    nodes = [line for line in lines if line["type"] == "node"]
    edges = [line for line in lines if line["type"] == "relationship"]
    assert [(n["id"], n["labels"][0]) for n in nodes] == [(n.id, n.label) for n in graph.nodes]
    assert [(e["id"], e["label"], e["start"]["id"], e["end"]["id"]) for e in edges] == [
        (e.id, e.type, e.start, e.end) for e in graph.edges
    ]
    for line, record in zip(lines, (*graph.nodes, *graph.edges), strict=True):
        assert line["properties"] == json.loads(json.dumps(dict(record.properties)))
    assert {tuple(n["labels"]) for n in nodes} >= {("Person", "Entity"), ("Article",)}


def test_json_lines_keep_awkward_text_on_one_line() -> None:
    lines = text(awkward(), "jsonl").split("\n")
    assert len(lines) == 4
    assert json.loads(lines[0])["properties"]["name"] == AWKWARD


@pytest.mark.neo4j
def test_neo4j_admin_imports_the_csv_and_a_load_sends_what_it_cannot_keep(graph: Graph, tmp_path: Path) -> None:
    made = Graph(
        nodes=tuple(sorted((*graph.nodes, *awkward().nodes), key=lambda node: (node.label, node.id))),
        edges=tuple(sorted((*graph.edges, *awkward().edges), key=lambda edge: (edge.type, edge.id))),
    )
    write_graph(made, "csv", tmp_path / "import")
    try:
        with (
            neo4j.running(tmp_path / "home", importing=tmp_path / "import" / SCRIPT) as server,
            connect(server.uri, *server.auth) as store,
        ):
            assert held(store, is_exact=False) == records(made, is_exact=False)
            changes = load(store, made)
            assert held(store, is_exact=True) == records(made, is_exact=True)
            assert load(store, made).total == 0
    except neo4j.UnavailableError as error:
        pytest.skip(f"no real Neo4j: {error}")
    parts = (*changes.nodes.values(), *changes.edges.values())
    assert sum(part.added + part.removed for part in parts) == 0
    assert changes.total == sum(not _is_kept(record) for record in (*made.nodes, *made.edges))


def _is_kept(record: Node | Edge) -> bool:
    """Tell whether an import makes of a record what it was."""
    lists = [value for value in record.properties.values() if isinstance(value, tuple)]
    return not any(value in ((), ("",)) or "\x1f" in "".join(map(str, value)) for value in lists)


def test_a_zip_holds_the_files_and_has_the_same_bytes(graph: Graph, tmp_path: Path) -> None:
    for name in ("1.zip", "2.ZIP"):
        write_graph(graph, "csv", tmp_path / name)
    assert (tmp_path / "1.zip").read_bytes() == (tmp_path / "2.ZIP").read_bytes()
    with zipfile.ZipFile(tmp_path / "1.zip") as archive:
        assert set(archive.namelist()) == names_of(graph, "csv")
        assert archive.read(SCRIPT).decode().startswith("#!/bin/sh")


def test_a_folder_of_an_earlier_export_is_replaced_and_no_other(graph: Graph, tmp_path: Path) -> None:
    target = tmp_path / "import"
    write_graph(awkward(), "csv", target)
    assert (target / "edges-CHAIR_OF.csv").exists()
    (target / "notes.txt").touch()
    with pytest.raises(OutputError, match=r"notes\.txt.*not ours"):
        write_graph(graph, "csv", target)
    assert (target / "notes.txt").exists()
    (target / "notes.txt").unlink()
    write_graph(graph, "csv", target)
    assert {path.name for path in target.iterdir()} == names_of(graph, "csv")
    assert [path.name for path in tmp_path.iterdir()] == ["import"]


def test_a_format_that_is_not_known_is_refused(graph: Graph, tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="'xml'; expected one of jsonl"):
        write_graph(graph, "xml", tmp_path / "g")

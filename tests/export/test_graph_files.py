"""The files of a graph: what other programs read in them, and the same bytes for the same facts."""

from __future__ import annotations

import json
import random
import zipfile
from pathlib import Path
from typing import Any

import networkx as nx
import pytest
from handmade import news
from neo4j_server import server as neo4j

from kg.errors import ConfigError, OutputError
from kg.export import GRAPH_FORMATS, find_format, iter_export, write_graph
from kg.export.csv import SCRIPT
from kg.graph import Edge, Graph, Node, assemble, to_networkx
from kg.schema import DIGEST, ENTITY_NODES
from kg.store import load
from kg.store.bolt import BoltStore, connect

AWKWARD = 'a;b,"c"\n d\\ \r\n\x1f\u2028尾'


def text(graph: Graph, name: str) -> str:
    return b"".join(iter_export(graph, name)).decode()


def names_of(graph: Graph, name: str) -> set[str]:
    """Return the names of the files of an export."""
    return {file for file, pieces in find_format(name).make(graph) if list(pieces)}


def labels_of(label: str) -> list[str]:
    """Return the labels that a node has in a store."""
    return [label, "Entity"] if label in ENTITY_NODES else [label]


def awkward() -> Graph:
    """Return two nodes and an edge between them, with every kind of value, and text that formats stumble over."""
    nodes = (
        Node(id="a", label="Person", properties={"name": AWKWARD, "aliases": ("甲;乙", AWKWARD), "resolved": True}),
        Node(id="b", label="Union", properties={"name": "", "aliases": (), "resolved": False, "note": "\x08<&>\t"}),
    )
    said = {"count": 2, "confidence": 0.5, "evidence_quote": ("", AWKWARD), "evidence_start": (0, 1), "last": ("",)}
    edge = Edge(id="e", type="CHAIR_OF", start="a", end="b", start_label="Person", end_label="Union", properties=said)
    return Graph(nodes=nodes, edges=(edge,))


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


@pytest.mark.parametrize("made", [assemble(news()), awkward()], ids=["news", "awkward"])
def test_graphml_is_read_back_by_networkx(made: Graph, tmp_path: Path) -> None:
    write_graph(made, "graphml", tmp_path / "g.graphml")
    back, view = nx.read_graphml(tmp_path / "g.graphml", force_multigraph=True), to_networkx(made)
    assert {node: _listed(data) for node, data in back.nodes(data=True)} == {
        node: _plain(data) for node, data in view.nodes(data=True)
    }
    found = {
        (start, end, data.pop("id", key)): _listed(data) for start, end, key, data in back.edges(keys=True, data=True)
    }
    assert found == {(start, end, key): _plain(data) for start, end, key, data in view.edges(keys=True, data=True)}


def _listed(data: dict[str, Any]) -> dict[str, Any]:
    return {key: json.loads(v) if isinstance(v, str) and v.startswith("[") else v for key, v in data.items()}


def _plain(data: dict[str, Any]) -> dict[str, Any]:
    """Return properties as GraphML has them: lists, and no character that XML does not know."""
    return {
        key: list(v)
        if isinstance(v, tuple)
        else v.translate(dict.fromkeys((8, 31), "\ufffd"))
        if isinstance(v, str)
        else v
        for key, v in data.items()
    }


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
            assert _held(store, is_exact=False) == _records(made, is_exact=False)
            changes = load(store, made)
            assert _held(store, is_exact=True) == _records(made, is_exact=True)
            assert load(store, made).total == 0
    except neo4j.UnavailableError as error:
        pytest.skip(f"no real Neo4j: {error}")
    parts = (*changes.nodes.values(), *changes.edges.values())
    assert sum(part.added + part.removed for part in parts) == 0
    assert 0 < changes.total < len(made.nodes) + len(made.edges)


def _held(store: BoltStore, *, is_exact: bool) -> list[tuple[Any, ...]]:
    """Return all nodes and edges of a store, as `_records` returns those of a graph."""
    nodes = store.read("MATCH (n:Entity|Article) RETURN labels(n), n.id, properties(n)", max_rows=10**6)
    edges = store.read("MATCH (a)-[r]->(b) RETURN type(r), r.id, a.id, b.id, properties(r)", max_rows=10**6)
    found = [(*map(_sorted_list, row[:-1]), _cleaned(row[-1], is_exact=is_exact)) for row in (*nodes.rows, *edges.rows)]
    return sorted(found, key=repr)


def _records(graph: Graph, *, is_exact: bool) -> list[tuple[Any, ...]]:
    nodes = [(sorted(labels_of(node.label)), node.id, node.properties) for node in graph.nodes]
    edges = [(edge.type, edge.id, edge.start, edge.end, edge.properties) for edge in graph.edges]
    return sorted(((*row[:-1], _cleaned(row[-1], is_exact=is_exact)) for row in (*nodes, *edges)), key=repr)


def _sorted_list(value: Any) -> Any:
    return sorted(value) if isinstance(value, list) else value


def _cleaned(properties: Any, *, is_exact: bool) -> dict[str, Any]:
    """Return properties in one order; unless exact, without what an import cannot keep."""
    said = {
        key: list(v) if isinstance(v, tuple) else v
        for key, v in sorted(properties.items())
        if key not in ("id", DIGEST)
    }
    if is_exact:
        return said
    said = {key: [one.replace("\x1f", " ") if isinstance(one, str) else one for one in v] if isinstance(v, list) else v
            for key, v in said.items()}  # fmt: skip
    return {key: value for key, value in said.items() if value not in ([], [""])}


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

"""What `kg export` writes, `read_graph` takes back: the same graph, with the same digest."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from drawn_graphs import graphs
from handmade import news
from hypothesis import HealthCheck, given, settings

from kg.errors import ConfigError
from kg.export import find_format, write_graph
from kg.graph import Edge, Graph, assemble
from kg.imports import IMPORT_FORMATS, read_graph
from kg.model import Skipped

many = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def there_and_back(graph: Graph, name: str, folder: Path, form: str | None = None) -> Graph:
    path = folder / find_format(name).file
    write_graph(graph, name, path)
    skipped: list[Skipped] = []
    back = read_graph(path, form, on_skipped=skipped.append)
    assert not skipped
    return back


@pytest.mark.parametrize("name", IMPORT_FORMATS)
def test_the_graph_of_pages_comes_back_whole(name: str, tmp_path: Path) -> None:
    if name == "parquet":
        pytest.importorskip("pyarrow")
    graph = assemble(news())
    back = there_and_back(graph, name, tmp_path)
    assert back == graph
    assert back.digest == graph.digest


def test_parquet_comes_back_from_a_folder(tmp_path: Path) -> None:
    pytest.importorskip("pyarrow")
    write_graph(assemble(news()), "parquet", tmp_path / "graph")
    assert read_graph(tmp_path / "graph") == assemble(news())


@many
@given(graph=graphs())
def test_json_lines_bring_any_graph_back(graph: Graph, tmp_path: Path) -> None:
    back = there_and_back(graph, "jsonl", tmp_path, "jsonl")
    assert (back, back.digest) == (graph, graph.digest)


@many
@given(graph=graphs())
def test_followthemoney_brings_any_graph_back(graph: Graph, tmp_path: Path) -> None:
    back = there_and_back(graph, "ftm", tmp_path, "ftm")
    assert (back, back.digest) == (graph, graph.digest)


@many
@given(graph=graphs(typed=True))
def test_parquet_brings_any_graph_back_whose_properties_have_types(graph: Graph, tmp_path: Path) -> None:
    pytest.importorskip("pyarrow")
    back = there_and_back(graph, "parquet", tmp_path)
    assert (back, back.digest) == (graph, graph.digest)


def test_lines_may_stand_in_any_order(tmp_path: Path) -> None:
    graph = assemble(news())
    for name in ("jsonl", "ftm"):
        path = tmp_path / find_format(name).file
        write_graph(graph, name, path)
        lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
        path.write_text("\ufeff" + "\n".join(reversed(lines)), encoding="utf-8")
        assert read_graph(path) == graph


def test_followthemoney_comes_back_from_its_own_tools(tmp_path: Path) -> None:
    followthemoney = pytest.importorskip("followthemoney")
    path, lines = tmp_path / "graph.ftm.json", []
    write_graph(assemble(news()), "ftm", path)
    for line in path.read_text(encoding="utf-8").splitlines():
        entity, again = (followthemoney.model.get_proxy(json.loads(line)) for _ in range(2))
        lines.append(json.dumps(entity.merge(again).to_dict()))
    path.write_text("\n".join(lines), encoding="utf-8")
    assert read_graph(path) == assemble(news())


def test_what_followthemoney_itself_holds_comes_back_without_the_record(tmp_path: Path) -> None:
    graph, path, skipped = assemble(news()), tmp_path / "graph.ftm.json", []
    write_graph(graph, "ftm", path)
    entities = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    path.write_text("\n".join(json.dumps({**one, "kg": None}) for one in entities), encoding="utf-8")
    back = read_graph(path, on_skipped=skipped.append)
    assert {(node.id, node.label) for node in back.nodes} == {
        (n.id, n.label) for n in graph.nodes if n.label != "Award"
    }
    kept = ("HOLDS", "IN", "ORGANISED", "LOCATED_IN", "UNDER")
    assert {_ends(edge) for edge in back.edges} >= {_ends(edge) for edge in graph.edges if edge.type in kept}
    assert {reason.partition(" ")[0] for reason in (one.reason for one in skipped)} >= {"schema"}


def _ends(edge: Edge) -> tuple[str, str, str]:
    return edge.type, edge.start, edge.end


def test_a_format_that_is_not_known_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="'gexf' to import; expected one of jsonl, ftm, parquet"):
        read_graph(tmp_path / "graph.gexf", "gexf")

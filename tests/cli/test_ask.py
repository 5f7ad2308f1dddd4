"""`kg ask` as a user meets it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from asking.world import LZ, graph, pages

from kg.archive import Archive
from kg.cli.program import run
from kg.errors import QuestionError
from kg.index import GraphIndex
from kg.store import load


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> str:
    path = tmp_path_factory.mktemp("ask") / "archive.db"
    with Archive(path) as opened:
        for page in pages():
            opened.write(page, "rules")
    return str(path)


@pytest.mark.embedded
def test_the_reading_stands_above_the_answer(archive: str, capsys: pytest.CaptureFixture[str]) -> None:
    pytest.importorskip("arcadedb_embedded")
    assert run(["ask", "2018年兰州市总工会主席是谁", "--from", archive]) == 0
    first, command, *rest = capsys.readouterr().out.splitlines()
    assert first.startswith("2018年兰州市总工会的主席是谁  Who held the post of 主席")
    assert command == f"kg query holders-on -p 'body={LZ}' -p 'title=主席' -p date=2018"
    assert any("贺兰亭" in line for line in rest)


@pytest.mark.embedded
def test_a_count_and_the_rows_kept_are_said(archive: str, capsys: pytest.CaptureFixture[str]) -> None:
    pytest.importorskip("arcadedb_embedded")
    assert run(["ask", "有多少企业获得甘肃省五一劳动奖状", "--from", archive]) == 0
    _, command, count, *_ = capsys.readouterr().out.splitlines()
    assert command.endswith("# rows 取 label=Company")
    assert count == "1"


def test_what_cannot_be_read_is_refused_before_a_store_is_opened(
    archive: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["ask", "去年兰州市总工会主席是谁", "--from", archive]) == QuestionError.exit_code
    printed = capsys.readouterr()
    assert printed.out == ""
    assert "“去年”是相对于哪一天" in printed.err
    assert "兰州市总工会的主席是谁" in printed.err


def test_a_refusal_as_json_is_a_reply_too(archive: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["ask", "兰州市总工汇主席是谁", "--from", archive, "--json"]) == QuestionError.exit_code
    found = json.loads(capsys.readouterr().out)
    assert found["understood"] is False
    assert found["candidates"][0]["name"] == LZ


@pytest.mark.embedded
def test_a_graph_file_is_asked_without_an_archive(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    pytest.importorskip("arcadedb_embedded")
    with GraphIndex(tmp_path / "graph.kg") as index:
        load(index, graph())
    assert run(["ask", "2018年兰州市总工会主席是谁", "--from", str(tmp_path / "graph.kg")]) == 0
    assert "贺兰亭" in capsys.readouterr().out

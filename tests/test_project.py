from __future__ import annotations

import builtins
import doctest
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from handmade import news

import kg
from kg import project as projects
from kg.errors import ArchiveError, ConfigError, InputError, NotFoundError
from kg.graph import assemble
from kg.project import Project
from kg.store.memory import MemoryStore

TEXT = "本报讯(记者李明)4月28日,重庆市总工会主席郑洪到企业调研。"


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Project]:
    with kg.open(tmp_path / "a.db") as opened:
        for page in news():
            opened.archive.write(page, "rules")
        yield opened


def test_the_example_of_the_docstring_runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    result = doctest.testmod(projects)
    assert result.failed == 0
    assert result.attempted > 3


def test_every_public_name_is_there_and_none_hides_a_builtin_but_open() -> None:
    for name in kg.__all__:
        assert getattr(kg, name).__doc__
    assert {name for name in kg.__all__ if hasattr(builtins, name)} == {"open"}


def test_importing_the_package_loads_nothing_heavy() -> None:
    heavy = ("spacy", "neo4j", "networkx", "typer", "pypdfium2", "jpype")
    script = f"import sys, kg; print(sorted(set(sys.modules) & set({heavy!r})))"
    assert subprocess.run([sys.executable, "-c", script], capture_output=True, check=True).stdout == b"[]\n"


def test_files_are_added_found_and_removed(tmp_path: Path) -> None:
    pages = tmp_path / "pages"
    pages.mkdir()
    (pages / "1.txt").write_text(TEXT, encoding="utf-8")
    with kg.open(tmp_path / "a.db") as project:
        report = project.add(pages)
        assert (report.added, report.facts > 0) == (1, True)
        assert project.find("重庆市总工会")[0].label == "UNION"
        assert project.stats().documents == 1
        assert project.remove(pages / "1.txt") == 1
        assert project.stats().documents == 0
        with pytest.raises(NotFoundError, match=r"1\.txt' is not in archive"):
            project.remove(pages / "1.txt")


def test_a_text_replaces_what_an_earlier_one_of_its_name_said(tmp_path: Path) -> None:
    with kg.open(tmp_path / "a.db") as project:
        project.add_text(TEXT, name="note", date="2023-04-29", place="重庆市")
        assert project.add_text(TEXT.replace("郑洪", "王芳"), name="note").changed == 1
        assert project.find("郑洪") == []
        assert project.remove("note") == 1


@pytest.mark.parametrize(("text", "message"), [(" \n", "is blank"), ("甲\ud800乙", "has half a character at 1")])
def test_a_text_that_is_none_is_refused(project: Project, text: str, message: str) -> None:
    with pytest.raises(InputError, match=message):
        project.add_text(text, name="note")


def test_facts_of_a_name_are_those_of_all_that_is_called_so(project: Project) -> None:
    titles = [statement.fact.values["title"] for statement in project.facts("市总工会", fact_type="role")]
    assert sorted(titles) == ["主席", "主席", "主席", "主席", "副主席"]
    assert len(list(project.facts(fact_type="award"))) == 5
    assert len(list(project.facts())) == sum(project.stats().statements.values())


def test_a_name_or_type_that_is_not_there_is_said(project: Project) -> None:
    with pytest.raises(NotFoundError, match="is called '长江齿轮'; near to it: 长江齿轮有限公司, 长江齿轮有限公司工会"):
        project.facts("长江齿轮")
    with pytest.raises(NotFoundError, match=r"is called '无此名'$"):
        project.facts("无此名")
    with pytest.raises(ConfigError, match="unknown fact type 'rol'; expected one of role, award"):
        project.facts(fact_type="rol")


def test_the_graph_is_that_of_the_pages(project: Project) -> None:
    graph, expected = project.graph(), assemble(news())
    assert set(graph.nodes) == {node.id for node in expected.nodes}
    assert graph.number_of_edges() == len(expected.edges)


def test_loading_brings_a_store_to_the_graph_and_then_writes_nothing(project: Project) -> None:
    store, expected = MemoryStore(), assemble(project.archive.pages())
    assert project.load(store, options=kg.LoadOptions(dry_run=True)).total == len(expected.nodes) + len(expected.edges)
    assert store.nodes == {}
    assert project.load(store).total == len(expected.nodes) + len(expected.edges)
    assert store.graph() == expected
    assert project.load(store).total == 0
    project.remove("news/2018-05-01.txt")
    assert project.load(store).total > 0
    assert store.graph() == assemble(project.archive.pages())


def test_an_archive_that_is_not_there_is_not_made_for_reading(tmp_path: Path) -> None:
    with pytest.raises(ArchiveError, match="there is no archive"):
        kg.open(tmp_path / "none.db", readonly=True)


def test_one_page_is_extracted_and_nothing_kept(tmp_path: Path) -> None:
    path = tmp_path / "2021-05-01.txt"
    path.write_text(TEXT, encoding="utf-8")
    page = kg.extract(path)
    assert (page.document.path, page.document.date) == (str(path), kg.Known(value="2021-05-01", origin="file name"))
    assert kg.extract_text(TEXT, name=str(path)).readings[0].mentions == page.readings[0].mentions
    assert [entry.name for entry in tmp_path.iterdir()] == [path.name]


def test_what_is_not_one_document_is_not_extracted(tmp_path: Path) -> None:
    (tmp_path / "empty.txt").touch()
    (tmp_path / "two.jsonl").write_text('{"text": "甲"}\n{"text": "乙"}\n', encoding="utf-8")
    (tmp_path / "folder").mkdir()
    with pytest.raises(InputError, match=r"empty\.txt': empty; fetch it again"):
        kg.extract(tmp_path / "empty.txt")
    with pytest.raises(InputError, match="holds more than one document; read it into an archive"):
        kg.extract(tmp_path / "two.jsonl")
    with pytest.raises(InputError, match="there is no document in"):
        kg.extract(tmp_path / "folder")


def test_the_pipeline_is_one_of_spacy() -> None:
    doc = kg.pipeline()("重庆市总工会主席郑洪")
    assert [span.text for span in doc.spans["kg_mentions"]] == ["重庆市总工会", "主席", "郑洪"]

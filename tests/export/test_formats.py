"""The table of formats, and what the docs say of each."""

from __future__ import annotations

import re
import resource
from collections.abc import Iterator
from pathlib import Path
from typing import TypeVar
from weakref import finalize

import pytest
from exported import awkward

from kg.errors import OutputError
from kg.export import GRAPH_FORMATS, iter_export, parquet, write_graph
from kg.export.files import iter_zip
from kg.graph import Edge, Node

Record = TypeVar("Record", Node, Edge)

DOCS = Path(__file__).parents[2] / "docs"
ROW = re.compile(r"^\| `(\w+)` \| `([^`]+)` \| ([^|]+) \| ([^|]+) \|$", re.MULTILINE)


@pytest.mark.parametrize(("language", "name"), [(0, "EXPORTS.zh-CN.md"), (1, "EXPORTS.md")])
def test_the_docs_say_of_each_format_what_its_table_says(language: int, name: str) -> None:
    rows = ROW.findall((DOCS / name).read_text(encoding="utf-8"))
    assert rows == [
        (form.name, form.file, form.tools[language], form.lost[language]) for form in GRAPH_FORMATS.values()
    ]


@pytest.mark.parametrize("name", GRAPH_FORMATS)
@pytest.mark.parametrize("ending", ["", ".zip"])
def test_a_full_disk_leaves_what_was_there_and_nothing_else(name: str, ending: str, tmp_path: Path) -> None:
    target = tmp_path / f"graph{ending}"
    write_graph(awkward(), name, target)
    before = _bytes(tmp_path)
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (64, limits[1]))
    try:
        with pytest.raises(OutputError, match=r"cannot write .*graph.*nothing was changed"):
            write_graph(awkward(), name, target)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
    assert _bytes(tmp_path) == before


def _bytes(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.mark.parametrize("name", GRAPH_FORMATS)
def test_an_export_as_one_file_is_what_is_written(name: str, tmp_path: Path) -> None:
    form = GRAPH_FORMATS[name]
    assert form.is_folder == form.file.endswith(".zip")
    write_graph(awkward(), name, tmp_path / form.file)
    assert (tmp_path / form.file).read_bytes() == b"".join(iter_export(awkward(), name))
    assert b"".join(iter_zip(form.make(awkward()))).startswith(b"PK")


class Watched:
    """A graph of some edges that is made while it is read, and knows how many records were in memory at most."""

    def __init__(self, count: int) -> None:
        self.count = count
        self.most = 0
        self._alive = 0

    @property
    def nodes(self) -> Iterator[Node]:
        for number in range(self.count):
            yield self._watch(Node(id=f"n{number:06}", label="Person", properties={"name": f"王{number}"}))

    @property
    def edges(self) -> Iterator[Edge]:
        for number in range(self.count):
            ends = {"start": f"n{number:06}", "end": "n000000", "start_label": "Person", "end_label": "Person"}
            yield self._watch(Edge(id=f"e{number:06}", type="HOLDS", properties={"count": number}, **ends))

    def _watch(self, record: Record) -> Record:
        self._alive += 1
        self.most = max(self.most, self._alive)
        finalize(record, self._forget)
        return record

    def _forget(self) -> None:
        self._alive -= 1


@pytest.mark.parametrize("name", GRAPH_FORMATS)
def test_no_export_holds_the_records_of_a_graph(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parquet, "_GROUP", 100)
    graph = Watched(1000)
    assert sum(map(len, iter_export(graph, name))) > 1000
    assert 0 < graph.most <= 202

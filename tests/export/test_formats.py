"""The table of formats, and what the docs say of each."""

from __future__ import annotations

import re
import resource
from pathlib import Path

import pytest
from exported import awkward

from kg.errors import OutputError
from kg.export import GRAPH_FORMATS, iter_export, write_graph
from kg.export.files import iter_zip

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

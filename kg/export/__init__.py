"""Graphs and pages as files and texts. A new format is a file here and its line in one of these tables."""

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Final, TypeVar

from kg.errors import ConfigError
from kg.export import csv, ftm, gexf, graphml, jsonl, jsonld, parquet, popolo, script, turtle
from kg.export.files import iter_bytes, iter_zip, write_file, write_folder
from kg.export.formats import Format
from kg.export.html import make_html
from kg.export.json import make_json
from kg.export.table import make_table
from kg.graph import GraphView
from kg.model import Page

__all__ = [
    "GRAPH_FORMATS",
    "PAGE_FORMATS",
    "Format",
    "find_format",
    "format_page",
    "iter_export",
    "write_file",
    "write_graph",
]

T = TypeVar("T")

GRAPH_FORMATS: Final[Mapping[str, Format]] = {
    form.name: form
    for form in (
        jsonl.FORMAT,
        graphml.FORMAT,
        gexf.FORMAT,
        csv.FORMAT,
        script.FORMAT,
        parquet.FORMAT,
        jsonld.FORMAT,
        turtle.FORMAT,
        ftm.FORMAT,
        popolo.FORMAT,
    )
}
"""The formats of a graph, by name."""

PAGE_FORMATS: Final[Mapping[str, Callable[[Page], str]]] = {
    "json": make_json,
    "table": make_table,
    "html": make_html,
}
"""What makes the text of a page in each format."""


def format_page(page: Page, name: str) -> str:
    """Return a page in a format. Raises ConfigError for one that is not known."""
    return _chosen(PAGE_FORMATS, name)(page)


def find_format(name: str) -> Format:
    """Return a format of the graph. Raises ConfigError for one that is not known."""
    return _chosen(GRAPH_FORMATS, name)


def iter_export(graph: GraphView, name: str) -> Iterator[bytes]:
    """Return a graph in a format as the bytes of one file, a zip where the format is a folder, made as they are taken.

    Raises ConfigError for a format that is not known, or whose extra is not installed.
    """
    form = find_format(name)
    files = form.make(graph)
    return iter_zip(files) if form.is_folder else (data for _, pieces in files for data in iter_bytes(pieces))


def write_graph(graph: GraphView, name: str, path: Path | str) -> None:
    """Write a graph in a format: to a file, into a folder if it takes several, into one `.zip` if the path ends so.

    All is written, or nothing. Raises ConfigError for a format that is not known, OutputError.
    """
    form, path = find_format(name), Path(path)
    files = form.make(graph)
    if path.suffix.lower() == ".zip":
        write_file(path, iter_zip(files))
    elif form.is_folder:
        write_folder(path, files, form.is_ours)
    else:
        write_file(path, (piece for _, pieces in files for piece in pieces))


def _chosen(formats: Mapping[str, T], name: str) -> T:
    if name not in formats:
        raise ConfigError(f"unknown format {name!r}; expected one of {', '.join(formats)}")
    return formats[name]

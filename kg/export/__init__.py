"""Graphs and pages as files and texts. A new format is a file here and its line in one of these tables."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Final, TypeVar

from kg.errors import ConfigError
from kg.export.csv import is_csv_file, make_csv
from kg.export.files import Files, write_files, write_text
from kg.export.graphml import make_graphml
from kg.export.html import make_html
from kg.export.json import make_json
from kg.export.jsonl import make_jsonl
from kg.export.table import make_table
from kg.graph import Graph
from kg.model import Page

__all__ = ["GRAPH_FORMATS", "PAGE_FORMATS", "Files", "format_page", "make_files", "write_graph", "write_text"]

T = TypeVar("T")

GRAPH_FORMATS: Final[Mapping[str, Callable[[Graph], Files]]] = {
    "jsonl": make_jsonl,
    "graphml": make_graphml,
    "csv": make_csv,
}
"""What makes the files of a graph in each format."""

PAGE_FORMATS: Final[Mapping[str, Callable[[Page], str]]] = {
    "json": make_json,
    "table": make_table,
    "html": make_html,
}
"""What makes the text of a page in each format."""


def format_page(page: Page, name: str) -> str:
    """Return a page in a format. Raises ConfigError for one that is not known."""
    return _chosen(PAGE_FORMATS, name)(page)


def make_files(graph: Graph, name: str) -> Files:
    """Return the files of a graph in a format. Raises ConfigError for one that is not known."""
    return _chosen(GRAPH_FORMATS, name)(graph)


def write_graph(graph: Graph, name: str, path: Path | str) -> None:
    """Write a graph in a format: to a file, into a folder if it takes several, into one `.zip` if the path ends so.

    Files are written whole or not at all. Raises ConfigError for a format that is not known, OutputError.
    """
    write_files(make_files(graph, name), Path(path), is_csv_file)


def _chosen(formats: Mapping[str, T], name: str) -> T:
    if name not in formats:
        raise ConfigError(f"unknown format {name!r}; expected one of {', '.join(formats)}")
    return formats[name]

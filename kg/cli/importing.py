"""`kg import`: a graph's file from an export."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from kg.cli.output import note, note_skipped
from kg.imports import IMPORT_FORMATS

ImportFormat = StrEnum("ImportFormat", {name: name for name in IMPORT_FORMATS})  # type: ignore[misc]


def import_(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="What kg export wrote, or FollowTheMoney.")],
    into: Annotated[Path, typer.Option("--into", metavar="GRAPH", help="The graph file to make or to bring to it.")],
    form: Annotated[
        ImportFormat | None,
        typer.Option("--format", help=f"{', '.join(IMPORT_FORMATS)}; told from the file where not given."),
    ] = None,
) -> None:
    """Take back an export as a graph file 导入图谱.

    kg query, ask, export, load and serve read a graph file as they read an archive: --from GRAPH. It has no pages, so there
    are no texts of articles in it, but every edge has its sentences. All is taken, or nothing: what a graph cannot hold is
    an error with its line.

    \b
    Example 例:
      kg import graph.jsonl --into graph.kg
    """
    from kg.imports import read_graph
    from kg.index import GraphIndex
    from kg.store import load

    graph = read_graph(file, form.value if form else None, on_skipped=lambda skipped: note_skipped([skipped]))
    with GraphIndex(into) as index:
        changes = load(index, graph, revision=graph.digest)
    note(f"{into}: {len(graph.nodes)} nodes 节点, {len(graph.edges)} edges 关系; changed 已改动: {changes.total}")

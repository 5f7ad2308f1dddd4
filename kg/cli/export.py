"""`kg export`: the graph as files."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from kg.cli import options
from kg.cli.output import note, put
from kg.errors import ConfigError
from kg.export import GRAPH_FORMATS, make_files, write_graph
from kg.export.csv import SCRIPT

GraphFormat = StrEnum("GraphFormat", {name: name for name in GRAPH_FORMATS})  # type: ignore[misc]


def export(
    form: Annotated[GraphFormat, typer.Argument(metavar="FORMAT", help="jsonl, graphml or csv.", show_default=False)],
    archive: options.From = options.ARCHIVE,
    output: options.Output = None,
) -> None:
    """Write the graph to a file 导出图谱.

    The same facts give the same bytes.

    jsonl: a node or an edge a line. graphml: for Gephi, Cytoscape, networkx. csv: a folder, or one file if its name ends in
    .zip, with the script that has `neo4j-admin database import full` read it.

    \b
    Example 例:
      kg export csv --from archive.db -o import/
    """
    from kg.graph import assemble
    from kg.project import open_project

    with open_project(archive, readonly=True) as project:
        graph = assemble(project.archive.pages())
    if output is not None:
        write_graph(graph, form.value, output)
        note(f"written 已写出: {output}: {len(graph.nodes)} nodes 节点, {len(graph.edges)} edges 关系")
        if form.value == "csv":
            note(f"into Neo4j: sh {SCRIPT} there. It runs:\n{''.join(make_files(graph, 'csv')[SCRIPT])}")
        return
    files = make_files(graph, form.value)
    if len(files) > 1:
        raise ConfigError(f"{form.value} makes {len(files)} files; name a folder, or a file that ends in .zip, with -o")
    for text in files.values():
        for piece in text:
            put(piece)

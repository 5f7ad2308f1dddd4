"""`kg export`: the graph as files."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from kg.cli import options
from kg.cli.output import note, put
from kg.errors import ConfigError
from kg.export import GRAPH_FORMATS, iter_export, write_graph

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
    wanted = GRAPH_FORMATS[form.value]
    if output is not None:
        write_graph(graph, wanted.name, output)
        note(f"written 已写出: {output}: {len(graph.nodes)} nodes 节点, {len(graph.edges)} edges 关系")
        if wanted.then:
            note(wanted.then)
        return
    if wanted.is_folder:
        raise ConfigError(f"{wanted.name} makes several files; name a folder, or a file that ends in .zip, with -o")
    for data in iter_export(graph, wanted.name):
        put(data)

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
    form: Annotated[
        GraphFormat, typer.Argument(metavar="FORMAT", help=f"{', '.join(GRAPH_FORMATS)}.", show_default=False)
    ],
    archive: options.FromGraph = options.ARCHIVE,
    output: options.Output = None,
    where: Annotated[
        str, typer.Option(metavar="EXPR", help="Only a part: 'label=Union,Company and date>=2015'.", show_default=False)
    ] = "",
    around: Annotated[
        str, typer.Option(metavar="NAME", help="Only what lies around a name or an id.", show_default=False)
    ] = "",
    hops: Annotated[int, typer.Option(min=0, help="How far from it, in edges.")] = 1,
) -> None:
    """Write the graph, or a part of it, to a file 导出图谱.

    The same facts give the same bytes. Formats that are folders become one file if its name ends in .zip. docs/EXPORTS.md
    tells what opens each format and what it cannot carry.

    EXPR joins terms by `and`. Of nodes: label, name, level; of edges: type, date, confidence, count, title, status, rule.
    Marks: = != ~ (holds) >= <= > <; values with commas are alternatives. Edges go with their ends, nodes with their edges if
    EXPR says something of edges; articles that evidence refers to stay. Hops go along what EXPR leaves.

    \b
    Example 例:
      kg export gexf --from archive.db -o graph.gexf
      kg export jsonl --where 'type=CHAIR_OF and date>=2015' -o chairs.jsonl
      kg export graphml --around 重庆市总工会 --hops 2 -o part.graphml
    """
    from kg.graph import make_part
    from kg.index import open_index

    wanted = GRAPH_FORMATS[form.value]
    if output is None and wanted.is_folder:
        raise ConfigError(f"{wanted.name} makes several files; name a folder, or a file that ends in .zip, with -o")
    with open_index(archive) as index, index.snapshot():
        graph = make_part(index, where=where, around=around, hops=hops)
        if output is None:
            for data in iter_export(graph, wanted.name):
                put(data)
            return
        write_graph(graph, wanted.name, output)
        nodes, edges = (sum(1 for _ in records) for records in (graph.nodes, graph.edges))
    note(f"written 已写出: {output}: {nodes} nodes 节点, {edges} edges 关系")
    if wanted.then:
        note(wanted.then)

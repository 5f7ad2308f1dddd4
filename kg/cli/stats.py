"""`kg stats`: what is in an archive."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli import options
from kg.cli.output import put, put_json, put_table
from kg.export.words import FACT_NAMES, LABEL_NAMES

if TYPE_CHECKING:
    from kg.archive import Stats


def stats(
    archive: options.From = options.ARCHIVE,
    graph: Annotated[bool, typer.Option("--graph", help="Count the nodes and edges of the graph too.")] = False,
    skipped: Annotated[bool, typer.Option("--skipped", help="List what the last builds left out, and why.")] = False,
    as_json: options.AsJson = False,
) -> None:
    """Count what is in an archive 统计.

    \b
    Example 例:
      kg stats --from archive.db --graph
    """
    from kg.graph import assemble
    from kg.project import open_project

    with open_project(archive, readonly=True) as project:
        counted = project.stats()
        made = assemble(project.archive.pages()) if graph else None
        left_out = project.archive.skipped() if skipped else []
    counts = {"nodes": made.count_labels(), "edges": made.count_types()} if made else {}
    if as_json:
        put_json({**dataclasses.asdict(counted), **counts, "left_out": list(map(dataclasses.asdict, left_out))})
        return
    _put_stats(counted)
    for what, found in counts.items():
        put("\n")
        put_table((what, "count"), [*found.items(), _sum(found)])
    if left_out:
        put("\n")
        put_table(
            ("skipped 略过", "why", "what to do"), [(entry.item, entry.reason, entry.remedy) for entry in left_out]
        )


def _put_stats(counted: Stats) -> None:
    dates = f", {counted.first_date} – {counted.last_date}" if counted.first_date else ""
    put(
        f"{counted.documents:,} documents 份 at {counted.paths:,} paths, {counted.articles:,} articles 篇, "
        f"{counted.characters:,} characters 字{dates}; {counted.skipped:,} skipped 略过\n\n"
    )
    labels = {label: f"{zh} {en}" for label, (zh, en) in LABEL_NAMES.items()} | {"PLACE": "地点 place"}
    rows = [
        (name, counted.entities.get(label, 0), counted.mentions.get(label, 0), counted.unresolved.get(label, 0))
        for label, name in labels.items()
    ]
    put_table(("", "entities 实体", "mentions 提及", "full name open 全称未定"), rows)
    put("\n")
    facts = [(f"{zh} {en}", counted.statements.get(name, 0)) for name, (zh, en) in FACT_NAMES.items()]
    put_table(("facts, each with its sentence 事实", "count"), [*facts, _sum(counted.statements)])


def _sum(counts: Mapping[str, int]) -> tuple[str, int]:
    return "sum 合计", sum(counts.values())

"""`kg tour`: a first look at an archive."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from kg.cli import options
from kg.cli.output import put
from kg.cli.query import open_graph
from kg.export.words import one_line

if TYPE_CHECKING:
    from kg.archive import Stats
    from kg.store.served import ServedGraph

_STOPS = ("all-chairs", "all-honours", "all-reporters")
"""The named queries whose first rows are shown."""
_COUNTS = {
    "nodes 节点": "MATCH (n:Entity|Article) UNWIND labels(n) AS name WITH name WHERE name <> 'Entity' "
    "RETURN name, count(*) AS count ORDER BY count DESC, name",
    "edges 关系": "MATCH ()-[r]->() RETURN type(r) AS name, count(*) AS count ORDER BY count DESC, name",
}
_TOLD = ("person", "recipient", "reporter", "body", "award", "title", "role", "first_seen")
"""The columns that are told of a row, in this order, beside its sentence."""


def tour(
    archive: options.From = options.ARCHIVE,
    each: Annotated[int, typer.Option(min=1, help="How many chairs, honours and reporters.")] = 4,
) -> None:
    """Look round an archive 走马观花.

    Builds its graph in the embedded store, counts it, shows some chairs, honours and reporters, each with its sentence, and
    says what to try next.

    \b
    Example 例:
      kg tour --from archive.db
    """
    from kg.project import open_project
    from kg.queries import answer

    with open_project(archive, readonly=True) as project:
        counted = project.stats()
    with open_graph(archive) as store:
        put("\n".join(_iter_counts(counted, store)) + "\n")
        shown = {}
        for name in _STOPS:
            found = answer(store, name, {"limit": each})
            shown[name] = found.records()
            put(f"\n{typer.style(f'{found.query.title_zh} {found.query.title}', bold=True)}\n")
            put("".join(f"{line}\n" for row in shown[name] for line in _iter_row(row)))
    put("\n".join(("", "next 接着试试:", *_iter_next(archive, shown), "")))


def _iter_counts(counted: Stats, store: ServedGraph) -> Iterator[str]:
    yield (
        f"{counted.documents:,} documents 份, {counted.articles:,} articles 篇, {counted.skipped:,} skipped 略过, "
        f"{sum(counted.statements.values()):,} facts 条事实, each with its sentence"
    )
    for title, statement in _COUNTS.items():
        counts = store.read(statement).rows
        yield f"{sum(count for _, count in counts):,} {title}: {', '.join(f'{name} {count:,}' for name, count in counts)}"


def _iter_row(row: Mapping[str, Any]) -> Iterator[str]:
    yield f"  {' · '.join(row[column] for column in _TOLD if row.get(column))}"
    yield f"      {one_line(row['sentence'])}  ({row['source']})"


def _iter_next(archive: Path, shown: Mapping[str, list[dict[str, Any]]]) -> Iterator[str]:
    """Yield commands that find something in this archive."""
    source = f"--from {_quoted(str(archive))}"
    for row in shown["all-chairs"][:1]:
        yield f"  kg show {_quoted(row['body'])} {source}"
        yield f"  kg ask {_quoted(row['body'] + '的主席是谁')} {source}"
        yield f"  kg query chairs-on -p body={_quoted(row['body'])} -p date={row['first_seen'] or '2015'} {source}"
    for row in shown["all-honours"][:1]:
        yield f"  kg query honours -p name={_quoted(row['recipient'])} {source}"
    yield "  kg queries"
    yield f"  kg export graphml {source} -o graph.graphml"
    yield f"  kg serve {source}"
    yield "  kg extract PAGE --format html -o page.html"


def _quoted(word: str) -> str:
    """Return a word as a shell reads it; Chinese needs no quotation marks."""
    return word if re.fullmatch(r"[\w@%+=:,./-]+", word) else shlex.quote(word)

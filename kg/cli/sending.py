"""Commands that send and compare: load, export, evaluate."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli.asking import From, Json, Password, User, open_readonly
from kg.cli.output import note, print_json, print_table
from kg.config import LoadOptions
from kg.errors import ConfigError

if TYPE_CHECKING:
    from kg.evaluate import Found
    from kg.store import Changes

_ARCHIVE = Path("archive.db")


def load(
    archive: From = _ARCHIVE,
    uri: Annotated[str, typer.Option(envvar="NEO4J_URI", help="The Neo4j, 5 or newer.")] = "bolt://localhost:7687",
    user: User = "neo4j",
    password: Password = None,
    database: Annotated[str | None, typer.Option(help="Its database; the server's default if not given.")] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Say what would change, write nothing.")] = False,
    batch: Annotated[int, typer.Option(min=1, help="Rows a statement.")] = LoadOptions().batch,
    as_json: Json = False,
) -> None:
    """把图谱载入 Neo4j;再载一遍,什么也不写 · Bring a Neo4j to the graph of an archive; only what differs is sent.

    Example: NEO4J_PASSWORD=... kg load --from archive.db --uri bolt://localhost:7687
    """
    from kg.graph import assemble
    from kg.store import load as load_graph
    from kg.store.bolt import connect

    if password is None:
        raise ConfigError(f"{uri} needs a password; set NEO4J_PASSWORD")
    options = LoadOptions(batch=batch, dry_run=dry_run)
    with open_readonly(archive) as project, connect(uri, user, password, database) as store:
        revision = project.archive.revision()
        changes = load_graph(store, assemble(project.archive.pages()), options, revision=revision)
    _print_changes(changes, dry_run=dry_run, as_json=as_json)


def _print_changes(changes: Changes, *, dry_run: bool, as_json: bool) -> None:
    groups = {"nodes": changes.nodes, "edges": changes.edges}
    if as_json:
        print_json(
            {
                group: {key: {"added": c.added, "changed": c.changed, "removed": c.removed} for key, c in found.items()}
                for group, found in groups.items()
            }
        )
        return
    if not changes.total:
        note("nothing to do: the graph is up to date 图谱已是最新")
        return
    rows = [
        (f"{group} {key}", str(change.added), str(change.changed), str(change.removed))
        for group, found in groups.items()
        for key, change in found.items()
    ]
    print_table(("what", "added", "changed", "removed"), rows)
    note("a dry run: nothing was written" if dry_run else f"{changes.total} nodes and edges touched")


class GraphFormat(StrEnum):
    """The formats of a graph."""

    jsonl = "jsonl"
    graphml = "graphml"
    csv = "csv"


def export(
    form: Annotated[
        GraphFormat,
        typer.Argument(metavar="FORMAT", help="jsonl, graphml, or csv (a folder for neo4j-admin).", show_default=False),
    ],
    output: Annotated[
        Path, typer.Option("--output", "-o", help="The file, or for csv the folder, to write.", show_default=False)
    ],
    archive: From = _ARCHIVE,
) -> None:
    """导出图谱 · Write the graph to a file: the same bytes for the same facts.

    Example: kg export jsonl --from archive.db -o graph.jsonl
    """
    from kg.export import write_graph
    from kg.graph import assemble

    with open_readonly(archive) as project:
        graph = assemble(project.archive.pages())
    write_graph(graph, form.value, output)
    note(f"written 已写出: {output} ({len(graph.nodes)} nodes, {len(graph.edges)} edges)")
    if form is GraphFormat.csv:
        note("how to import it 导入方法: the script in it, which calls neo4j-admin database import full")


def evaluate(
    gold: Annotated[Path, typer.Argument(help="A gold file, or a folder of them.", show_default=False)],
    pages: Annotated[
        list[Path], typer.Argument(help="The pages (txt), or extractions of them (json).", show_default=False)
    ],
    errors: Annotated[bool, typer.Option("--errors", help="List every error.")] = False,
    by_article: Annotated[bool, typer.Option("--by-article", help="Scores of each article too.")] = False,
    as_json: Json = False,
) -> None:
    """与标准答案比较 · Compare what is found with what is right: P, R and F1 by type.

    Example: kg evaluate gold/ pages/*.txt --errors
    """
    from kg.evaluate import evaluate as compare
    from kg.evaluate import read_gold

    result = compare(read_gold(gold), [_found(page) for page in pages])
    for skipped in result.left_out:
        note(f"left out 未比较 {skipped.item}: {skipped.reason} — {skipped.remedy}")
    scores = {"": result.scores()}
    if by_article:
        scores |= {f"{page} {number} ": of for (page, number), of in result.by_article().items()}
    if as_json:
        rows = {
            f"{part}{kind} {name}": {"p": round(s.precision, 4), "r": round(s.recall, 4), "f1": round(s.f1, 4)}
            for part, of in scores.items()
            for (kind, name), s in of.items()
        }
        print_json({"scores": rows, "errors": [str(error) for error in result.errors]})
        return
    table = [
        (
            f"{part}{kind} {name}",
            f"{s.precision:.3f}",
            f"{s.recall:.3f}",
            f"{s.f1:.3f}",
            f"{s.right}/{s.missed}/{s.extra}",
        )
        for part, of in scores.items()
        for (kind, name), s in of.items()
    ]
    print_table(("what", "P", "R", "F1", "right/missed/extra"), table)
    if errors:
        for error in result.errors:
            typer.echo(str(error))


def _found(page: Path) -> Found:
    from kg.evaluate import Found, read_json
    from kg.extraction import page_to_json
    from kg.project import extract

    data = read_json(page) if page.suffix == ".json" else page_to_json(extract(page))
    return Found(path=str(page), data=data)

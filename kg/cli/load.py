"""`kg load`: the graph into Neo4j."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli import options
from kg.cli.output import note, put_json, put_table
from kg.cli.query import connect_to
from kg.config import LoadOptions

if TYPE_CHECKING:
    from kg.store import Changes


def load(
    archive: options.FromGraph = options.ARCHIVE,
    uri: Annotated[
        str, typer.Option(envvar="NEO4J_URI", metavar="URI", help="Where the Neo4j listens.")
    ] = "bolt://localhost:7687",
    user: options.User = "neo4j",
    password: options.Password = None,
    database: options.Database = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Say what would change, and change nothing.")] = False,
    batch: Annotated[int, typer.Option(min=1, help="Rows that are sent together.")] = LoadOptions().batch,
    as_json: options.AsJson = False,
) -> None:
    """Load the graph into Neo4j 载入图谱.

    Only what differs is sent: a second load writes nothing, one that broke off is ended by the next, and what has gone from
    the archive leaves the graph. Nodes and edges of others are left alone. Neo4j 5.7 or later is needed.

    \b
    Example 例:
      NEO4J_PASSWORD=... kg load --from archive.db --uri bolt://localhost:7687
    """
    from kg.index import open_index
    from kg.store import load as bring

    chosen = LoadOptions(batch=batch, dry_run=dry_run)
    with open_index(archive) as index, connect_to(uri, user, password, database) as store:
        state = index.read_state()
        changes = bring(store, index.graph(), chosen, revision=state.revision if state else "")
    if as_json:
        put_json({**dataclasses.asdict(changes), "total": changes.total, "dry_run": dry_run})
        return
    _put_changes(changes)
    done = "would change 将改动" if dry_run else "changed 已改动"
    note(f"{uri}: {done}: {changes.total} nodes and edges" if changes.total else f"{uri} is up to date 已是最新")


def _put_changes(changes: Changes) -> None:
    rows = [
        (name, change.added, change.changed, change.removed)
        for found in (changes.nodes, changes.edges)
        for name, change in found.items()
    ]
    put_table(("label or type", "added 增", "changed 改", "removed 删"), rows)

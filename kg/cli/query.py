"""`kg query` and `kg queries`: questions to the graph."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli import options
from kg.cli.output import RowFormat, note, put, put_json, put_rows, put_table
from kg.errors import ConfigError, NotFoundError

if TYPE_CHECKING:
    from kg.queries import Query, Value
    from kg.store.bolt import BoltStore
    from kg.store.served import ServedGraph


def query(
    what: Annotated[
        str,
        typer.Argument(
            metavar="NAME|FILE|-", help="A named query, a file with Cypher, or - to read it.", show_default=False
        ),
    ],
    parameters: Annotated[
        list[str] | None, typer.Option("--param", "-p", metavar="KEY=VALUE", help="A parameter; may be given again.")
    ] = None,
    archive: options.FromGraph = options.ARCHIVE,
    form: Annotated[RowFormat, typer.Option("--format", "-f", help="How rows are printed.")] = RowFormat.table,
    limit: Annotated[int, typer.Option(min=1, help="The most rows that are printed.")] = 10_000,
    uri: Annotated[str | None, typer.Option(metavar="URI", help="Ask this Neo4j: bolt://localhost:7687.")] = None,
    user: options.User = "neo4j",
    password: options.Password = None,
    database: options.Database = None,
) -> None:
    """Ask the graph 查询图谱.

    NAME is one of `kg queries`; a FILE or standard input has Cypher of your own, which may only read.

    The graph of the archive is kept beside it, in an embedded store, and is brought up to date first. With --uri a Neo4j is
    asked as it stands. In Cypher of your own that declares no parameters, values are read as JSON where they are JSON.

    \b
    Example 例:
      kg query chairs -p body=重庆市总工会 --from archive.db
      echo 'MATCH (p:Person) RETURN p.name LIMIT 5' | kg query - --from archive.db --format csv
    """
    from kg.queries import answer, check

    chosen = _read(what)
    given = dict(_parse(pair, is_typed=not chosen.parameters) for pair in parameters or ())
    check(chosen, given)  # before a store is opened, which takes seconds
    with open_graph(archive) if uri is None else connect_to(uri, user, password, database) as store:
        rows = answer(store, chosen, given, max_rows=limit).rows
    put_rows(rows.columns, rows.rows, form)
    if rows.is_cut:
        note(f"there are more than these {limit} rows; --limit prints more")
    elif not rows.rows:
        note("no rows 无结果")


def _read(what: str) -> Query:
    from kg.queries import find_query, parse_query, read_query

    if what == "-":
        return parse_query("-", sys.stdin.read())
    path = Path(what)
    if path.suffix or path.parent != Path() or path.is_file():
        return read_query(path)
    try:
        return find_query(what)
    except NotFoundError as error:
        if any(char.isspace() for char in what):
            raise ConfigError(
                f"{what!r} is no name of a query; Cypher is read from a file, or from - (standard input)"
            ) from error
        raise


def _parse(pair: str, *, is_typed: bool) -> tuple[str, Value]:
    key, mark, text = pair.partition("=")
    if not key or not mark:
        raise ConfigError(f"parameter {pair!r} is not KEY=VALUE")
    if is_typed:
        try:
            return key, json.loads(text)
        except ValueError:
            pass
    return key, text


@contextmanager
def open_graph(archive: Path) -> Iterator[ServedGraph]:
    """Open the embedded store of an archive, or of a graph's file, brought up to date."""
    from kg.index import open_store

    with open_store(archive) as store:
        yield store


def connect_to(uri: str, user: str, password: str | None, database: str | None) -> BoltStore:
    """Connect to a Neo4j. Raises ConfigError without a password, StoreError where it cannot be had."""
    from kg.store.address import redacted
    from kg.store.bolt import connect

    if password is None:
        raise ConfigError(f"{redacted(uri)} asks for a password; set the variable NEO4J_PASSWORD, or give --password")
    return connect(uri, user, password, database, is_settled=True)


def queries(as_json: options.AsJson = False) -> None:
    """List the named queries, by groups 命名查询.

    \b
    Example 例:
      kg queries
    """
    from kg.queries import GROUPS, read_queries

    found = read_queries().values()
    if as_json:
        put_json([one.to_json() for one in found])
        return
    for group, title in GROUPS.items():
        put_table(
            (f"{title} {group}", "what it tells", "parameters 参数"),
            (_row(one) for one in found if one.group == group),
        )
        put("\n")


def _row(one: Query) -> tuple[str, ...]:
    given = (f"{each.name}={'…' if each.is_required else each.default}" for each in one.parameters)
    return one.name, f"{one.title_zh} {one.title}", " ".join(given)

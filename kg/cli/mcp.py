"""`kg mcp`: the graph for assistants."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Final

import typer

from kg.cli import options
from kg.cli.output import note
from kg.cli.serve import make_address, read_tokens
from kg.config import ServeOptions

_DEFAULT: Final = ServeOptions()


def mcp(
    archive: options.From = options.ARCHIVE,
    http: Annotated[bool, typer.Option("--http", help="Serve over HTTP, at /mcp, not standard input.")] = False,
    host: Annotated[
        str, typer.Option(help="With --http: listen here; elsewhere than on this machine only with a token.")
    ] = _DEFAULT.host,
    port: Annotated[int, typer.Option(min=0, max=65535, help="With --http: 0 for any that is free.")] = _DEFAULT.port,
    token_file: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="With --http: tokens, one a line; or one in the variable KG_TOKEN."),
    ] = None,
    allow_host: Annotated[
        list[str] | None, typer.Option(metavar="NAME", help="With --http: answer under this name too, without a token.")
    ] = None,
    uri: Annotated[
        str | None, typer.Option(metavar="URI", help="Put queries to this Neo4j: bolt://localhost:7687.")
    ] = None,
    user: options.User = "neo4j",
    password: options.Password = None,
    database: options.Database = None,
    max_seconds: Annotated[
        float, typer.Option(min=0.1, help="The longest that a query may take.")
    ] = _DEFAULT.max_seconds,
) -> None:
    """Give the graph to assistants over MCP 供智能助手使用.

    Tools to search names, show entities, holders of posts, honours, paths and sources, to run named queries and to answer
    questions in Chinese; every fact comes with its sentence. Without --http the assistant starts this command and speaks to
    its standard input. The graph store, which queries need, is opened when one is first put.

    \b
    Example 例:
      kg mcp --from archive.db
      KG_TOKEN=$(openssl rand -hex 24) kg mcp --from archive.db --http --port 8001
    """
    from kg.mcp_server.running import run_http, run_stdio

    store = make_address(uri, user, password, database)
    if not http:
        run_stdio(archive, ServeOptions(max_seconds=max_seconds), store)
        return
    wanted = ServeOptions(
        host=host,
        port=port,
        tokens=read_tokens(token_file),
        hosts=tuple(allow_host or ()),
        max_seconds=max_seconds,
    )
    run_http(archive, wanted, store, lambda address: note(f"serving MCP 已启动: {address}"))
    note("stopped 已停止")

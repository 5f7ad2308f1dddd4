"""`kg serve`: the graph over HTTP."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

import typer

from kg.cli import options
from kg.cli.output import note
from kg.config import ServeOptions
from kg.errors import ConfigError

if TYPE_CHECKING:
    from kg.api.serving import Serving
    from kg.api.source import StoreAddress

_DEFAULT: Final = ServeOptions()
_TOKEN: Final = "KG_TOKEN"
_PASSWORD: Final = "KG_BOLT_PASSWORD"


def serve(
    archive: options.From = options.ARCHIVE,
    host: Annotated[
        str, typer.Option(help="Listen here; elsewhere than on this machine only with a token.")
    ] = _DEFAULT.host,
    port: Annotated[int, typer.Option(min=0, max=65535, help="0 for any that is free.")] = _DEFAULT.port,
    workers: Annotated[int, typer.Option(min=1, help="Processes that answer.")] = _DEFAULT.workers,
    refresh: Annotated[
        float, typer.Option(min=0.1, metavar="SECONDS", help="How often to look for what a build has added.")
    ] = _DEFAULT.refresh,
    uri: Annotated[
        str | None, typer.Option(metavar="URI", help="Put queries to this Neo4j: bolt://localhost:7687.")
    ] = None,
    user: options.User = "neo4j",
    password: options.Password = None,
    database: options.Database = None,
    embedded: Annotated[
        bool, typer.Option("--store/--no-store", help="Answer queries from an embedded store beside the archive.")
    ] = True,
    bolt: Annotated[
        int | None,
        typer.Option(
            min=1, max=65535, metavar="PORT", help=f"Let Neo4j Browser here read that store; its password: {_PASSWORD}."
        ),
    ] = None,
    token_file: Annotated[
        Path | None, typer.Option(metavar="FILE", help=f"Tokens, one a line; or one in the variable {_TOKEN}.")
    ] = None,
    cypher: Annotated[bool, typer.Option("--cypher", help="Run Cypher that only reads.")] = False,
    cors: Annotated[
        list[str] | None, typer.Option(metavar="ORIGIN", help="Pages of this origin may ask: https://example.org.")
    ] = None,
    allow_host: Annotated[
        list[str] | None, typer.Option(metavar="NAME", help="Answer under this name too, without a token.")
    ] = None,
    root_path: Annotated[str, typer.Option(metavar="PREFIX", help="The prefix a proxy shows it under: /kg.")] = "",
    max_rows: Annotated[int, typer.Option(min=1, help="The most rows of a query.")] = _DEFAULT.max_rows,
    max_hops: Annotated[int, typer.Option(min=1, help="The most steps of a path.")] = _DEFAULT.max_hops,
    max_seconds: Annotated[
        float, typer.Option(min=0.1, help="The longest that a query may take.")
    ] = _DEFAULT.max_seconds,
    max_body: Annotated[int, typer.Option(min=1, help="The most bytes of a request.")] = _DEFAULT.max_body,
    max_heavy: Annotated[int, typer.Option(min=1, help="Long questions at once in each worker.")] = _DEFAULT.max_heavy,
) -> None:
    """Serve the graph over HTTP 提供 REST 服务.

    REST under /api/v1, with a page of documentation at /docs that needs no Internet. The graph of the archive is kept beside
    it, and is brought up to date while a build goes on; every answer is of one state. Ctrl-C ends it.

    \b
    Example 例:
      kg serve --from archive.db
      KG_TOKEN=$(openssl rand -hex 24) kg serve --from archive.db --host 0.0.0.0
    """
    from kg.api.serving import serve as run

    wanted = ServeOptions(
        host=host,
        port=port,
        workers=workers,
        refresh=refresh,
        tokens=read_tokens(token_file),
        hosts=tuple(allow_host or ()),
        origins=tuple(cors or ()),
        root_path=_prefix(root_path),
        cypher=cypher,
        embedded=embedded,
        bolt_port=bolt,
        bolt_password=_bolt_password() if bolt is not None else None,
        max_rows=max_rows,
        max_hops=max_hops,
        max_seconds=max_seconds,
        max_body=max_body,
        max_heavy=max_heavy,
    )
    run(archive, wanted, make_address(uri, user, password, database), _tell)
    note("stopped 已停止")


def _bolt_password() -> str:
    if password := os.environ.get(_PASSWORD):
        return password
    raise ConfigError(
        f"--bolt lets other programs in, who need a password; choose one: {_PASSWORD}=… kg serve --bolt 7687"
    )


def make_address(uri: str | None, user: str, password: str | None, database: str | None) -> StoreAddress | None:
    """Return the address of a Neo4j, None for none. Raises ConfigError without a password."""
    from kg.api.source import StoreAddress

    if uri is None:
        return None
    if password is None:
        raise ConfigError(f"{uri} asks for a password; set the variable NEO4J_PASSWORD, or give --password")
    return StoreAddress(uri=uri, user=user, password=password, database=database)


def _prefix(text: str) -> str:
    return f"/{text.strip('/')}" if text.strip("/") else ""


def read_tokens(file: Path | None) -> tuple[str, ...]:
    """Return the tokens of a file and of the environment. Raises ConfigError."""
    tokens = [os.environ.get(_TOKEN, "")]
    if file is not None:
        try:
            tokens += file.read_text(encoding="utf-8").splitlines()
        except (OSError, UnicodeDecodeError) as error:
            raise ConfigError(f"the file of tokens {str(file)!r} cannot be read: {error}") from error
    found = tuple(dict.fromkeys(token.strip() for token in tokens if token.strip()))
    if file is not None and not found:
        raise ConfigError(f"the file of tokens {str(file)!r} holds none; write one a line")
    return found


def _tell(serving: Serving) -> None:
    """Say where the service is, and what it serves."""
    address = serving.address + serving.options.root_path
    note(f"serving 已启动: {address}/api/v1")
    note(f"documentation 文档: {address}/docs")
    if serving.options.bolt_port is not None:
        note(f"Neo4j Browser: bolt://127.0.0.1:{serving.options.bolt_port}, user 用户 reader")
    if serving.source.store is None:
        note("no graph store 无图数据库: named queries are not answered; install the extra 'embedded', or give --uri")
    if serving.options.tokens:
        note("a token is asked for 需要令牌: Authorization: Bearer …")
    note("Ctrl-C ends it 按 Ctrl-C 停止")

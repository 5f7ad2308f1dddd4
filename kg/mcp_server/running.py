"""Run the server: on standard input and output, or over HTTP with the rules of `kg serve` on who may ask."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager, suppress
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import anyio

from kg.api.refreshing import kept_up_to_date
from kg.api.serving import LOOPBACK, check_options, listening
from kg.api.source import Source, StoreAddress
from kg.config import ServeOptions
from kg.errors import ConfigError
from kg.index import is_index, open_index

if TYPE_CHECKING:
    from mcp.server.lowlevel import Server
    from starlette.applications import Starlette

    from kg.mcp_server.knowledge import Knowledge

PATH: Final = "/mcp"


def run_stdio(path: Path, options: ServeOptions, store: StoreAddress | None = None) -> None:
    """Serve an archive, or a graph's own file, to the process that started this one, until it closes the input.

    Raises ConfigError where the package mcp is not installed, ArchiveError, StoreError.
    """
    _check_installed()
    from mcp.server.stdio import stdio_server

    from kg.mcp_server.server import make_server

    async def talk(server: Server[Any, Any], output: io.TextIOWrapper) -> None:
        async with stdio_server(stdout=anyio.wrap_file(output)) as (received, sent):
            await server.run(received, sent, server.create_initialization_options())

    with _own_output() as output, _knowing(path, options, store) as knowledge:
        anyio.run(talk, make_server(knowledge), output)


def run_http(
    path: Path, options: ServeOptions, store: StoreAddress | None = None, on_ready: Callable[[str], object] = id
) -> None:
    """Serve an archive, or a graph's own file, over HTTP, until the process is told to end; tell its address first.

    Raises ConfigError for options that would let in anybody or a port that is taken; ArchiveError, StoreError.
    """
    _check_installed()
    check_options(options)
    from uvicorn import Config
    from uvicorn import Server as HttpServer

    with listening(options.host, options.port) as listener, _knowing(path, options, store) as knowledge:
        host, port = listener.getsockname()[:2]
        on_ready(f"http://{f'[{host}]' if ':' in host else host}:{port}{options.root_path}{PATH}")
        config = Config(make_http_app(knowledge, options), log_level="warning", access_log=False, server_header=False)
        with suppress(KeyboardInterrupt):  # it is told to end, and has ended in order
            HttpServer(config).run(sockets=[listener])


def make_http_app(knowledge: Knowledge, options: ServeOptions) -> Starlette:
    """Return the application that answers the protocol at /mcp; each request stands alone, so workers need no memory."""
    from mcp.server.streamable_http_manager import StreamableHTTPSessionManager
    from mcp.server.transport_security import TransportSecuritySettings
    from starlette.applications import Starlette
    from starlette.middleware import Middleware
    from starlette.routing import Route
    from starlette.types import Receive, Scope, Send

    from kg.api.gate import Gate
    from kg.mcp_server.server import make_server

    names = [f"[{name}]" if ":" in name else name for name in sorted({*LOOPBACK, options.host, *options.hosts})]
    security = TransportSecuritySettings(
        enable_dns_rebinding_protection=not options.tokens,
        allowed_hosts=[*names, *(f"{name}:*" for name in names)],
        allowed_origins=[*(f"http://{name}:*" for name in names), *options.origins],
    )
    manager = StreamableHTTPSessionManager(
        make_server(knowledge), json_response=True, stateless=True, security_settings=security
    )

    class Endpoint:
        async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
            await manager.handle_request(scope, receive, send)

    @asynccontextmanager
    async def running(app: Starlette) -> AsyncIterator[None]:
        async with manager.run():
            yield

    gate = Middleware(Gate, options=options, is_open=lambda path, scope: False)
    return Starlette(routes=[Route(PATH, Endpoint())], middleware=[gate], lifespan=running)


@contextmanager
def _knowing(path: Path, options: ServeOptions, store: StoreAddress | None) -> Iterator[Knowledge]:
    """Bring the graph's file up to date and keep it so; the store is opened by the first tool that needs one."""
    from kg.mcp_server.knowledge import Knowledge

    archive = None if is_index(path) else path.absolute()
    with (
        open_index(path) as index,
        kept_up_to_date(index.path, archive, None, options.refresh),
        Knowledge(Source(index=index.path, archive=archive, store=store), options) as knowledge,
    ):
        yield knowledge


@contextmanager
def _own_output() -> Iterator[io.TextIOWrapper]:
    """Keep standard output for the protocol alone: what anything else prints, Java too, goes to standard error."""
    sys.stdout.flush()
    kept = os.dup(1)
    os.dup2(2, 1)
    try:
        with io.TextIOWrapper(os.fdopen(kept, "wb"), encoding="utf-8", newline="\n") as output:
            yield output
    finally:
        os.dup2(2, 1)


def _check_installed() -> None:
    if find_spec("mcp") is None:
        raise ConfigError("the protocol is not installed; pip install 'union-news-kg[mcp]'")

"""Run the service: workers that answer, and beside them one process that owns the store and keeps the graph up to date.

    kg serve ── binds the port, opens the store, brings graph and store up to date every few seconds
       ├── worker ── answers
       └── worker ── answers

A worker holds nothing that another has not: each opens the graph's file, and sees a new state of it as soon as it is
there, whole. One that dies is replaced.
"""

from __future__ import annotations

import gc
import re
import socket
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from functools import partial
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Final

from kg.api.refreshing import kept_up_to_date
from kg.api.source import ServedFolder, Source, StoreAddress
from kg.config import ServeOptions
from kg.errors import ConfigError
from kg.index import is_index, open_index

if TYPE_CHECKING:
    from fastapi import FastAPI

LOOPBACK: Final = frozenset(("localhost", "127.0.0.1", "::1"))
"""Names by which a machine calls itself."""

_ORIGIN: Final = re.compile(r"[a-z][a-z0-9+.-]*://(?:[a-z0-9.-]+|\[[0-9a-f:.]+\])(?::[0-9]+)?")
_BACKLOG: Final = 2048
_GRACE: Final = 5
_SHORTEST_TOKEN: Final = 16


@dataclass(frozen=True, slots=True, kw_only=True)
class Serving:
    """What is being served, to tell whoever started it."""

    address: str
    source: Source
    options: ServeOptions


def serve(
    path: Path, options: ServeOptions, store: StoreAddress | None = None, on_ready: Callable[[Serving], object] = id
) -> None:
    """Serve an archive, or a graph's own file, until the process is told to end.

    Queries go to the store of an address; without one to the embedded store beside the archive, where it is installed.
    Raises ConfigError for options that would let in anybody or a port that is taken; ArchiveError, StoreError.
    """
    check_options(options)
    with ExitStack() as stack:
        listener = stack.enter_context(listening(options.host, options.port))
        source = stack.enter_context(_opened(path.absolute(), options, store))
        host, port = listener.getsockname()[:2]
        on_ready(
            Serving(address=f"http://{f'[{host}]' if ':' in host else host}:{port}", source=source, options=options)
        )
        _supervise(source, options, listener)


def check_options(options: ServeOptions) -> None:
    """Raise ConfigError where anybody on the network could ask without a token, for tokens that are short and origins that
    no browser names, and where the server is not installed."""
    if options.host not in LOOPBACK and not options.tokens:
        raise ConfigError(
            f"the service is not opened to the network ({options.host!r}) without a token; set KG_TOKEN or give "
            "--token-file, or listen on 127.0.0.1"
        )
    if any(not token.isascii() or len(token) < _SHORTEST_TOKEN for token in options.tokens):
        raise ConfigError(f"a token has at least {_SHORTEST_TOKEN} characters of ASCII; make one: openssl rand -hex 24")
    if wrong := [origin for origin in options.origins if origin != "*" and not _ORIGIN.fullmatch(origin)]:
        raise ConfigError(
            f"{wrong[0]!r} is no origin of pages; give scheme, host and port alone, as browsers do: https://example.org"
        )
    if find_spec("uvicorn") is None or find_spec("fastapi") is None:
        raise ConfigError("the server is not installed; pip install 'union-news-kg[serve]'")


@contextmanager
def listening(host: str, port: int) -> Iterator[socket.socket]:
    """Hold a port on which connections are taken. Raises ConfigError where that cannot be had."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family) as listener:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listener.bind((host, port))
        except OSError as error:
            raise ConfigError(
                f"cannot listen on {host}:{port}: {error.strerror}; choose another --port, or 0 for any that is free"
            ) from error
        listener.listen(_BACKLOG)
        listener.set_inheritable(True)
        yield listener


@contextmanager
def _opened(path: Path, options: ServeOptions, store: StoreAddress | None) -> Iterator[Source]:
    """Bring the graph's file up to date and keep it so, with the embedded store where that is what answers queries."""
    from kg.store.embedded import Listening, folder_of
    from kg.store.served import open_served

    archive, served = None if is_index(path) else path, None
    found: StoreAddress | ServedFolder | None = store
    with ExitStack() as stack:
        index = stack.enter_context(open_index(path)).path
        if store is None and options.embedded and find_spec("arcadedb_embedded") is not None:
            listening = Listening(port=options.bolt_port, password=options.bolt_password)
            served = stack.enter_context(open_served(folder_of(path), listening, seconds=options.max_seconds))
            found = ServedFolder(folder=folder_of(path), password=served.password)
        stack.enter_context(kept_up_to_date(index, archive, served, options.refresh))
        yield Source(index=index, archive=archive, store=found)


def _supervise(source: Source, options: ServeOptions, listener: socket.socket) -> None:
    """Run workers until the process is told to end."""
    from uvicorn import Config
    from uvicorn.supervisors import Multiprocess

    config = Config(
        partial(make_worker_app, source, options),
        factory=True,
        workers=options.workers,
        log_level="warning",
        access_log=False,
        server_header=False,
        timeout_graceful_shutdown=_GRACE,
    )
    Multiprocess(config, sockets=[listener]).run()


def make_worker_app(source: Source, options: ServeOptions) -> FastAPI:
    """Return the application of a worker."""
    from kg.api.app import make_app
    from kg.api.backend import Backend

    app = make_app(Backend(source, options))
    app.openapi()  # which takes longer than an answer should
    gc.collect()
    gc.freeze()  # what stays as long as the worker need not be looked through again
    return app

"""The service over a small archive, asked without a network."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from handmade import news

from kg.archive import Archive
from kg.config import ServeOptions
from kg.index import index_of, open_index

pytest.importorskip("fastapi")
import httpx
from fastapi import FastAPI

from kg.api.app import make_app
from kg.api.backend import Backend
from kg.api.source import Source
from kg.store.rows import Rows

Make = Callable[..., "Client"]


class Client:
    """Asks an application in this process."""

    def __init__(self, app: Any) -> None:
        self.app = app
        self._runner = asyncio.Runner()
        transport = httpx.ASGITransport(app=app, raise_app_exceptions=False)
        self._client = httpx.AsyncClient(transport=transport, base_url="http://localhost")

    def ask(self, method: str, path: str, **said: Any) -> httpx.Response:
        return self._runner.run(self._client.request(method, path, **said))

    def get(self, path: str, **said: Any) -> httpx.Response:
        return self.ask("GET", path, **said)

    def close(self) -> None:
        self._runner.run(self._client.aclose())
        if isinstance(self.app, FastAPI):
            self.app.state.backend.close()
        self._runner.close()


class Store:
    """A store that answers every statement with the same, and keeps what it was asked."""

    def __init__(self, rows: Rows | Exception) -> None:
        self.rows = rows
        self.asked: list[tuple[str, dict[str, Any]]] = []
        self.bounds: dict[str, Any] = {}

    def read(self, statement: str, parameters: dict[str, Any] | None = None, **bounds: Any) -> Rows:
        self.asked.append((statement, dict(parameters or {})))
        self.bounds = bounds
        if isinstance(self.rows, Exception):
            raise self.rows
        return self.rows

    def close(self) -> None:
        """Do nothing."""


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    """An archive of eight pages, with its graph."""
    path = tmp_path / "news.db"
    with Archive(path) as opened:
        for page in news():
            opened.write(page, "1")
    with open_index(path):
        return path


@pytest.fixture
def make(archive: Path) -> Iterator[Make]:
    """Make clients of services with options of their own."""
    clients: list[Client] = []

    def make_client(store: object = None, *, source: Source | None = None, **options: Any) -> Client:
        source = source or Source(index=index_of(archive), archive=archive)
        backend = Backend(source, ServeOptions(**options), store=store)  # type: ignore[arg-type]
        clients.append(Client(make_app(backend)))
        return clients[-1]

    yield make_client
    for client in clients:
        client.close()


@pytest.fixture
def client(make: Make) -> Client:
    """A client of a service without a store."""
    return make()


@pytest.fixture
def get(client: Client) -> Callable[..., Any]:
    """Ask for a path under /api/v1 and return the whole answer, which must be right."""

    def get_answer(path: str, status: int = 200, **parameters: Any) -> Any:
        answer = client.get(f"/api/v1{path}", params=parameters)
        assert answer.status_code == status, answer.text
        return answer.json()

    return get_answer

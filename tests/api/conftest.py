"""The service over a small archive, asked without a network."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from handmade import news

from kg.archive import Archive
from kg.config import ServeOptions
from kg.index import index_of, open_index

pytest.importorskip("fastapi")
from api.clients import Client, Make

from kg.api.app import make_app
from kg.api.backend import Backend
from kg.api.source import Source


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

"""Clients of a service without a network, and a store that it may be given."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Any

import httpx
from fastapi import FastAPI

from kg.store.rows import Rows

Make = Callable[..., "Client"]


class Client:
    """Asks an application in this process."""

    def __init__(self, app: Any, *, root_path: str = "") -> None:
        self.app = app
        self._runner = asyncio.Runner()
        transport = httpx.ASGITransport(app=app, raise_app_exceptions=False, root_path=root_path)
        self._client = httpx.AsyncClient(transport=transport, base_url="http://localhost")

    def ask(self, method: str, path: str, **said: Any) -> httpx.Response:
        return self._runner.run(self._client.request(method, path, **said))

    def get(self, path: str, **said: Any) -> httpx.Response:
        return self.ask("GET", path, **said)

    def post(self, path: str, **said: Any) -> httpx.Response:
        return self.ask("POST", path, **said)

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

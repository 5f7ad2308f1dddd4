"""A client of an application without a network."""

from __future__ import annotations

import asyncio
from typing import Any

import httpx
from fastapi import FastAPI

BASE = "http://localhost:8000"


class Client:
    """Asks an application, one request at a time, as if a proxy showed it under a prefix."""

    def __init__(self, app: FastAPI, root_path: str = "") -> None:
        self._transport = httpx.ASGITransport(app=app, root_path=root_path)

    def get(self, url: str, **how: Any) -> httpx.Response:
        return asyncio.run(self._send("GET", url, how))

    def post(self, url: str, **how: Any) -> httpx.Response:
        return asyncio.run(self._send("POST", url, how))

    async def _send(self, method: str, url: str, how: dict[str, Any]) -> httpx.Response:
        async with httpx.AsyncClient(transport=self._transport, base_url=BASE) as client:
            return await client.request(method, url, **how)

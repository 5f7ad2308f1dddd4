"""Which pages may ask: of the origins that are allowed, and every page for what Neo4j Browser takes."""

from __future__ import annotations

from collections.abc import Sequence

from starlette.middleware.cors import CORSMiddleware
from starlette.types import ASGIApp, Receive, Scope, Send

from kg.api.browser import PATH


class Cors:
    """Answers what a page's program asks before it asks, and says in answers whose pages may read them.

    Neo4j Browser sends headers of its own with its request for a guide, so it asks first.
    """

    def __init__(self, app: ASGIApp, *, origins: Sequence[str], root_path: str) -> None:
        """Take the origins that may ask, and the prefix under which a proxy shows the service."""
        self._root_path = root_path
        self._chosen = CORSMiddleware(
            app,
            allow_origins=origins,
            allow_methods=["GET", "POST"],
            allow_headers=["Authorization", "Content-Type", "If-None-Match"],
            expose_headers=["ETag", "Retry-After"],
        )
        self._open = CORSMiddleware(app, allow_origins=["*"], allow_methods=["GET"], allow_headers=["*"])

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer, or hand on."""
        path = scope.get("path", "").removeprefix(self._root_path)
        answer = self._open if path.startswith(PATH) else self._chosen
        await answer(scope, receive, send)

"""HEAD answered as GET would be, without its body: tools that fetch files ask so first."""

from __future__ import annotations

import asyncio

from starlette.types import ASGIApp, Message, Receive, Scope, Send


class Heads:
    """Has every HEAD answered by the endpoint of GET; a stream is left after its first bytes."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, a HEAD as a GET whose client goes away when it has the headers."""
        if scope["type"] != "http" or scope["method"] != "HEAD":
            await self._app(scope, receive, send)
            return
        is_told = asyncio.Event()

        async def send_head(message: Message) -> None:
            if message["type"] == "http.response.start":
                await send(message)
            elif not is_told.is_set():
                is_told.set()
                await send({"type": "http.response.body", "body": b""})

        async def go_away() -> Message:
            await is_told.wait()
            return {"type": "http.disconnect"}

        await self._app({**scope, "method": "GET"}, go_away, send_head)

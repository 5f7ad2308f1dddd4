"""A talk with a server by the official client, in one process: each call is a session of its own."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any, TypeVar

from mcp import ClientSession, types
from mcp.shared.memory import create_connected_server_and_client_session

from kg.mcp_server.knowledge import Knowledge
from kg.mcp_server.server import make_server

T = TypeVar("T")


def talk(knowledge: Knowledge, say: Callable[[ClientSession], Awaitable[T]]) -> T:
    """Return what comes of a talk; the client holds structured answers against the schemas of their tools."""

    async def run() -> T:
        async with create_connected_server_and_client_session(make_server(knowledge)) as session:
            return await say(session)

    return asyncio.run(run())


def call(knowledge: Knowledge, name: str, /, **arguments: Any) -> types.CallToolResult:
    """Return the result of one call of a tool."""
    return talk(knowledge, lambda session: session.call_tool(name, arguments))


def text_of(result: types.CallToolResult) -> str:
    """Return the text of a result."""
    [content] = result.content
    assert isinstance(content, types.TextContent)
    return content.text


def said(result: types.CallToolResult) -> dict[str, Any]:
    """Return the JSON of a result that is no error."""
    assert not result.isError, text_of(result)
    assert result.structuredContent is not None
    return result.structuredContent

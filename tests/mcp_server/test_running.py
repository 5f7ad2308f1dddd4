"""`kg mcp` as assistants start it: a process spoken to by the official client, and over HTTP."""

from __future__ import annotations

import asyncio
import json
import os
import subprocess
import sys
import threading
from collections.abc import Awaitable, Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("mcp")

import httpx
import uvicorn
from mcp import ClientSession, StdioServerParameters
from mcp.client.stdio import stdio_client
from mcp.client.streamable_http import streamable_http_client
from mcp_server.talking import said, text_of

import kg
from kg.api.serving import listening
from kg.api.source import Source
from kg.config import ServeOptions
from kg.errors import ConfigError
from kg.index import index_of, open_index
from kg.mcp_server.knowledge import Knowledge
from kg.mcp_server.running import make_http_app, run_http

ENVIRONMENT = {**os.environ, "PYTHONPATH": str(Path(kg.__file__).parents[1])}
COMMAND = ["-c", "from kg.cli import main; main()", "mcp", "--from"]
TOKEN = "0123456789abcdef-made-up"
HELLO = (
    {
        "jsonrpc": "2.0",
        "id": 1,
        "method": "initialize",
        "params": {"protocolVersion": "2025-06-18", "capabilities": {}, "clientInfo": {"name": "test", "version": "1"}},
    },
    {"jsonrpc": "2.0", "method": "notifications/initialized"},
)


def _call(number: int, name: str, **arguments: object) -> dict[str, object]:
    params = {"name": name, "arguments": arguments}
    return {"jsonrpc": "2.0", "id": number, "method": "tools/call", "params": params}


def test_a_client_starts_the_command_and_asks(archive: Path) -> None:
    async def talk() -> None:
        command = StdioServerParameters(command=sys.executable, args=[*COMMAND, str(archive)], env=ENVIRONMENT)
        async with stdio_client(command) as (received, sent), ClientSession(received, sent) as session:
            hello = await session.initialize()
            assert hello.serverInfo.name == "union-news-kg"
            assert "引用" in (hello.instructions or "")
            await session.list_tools()
            card = said(await session.call_tool("entity_card", {"name": "郑洪"}))
            assert {fact["end"]["name"] for fact in card["facts"]} == {"重庆市总工会", "四川省总工会"}

    asyncio.run(talk())


@pytest.mark.embedded
def test_nothing_but_the_protocol_is_on_standard_output(archive: Path) -> None:
    pytest.importorskip("arcadedb_embedded")
    command = [sys.executable, *COMMAND, str(archive)]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=ENVIRONMENT
    ) as process:
        assert process.stdin and process.stdout
        asked = [*HELLO, _call(2, "holders_on_date", body="重庆市总工会", date="2019-01-15"), {"no": "message"}]
        process.stdin.write(b"".join(json.dumps(message).encode() + b"\n" for message in asked))
        process.stdin.flush()
        answers: dict[Any, Any] = {}
        while 2 not in answers:
            line = json.loads(process.stdout.readline())
            assert line["jsonrpc"] == "2.0"
            answers[line.get("id")] = line
        process.stdin.close()
        assert process.stdout.read() == b""
    [row] = answers[2]["result"]["structuredContent"]["rows"]
    assert (row["person"], row["standing"]) == ("郑洪", "held")
    assert process.returncode == 0


@contextmanager
def _serving(archive: Path, options: ServeOptions) -> Iterator[str]:
    """Serve over HTTP in a thread, and give the address."""
    with ExitStack() as stack:
        with open_index(archive):
            pass
        knowledge = stack.enter_context(Knowledge(Source(index=index_of(archive), archive=archive), options))
        listener = stack.enter_context(listening("127.0.0.1", 0))
        config = uvicorn.Config(make_http_app(knowledge, options), log_level="warning", access_log=False)
        server = uvicorn.Server(config)
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]})
        thread.start()
        try:
            yield f"http://127.0.0.1:{listener.getsockname()[1]}/mcp"
        finally:
            server.should_exit = True
            thread.join()


def _talk(address: str, headers: dict[str, str], say: Callable[[ClientSession], Awaitable[None]]) -> None:
    async def talk() -> None:
        async with (
            httpx.AsyncClient(headers=headers) as http,
            streamable_http_client(address, http_client=http) as (received, sent, _),
            ClientSession(received, sent) as session,
        ):
            await session.initialize()
            await say(session)

    asyncio.run(talk())


async def _search(session: ClientSession) -> None:
    found = said(await session.call_tool("search_entities", {"text": "王芳"}))
    assert found["total"] == 1
    assert "nearest names" in text_of(await session.call_tool("entity_card", {"name": "王方芳"}))


def test_the_same_tools_answer_over_http(archive: Path) -> None:
    with _serving(archive, ServeOptions()) as address:
        _talk(address, {}, _search)
        message = _call(1, "search_entities", text="王芳")
        headers = {"Accept": "application/json, text/event-stream"}
        for wrong in ({"Host": "evil.example"}, {"Origin": "https://evil.example"}):
            answer = httpx.post(address, json=message, headers={**headers, **wrong})
            assert answer.status_code in (403, 421), wrong
        assert httpx.post(address, json={"x": "y" * 100_000}, headers=headers).status_code == 413


def test_who_has_no_token_is_kept_out(archive: Path) -> None:
    with _serving(archive, ServeOptions(tokens=(TOKEN,))) as address:
        _talk(address, {"Authorization": f"Bearer {TOKEN}"}, _search)
        for headers in ({}, {"Authorization": "Bearer wrong"}):
            answer = httpx.post(address, json=HELLO[0], headers=headers)
            assert answer.status_code == 401
            assert answer.json()["remedy"]


def test_the_network_is_not_served_without_a_token(archive: Path) -> None:
    with pytest.raises(ConfigError, match="not opened to the network"):
        run_http(archive, ServeOptions(host="0.0.0.0"))

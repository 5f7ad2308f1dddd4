"""The graph as a file over HTTP: whole, in part, and when something goes wrong."""

from __future__ import annotations

import asyncio
import io
import json
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from api.clients import Client, Make

from kg.api.streaming import Stream
from kg.export import GRAPH_FORMATS, iter_export
from kg.index import open_index

WHOLE = [name for name, form in GRAPH_FORMATS.items() if name != "parquet"]


@pytest.mark.parametrize("name", WHOLE)
def test_an_export_has_the_bytes_of_the_library(client: Client, archive: Path, name: str) -> None:
    answer = client.get(f"/api/v1/exports/{name}")

    with open_index(archive) as index:
        assert answer.content == b"".join(iter_export(index, name))
    assert GRAPH_FORMATS[name].file in answer.headers["content-disposition"]
    assert answer.headers["content-type"].partition(";")[0] == GRAPH_FORMATS[name].media_type.partition(";")[0]


def test_a_folder_comes_as_a_zip(client: Client) -> None:
    with zipfile.ZipFile(io.BytesIO(client.get("/api/v1/exports/csv").content)) as found:
        assert found.testzip() is None


def test_a_part_may_be_asked_for(client: Client) -> None:
    answer = client.get(
        "/api/v1/exports/jsonl", params={"around": "长江齿轮有限公司", "where": "type=UNION_OF,RECEIVED"}
    )
    names = {line["properties"]["name"] for line in map(json.loads, answer.text.splitlines()) if line["type"] == "node"}

    assert {"长江齿轮有限公司", "长江齿轮有限公司工会", "全国五一劳动奖状"} <= names
    assert "郑洪" not in names


@pytest.mark.parametrize(
    ("path", "status"),
    [("docx", 404), ("jsonl?where=nonsense", 400), ("jsonl?around=郑宏", 404), ("jsonl?hops=99", 422)],
)
def test_what_is_asked_wrongly_is_said_before_anything_is_sent(client: Client, path: str, status: int) -> None:
    answer = client.get(f"/api/v1/exports/{path}")

    assert answer.status_code == status
    assert answer.json()["remedy"]


def test_who_has_the_export_already_is_told_so(client: Client) -> None:
    tag = client.get("/api/v1/exports/jsonl").headers["etag"]

    assert client.get("/api/v1/exports/jsonl", headers={"If-None-Match": tag}).status_code == 304


def test_an_export_has_the_tag_of_the_state_that_it_is_of(
    client: Client, monkeypatch: pytest.MonkeyPatch, archive: Path
) -> None:
    with open_index(archive) as index:
        now = index.read_state()
    assert now
    monkeypatch.setattr(client.app.state.backend, "revision", lambda: "before")  # and then a build goes on

    assert now.digest in client.get("/api/v1/exports/jsonl").headers["etag"]


@pytest.mark.parametrize("path", ["exports/jsonl", "search?q=总工会", "entities?name=无此人", "exports/docx"])
def test_a_head_is_that_of_the_answer(client: Client, path: str) -> None:
    head, whole = (client.ask(method, f"/api/v1/{path}") for method in ("HEAD", "GET"))

    assert (head.status_code, head.content) == (whole.status_code, b"")
    assert head.headers == whole.headers


def test_a_part_reaches_no_further_than_the_service_looks(make: Make) -> None:
    answer = make(max_hops=2).get("/api/v1/exports/jsonl", params={"around": "郑洪", "hops": 3})

    assert (answer.status_code, answer.json()["type"]) == (400, "/docs#wrong-value")


def test_more_exports_at_once_than_allowed_are_sent_away(make: Make) -> None:
    client = make(max_exports=1)
    client.app.state.backend.streams = asyncio.Semaphore(0)

    answer = client.get("/api/v1/exports/jsonl")
    assert (answer.status_code, answer.headers["retry-after"]) == (503, "30")


def pieces(closed: list[bool]) -> Iterator[bytes]:
    try:
        while True:
            yield b"x" * 70_000
    finally:
        closed.append(True)


def test_a_client_that_goes_away_ends_the_work() -> None:
    closed: list[bool] = []

    async def take_one() -> asyncio.Semaphore:
        slots = asyncio.Semaphore(1)
        stream = Stream(lambda: pieces(closed), slots)
        await stream.begin()
        taking = stream.__aiter__()
        await anext(taking)
        await taking.aclose()  # type: ignore[attr-defined]
        await asyncio.wait_for(slots.acquire(), 5)
        return slots

    asyncio.run(take_one())
    assert closed == [True]


def test_what_breaks_off_is_not_taken_for_whole() -> None:
    def broken() -> Iterator[bytes]:
        yield b"x" * 70_000
        raise OSError("gone")

    async def take_all() -> None:
        stream = Stream(broken, asyncio.Semaphore(1))
        await stream.begin()
        async for _ in stream:
            pass

    with pytest.raises(OSError, match="gone"):
        asyncio.run(take_all())

"""Tags, 304, answers kept in memory: always of the graph as it is."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from api.clients import Client, Make
from fastapi import Response
from handmade import Sheet, body

from kg.api.answers import make_tag
from kg.api.caching import AnswerCache
from kg.archive import Archive
from kg.config import ServeOptions
from kg.index import open_index

PATH = "/api/v1/search?q=总工会"


def add_page(archive: Path) -> None:
    sheet = Sheet("later.txt", date="2022-01-01").say("云岭市总工会主席杨柳发言。")
    with Archive(archive) as opened:
        opened.write(sheet.role("杨柳", "主席", body(sheet, "云岭市总工会")).page(), "1")
    with open_index(archive):
        pass


def test_the_tag_is_of_the_state_and_spares_what_has_not_changed(client: Client, archive: Path) -> None:
    first = client.get(PATH)
    again = client.get(PATH, headers={"If-None-Match": first.headers["etag"]})
    assert first.json()["revision"] in first.headers["etag"]
    assert (again.status_code, again.content) == (304, b"")

    add_page(archive)
    later = client.get(PATH, headers={"If-None-Match": first.headers["etag"]})
    assert later.status_code == 200
    assert later.json()["page"]["total"] == first.json()["page"]["total"] + 1


def test_an_answer_from_memory_is_the_same(client: Client) -> None:
    assert client.get(PATH).json() == client.get(PATH).json()
    assert client.get(PATH).headers == client.get(PATH).headers


def test_an_answer_is_packed_for_those_who_take_it(client: Client) -> None:
    path = "/api/v1/search?limit=100"
    packed = client.get(path, headers={"Accept-Encoding": "gzip"})
    plain = client.get(path, headers={"Accept-Encoding": "identity"})

    assert packed.headers["content-encoding"] == "gzip"
    assert "content-encoding" not in plain.headers
    assert packed.content == plain.content


@pytest.mark.parametrize("refusing", ["gzip;q=0", "gzip; q=0.0, br", "x-gzipped", "identity, gzip;Q=0"])
def test_who_refuses_gzip_neither_gets_it_nor_leaves_it_to_others(make: Make, refusing: str) -> None:
    client, path = make(), "/api/v1/search?limit=100"

    for accepted in (refusing, "identity"):
        assert "content-encoding" not in client.get(path, headers={"Accept-Encoding": accepted}).headers
    assert client.get(path, headers={"Accept-Encoding": "br, GZIP;q=0.5"}).headers["content-encoding"] == "gzip"


def test_problems_are_not_kept(client: Client, archive: Path) -> None:
    assert client.get("/api/v1/entities?name=杨柳").status_code == 404
    add_page(archive)
    assert client.get("/api/v1/entities?name=杨柳").status_code == 200


def test_memory_has_its_bound_and_keeps_what_was_asked_for_last() -> None:
    made: list[str] = []

    async def app(scope: Any, receive: Any, send: Any) -> None:
        made.append(scope["path"])
        await Response(b"x" * 300, headers={"ETag": make_tag("now")})(scope, receive, send)

    backend = SimpleNamespace(options=ServeOptions(max_cached=300_000), revision=lambda: "now")
    with closing(Client(AnswerCache(app, backend=backend))) as client:  # type: ignore[arg-type]
        for number in (*range(200), 199, 0):
            client.get(f"/{number}")

    assert (made.count("/199"), made.count("/0")) == (1, 2)

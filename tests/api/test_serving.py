"""`kg serve` as a user starts it: processes, a real store, a build that goes on, clients that go away, a clean end."""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import httpx
import pytest
import schemathesis
from handmade import Sheet, body, news
from hypothesis import HealthCheck, given, settings
from schemathesis import GenerationMode
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
)

import kg
from kg.archive import Archive
from kg.cli.program import run
from kg.index import open_index

pytest.importorskip("arcadedb_embedded")
pytestmark = pytest.mark.embedded

COMMAND = [sys.executable, "-c", "from kg.cli import main; main()", "serve"]
PATIENCE = 120.0
EXAMPLES = int(os.environ.get("KG_FUZZ_EXAMPLES", "5"))
CHECKS = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
]


@dataclass
class Service:
    """A running service: where it is, what it serves."""

    address: str
    archive: Path
    process: subprocess.Popen[str]

    def get(self, path: str, **parameters: str) -> httpx.Response:
        return httpx.get(f"{self.address}{path}", params=parameters, timeout=60)


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Service]:
    archive = tmp_path_factory.mktemp("serving") / "news.db"
    with Archive(archive) as opened:
        for page in news():
            opened.write(page, "1")
    asked = [
        "--from",
        str(archive),
        "--port",
        "0",
        "--workers",
        "2",
        "--cypher",
        "--refresh",
        "0.2",
        "--max-seconds",
        "5",
    ]
    environment = {**os.environ, "PYTHONPATH": str(Path(kg.__file__).parents[1])}
    with subprocess.Popen([*COMMAND, *asked], stderr=subprocess.PIPE, text=True, env=environment) as process:
        assert process.stderr
        address = re.search(r"http://\S+", process.stderr.readline())
        assert address
        found = Service(address.group(), archive, process)
        until(lambda: found.get("/queries/all-chairs").status_code == 200)
        yield found
        process.send_signal(signal.SIGTERM)
        _, said = process.communicate(timeout=30)
        assert (process.returncode, said.splitlines()[-1]) == (0, "stopped 已停止")


def until(is_so: Callable[[], bool]) -> None:
    """Wait for what other processes do."""
    end = time.monotonic() + PATIENCE
    while not is_so():
        assert time.monotonic() < end
        time.sleep(0.1)


def test_names_and_queries_are_answered_by_one_service(service: Service) -> None:
    assert service.get("/search", q="郑洪").json()["page"]["total"] == 1
    rows = service.get("/holders", body="重庆市总工会", date="2019").json()["data"]["rows"]
    assert [row["person"] for row in rows] == ["郑洪"]
    assert service.get("/ask", q="2019年重庆市总工会主席是谁").json()["data"]["rows"][0][0] == "郑洪"


def test_what_a_build_adds_is_served_whole(service: Service) -> None:
    before = service.get("/statistics").json()
    sheet = Sheet("later.txt", date="2022-01-01").say("云岭市总工会主席杨柳发言。")
    page = sheet.role("杨柳", "主席", body(sheet, "云岭市总工会")).page()
    seen = {before["revision"]: before["data"]}

    def has_changed() -> bool:
        answer = service.get("/statistics").json()
        assert seen.setdefault(answer["revision"], answer["data"]) == answer["data"]
        return len(seen) > 1

    with Archive(service.archive) as opened:
        opened.write(page, "1")
    until(has_changed)
    until(lambda: len(service.get("/queries/chairs", body="云岭市总工会").json()["data"]["rows"]) == 1)
    with open_index(service.archive) as index:
        assert list(seen.values())[-1] == index.counts()


def test_a_client_that_goes_away_is_no_matter(service: Service) -> None:
    place = urlsplit(service.address)
    for path in ("/exports/jsonl", "/search", "/queries/all-chairs"):
        with socket.create_connection((str(place.hostname), place.port or 0)) as connection:
            connection.sendall(f"GET {place.path}{path} HTTP/1.1\r\nHost: localhost\r\n\r\n".encode())
            connection.recv(10)

    assert service.get("/health").json()["data"]["status"] == "ok"
    assert service.process.poll() is None


@pytest.mark.parametrize("mode", [GenerationMode.POSITIVE, GenerationMode.NEGATIVE])
def test_whatever_is_asked_the_answer_is_as_its_schema_says(service: Service, mode: GenerationMode) -> None:
    schema = schemathesis.openapi.from_url(f"{service.address}/openapi.json", wait_for_schema=10)
    operations = [found.ok() for found in schema.get_all_operations()]
    asked = 0

    for operation in operations:
        if mode is GenerationMode.NEGATIVE and not (list(operation.iter_parameters()) or operation.body):
            continue

        @settings(
            max_examples=EXAMPLES,
            deadline=None,
            derandomize=True,
            database=None,
            suppress_health_check=list(HealthCheck),
        )
        @given(case=operation.as_strategy(generation_mode=mode))
        def ask(case: schemathesis.Case) -> None:
            nonlocal asked
            asked += 1
            case.call_and_validate(checks=CHECKS, timeout=60)

        ask()

    assert len(operations) >= 20
    assert asked >= 100


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (["--host", "0.0.0.0"], "without a token"),
        (["--token-file", "nothing.txt"], "nothing.txt"),
        (["--bolt", "7687"], "KG_BOLT_PASSWORD"),
        (["--uri", "bolt://localhost:7687"], "NEO4J_PASSWORD"),
        (["--cors", "https://a.example/"], "no origin of pages"),
        (["--cors", "https://a.example; script-src *"], "no origin of pages"),
    ],
)
def test_what_would_not_be_safe_is_refused(
    options: list[str], words: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("KG_TOKEN", "KG_BOLT_PASSWORD", "NEO4J_PASSWORD"):
        monkeypatch.delenv(name, raising=False)

    assert run(["serve", "--from", "news.db", *options]) == 4
    assert words in capsys.readouterr().err


def test_a_port_that_is_taken_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        assert run(["serve", "--from", "news.db", "--port", str(port)]) == 4

    assert f"127.0.0.1:{port}" in capsys.readouterr().err

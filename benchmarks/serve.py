"""Measure `kg serve` under load: how long answers take, how they compare with one that looks nothing up, what memory does.

    python benchmarks/big_archive.py big.db
    python benchmarks/serve.py big.db [--clients 32] [--requests 20000] [--workers 2] [--pause 0]

Clients of one process keep a connection each and ask, one question after the other, for names (search and suggestions),
entities and their facts, drawn at random from those in the archive, no two alike in a row. `--pause` is for how many
milliseconds a client waits between an answer and its next question. The same clients then ask for /health, which shows
what the web server itself, this client and the machine take. Server and clients share the machine.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import random
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import quote

from machine import describe_machine

from kg.index import open_index

API = "/api/v1"
PARTS = ("总工会", "有限公司", "王", "李", "机械", "工人先锋号", "煤业", "工会", "上海市", "张伟")


@dataclass(slots=True)
class Measured:
    """What was measured: seconds of each answer, those that were no 200, and seconds in all."""

    seconds: list[float] = field(default_factory=list)
    failed: int = 0
    took: float = 0.0

    def at(self, share: float) -> float:
        """Return the milliseconds within which a share of the answers came."""
        ordered = sorted(self.seconds)
        return 1000 * ordered[min(int(share * len(ordered)), len(ordered) - 1)]

    def __str__(self) -> str:
        return (
            f"{len(self.seconds):,} answers, {self.failed} failed, {len(self.seconds) / self.took:,.0f} a second; "
            f"median {self.at(0.5):.1f} ms, 99 % within {self.at(0.99):.1f} ms, longest {self.at(1):.0f} ms"
        )


def make_paths(archive: Path, count: int) -> list[str]:
    """Return the paths of so many questions."""
    chosen = random.Random(0)
    with open_index(archive) as index:
        known = [(hit.node.id, str(hit.node.properties["name"])) for hit in index.find("", limit=50_000).hits]
    return [_make_path(chosen, *chosen.choice(known)) for _ in range(count)]


def _make_path(chosen: random.Random, key: str, name: str) -> str:
    kind = chosen.random()
    if kind < 0.3:
        return f"{API}/entities/{key}"
    if kind < 0.5:
        return f"{API}/entities/{key}/facts?limit=20"
    if kind < 0.75:
        return f"{API}/search?limit=20&q={quote(name)}"
    if kind < 0.85:
        return f"{API}/search?limit={chosen.randrange(5, 50)}&q={quote(chosen.choice(PARTS))}"
    return f"{API}/suggest?q={quote(name[: chosen.randrange(1, 4)])}"


async def ask(port: int, paths: list[str], clients: int, pause: float) -> Measured:
    """Ask for all paths, so many at once; return what was measured."""
    measured = Measured()
    left = iter(paths)
    began = time.perf_counter()
    await asyncio.gather(*(_ask_in_turn(port, left, pause, measured) for _ in range(clients)))
    measured.took = time.perf_counter() - began
    return measured


async def _ask_in_turn(port: int, left: Iterator[str], pause: float, measured: Measured) -> None:
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    for path in left:
        began = time.perf_counter()
        writer.write(f"GET {path} HTTP/1.1\r\nHost: localhost\r\n\r\n".encode())
        head = await reader.readuntil(b"\r\n\r\n")
        length = head.lower().partition(b"content-length:")[2].partition(b"\r")[0]
        body = await reader.readexactly(int(length))
        measured.seconds.append(time.perf_counter() - began)
        if b" 200 " not in head[:16] or not body:
            measured.failed += 1
        if pause:
            await asyncio.sleep(pause)
    writer.close()


@contextmanager
def serving(archive: Path, workers: int) -> Iterator[tuple[int, int]]:
    """Serve an archive on a free port; yield the port and the id of the process."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [
        sys.executable,
        "-c",
        "from kg.cli import main; main()",
        "serve",
        "--from",
        str(archive),
        "--port",
        str(port),
    ]
    process = subprocess.Popen([*command, "--workers", str(workers), "--no-store"], stdout=subprocess.DEVNULL)
    try:
        _wait(port, process)
        yield port, process.pid
    finally:
        process.terminate()
        process.wait(30)


def _wait(port: int, process: subprocess.Popen[bytes]) -> None:
    for _ in range(1200):
        if process.poll() is not None:
            sys.exit(f"kg serve ended with {process.returncode}")
        try:
            urllib.request.urlopen(f"http://127.0.0.1:{port}{API}/health", timeout=5).close()
            return
        except OSError:
            time.sleep(0.5)
    sys.exit("kg serve did not answer")


def memory(process: int) -> int:
    """Return the MiB of a process and its children that are Python (the embedded store's Java is in the first)."""
    children = Path(f"/proc/{process}/task/{process}/children").read_text(encoding="ascii").split()
    return sum(_resident(int(child)) for child in (process, *children)) // 2**20


def _resident(process: int) -> int:
    pages = int(Path(f"/proc/{process}/statm").read_text(encoding="ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE")


def main() -> None:
    """Print the measurements."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("archive", type=Path)
    parser.add_argument("--clients", type=int, default=32)
    parser.add_argument("--requests", type=int, default=20_000)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--pause", type=float, default=0.0, metavar="MS")
    asked = parser.parse_args()
    paths = make_paths(asked.archive, asked.requests)
    print(describe_machine())
    with serving(asked.archive, asked.workers) as (port, process):
        found = json.load(urllib.request.urlopen(f"http://127.0.0.1:{port}{API}/statistics", timeout=60))
        print(json.dumps(found, ensure_ascii=False)[:400])
        asyncio.run(ask(port, paths[:2000], asked.clients, 0))
        before = memory(process)
        answers = asyncio.run(ask(port, paths, asked.clients, asked.pause / 1000))
        after = memory(process)
        health = asyncio.run(
            ask(port, [f"{API}/health"] * min(asked.requests, 20_000), asked.clients, asked.pause / 1000)
        )
    print(f"{asked.clients} clients, {asked.workers} workers, pause {asked.pause:g} ms")
    print(f"names, entities, facts: {answers}")
    print(f"/health:                {health}")
    print(f"median {answers.at(0.5) / health.at(0.5):.1f} x that of /health; memory {before} -> {after} MiB")


if __name__ == "__main__":
    main()

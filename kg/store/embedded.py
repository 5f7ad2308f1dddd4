"""The embedded graph store: ArcadeDB in this process, on a folder, spoken to over Bolt on a port of this machine alone.

It is a projection of an archive: it can be deleted at any time, and is made anew.
"""

from __future__ import annotations

import os
import secrets
import socket
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Final

from kg.errors import StoreError
from kg.store.bolt import BoltStore, connect
from kg.store.layout import lay_out

if TYPE_CHECKING:
    from arcadedb_embedded import ArcadeDBServer

_DATABASE: Final = "kg"
_USER: Final = "root"
_HOST: Final = "127.0.0.1"
_HEAP: Final = "1g"


def folder_of(archive: Path) -> Path:
    """Return the folder of the graph that is made of an archive: news.db.graph beside news.db."""
    return archive.with_name(archive.name + ".graph")


@contextmanager
def open_embedded(folder: Path, *, heap: str = _HEAP) -> Iterator[BoltStore]:
    """Open the store in a folder, made where there is none; raise StoreError where another process has it open.

    `heap` bounds Java's memory; the first store that a process opens decides.
    """
    password, port = secrets.token_urlsafe(16), _free_port()
    with tempfile.TemporaryDirectory(prefix="kg-", ignore_cleanup_errors=True) as scratch:
        server = _start(folder, Path(scratch), password, port, heap)
        try:
            address = f"bolt://{_HOST}:{port}"
            with connect(address, _USER, password, _DATABASE, writers=1) as store:
                yield store
        finally:
            server.stop()


def _start(folder: Path, scratch: Path, password: str, port: int, heap: str) -> ArcadeDBServer:
    """Start a server for the databases in a folder; its users, settings and logs are of this process alone."""
    try:
        from arcadedb_embedded import ArcadeDBServer
        from arcadedb_embedded.exceptions import ArcadeDBError
    except ImportError as error:
        raise StoreError(
            "the embedded store is not installed; pip install 'union-news-kg[embedded]', or give --uri of a Neo4j"
        ) from error
    _start_java(scratch, heap)
    settings = {
        "host": _HOST,
        "http_port": _free_port(),
        "bolt_port": port,
        "server_plugins": "Bolt:com.arcadedb.bolt.BoltProtocolPlugin",
        "server_databaseDirectory": str(folder.resolve()),
    }
    try:
        folder.mkdir(parents=True, exist_ok=True)
        server = ArcadeDBServer(str(scratch), password, settings)
        server.start()
        lay_out(server.create_database(_DATABASE))
    except (ArcadeDBError, OSError) as error:
        raise _explained(folder, error) from error
    return server


def _explained(folder: Path, error: Exception) -> StoreError:
    if "LockException" in str(error):
        return StoreError(f"the graph in {str(folder)!r} is open in another process; wait for it or end it")
    if isinstance(error, PermissionError):
        return StoreError(f"the graph cannot be kept in {str(folder)!r}: {error.strerror}; make the folder writable")
    return StoreError(
        f"the graph in {str(folder)!r} cannot be opened: {error}; it is made from the archive, so delete the folder and "
        f"run the command again"
    )


def _start_java(scratch: Path, heap: str) -> None:
    """Start Java in this process unless it runs: with bounded memory and without its log."""
    import jpype
    import jpype.config
    from arcadedb_embedded.jvm import start_jvm

    # Java ends with the process: its own way out, beside threads that ArcadeDB leaves, can crash the interpreter
    jpype.config.onexit = jpype.config.destroy_jvm = jpype.config.free_resources = False
    if jpype.isJVMStarted():
        return
    logging = scratch / "logging.properties"
    logging.write_text("handlers=\n.level=OFF\n", encoding="ascii")
    os.environ.setdefault("ARCADEDB_JVM_ERROR_FILE", str(Path(tempfile.gettempdir()) / "kg-java-%p.log"))
    with _without_stderr():
        start_jvm(heap_size=heap, jvm_args=[f"-Djava.util.logging.config.file={logging}"])


@contextmanager
def _without_stderr() -> Iterator[None]:
    """Send file descriptor 2 nowhere for a while: Java warns there of a module that ArcadeDB asks for."""
    kept = os.dup(2)
    nowhere = os.open(os.devnull, os.O_WRONLY)
    try:
        os.dup2(nowhere, 2)
        yield
    finally:
        os.dup2(kept, 2)
        os.close(kept)
        os.close(nowhere)


def _free_port() -> int:
    with socket.socket() as listener:
        listener.bind((_HOST, 0))
        return int(listener.getsockname()[1])

"""The embedded graph store: ArcadeDB in this process, on a folder, spoken to over Bolt on a port.

It is a projection of an archive: it can be deleted at any time, and is made anew. Two users know it: the loader, whose
password nobody learns, and a reader without the right to write, for our own questions and for other programs.
"""

from __future__ import annotations

import json
import secrets
import socket
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from kg.errors import ConfigError, StoreError
from kg.store.bolt import BoltStore, make_driver
from kg.store.bounds import MAX_RANGE
from kg.store.java import java_class, start_java
from kg.store.layout import lay_out

if TYPE_CHECKING:
    from arcadedb_embedded import ArcadeDBServer

DATABASE: Final = "kg"
LOOPBACK: Final = "127.0.0.1"
READER: Final = "reader"
_LOADER: Final = "root"
_HEAP: Final = "1g"
_SHORTEST: Final = 12
"""The fewest characters of a password that its owner chooses."""

_GROUPS: Final = {
    "admin": (
        ["updateSecurity", "updateSchema", "updateDatabaseSettings"],
        ["createRecord", "readRecord", "updateRecord", "deleteRecord"],
    ),
    "readonly": ([], ["readRecord"]),
    "*": ([], []),
}
"""Groups of users: what they may do to a database, and to its records."""

_SETTINGS: Final = {
    "OPENCYPHER_LOAD_CSV_ALLOW_FILE_URLS": False,
    "OPENCYPHER_LOAD_CSV_ALLOW_REMOTE_URLS": False,
    "QUERY_MAX_RANGE_SIZE": MAX_RANGE,
}
"""What no user may do: read files and addresses, make lists that fill the memory."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Listening:
    """Where the embedded store listens, and the password of its reader, which is written nowhere.

    A `port` of None is a free one, a `password` of None one that is made up. Raises ConfigError for an address that others
    reach without a password of its owner's own, and for a short one.
    """

    host: str = LOOPBACK
    port: int | None = None
    password: str | None = field(default=None, repr=False)

    def __post_init__(self) -> None:
        if self.password is None and self.host not in (LOOPBACK, "localhost", "::1"):
            raise ConfigError(
                f"{self.host!r} is reached by others; give the reader a password of your own, or listen on {LOOPBACK}"
            )
        if self.password is not None and len(self.password) < _SHORTEST:
            raise ConfigError(f"the reader's password has {len(self.password)} characters; give it {_SHORTEST} or more")


_HERE: Final = Listening()


def folder_of(archive: Path) -> Path:
    """Return the folder of the graph that is made of an archive: news.db.graph beside news.db."""
    return archive.with_name(archive.name + ".graph")


class EmbeddedServer:
    """A running ArcadeDB with databases, each of which is a store that is loaded as the loader and read as the reader."""

    def __init__(self, server: ArcadeDBServer, address: str, loader: str, reader: str) -> None:
        """Take a started server, its address, and the passwords of both users."""
        self.address = address
        self.password = reader
        self._server = server
        self._loader = loader

    @contextmanager
    def open_store(self, database: str = DATABASE) -> Iterator[BoltStore]:
        """Open a database, made where there is none."""
        lay_out(self._server.create_database(database))
        with BoltStore(
            make_driver(self.address, _LOADER, self._loader),
            database,
            reader=make_driver(self.address, READER, self.password),
            writers=1,
            address=self.address,
        ) as store:
            yield store

    def choose(self, database: str) -> None:
        """Give those who connect anew and name no database this one: Neo4j Browser, and drivers that others use."""
        self._server._java_server.getConfiguration().setValue("arcadedb.bolt.defaultDatabase", database)

    def limit_time(self, database: str, seconds: float | None) -> None:
        """Let the server itself end every statement on a database that takes longer; None takes the limit away.

        Bolt's own time-outs are not heeded by this server. A load needs longer than a question.
        """
        settings = self._server._java_server.getDatabase(database).getConfiguration()
        settings.setValue(
            java_class("com.arcadedb.GlobalConfiguration").COMMAND_TIMEOUT,
            java_class("java.lang.Long")(0 if seconds is None else int(seconds * 1000)),
        )


@contextmanager
def open_embedded(folder: Path, *, heap: str = _HEAP) -> Iterator[BoltStore]:
    """Open the store in a folder, made where there is none; raise StoreError where another process has it open.

    It is to be loaded: nothing ends a slow statement on the server. `kg.store.served` is for questions. `heap` bounds
    Java's memory; the first store that a process opens decides.
    """
    with open_server(folder, heap=heap) as server, server.open_store() as store:
        yield store


@contextmanager
def open_server(folder: Path, listening: Listening = _HERE, *, heap: str = _HEAP) -> Iterator[EmbeddedServer]:
    """Start a server for the databases in a folder; raise StoreError where another process has them, or has the port."""
    loader, reader = secrets.token_urlsafe(24), listening.password or secrets.token_urlsafe(24)
    port = _free_port() if listening.port is None else listening.port
    with tempfile.TemporaryDirectory(prefix="kg-", ignore_cleanup_errors=True) as scratch:
        server = _start(folder, Path(scratch), {"bolt_host": listening.host, "bolt_port": port}, loader, heap)
        try:
            _add_reader(server, reader)
            shown = LOOPBACK if listening.host in ("0.0.0.0", "::") else listening.host
            yield EmbeddedServer(server, f"bolt://{shown}:{port}", loader, reader)
        finally:
            server.stop()


def _start(folder: Path, scratch: Path, bolt: dict[str, Any], password: str, heap: str) -> ArcadeDBServer:
    """Start a server for the databases in a folder; its users, settings and logs are of this process alone."""
    try:
        from arcadedb_embedded import ArcadeDBServer
        from arcadedb_embedded.exceptions import ArcadeDBError
    except ImportError as error:
        raise StoreError(
            "the embedded store is not installed; pip install 'union-news-kg[embedded]', or give --uri of a Neo4j"
        ) from error
    _refuse_taken(bolt["bolt_host"], bolt["bolt_port"])
    start_java(scratch, heap)
    for name, value in _SETTINGS.items():
        getattr(java_class("com.arcadedb.GlobalConfiguration"), name).setValue(value)
    settings = {
        "host": LOOPBACK,
        "http_port": _free_port(),
        "server_plugins": "Bolt:com.arcadedb.bolt.BoltProtocolPlugin",
        "server_databaseDirectory": str(folder.resolve()),
        **bolt,
    }
    try:
        folder.mkdir(parents=True, exist_ok=True)
        _write_groups(scratch)
        server = ArcadeDBServer(str(scratch), password, settings)
        server.start()
        server.create_database(DATABASE)
    except (ArcadeDBError, OSError) as error:
        raise _explained(folder, error) from error
    return server


def _write_groups(scratch: Path) -> None:
    """Write the groups of users where the server looks for them."""
    no_limit = {"resultSetLimit": -1, "readTimeout": -1}
    groups = {
        name: {**no_limit, "access": database, "types": {"*": {"access": records}}}
        for name, (database, records) in _GROUPS.items()
    }
    found = {"version": 2, "databases": {"*": {"groups": groups}}}
    (scratch / "config").mkdir()
    (scratch / "config" / "server-groups.json").write_text(json.dumps(found), encoding="ascii")


def _add_reader(server: ArcadeDBServer, password: str) -> None:
    security = server._java_server.getSecurity()
    user = {
        "name": READER,
        "password": str(security.encodePassword(password)),
        "databases": {"*": ["readonly"]},
    }
    security.createUser(java_class("com.arcadedb.serializer.json.JSONObject")(json.dumps(user)))


def _explained(folder: Path, error: Exception) -> StoreError:
    if "LockException" in str(error):
        return StoreError(f"the graph in {str(folder)!r} is open in another process; wait for it or end it")
    if isinstance(error, PermissionError):
        return StoreError(f"the graph cannot be kept in {str(folder)!r}: {error.strerror}; make the folder writable")
    return StoreError(
        f"the graph in {str(folder)!r} cannot be opened: {error}; it is made from the archive, so delete the folder and "
        f"run the command again"
    )


def _refuse_taken(host: str, port: int) -> None:
    try:
        with socket.create_server((host, port), family=socket.AF_INET6 if ":" in host else socket.AF_INET):
            pass
    except (OSError, OverflowError) as error:
        raise StoreError(f"cannot listen on {host}:{port}: {error}; choose another port or address") from error


def _free_port() -> int:
    with socket.socket() as listener:
        listener.bind((LOOPBACK, 0))
        return int(listener.getsockname()[1])

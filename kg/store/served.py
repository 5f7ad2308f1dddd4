"""A graph that is read while its next revision is loaded: who reads sees one revision whole.

The folder holds two databases. One is read; the other is brought to the next revision by differences, and then they change
places. So the graph takes its room on the disk twice.

What is left is not touched before the longest read of it can have ended, so a read needs no lock. Which database is read,
and where, stands in a small file that other processes look at; the password does not, it is handed to them by whoever
starts them.
"""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from threading import Lock
from types import TracebackType
from typing import Any, Final, Self

from kg.errors import StoreError
from kg.graph import Graph
from kg.store.bolt import BoltStore, make_driver
from kg.store.embedded import DATABASE, READER, EmbeddedServer, Listening, open_server
from kg.store.loading import load
from kg.store.protocol import Changes
from kg.store.rows import Rows

SECONDS: Final = 60.0
"""How long a read may take where nothing else is said."""

_DATABASES: Final = (DATABASE, f"{DATABASE}2")
_POINTER: Final = "served.json"


@dataclass(frozen=True, slots=True, kw_only=True)
class Pointer:
    """Which database of a folder is read, and at which address; None while no process serves it."""

    database: str
    address: str | None


def read_pointer(folder: Path) -> Pointer | None:
    """Return the pointer of a folder, None where there is none that can be read."""
    try:
        found = json.loads((folder / _POINTER).read_text(encoding="utf-8"))
        return Pointer(database=found["database"], address=found["address"])
    except (OSError, ValueError, KeyError, TypeError):
        return None


def write_pointer(folder: Path, pointer: Pointer) -> None:
    """Write the pointer of a folder, at once whole."""
    part = folder / f"{_POINTER}.part"
    part.write_text(json.dumps(asdict(pointer)) + "\n", encoding="utf-8")
    part.replace(folder / _POINTER)


@contextmanager
def open_served(folder: Path, listening: Listening | None = None, *, seconds: float = SECONDS) -> Iterator[ServedGraph]:
    """Open the graph in a folder and serve it; no read may take longer than `seconds`.

    Raises StoreError where another process serves it or has the port.
    """
    with open_server(folder, listening or Listening()) as server, ExitStack() as stack:
        stores = {name: stack.enter_context(server.open_store(name)) for name in _DATABASES}
        graph = ServedGraph(folder, server, stores, seconds)
        try:
            yield graph
        finally:
            write_pointer(folder, Pointer(database=graph.database, address=None))


class ServedGraph:
    """Two databases of a server, one of which is read."""

    def __init__(self, folder: Path, server: EmbeddedServer, stores: Mapping[str, BoltStore], seconds: float) -> None:
        """Take a server and its two databases; that which was read last is read."""
        self.address = server.address
        self.user = READER
        self.password = server.password
        self._folder = folder
        self._server = server
        self._stores = stores
        self._seconds = seconds
        self._loading = Lock()
        last = read_pointer(folder)
        self._switch(last.database if last is not None and last.database in stores else DATABASE)
        self._free_from = 0.0  # nobody reads the other one yet

    @property
    def database(self) -> str:
        """Return the name of the database that is read."""
        return self._active

    @property
    def revision(self) -> str | None:
        """Return the revision of the archive that is read, None where none was loaded whole."""
        state = self._stores[self._active].read_state()
        return None if state is None else state.revision

    def refresh(self, revision: str, make_graph: Callable[[], Graph], *, in_place: bool = False) -> Changes:
        """Bring what is read to the graph of a revision; where it has that revision, the graph is not even made.

        `in_place` is for a process that no one else asks meanwhile: the database that is read is loaded itself, and the
        second one stays empty. Returns what changed in the database that was loaded.
        """
        with self._loading:
            if self.revision == revision:
                return Changes()
            name = self._active if in_place else next(name for name in _DATABASES if name != self._active)
            graph = make_graph()
            if not in_place:
                time.sleep(max(0.0, self._free_from - time.monotonic()))
            self._server.limit_time(name, None)
            changes = load(self._stores[name], graph, revision=revision)
            self._switch(name)
            return changes

    def _switch(self, name: str) -> None:
        self._server.limit_time(name, self._seconds)
        self._server.choose(name)
        self._active = name
        self._free_from = time.monotonic() + self._seconds
        write_pointer(self._folder, Pointer(database=name, address=self.address))

    def read(
        self,
        statement: str,
        parameters: Mapping[str, Any] | None = None,
        *,
        max_rows: int = 10_000,
        seconds: float | None = None,
    ) -> Rows:
        """Return the rows of a statement that only reads, all of one revision. Raises as `BoltStore.read`."""
        return self._stores[self._active].read(
            statement, parameters, max_rows=max_rows, seconds=min(seconds or self._seconds, self._seconds)
        )


class ServedReader:
    """Reads, from any process, the graph that another one serves; it follows when that changes databases."""

    def __init__(self, folder: Path, password: str, *, seconds: float = SECONDS) -> None:
        """Take the folder and the reader's password; `seconds` is at most what the graph is served with."""
        self._folder = folder
        self._password = password
        self._seconds = seconds
        self._stores: dict[Pointer, BoltStore] = {}
        self._lock = Lock()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close all connections."""
        for store in self._stores.values():
            store.close()

    def read(
        self,
        statement: str,
        parameters: Mapping[str, Any] | None = None,
        *,
        max_rows: int = 10_000,
        seconds: float | None = None,
    ) -> Rows:
        """Return the rows of a statement that only reads, all of one revision.

        Raises as `BoltStore.read`, and StoreError where no process serves the graph.
        """
        return self._store().read(
            statement, parameters, max_rows=max_rows, seconds=min(seconds or self._seconds, self._seconds)
        )

    def _store(self) -> BoltStore:
        pointer = read_pointer(self._folder)
        if pointer is None or pointer.address is None:
            raise StoreError(f"no process serves the graph in {str(self._folder)!r}; start one with kg serve --bolt")
        with self._lock:
            if pointer not in self._stores:
                driver = make_driver(pointer.address, READER, self._password)
                self._stores[pointer] = BoltStore(driver, pointer.database, address=pointer.address)
            return self._stores[pointer]

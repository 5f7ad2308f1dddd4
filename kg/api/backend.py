"""What answers are made of: the graph's file, the archive, a store over Bolt; one of it in each process."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Final, Protocol, TypeVar

from anyio import to_thread

from kg.api.problems import ProblemError
from kg.api.refreshing import trace_of
from kg.api.source import ServedFolder, Source, StoreAddress
from kg.archive import Archive
from kg.config import ServeOptions
from kg.errors import StoreError
from kg.index import GraphIndex
from kg.queries import Readable
from kg.store.statements import READ_STATE

T = TypeVar("T")
_PATIENCE: Final = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """The graph's file in one state, and the digest of that state."""

    index: GraphIndex
    revision: str


class ClosableStore(Readable, Protocol):
    """A store that queries are put to, opened for that."""

    def close(self) -> None:
        """Close all connections."""


class Backend:
    """The sources of answers, opened where they are first asked for.

    A graph's file is opened once in each thread. `run` keeps what may take long off the event loop.
    """

    def __init__(self, source: Source, options: ServeOptions | None = None, store: ClosableStore | None = None) -> None:
        """Take what is served; `store` is one that is open already."""
        self.source = source
        self.options = options or ServeOptions()
        self._local = threading.local()
        self._lock = threading.Lock()
        self._store = store
        self._is_own_store, self._is_loaded = store is None, store is not None
        self._slots = asyncio.Semaphore(self.options.max_heavy)
        self.streams = asyncio.Semaphore(self.options.max_exports)

    def index(self) -> GraphIndex:
        """Return the graph's file, opened for this thread, and again where another was put in its place. Raises StoreError."""
        found: GraphIndex | None = getattr(self._local, "index", None)
        which = trace_of(self.source.index)[:1]
        if found is None or (which and which != self._local.which):
            self._close_index()
            found = self._local.index = GraphIndex(self.source.index, readonly=True)
            self._local.which = which
        return found

    @contextmanager
    def view(self) -> Iterator[View]:
        """Hold on to the graph as it is now; wait for nothing in the block."""
        index = self.index()
        with index.snapshot():
            yield View(index=index, revision=_revision(index))

    @contextmanager
    def own_view(self) -> Iterator[View]:
        """Hold on to the graph as it is now, on a connection of its own: for what takes long, in any thread."""
        with GraphIndex(self.source.index, readonly=True) as index, index.snapshot():
            yield View(index=index, revision=_revision(index))

    def revision(self) -> str:
        """Return the digest of the graph as it is now."""
        return _revision(self.index())

    @contextmanager
    def archive(self) -> Iterator[Archive]:
        """Open the archive. Raises ArchiveError, ProblemError where a graph is served without one."""
        if self.source.archive is None:
            raise ProblemError(
                "no-archive",
                "a graph without its archive is served here, and it holds no texts",
                "serve the archive: kg serve --from ARCHIVE",
            )
        with Archive(self.source.archive, readonly=True) as archive:
            yield archive

    @property
    def has_store(self) -> bool:
        """Tell whether queries can be answered."""
        return self._store is not None or self.source.store is not None

    def store(self) -> Readable:
        """Return the store, connected once for all threads, as soon as a graph was loaded into it.

        Raises StoreError, ProblemError where there is none or nothing in it.
        """
        with self._lock:
            if self._store is None:
                self._store = _connect(self.source.store, self.options.max_seconds)
            if not self._is_loaded:
                rows = self._store.read(READ_STATE, max_rows=1, seconds=self.options.max_seconds).records()
                self._is_loaded = bool(rows) and rows[0]["digest"] is not None
            if not self._is_loaded:
                raise ProblemError("loading", "the graph store holds no graph yet", retry_after=30)
            return self._store

    async def run(self, work: Callable[[], T]) -> T:
        """Return what work gives that may take long, done in a thread; raise ProblemError where too much is under way."""
        try:
            async with asyncio.timeout(_PATIENCE):
                await self._slots.acquire()
        except TimeoutError:
            raise ProblemError(
                "busy", f"{self.options.max_heavy} long questions are under way", "ask again in a moment", retry_after=2
            ) from None
        try:
            return await to_thread.run_sync(work)
        finally:
            self._slots.release()

    def close(self) -> None:
        """Close the store, and the graph's file of this thread."""
        if self._store is not None and self._is_own_store:
            self._store.close()
        self._close_index()

    def _close_index(self) -> None:
        index: GraphIndex | None = getattr(self._local, "index", None)
        if index is not None:
            index.close()
            del self._local.index


def _connect(source: StoreAddress | ServedFolder | None, seconds: float) -> ClosableStore:
    from kg.store.bolt import connect
    from kg.store.served import ServedReader

    if source is None:
        raise ProblemError("no-store", "queries are answered by a graph store, and none is served here")
    if isinstance(source, ServedFolder):
        return ServedReader(source.folder, source.password, seconds=seconds)
    return connect(source.uri, source.user, source.password, source.database, patience=0, is_settled=True)


def _revision(index: GraphIndex) -> str:
    state = index.read_state()
    if state is None:
        raise StoreError(f"graph file {str(index.path)!r} holds no graph yet; wait until it is loaded, or load it")
    return state.digest

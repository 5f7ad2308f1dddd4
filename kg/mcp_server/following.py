"""The embedded store of a graph's file, brought to that graph before each read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from threading import Lock
from typing import Any

from kg.index import GraphIndex
from kg.store.embedded import folder_of
from kg.store.rows import Rows
from kg.store.served import ServedGraph, open_served


class FollowingStore:
    """A store that reads one statement at a time, since it loads what is new between them."""

    def __init__(self, served: ServedGraph, index: Path) -> None:
        self._served = served
        self._index = index
        self._lock = Lock()

    def read(
        self,
        statement: str,
        parameters: Mapping[str, Any] | None = None,
        *,
        max_rows: int = 10_000,
        seconds: float | None = None,
    ) -> Rows:
        """Return the rows of a statement that only reads, of the graph as it is now. Raises as `BoltStore.read`."""
        with self._lock, GraphIndex(self._index, readonly=True) as index:
            if state := index.read_state():
                self._served.refresh(state.digest, index.graph, in_place=True)
            return self._served.read(statement, parameters, max_rows=max_rows, seconds=seconds)


@contextmanager
def open_following(path: Path, index: Path, *, seconds: float) -> Iterator[FollowingStore]:
    """Open the embedded store beside an archive or a graph's own file; no read may take longer than `seconds`.

    Raises StoreError where it is not installed, or where another process has it open.
    """
    with open_served(folder_of(path), seconds=seconds) as served:
        yield FollowingStore(served, index)

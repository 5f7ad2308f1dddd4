"""Keep what is served up to date with its archive while others answer from it."""

from __future__ import annotations

import logging
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Final

from kg.archive import Archive
from kg.errors import KGError
from kg.graph import assemble
from kg.index import GraphIndex
from kg.store import refresh

if TYPE_CHECKING:
    from kg.store.served import ServedGraph

_GRACE: Final = 5
_log = logging.getLogger("kg.api")


@contextmanager
def kept_up_to_date(index: Path, archive: Path | None, served: ServedGraph | None, seconds: float) -> Iterator[None]:
    """Look every few seconds whether the archive has changed, and bring graph and store to it, while the block runs.

    The store is brought to the graph at once, too: loading it takes longer than those who ask for names should wait.
    """
    stop = threading.Event()
    keeper = threading.Thread(
        target=_keep, args=(index, archive, served, seconds, stop), name="kg-refresh", daemon=True
    )
    keeper.start()
    try:
        yield
    finally:
        stop.set()
        keeper.join(_GRACE)


def _keep(index: Path, archive: Path | None, served: ServedGraph | None, seconds: float, stop: threading.Event) -> None:
    """Do so, again where the graph's file was removed, or another put in its place."""
    seen: Sequence[object] | None = None
    kept: Sequence[int] = ()
    while True:
        now = () if archive is None else _traces(archive)
        if not kept or (now, trace_of(index)[:1]) != (seen, kept):
            try:
                _bring(index, archive, served)
                seen, kept = now, trace_of(index)[:1]
            except KGError as error:
                _log.error("the graph was not brought up to date: %s", error)
            except Exception:  # answers go on, of the graph as it was
                _log.exception("the graph was not brought up to date")
        if stop.wait(seconds):
            return


def _bring(index_path: Path, archive_path: Path | None, served: ServedGraph | None) -> None:
    with GraphIndex(index_path, readonly=archive_path is None) as index:
        if archive_path is not None:
            with Archive(archive_path, readonly=True) as archive:
                refresh(index, archive.revision(), lambda: assemble(archive.pages()))
        state = index.read_state()
        if served is not None and state is not None:
            served.refresh(state.digest, index.graph, in_place=served.revision is None)  # what is empty nobody reads


def _traces(archive: Path) -> Sequence[object]:
    """Return what is seen from outside of a file that SQLite writes: equal where nothing was written."""
    return [trace_of(file) for file in (archive, archive.with_name(archive.name + "-wal"))]


def trace_of(file: Path) -> tuple[int, ...]:
    """Return which file lies at a path, its size and when it was written; nothing where none does."""
    try:
        found = file.stat()
    except OSError:
        return ()
    return found.st_ino, found.st_size, found.st_mtime_ns

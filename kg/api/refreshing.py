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
    seen: Sequence[object] | None = None
    while True:
        now = [] if archive is None else _traces(archive)
        if now != seen:
            try:
                _bring(index, archive, served)
                seen = now
            except KGError as error:
                _log.error("the graph was not brought up to date: %s", error)
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
    files = (archive, archive.with_name(archive.name + "-wal"))
    return [
        (found.st_ino, found.st_size, found.st_mtime_ns) for file in files if file.exists() for found in [file.stat()]
    ]

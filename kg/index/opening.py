"""Open the graph of an archive, made or brought up to date where it is stale, or a graph's own file."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from kg.archive import Archive
from kg.graph import assemble
from kg.index.index import GraphIndex
from kg.index.layout import APPLICATION_ID
from kg.store import refresh


def index_of(archive: Path) -> Path:
    """Return the file of the graph that is made of an archive: news.db.index beside news.db."""
    return archive.with_name(archive.name + ".index")


def is_index(path: Path) -> bool:
    """Tell whether a file is a graph's own: it says so in its header."""
    try:
        with path.open("rb") as file:
            return int.from_bytes(file.read(72)[68:]) == APPLICATION_ID
    except OSError:
        return False


@contextmanager
def open_index(path: Path) -> Iterator[GraphIndex]:
    """Open the graph of an archive, up to date, or a graph's own file as it is. Raises ArchiveError, StoreError."""
    if is_index(path):
        with GraphIndex(path, readonly=True) as index:
            yield index
        return
    with Archive(path, readonly=True) as archive:
        revision = archive.revision()
        with GraphIndex(index_of(path)) as index:
            refresh(index, revision, lambda: assemble(archive.pages()))
            yield index

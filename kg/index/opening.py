"""Open the graph of an archive, made or brought up to date where it is stale, or a graph's own file."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from kg.archive import Archive
from kg.graph import assemble
from kg.index.index import GraphIndex
from kg.index.layout import GRAPH_FILE
from kg.sqlite import is_of_kind
from kg.store import refresh

if TYPE_CHECKING:
    from kg.store.served import ServedGraph


def index_of(archive: Path) -> Path:
    """Return the file of the graph that is made of an archive: news.db.index beside news.db."""
    return archive.with_name(archive.name + ".index")


def is_index(path: Path) -> bool:
    """Tell whether a file is a graph's own: it says so in its header."""
    return is_of_kind(path, GRAPH_FILE)


@contextmanager
def open_index(path: Path) -> Iterator[GraphIndex]:
    """Open the graph of an archive, brought up to date, or a graph's own file as it is.

    The graph of an archive is kept beside it; where nothing may be written, it is made for the while. Raises ArchiveError,
    StoreError.
    """
    if is_index(path):
        with GraphIndex(path, readonly=True) as index:
            yield index
        return
    with Archive(path, readonly=True) as archive, _place(archive.path) as kept, GraphIndex(kept) as index:
        refresh(index, archive.revision(), lambda: assemble(archive.pages()))
        yield index


@contextmanager
def _place(archive: Path) -> Iterator[Path]:
    """Hold a place for the graph of an archive."""
    if os.access(archive.parent, os.W_OK):
        yield index_of(archive)
        return
    with TemporaryDirectory(prefix="kg-") as folder:
        yield index_of(Path(folder) / archive.name)


@contextmanager
def open_store(path: Path) -> Iterator[ServedGraph]:
    """Open the embedded store that lies beside an archive or a graph's file, brought to its graph.

    Raises ArchiveError; StoreError where it cannot be opened: one process at a time can.
    """
    from kg.store.embedded import folder_of  # both import the neo4j driver
    from kg.store.served import open_served

    with open_index(path) as index, open_served(folder_of(path)) as store:
        state = index.read_state()
        store.refresh(state.digest if state else "", index.graph, in_place=True)
        yield store

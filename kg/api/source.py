"""What is served, as processes hand it to each other; nothing of a web server is imported for it."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path


@dataclass(frozen=True, slots=True, kw_only=True)
class StoreAddress:
    """Where a store is spoken to over Bolt."""

    uri: str
    user: str
    password: str = field(repr=False)
    database: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ServedFolder:
    """The folder of an embedded store that another process serves, and the password of its reader."""

    folder: Path
    password: str = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """What is served: the file of a graph, the archive that it was made of, a store that holds the same graph."""

    index: Path
    archive: Path | None = None
    store: StoreAddress | ServedFolder | None = None

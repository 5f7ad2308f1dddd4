"""The SQLite file of an archive: opened with care, one writer at a time, its errors said in words.

In WAL mode a build and its readers do not wait for each other; when the last of them closes, one file is left.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final
from urllib.parse import quote

from kg.archive import layout
from kg.errors import ArchiveError

_MAGIC: Final = b"SQLite format 3\0"
_HEADER: Final = 100
_CHECKPOINT: Final = 4000
"""Pages of 4 KB that a build writes beside the file before they go into it; each time waits for the disk."""
_SAYINGS: Final = {
    "SQLITE_BUSY": "is in use by another process; wait until that is done, or end it",
    "SQLITE_LOCKED": "is in use by another process; wait until that is done, or end it",
    "SQLITE_READONLY": "is read-only; copy it to where you may write, or give yourself the right to write it",
    "SQLITE_FULL": "cannot be written: the disk is full; make room and run again",
    "SQLITE_CORRUPT": "is damaged; put back a copy, or build it anew from its pages",
    "SQLITE_NOTADB": "is damaged; put back a copy, or build it anew from its pages",
    "SQLITE_CANTOPEN": "cannot be opened; check that you may read and write it and its folder",
    "SQLITE_IOERR": "cannot be read or written: its disk reports an error; check the disk",
}


class Database:
    """A connection to the file of an archive. Raises ArchiveError, which names the file and the remedy."""

    def __init__(self, path: Path, *, readonly: bool, patience: float) -> None:
        self._path = path
        is_new = not path.exists() or (path.is_file() and path.stat().st_size == 0)
        if is_new:
            self._check_place(readonly=readonly)
        else:
            self._check_header()
        may_write = is_new or (os.access(path, os.W_OK) and os.access(path.parent, os.W_OK))
        self.is_readonly = readonly or not may_write
        with self._errors():
            self._connection = _open(path, "mode=rwc", patience) if may_write else _open_as_it_lies(path, patience)
        try:
            with self._errors():
                self._prepare()
        except BaseException:
            self._connection.close()
            raise

    def _check_place(self, *, readonly: bool) -> None:
        if readonly:
            raise ArchiveError(f"there is no archive at {str(self._path)!r}; build one: kg build PAGES --into FILE")
        if not self._path.parent.is_dir():
            raise ArchiveError(f"there is no folder {str(self._path.parent)!r} for the archive; make it first")

    def _check_header(self) -> None:
        """Raise ArchiveError unless the file says of itself that it is an archive; it is only read for that."""
        try:
            with self._path.open("rb") as file:
                header = file.read(_HEADER)
        except OSError as error:
            raise ArchiveError(f"archive {str(self._path)!r} cannot be read: {error.strerror}") from None
        if header[:16] != _MAGIC or int.from_bytes(header[68:72]) != layout.APPLICATION_ID:
            raise ArchiveError(f"{str(self._path)!r} is no archive; it was left as it is: name another file")
        self._check_version(int.from_bytes(header[60:64]))

    def _check_version(self, version: int) -> None:
        newest = len(layout.MIGRATIONS)
        if version > newest:
            raise ArchiveError(
                f"archive {str(self._path)!r} has version {version}, newer than the {newest} known here; "
                "it was left as it is: update this package"
            )

    def _prepare(self) -> None:
        self._connection.execute("PRAGMA foreign_keys = ON")
        self._connection.execute("PRAGMA synchronous = NORMAL")
        self._connection.execute(f"PRAGMA wal_autocheckpoint = {_CHECKPOINT}")
        self._migrate()
        self._connection.execute("PRAGMA query_only = ON" if self.is_readonly else "PRAGMA journal_mode = WAL")

    def _migrate(self) -> None:
        version, newest = self._version(), len(layout.MIGRATIONS)
        self._check_version(version)
        if version == newest:
            return
        if self.is_readonly:
            raise ArchiveError(
                f"archive {str(self._path)!r} has version {version}, older than the {newest} of this package; "
                "open it once where it may be written"
            )
        with self.transaction():
            for statements in layout.MIGRATIONS[self._version() :]:
                for statement in statements:
                    self._connection.execute(statement)
            self._connection.execute(f"PRAGMA application_id = {layout.APPLICATION_ID}")
            self._connection.execute(f"PRAGMA user_version = {newest}")

    def _version(self) -> int:
        version: int = self._connection.execute("PRAGMA user_version").fetchone()[0]
        return version

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Hold the archive for writing: all of it is kept at the end, or nothing where an error or a kill ends it."""
        with self._errors():
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                yield
                self._connection.execute("COMMIT")
            except BaseException:
                if self._connection.in_transaction:
                    self._connection.execute("ROLLBACK")
                raise

    @contextmanager
    def snapshot(self) -> Iterator[None]:
        """Hold on to the archive as it is now: what is read in the block does not see what others write."""
        with self._errors():
            self._connection.execute("BEGIN")
            try:
                yield
            finally:
                self._connection.execute("ROLLBACK")

    def write(self, sql: str, *parameters: object) -> None:
        """Run a statement."""
        with self._errors():
            self._connection.execute(sql, parameters)

    def write_rows(self, sql: str, rows: Sequence[Sequence[object]]) -> None:
        """Run a statement once for each row of parameters."""
        with self._errors():
            self._connection.executemany(sql, rows)

    def rows(self, sql: str, *parameters: object) -> list[Any]:
        """Return the rows of a query."""
        with self._errors():
            return self._connection.execute(sql, parameters).fetchall()

    def row(self, sql: str, *parameters: object) -> Any | None:
        """Return the first row of a query, None if it has none."""
        with self._errors():
            return self._connection.execute(sql, parameters).fetchone()

    @property
    def changes(self) -> int:
        """Return the number of rows changed since it was opened."""
        return self._connection.total_changes

    def close(self) -> None:
        """Close the file."""
        self._connection.close()

    @contextmanager
    def _errors(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.Error as error:
            name = getattr(error, "sqlite_errorname", "") or ""
            saying = next((text for code, text in _SAYINGS.items() if name.startswith(code)), f"failed: {error}")
            raise ArchiveError(f"archive {str(self._path)!r} {saying}") from error


def _open(path: Path, parameters: str, patience: float) -> sqlite3.Connection:
    uri = f"file:{quote(str(path.absolute()))}?{parameters}"
    connection = sqlite3.connect(uri, uri=True, isolation_level=None, timeout=patience)
    connection.row_factory = sqlite3.Row
    return connection


def _open_as_it_lies(path: Path, patience: float) -> sqlite3.Connection:
    """Open a file that may only be read; where SQLite can put no file beside it, as one that nobody writes."""
    connection = _open(path, "mode=ro", patience)
    try:
        connection.execute("PRAGMA schema_version")
    except sqlite3.OperationalError:
        connection.close()
        return _open(path, "mode=ro&immutable=1", patience)
    return connection

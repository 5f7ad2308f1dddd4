"""SQLite files of kinds of our own: opened with care, one writer at a time, their errors said in words.

In WAL mode a writer and the readers do not wait for each other; when the last of them closes, one file is left.
"""

from __future__ import annotations

import os
import sqlite3
import threading
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final
from urllib.parse import quote

from kg.errors import ConfigError, KGError

_MAGIC: Final = b"SQLite format 3\0"
_HEADER: Final = 100
_CHECKPOINT: Final = 4000
"""Pages of 4 KB that a build writes beside the file before they go into it; each time waits for the disk."""
_SAYINGS: Final = {
    "SQLITE_BUSY": "is in use by another process; wait until that is done, or end it",
    "SQLITE_LOCKED": "is in use by another process; wait until that is done, or end it",
    "SQLITE_READONLY": "is read-only; copy it to where you may write, or give yourself the right to write it",
    "SQLITE_FULL": "cannot be written: the disk is full; make room and run again",
    "SQLITE_CORRUPT": "is damaged; put back a copy, or {remake}",
    "SQLITE_NOTADB": "is damaged; put back a copy, or {remake}",
    "SQLITE_CANTOPEN": "cannot be opened; check that you may read and write it and its folder",
    "SQLITE_IOERR": "cannot be read or written: its disk reports an error; check the disk",
}


_opening: Final = threading.Lock()
_connected: Final = Counter[tuple[int, int]]()
_kinds: Final[dict[tuple[int, int], int]] = {}
"""How many connections this process has to which files, and the kind of each, by its application id: whoever opens and closes one of these beside SQLite takes the locks
of them all away, and another process then removes the log that they read."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """A kind of files: what errors call one, and how one is made anew; what tells its files; how its tables came to be.

    `application_id` in the file's header says that it is of the kind, `user_version` the version of its tables: the
    number of `migrations` that it has been through. `missing` is what to do where there is none.
    """

    noun: str
    error: type[KGError]
    application_id: int
    migrations: Sequence[Sequence[str]]
    missing: str
    remake: str


def is_of_kind(path: Path, kind: Kind) -> bool:
    """Tell whether a file is of a kind: it says so in its header."""
    with _opening:
        if (known := _kinds.get(_identity(path))) is not None:
            return known == kind.application_id
        try:
            with path.open("rb") as file:
                return int.from_bytes(file.read(_HEADER)[68:72]) == kind.application_id
        except OSError:
            return False


class Database:
    """A connection to a file of a kind. Raises the error of its kind, which names the file and the remedy.

    Raises ConfigError for a value that no file holds.
    """

    def __init__(self, path: Path, kind: Kind, *, readonly: bool, patience: float) -> None:
        self._path = path
        self._kind = kind
        with _opening:
            is_new = not path.exists() or (path.is_file() and path.stat().st_size == 0)
            if is_new:
                self._check_place(readonly=readonly)
            elif (known := _kinds.get(_identity(path))) is None:
                self._check_header()
            elif known != kind.application_id:
                raise self._strange()
            may_write = is_new or (os.access(path, os.W_OK) and os.access(path.parent, os.W_OK))
            self.is_readonly = readonly or not may_write
            with self._errors():
                self._connection = _open(path, "mode=rwc", patience) if may_write else _open_as_it_lies(path, patience)
            self._file: tuple[int, int] | None = _identity(path)
            _connected[self._file] += 1
            _kinds[self._file] = kind.application_id
        try:
            with self._errors():
                self._prepare()
        except BaseException:
            self.close()
            raise

    def _check_place(self, *, readonly: bool) -> None:
        if readonly:
            raise self._kind.error(f"there is no {self._kind.noun} at {str(self._path)!r}; {self._kind.missing}")
        if not self._path.parent.is_dir():
            raise self._kind.error(
                f"there is no folder {str(self._path.parent)!r} for the {self._kind.noun}; make it first"
            )

    def _check_header(self) -> None:
        """Raise an error unless the file says of itself that it is of the kind; it is only read for that."""
        try:
            with self._path.open("rb") as file:
                header = file.read(_HEADER)
        except OSError as error:
            raise self._kind.error(f"{self._kind.noun} {str(self._path)!r} cannot be read: {error.strerror}") from None
        if header[:16] != _MAGIC or int.from_bytes(header[68:72]) != self._kind.application_id:
            raise self._strange()
        self._check_version(int.from_bytes(header[60:64]))

    def _strange(self) -> KGError:
        return self._kind.error(f"{str(self._path)!r} is no {self._kind.noun}; it was left as it is: name another file")

    def _check_version(self, version: int) -> None:
        newest = len(self._kind.migrations)
        if version > newest:
            raise self._kind.error(
                f"{self._kind.noun} {str(self._path)!r} has version {version}, newer than the {newest} known here; "
                "it was left as it is: update this package"
            )

    def _prepare(self) -> None:
        self._connection.execute("PRAGMA foreign_keys = ON")
        self._connection.execute("PRAGMA synchronous = NORMAL")
        self._connection.execute(f"PRAGMA wal_autocheckpoint = {_CHECKPOINT}")
        self._migrate()
        self._connection.execute("PRAGMA query_only = ON" if self.is_readonly else "PRAGMA journal_mode = WAL")

    def _migrate(self) -> None:
        version, newest = self._version(), len(self._kind.migrations)
        self._check_version(version)
        if version == newest:
            return
        if self.is_readonly:
            raise self._kind.error(
                f"{self._kind.noun} {str(self._path)!r} has version {version}, older than the {newest} of this package; "
                "open it once where it may be written"
            )
        with self.transaction():
            for statements in self._kind.migrations[self._version() :]:
                for statement in statements:
                    self._connection.execute(statement)
            self._connection.execute(f"PRAGMA application_id = {self._kind.application_id}")
            self._connection.execute(f"PRAGMA user_version = {newest}")

    def _version(self) -> int:
        version: int = self._connection.execute("PRAGMA user_version").fetchone()[0]
        return version

    def begin(self) -> None:
        """Begin to write; wait for another writer to end."""
        with self._errors():
            self._connection.execute("BEGIN IMMEDIATE")

    def commit(self) -> None:
        """Keep what was written since `begin`."""
        with self._errors():
            self._connection.execute("COMMIT")

    def rollback(self) -> None:
        """Undo what was written since `begin`, if anything was begun."""
        with self._errors():
            if self._connection.in_transaction:
                self._connection.execute("ROLLBACK")

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Hold the file for writing: all of it is kept at the end, or nothing where an error or a kill ends it."""
        self.begin()
        try:
            yield
            self.commit()
        except BaseException:
            self.rollback()
            raise

    @contextmanager
    def snapshot(self) -> Iterator[None]:
        """Hold on to the file as it is now: what is read in the block does not see what others write."""
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

    def iter_rows(self, sql: str, *parameters: object) -> Iterator[Any]:
        """Yield the rows of a query, a few in memory at a time; run others of this connection meanwhile as you like."""
        with self._errors():
            yield from self._connection.execute(sql, parameters)

    @property
    def changes(self) -> int:
        """Return the number of rows changed since it was opened."""
        return self._connection.total_changes

    def close(self) -> None:
        """Close the file."""
        with _opening:
            self._connection.close()
            if self._file is not None:
                _connected[self._file] -= 1
                if not _connected[self._file]:
                    del _connected[self._file], _kinds[self._file]
                self._file = None

    @contextmanager
    def _errors(self) -> Iterator[None]:
        try:
            yield
        except (OverflowError, UnicodeEncodeError) as error:
            raise ConfigError(
                f"{self._kind.noun} {str(self._path)!r} cannot hold a value that was given: {error}; whole numbers have 64 "
                "bits, texts no halves of characters"
            ) from error
        except sqlite3.Error as error:
            name = getattr(error, "sqlite_errorname", "") or ""
            saying = next((text for code, text in _SAYINGS.items() if name.startswith(code)), f"failed: {error}")
            saying = saying.format(remake=self._kind.remake)
            raise self._kind.error(f"{self._kind.noun} {str(self._path)!r} {saying}") from error


def _open(path: Path, parameters: str, patience: float) -> sqlite3.Connection:
    uri = f"file:{quote(str(path.absolute()))}?{parameters}"
    connection = sqlite3.connect(uri, uri=True, isolation_level=None, timeout=patience)
    connection.row_factory = sqlite3.Row
    return connection


def _identity(path: Path) -> tuple[int, int]:
    """Return which file lies at a path; nothing's where none does."""
    try:
        found = path.stat()
    except OSError:
        return 0, 0
    return found.st_dev, found.st_ino


def _open_as_it_lies(path: Path, patience: float) -> sqlite3.Connection:
    """Open a file that may only be read; where SQLite can put no file beside it, as one that nobody writes."""
    connection = _open(path, "mode=ro", patience)
    try:
        connection.execute("PRAGMA schema_version")
    except sqlite3.OperationalError:
        connection.close()
        return _open(path, "mode=ro&immutable=1", patience)
    return connection

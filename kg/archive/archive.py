"""The archive: every page that was read, with what was read in it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from pathlib import Path
from types import TracebackType
from typing import Self

from kg.archive import layout, paths, reading, search, writing
from kg.model import Document, Page, Reading, Skipped
from kg.sqlite import Database

_PATIENCE = 10.0


class Archive:
    """The facts of many pages in one SQLite file: the truth that graphs and exports are made from.

    Content is what counts: a document has its id from what it says, and the paths at which it lies are kept with it,
    relative to the archive's folder. One page is one transaction, so a run that is killed leaves whole pages only.
    Reading goes on while another process writes. Raises ArchiveError for a file that is no archive, is of a newer
    version, in use for longer than `patience` seconds, or not to be written.
    """

    def __init__(self, path: Path | str, *, readonly: bool = False, patience: float = _PATIENCE) -> None:
        """Open an archive; one that is not there is made, unless it is only to be read."""
        self.path = Path(path).absolute()
        self._db = Database(self.path, layout.ARCHIVE, readonly=readonly, patience=patience)
        self._patience = patience

    @property
    def is_readonly(self) -> bool:
        """Say whether the archive can only be read."""
        return self._db.is_readonly

    @property
    def changes(self) -> int:
        """Return the number of rows changed since the archive was opened."""
        return self._db.changes

    def relative(self, path: Path | str) -> str:
        """Return a path as the archive keeps it: from its folder, where they have one in common."""
        return paths.relative_path(str(path), self.path.parent)

    def is_own(self, path: str) -> bool:
        """Say whether a path, as the archive keeps it, is its own file, one of SQLite beside it, or a graph made of it."""
        name = self.path.name
        return path == name or path.startswith((f"{name}-", f"{name}.graph/", f"{name}.index"))

    def has(self, document_id: str, version: str) -> bool:
        """Say whether a document is there as rules of this version read it."""
        return self._db.row("SELECT 1 FROM documents WHERE id = ? AND version = ?", document_id, version) is not None

    def document_at(self, path: str) -> str | None:
        """Return the id of the document at a path, None if there is none."""
        row = self._db.row("SELECT document FROM paths WHERE path = ?", path)
        return row["document"] if row else None

    def write(self, page: Page, version: str) -> None:
        """Keep a page as rules of this version read it, in place of what its path held before."""
        with self._db.transaction():
            document_id = writing.insert_page(self._db, page, version)
            for path in (page.document.path, *page.document.also_at):
                self._put_path(path, document_id, writing.path_row(page.document))

    def keep(self, document: Document) -> bool:
        """Keep where a document lies whose content is there already; say whether anything had to be written."""
        document_id, row = document.id, writing.path_row(document)
        sql = "SELECT document, encoding, date_origin, place_origin FROM paths WHERE path = ?"
        known = self._db.row(sql, document.path)
        if known is not None and tuple(known) == (document_id, *row):
            return False
        with self._db.transaction():
            self._put_path(document.path, document_id, row)
        return True

    def _put_path(self, path: str, document_id: str, row: Sequence[object]) -> None:
        before = self.document_at(path)
        self._db.write("INSERT OR REPLACE INTO paths VALUES (?, ?, ?, ?, ?)", path, document_id, *row)
        if before is not None and before != document_id:
            self._drop_homeless(before)

    def _drop_homeless(self, document_id: str) -> None:
        self._db.write(
            "DELETE FROM documents WHERE id = ?1 AND NOT EXISTS (SELECT 1 FROM paths WHERE document = ?1)", document_id
        )

    def remove(self, path: str) -> int:
        """Remove what lies at a path: a document, all records of a file, a folder; return how many paths went."""
        self.keep_skipped([path], [])
        return self.discard(found for found in self.paths() if paths.is_within(found, path))

    def discard(self, found: Iterable[str]) -> int:
        """Remove the documents at paths, all or none; return how many there were."""
        gone = [(path, document) for path in found if (document := self.document_at(path))]
        if gone:
            with self._db.transaction():
                for path, document in gone:
                    self._db.write("DELETE FROM paths WHERE path = ?", path)
                    self._drop_homeless(document)
        return len(gone)

    def paths(self) -> list[str]:
        """Return the paths of all documents, in order."""
        return [row["path"] for row in self._db.rows("SELECT path FROM paths ORDER BY path")]

    def records(self, file: str) -> set[int]:
        """Return the numbers of the records of a file."""
        found = self._db.rows("SELECT path FROM paths WHERE path >= ? AND path < ?", f"{file}#", f"{file}$")
        numbers = (paths.split_record(row["path"])[1] for row in found)
        return {number for number in numbers if number is not None}

    def keep_skipped(self, scopes: Iterable[str], skipped: Iterable[Skipped]) -> None:
        """Keep what a run over some paths left out, in place of what earlier runs left out there."""
        within = list(scopes)
        known = {entry for entry in self.skipped() if any(paths.is_within(entry.item, scope) for scope in within)}
        now = set(skipped)
        if known == now:
            return
        with self._db.transaction():
            for entry in known - now:
                sql = "DELETE FROM skipped WHERE item = ? AND reason = ? AND remedy = ?"
                self._db.write(sql, entry.item, entry.reason, entry.remedy)
            for entry in now - known:
                self._db.write("INSERT OR IGNORE INTO skipped VALUES (?, ?, ?)", entry.item, entry.reason, entry.remedy)

    def skipped(self) -> list[Skipped]:
        """Return what the last runs left out, in order."""
        found = self._db.rows("SELECT item, reason, remedy FROM skipped ORDER BY item, reason, remedy")
        return [Skipped(item=row["item"], reason=row["reason"], remedy=row["remedy"]) for row in found]

    def pages(self) -> Iterator[Page]:
        """Yield every page in the order of their paths, one in memory at a time, all as they are at the first."""
        with closing(Database(self.path, layout.ARCHIVE, readonly=True, patience=self._patience)) as db, db.snapshot():
            order = "SELECT document FROM paths GROUP BY document ORDER BY MIN(path)"
            for row in db.rows(order):
                yield reading.read_page(db, row["document"])

    def page(self, path: str) -> Page | None:
        """Return the page at a path, None if there is none."""
        document = self.document_at(path)
        return reading.read_page(self._db, document) if document else None

    def reading(self, document: str, article: str) -> tuple[Document, Reading] | None:
        """Return what was read in an article with its document (without its text), None if there is none."""
        return reading.read_one(self._db, document, article)

    def find(self, name: str, *, limit: int = 20) -> list[search.Card]:
        """Return cards of the entities with a name or alias, the best match first.

        Where nothing is called so, those follow whose name begins with the words or holds them.
        """
        return search.find_cards(self._db, name, limit)

    def near(self, name: str, *, limit: int = 5) -> list[search.Card]:
        """Return cards of the entities whose names are spelt most nearly so, the nearest first."""
        return search.find_near_cards(self._db, name, limit)

    def card(self, entity: str) -> search.Card | None:
        """Return the card of an entity, None if the archive does not know it."""
        return search.read_card(self._db, entity)

    def facts(self, entity: str | None = None, *, fact_type: str | None = None) -> Iterator[search.Statement]:
        """Yield the statements of facts, of one entity or one type if asked for, in the order of paths and text."""
        return search.iter_statements(self._db, entity, fact_type)

    def stats(self) -> search.Stats:
        """Return what is in the archive, counted."""
        return search.count_all(self._db)

    def revision(self) -> str:
        """Return a digest that is equal for archives with the same content, so that a graph can tell if it is stale."""
        sql = """SELECT p.path, p.document, p.encoding, p.date_origin, p.place_origin, d.version
                 FROM paths p JOIN documents d ON d.id = p.document ORDER BY p.path"""
        state = hashlib.blake2b(digest_size=16)
        for row in self._db.rows(sql):
            state.update(writing.to_json(tuple(row)).encode("utf-8"))
        return state.hexdigest()

    def close(self) -> None:
        """Close the file."""
        self._db.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

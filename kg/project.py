"""The Python API: an archive, and what one does with it.

    >>> import kg
    >>> with kg.open("archive.db") as project:
    ...     report = project.add_text("本报讯(记者李明)4月28日,重庆市总工会主席郑洪到企业调研。", name="note", date="2023-04-29")
    ...     card = project.find("重庆市总工会")[0]
    ...     held = [statement.fact for statement in project.facts("郑洪", fact_type="role")]
    ...     graph = project.graph()
    >>> report.added, card.label, card.count
    (1, 'UNION', 1)
    >>> [(fact.values["title"], fact.slots["org"].name, fact.evidence.quote) for fact in held]
    [('主席', '重庆市总工会', '本报讯(记者李明)4月28日,重庆市总工会主席郑洪到企业调研。')]
    >>> graph.nodes[card.id]["name"]
    '重庆市总工会'

Files and folders are added with `project.add("pages", "news.jsonl")`. What reads pages (spaCy, word lists) is loaded when
a page is read, not before.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

from kg.archive import Archive, Card, Statement, Stats
from kg.config import BuildOptions, LoadOptions, PipelineOptions
from kg.errors import ConfigError, InputError, NotFoundError
from kg.model import Document, Known, Page, Skipped
from kg.schema import FACT_SLOTS

if TYPE_CHECKING:
    from neo4j import Driver
    from networkx import MultiDiGraph
    from spacy.language import Language

    from kg.asking import Reply
    from kg.build import Progress
    from kg.queries import Answer, Readable, Value
    from kg.report import Report
    from kg.store import Changes, GraphStore
    from kg.store.served import ServedGraph


class Project:
    """An archive opened for work: add pages, ask, make the graph, load it into a store."""

    def __init__(self, archive: Archive) -> None:
        self.archive = archive

    def add(self, *paths: Path | str, options: BuildOptions | None = None, progress: Progress | None = None) -> Report:
        """Read files and folders: what is new, what has changed; what is left out stands in the report."""
        from kg.build import build

        return build(paths, self.archive, options, progress=progress)

    def add_text(
        self,
        text: str,
        *,
        name: str,
        date: str | None = None,
        place: str | None = None,
        options: BuildOptions | None = None,
    ) -> Report:
        """Read a text that is in no file; what an earlier text of this name said is forgotten."""
        from kg.build import build_documents

        return build_documents([make_document(text, name=name, date=date, place=place)], self.archive, options)

    def remove(self, path: Path | str) -> int:
        """Remove a file, a record, a text or a folder; return how many documents went. Raises NotFoundError."""
        count = self.archive.remove(self.archive.relative(path)) or self.archive.remove(str(path))
        if not count:
            raise NotFoundError(f"{str(path)!r} is not in archive {str(self.archive.path)!r}")
        return count

    def find(self, name: str, *, limit: int = 20) -> list[Card]:
        """Return cards of the entities called so; where there are none, of those whose name holds the words."""
        return self.archive.find(name, limit=limit)

    def facts(self, name: str | None = None, *, fact_type: str | None = None) -> Iterator[Statement]:
        """Yield what is stated, of all or of those called so, each with its sentence, article and document.

        Raises NotFoundError if nothing is called so, ConfigError for a type of fact that is none.
        """
        if fact_type is not None and fact_type not in FACT_SLOTS:
            raise ConfigError(f"unknown fact type {fact_type!r}; expected one of {', '.join(FACT_SLOTS)}")
        if name is None:
            return self.archive.facts(fact_type=fact_type)
        return self._facts_of(self._called(name), fact_type)

    def _called(self, name: str) -> list[Card]:
        cards = self.find(name)
        called = [card for card in cards if card.match in ("name", "alias")]
        if not called:
            near = "; near to it: " + ", ".join(card.title for card in cards[:5]) if cards else ""
            raise NotFoundError(f"nothing in archive {str(self.archive.path)!r} is called {name!r}{near}")
        return called

    def _facts_of(self, cards: list[Card], fact_type: str | None) -> Iterator[Statement]:
        for card in cards:
            yield from self.archive.facts(card.id, fact_type=fact_type)

    def stats(self) -> Stats:
        """Return what is in the archive, counted."""
        return self.archive.stats()

    def graph(self) -> MultiDiGraph:
        """Return the graph as a networkx MultiDiGraph."""
        from kg.graph import assemble, to_networkx

        return to_networkx(assemble(self.archive.pages()))

    def load(
        self, target: Driver | GraphStore, *, database: str | None = None, options: LoadOptions | None = None
    ) -> Changes:
        """Bring a graph database to the graph of this archive; only what differs is sent. Return what changed.

        `target` is a driver of the package neo4j, which is left open, or a store of kg.store; None for `database` is
        the server's default. Raises StoreError; what broke off is brought to its end by loading again.
        """
        from neo4j import Driver

        from kg.graph import assemble
        from kg.store import load
        from kg.store.bolt import BoltStore

        store = BoltStore(target, database) if isinstance(target, Driver) else target
        revision = self.archive.revision()  # before the pages: what is written meanwhile makes the graph look stale
        return load(store, assemble(self.archive.pages()), options or LoadOptions(), revision=revision)

    @contextmanager
    def open_store(self) -> Iterator[ServedGraph]:
        """Open the embedded store of this archive, which lies beside it, brought up to date.

        Raises StoreError where it cannot be opened: one process at a time can.
        """
        from kg.index import open_store

        with open_store(self.archive.path) as store:
            yield store

    def query(self, name: str, store: Readable | None = None, /, **parameters: Value) -> Answer:
        """Return what a named query (`kg queries`) answers on a store, or on the embedded one of this archive.

        The embedded store takes seconds to open: for several questions open it once, with `open_store`, and give it.
        """
        from kg.queries import answer

        if store is not None:
            return answer(store, name, parameters)
        with self.open_store() as own:
            return answer(own, name, parameters)

    def ask(self, question: str, store: Readable | None = None) -> Reply:
        """Return the answer to a question in Chinese, from a store or from the embedded one of this archive.

        A question that cannot be read is no error: the reply says why, and what can be read. Raises StoreError.
        """
        from kg.asking import GraphNames, Refused, answer_asked, read_question, refuse
        from kg.index import open_index

        with open_index(self.archive.path) as index:
            asked = read_question(question, GraphNames(index))
        if isinstance(asked, Refused):
            return refuse(asked)
        if store is not None:
            return answer_asked(asked, store)
        with self.open_store() as own:
            return answer_asked(asked, own)

    def close(self) -> None:
        """Close the archive."""
        self.archive.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def open_project(path: Path | str, *, readonly: bool = False) -> Project:
    """Open an archive; one that is not there is made, unless it is only to be read. Raises ArchiveError."""
    return Project(Archive(path, readonly=readonly))


def pipeline(options: PipelineOptions | None = None) -> Language:
    """Return the spaCy pipeline that finds mentions and facts; its components are told of in kg.nlp."""
    from kg.nlp import make_pipeline

    return make_pipeline(options)


def extract(path: Path | str, *, options: BuildOptions | None = None) -> Page:
    """Return what is read in a page; nothing is kept. Raises InputError if the file is not one document."""
    from kg.ingest import read_documents

    options = options or BuildOptions()
    document: Document | None = None
    left_out: list[str] = []
    for found in read_documents([Path(path)], options.read):
        if isinstance(found, Skipped):
            left_out.append(f"{found.item!r}: {found.reason}; {found.remedy}")
        elif document is not None:
            raise InputError(f"{str(path)!r} holds more than one document; read it into an archive")
        else:
            document = found
    if document is None:
        raise InputError(" | ".join(left_out) or f"there is no document in {str(path)!r}")
    return _extract(document, options)


def extract_text(
    text: str,
    *,
    name: str = "text",
    date: str | None = None,
    place: str | None = None,
    options: BuildOptions | None = None,
) -> Page:
    """Return what is read in a text; nothing is kept."""
    return _extract(make_document(text, name=name, date=date, place=place), options or BuildOptions())


def _extract(document: Document, options: BuildOptions) -> Page:
    from kg.build import extract_page, shared_pipeline

    return extract_page(document, shared_pipeline(options.pipeline))


def make_document(text: str, *, name: str, date: str | None = None, place: str | None = None) -> Document:
    """Return the document of a text that is in no file. Raises InputError for one without words or with broken ones."""
    if not text.strip():
        raise InputError(f"text {name!r} is blank")
    try:
        text.encode("utf-8")
    except UnicodeEncodeError as error:
        raise InputError(
            f"text {name!r} has half a character at {error.start}; decode it from its bytes anew"
        ) from None
    return Document(
        path=name,
        text=text,
        date=Known(value=date, origin="metadata") if date else None,
        place=Known(value=place, origin="metadata") if place else None,
    )

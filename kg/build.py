"""The order of the stages: from files to an archive, page by page. Nothing else knows it.

    read_documents -> split_articles -> read_articles -> resolve_page -> weigh_readings -> to_source -> Archive.write

A build reads what is new or changed and passes over the rest: documents that the archive has as the rules of today read
them. One that fails is left out with its reason and the build goes on; a build that is stopped leaves whole pages
behind, and the next goes on from there.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING

from kg.archive import Archive
from kg.archive.paths import split_record
from kg.config import BuildOptions, PipelineOptions
from kg.fingerprint import reading_version
from kg.ingest import read_documents, split_articles
from kg.model import Document, Page, Skipped
from kg.nlp import make_pipeline, read_articles
from kg.offsets import to_source
from kg.report import STAGES, Report, Stopwatch
from kg.resolve import resolve_page, weigh_readings
from kg.workers import Failed, iter_results

if TYPE_CHECKING:
    from spacy.language import Language

Progress = Callable[[str], None]
"""Called with the path of each document, and of each thing left out, when it is done with."""

Read = tuple[Page, Mapping[str, float]]
"""A page, and the seconds that each stage took."""


def extract_page(document: Document, nlp: Language, watch: Stopwatch | None = None) -> Page:
    """Return all that is read in a document, with full names and offsets of its text."""
    watch = watch or Stopwatch()
    with watch.time("split"):
        articles = split_articles(document)
    with watch.time("find"):
        readings = tuple(read_articles(nlp, articles))
    with watch.time("resolve"):
        resolved = weigh_readings(resolve_page(document, readings))
        return Page(document=document, readings=tuple(to_source(reading, document.text) for reading in resolved))


def build(
    paths: Iterable[Path | str],
    archive: Archive,
    options: BuildOptions | None = None,
    *,
    progress: Progress | None = None,
) -> Report:
    """Read files and folders into an archive: what is new, what has changed, what older rules have read.

    With more than one of `options.jobs` pages are read in several processes; the archive has the same content then.
    """
    options = options or BuildOptions()
    places = [Path(path) for path in paths]
    run, records = _Build(archive, options, progress, archive.relative), _Records(archive)
    run.read(records.watch(_iter_foreign(read_documents(places, options.read), archive)))
    archive.keep_skipped([archive.relative(place) for place in places], run.skipped_as_kept())
    return run.report(removed=records.removed)


def _iter_foreign(found: Iterable[Document | Skipped], archive: Archive) -> Iterator[Document | Skipped]:
    """Yield what was found but the archive's own files, which may lie among the pages."""
    for item in found:
        if not (isinstance(item, Skipped) and archive.is_own(archive.relative(item.item))):
            yield item


def build_documents(
    documents: Iterable[Document],
    archive: Archive,
    options: BuildOptions | None = None,
    *,
    progress: Progress | None = None,
) -> Report:
    """Read documents that are in memory into an archive; their paths are kept as they are."""
    run = _Build(archive, options or BuildOptions(), progress, str)
    run.read(documents)
    return run.report()


@cache
def shared_pipeline(options: PipelineOptions) -> Language:
    """Return the pipeline, made once a process."""
    return make_pipeline(options)


def _make_reader(options: BuildOptions) -> Callable[[Document], Read]:
    nlp = shared_pipeline(options.pipeline)

    def read(document: Document) -> Read:
        watch = Stopwatch()
        return extract_page(document, nlp, watch), watch.seconds

    return read


class _Build:
    """One run: what is known is passed over, what is not is read and kept, and all of it is counted."""

    def __init__(
        self, archive: Archive, options: BuildOptions, progress: Progress | None, place: Callable[[str], str]
    ) -> None:
        self._archive = archive
        self._options = options
        self._progress = progress
        self._place = place
        self._version = reading_version(options)
        self._watch = Stopwatch()
        self._counts: Counter[str] = Counter()
        self._skipped: list[Skipped] = []

    def read(self, found: Iterable[Document | Skipped]) -> None:
        """Read documents into the archive, in order."""
        make = partial(_make_reader, self._options)
        for document, outcome in iter_results(self._unknown(found), make, self._options.jobs):
            if isinstance(outcome, Failed):
                remedy = "a fault of this program: report it, with the page if you may share it"
                self._skip(Skipped(item=document.path, reason=f"could not be read: {outcome.reason}", remedy=remedy))
            else:
                self._keep(*outcome)

    def report(self, *, removed: int = 0) -> Report:
        """Return what was done."""
        seconds = {stage: self._watch.seconds[stage] for stage in STAGES}
        return Report(
            **self._counts,
            removed=removed,
            skipped=tuple(self._skipped),
            seconds=seconds,
            elapsed=self._watch.elapsed,
        )

    def skipped_as_kept(self) -> list[Skipped]:
        """Return what was left out, with its paths as the archive has them."""
        return [replace(entry, item=self._place(entry.item)) for entry in self._skipped]

    def _unknown(self, found: Iterable[Document | Skipped]) -> Iterator[Document]:
        """Yield the documents that have to be read."""
        for item in self._timed(found):
            if isinstance(item, Skipped):
                self._skip(item)
            elif not self._is_known(replace(item, path=self._place(item.path))):
                yield item

    def _timed(self, found: Iterable[Document | Skipped]) -> Iterator[Document | Skipped]:
        iterator = iter(found)
        while True:
            with self._watch.time("read"):
                item = next(iterator, None)
            if item is None:
                return
            yield item

    def _is_known(self, document: Document) -> bool:
        """Say whether the archive has what this document says; that it lies here is kept."""
        with self._watch.time("keep"):
            if not self._archive.has(document.id, self._version):
                return False
            before = self._archive.document_at(document.path)
            is_new = self._archive.keep(document)
        self._count("unchanged" if not is_new else "added" if before is None else "changed")
        self._tell(document.path)
        return True

    def _keep(self, page: Page, seconds: Mapping[str, float]) -> None:
        document = replace(page.document, path=self._place(page.document.path))
        with self._watch.time("keep"):
            before = self._archive.document_at(document.path)
            self._archive.write(replace(page, document=document), self._version)
        self._watch.add(seconds)
        self._count("added" if before is None else "reread" if before == document.id else "changed")
        self._count("articles", len(page.readings))
        self._count("mentions", sum(len(reading.mentions) for reading in page.readings))
        self._count("facts", sum(len(reading.facts) for reading in page.readings))
        self._count("characters", len(document.text))
        self._tell(document.path)

    def _skip(self, entry: Skipped) -> None:
        self._skipped.append(entry)
        self._tell(entry.item)

    def _count(self, what: str, number: int = 1) -> None:
        self._counts[what] += number

    def _tell(self, path: str) -> None:
        if self._progress is not None:
            self._progress(path)


class _Records:
    """Removes the records that a file has no more, once it is read to its end."""

    def __init__(self, archive: Archive) -> None:
        self._archive = archive
        self._file: str | None = None
        self._gone: set[int] = set()
        self.removed = 0

    def watch(self, found: Iterable[Document | Skipped]) -> Iterator[Document | Skipped]:
        """Yield what is found, in the order of files and of records in them."""
        for item in found:
            self._see(self._archive.relative(item.item if isinstance(item, Skipped) else item.path))
            yield item
        self._end()

    def _see(self, path: str) -> None:
        """Take note of a document, of a record (news.jsonl#12), or of a line that was left out (news.jsonl:12)."""
        file, number = split_record(path)
        if file != self._file:
            self._end()
            self._file = file
            self._gone = self._archive.records(file) if number is not None else set()
        elif number is None:  # the file broke off: what comes behind may still be there
            self._gone = set()
        self._gone.discard(number or 0)

    def _end(self) -> None:
        """Remove what was not seen of the file before."""
        self.removed += self._archive.discard(f"{self._file}#{number}" for number in sorted(self._gone))
        self._gone = set()

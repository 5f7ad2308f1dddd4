"""Files into documents: the reader of each kind of file, and what every reader shares."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Final

from kg.config import ReadOptions
from kg.errors import ConfigError
from kg.ingest.decoding import ENCODINGS, UnreadableError
from kg.ingest.files import iter_files, printable
from kg.ingest.html import read_html
from kg.ingest.pdf import read_pdf
from kg.ingest.plain import read_plain
from kg.ingest.records import read_jsonl, read_table
from kg.model import Document, Skipped
from kg.text.dates import parse_date

Reader = Callable[[Path, ReadOptions], Iterator[Document | Skipped]]

READERS: Final[Mapping[str, Reader]] = {
    ".txt": read_plain,
    ".text": read_plain,
    ".jsonl": read_jsonl,
    ".ndjson": read_jsonl,
    ".csv": read_table,
    ".tsv": read_table,
    ".html": read_html,
    ".htm": read_html,
    ".xhtml": read_html,
    ".pdf": read_pdf,
}
"""What reads a file, by the ending of its name in lower case. A new kind of file is one reader and one line here."""


def read_documents(paths: Iterable[Path], options: ReadOptions) -> Iterator[Document | Skipped]:
    """Yield the documents of files and folders, one in memory at a time; what cannot be read is yielded as Skipped.

    Raises ConfigError before the first document if an option is wrong.
    """
    _check(options)
    for found in iter_files(paths):
        if isinstance(found, Skipped):
            yield found
        else:
            yield from _read(found, options)


def _check(options: ReadOptions) -> None:
    if options.date is not None and parse_date(options.date) is None:
        raise ConfigError(f"date {options.date!r} in the options is no date; expected YYYY-MM-DD, YYYY-MM or YYYY")
    try:
        "a".encode(options.encoding or "utf-8")
    except LookupError:
        raise ConfigError(
            f"unknown encoding {options.encoding!r} in the options; expected {ENCODINGS}, or another of Python's"
        ) from None


def _read(path: Path, options: ReadOptions) -> Iterator[Document | Skipped]:
    item = printable(path)
    reader = READERS.get(path.suffix.lower())
    if reader is None:
        yield Skipped(
            item=item, reason=f"unknown ending {path.suffix!r}", remedy=f"expected one of {', '.join(READERS)}"
        )
        return
    try:
        yield from reader(path, options)
    except UnreadableError as error:
        yield Skipped(item=item, reason=str(error), remedy=error.remedy)
    except OSError as error:
        yield Skipped(
            item=item, reason=f"cannot be read: {error.strerror or error}", remedy="check the file and its disk"
        )

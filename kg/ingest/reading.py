"""Files into documents: the reader of each kind of file, and what every reader shares."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Final

from kg.config import ReadOptions
from kg.ingest.decoding import UnreadableError
from kg.ingest.files import iter_files, printable
from kg.ingest.html import read_html
from kg.ingest.pdf import read_pdf
from kg.ingest.plain import read_plain
from kg.ingest.records import read_jsonl, read_table
from kg.model import Document, Skipped

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
    """Yield the documents of files and folders, one in memory at a time; what cannot be read is yielded as Skipped."""
    for found in iter_files(paths):
        if isinstance(found, Skipped):
            yield found
        else:
            yield from _read(found, options)


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

"""Plain text files, and what every reader of whole files shares: their bytes, and the document made of their text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from kg.config import ReadOptions
from kg.ingest.decoding import Decoded, UnreadableError, decode
from kg.ingest.files import printable
from kg.model import Document, Known, Skipped
from kg.text.dates import find_date, parse_date


def read_plain(path: Path, options: ReadOptions) -> Iterator[Document | Skipped]:
    """Yield the document of a text file, and what a cut end lost of it."""
    decoded = decode(read_bytes(path, options), options.encoding)
    yield make_document(path, decoded.text, options, encoding=decoded.encoding)
    yield from say_cut(printable(path), decoded)


def read_bytes(path: Path, options: ReadOptions) -> bytes:
    """Return the bytes of a file; raise UnreadableError if there are none or too many."""
    size = path.stat().st_size
    if size > options.max_bytes:
        reason = f"{size} bytes are more than the {options.max_bytes} that a document may have"
        raise UnreadableError(reason, "split it, or give one record a line as JSON Lines")
    data = path.read_bytes()
    if not data:
        raise UnreadableError("empty", "fetch it again, or leave it out")
    return data


def say_cut(item: str, decoded: Decoded) -> Iterator[Skipped]:
    """Yield what was left out at the end of a file that breaks off inside a character."""
    if decoded.cut:
        reason = f"the last {decoded.cut} bytes are the beginning of a character; all before them was read"
        yield Skipped(item=item, reason=reason, remedy="the file is cut: fetch it again if its end matters")


def make_document(
    path: Path,
    text: str,
    options: ReadOptions,
    *,
    inside: str = "",
    encoding: str = "utf-8",
    headline: str | None = None,
    date: str | None = None,
    place: str | None = None,
    meta: Mapping[str, str] | None = None,
) -> Document:
    """Return the document of a text; raise UnreadableError if it is blank.

    `date` and `place` are what its metadata say; else the file's name or its folder's gives the date, else the options.
    """
    if not text or text.isspace():
        raise UnreadableError("no text in it", "leave it out")
    return Document(
        path=printable(path) + inside,
        text=text,
        encoding=encoding,
        date=_known_date(path, date, options),
        place=_known(place, "metadata") or _known(options.place, "option"),
        headline=headline,
        meta=meta or {},
    )


def _known_date(path: Path, date: str | None, options: ReadOptions) -> Known | None:
    stated = parse_date(date) if date else None
    named = find_date(printable(Path(path.name))) or find_date(printable(Path(path.parent.name)))
    return _known(stated, "metadata") or _known(named, "file name") or _known(parse_date(options.date or ""), "option")


def _known(value: str | None, origin: str) -> Known | None:
    return Known(value=value, origin=origin) if value else None

"""JSON Lines and tables: one record a document, its text and metadata under the names that such files use."""

from __future__ import annotations

import codecs
import csv
import json
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final, TextIO

from kg.config import ReadOptions
from kg.ingest.decoding import ENCODINGS, UnreadableError, decode
from kg.ingest.files import printable
from kg.ingest.plain import make_document
from kg.model import Document, Skipped

FIELDS: Final[Mapping[str, tuple[str, ...]]] = {
    "text": ("text", "content", "body", "article", "fulltext", "正文", "内容", "全文", "文本"),
    "headline": ("headline", "title", "标题", "题名", "篇名"),
    "date": ("date", "published", "pubdate", "publish_date", "日期", "发布日期", "出版日期", "时间"),
    "place": ("place", "location", "地点", "地区", "地域"),
}
"""The names of fields, in lower case, for each part of a document; the first that a record has counts."""

_HEAD_BYTES = 1 << 20
_VOTES = 200
_WHOLE_LINE = "one whole JSON object a line"
_QUOTING = "put fields with delimiters, quotation marks or line breaks between quotation marks"


def read_jsonl(path: Path, options: ReadOptions) -> Iterator[Document | Skipped]:
    """Yield a document for each line of a JSON Lines file; a broken line is skipped with its number."""
    with _open(path, options) as stream:
        for number, line in enumerate(stream, start=1):
            if line.isspace():
                continue
            try:
                yield _document(path, _parse_line(line), number, stream.encoding, options)
            except UnreadableError as error:
                yield _skipped(path, number, error)


def read_table(path: Path, options: ReadOptions) -> Iterator[Document | Skipped]:
    """Yield a document for each row of a CSV or TSV file whose first row names its columns."""
    csv.field_size_limit(min(options.max_bytes, 2**31 - 1))
    with _open(path, options) as stream:
        header = stream.readline()
        delimiter = max("\t,;", key=header.count)
        columns = [name.strip() for name in next(csv.reader([header], delimiter=delimiter), [])]
        _text_field(dict.fromkeys(columns))
        rows = csv.reader(stream, delimiter=delimiter, strict=True)
        while True:
            number = rows.line_num + 2
            try:
                row = next(rows, None)
                if row is None:
                    return
                if row:
                    yield _document(path, _parse_row(row, columns), number, stream.encoding, options)
            except csv.Error as error:
                yield _skipped(path, number, UnreadableError(f"a broken row: {error}", _QUOTING))
            except UnreadableError as error:
                yield _skipped(path, number, error)


def _open(path: Path, options: ReadOptions) -> TextIO:
    """Open a file as text in the encoding that its beginning shows; bytes that do not fit become surrogates."""
    with path.open("rb") as binary:
        head = binary.read(_HEAD_BYTES)
    if not head:
        raise UnreadableError("empty", "fetch it again, or leave it out")
    encoding = _encoding(head, options.encoding)
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        encoding = "utf-16"
    return path.open(encoding="utf-8-sig" if encoding == "utf-8" else encoding, errors="surrogateescape", newline="")


def _encoding(head: bytes, named: str | None) -> str:
    """Return the encoding of the beginning of a file: that of most of its lines, so that a broken one does no harm."""
    if b"\0" in head or named:
        return decode(head, named).encoding
    votes: Counter[str] = Counter()
    for line in head.removeprefix(codecs.BOM_UTF8).splitlines()[:_VOTES]:
        try:
            votes[decode(line).encoding] += not line.isascii()
        except UnreadableError:
            continue
    if not votes:
        raise UnreadableError(f"not text in {ENCODINGS}", "name its encoding with --encoding, or convert it to UTF-8")
    return votes.most_common(1)[0][0]


def _parse_line(line: str) -> Mapping[str, Any]:
    try:
        record = json.loads(line)
    except RecursionError:
        raise UnreadableError("nested too deep", _WHOLE_LINE) from None
    except json.JSONDecodeError as error:
        raise UnreadableError(f"not JSON: {error.msg} (character {error.pos + 1} of the line)", _WHOLE_LINE) from None
    except ValueError as error:
        raise UnreadableError(f"not JSON: {error}", _WHOLE_LINE) from None
    if not isinstance(record, dict):
        raise UnreadableError(f"a JSON {type(record).__name__} where an object was expected", _WHOLE_LINE)
    return record


def _parse_row(row: list[str], columns: list[str]) -> Mapping[str, Any]:
    if len(row) > len(columns):
        raise UnreadableError(f"{len(row)} fields where the first row names {len(columns)}", _QUOTING)
    return dict(zip(columns, row + [""] * (len(columns) - len(row)), strict=True))


def _document(path: Path, record: Mapping[str, Any], number: int, encoding: str, options: ReadOptions) -> Document:
    """Return the document of a record; raise UnreadableError if it has no text."""
    encoding = encoding.removesuffix("-sig")
    text = record[_text_field(record)]
    if not isinstance(text, str):
        raise UnreadableError(f"its text is of type {type(text).__name__}, not a string", _WHOLE_LINE)
    if _has_surrogates(text):
        raise UnreadableError(f"its text is not in {encoding}, as the file is", "convert the file to UTF-8")
    names = {part: _field(record, part) for part in FIELDS}
    known = {part: _plain(record[name]) for part, name in names.items() if name and record[name]}
    rest = {name: _plain(value) for name, value in record.items() if name not in names.values() and value is not None}
    return make_document(
        path,
        text,
        options,
        inside=f"#{number}",
        encoding=encoding,
        headline=known.get("headline"),
        date=known.get("date"),
        place=known.get("place"),
        meta=rest,
    )


def _text_field(record: Mapping[str, Any]) -> str:
    name = _field(record, "text")
    if name is None:
        reason = f"no text among its fields {', '.join(map(repr, record))}"
        raise UnreadableError(reason, f"name the field of the text one of {', '.join(FIELDS['text'])}")
    return name


def _field(record: Mapping[str, Any], part: str) -> str | None:
    lowered = {name.strip().lower(): name for name in record}
    return next((lowered[name] for name in FIELDS[part] if name in lowered), None)


def _has_surrogates(text: str) -> bool:
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return True
    return False


def _plain(value: object) -> str:
    """Return a value of a record as a string that can be stored."""
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    return text.encode("utf-8", "backslashreplace").decode("utf-8")


def _skipped(path: Path, number: int, error: UnreadableError) -> Skipped:
    return Skipped(item=f"{printable(path)}:{number}", reason=str(error), remedy=error.remedy)

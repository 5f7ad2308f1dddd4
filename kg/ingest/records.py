"""JSON Lines and tables: one record a document, its text and metadata under the names that such files use."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator, Mapping
from itertools import islice
from pathlib import Path
from typing import Any, Final, TextIO

from kg.config import ReadOptions
from kg.ingest.decoding import UnreadableError, decode
from kg.ingest.files import printable
from kg.ingest.plain import make_document
from kg.model import Document, Skipped

FIELDS: Final = {
    "text": ("text", "content", "body", "article", "fulltext", "正文", "内容", "全文", "文本"),
    "headline": ("headline", "title", "标题", "题名", "篇名"),
    "date": ("date", "published", "pubdate", "publish_date", "日期", "发布日期", "出版日期", "时间"),
    "place": ("place", "location", "地点", "地区", "地域"),
}
"""The names of columns, in lower case, for each part of a document; the first that a record has counts."""

_HEAD_BYTES = 1 << 20


def read_jsonl(path: Path, options: ReadOptions) -> Iterator[Document | Skipped]:
    """Yield a document for each line of a JSON Lines file; a broken line is skipped with its number."""
    with _open(path, options) as (stream):
        for number, line in enumerate(stream, start=1):
            if not line.isspace():
                yield from _read_line(path, line, number, stream.encoding, options)


def read_table(path: Path, options: ReadOptions) -> Iterator[Document | Skipped]:
    """Yield a document for each row of a CSV or TSV file whose first row names its columns."""
    csv.field_size_limit(min(options.max_bytes, 2**31 - 1))
    with _open(path, options) as stream:
        header = stream.readline()
        delimiter = max("\t,;", key=header.count)
        columns = next(csv.reader([header], delimiter=delimiter), [])
        _text_column(dict.fromkeys(columns, ""))
        rows = csv.reader(stream, delimiter=delimiter, strict=True)
        while True:
            number = rows.line_num + 2
            try:
                row = next(rows, None)
            except csv.Error as error:
                remedy = "quote fields that hold quotation marks, delimiters or line breaks"
                yield Skipped(item=f"{printable(path)}:{number}", reason=f"broken row: {error}", remedy=remedy)
                continue
            if row is None:
                return
            if row:
                yield from _read_record(path, dict(zip(columns, row, strict=False)), number, stream.encoding, options)


def _open(path: Path, options: ReadOptions) -> TextIO:
    """Open a file for reading text in the encoding that its beginning shows."""
    with path.open("rb") as binary:
        head = binary.read(_HEAD_BYTES)
    if not head:
        raise UnreadableError("empty", "fetch it again, or leave it out")
    whole_lines = head[: head.rfind(b"\n") + 1] or head
    encoding = decode(whole_lines, options.encoding).encoding
    marked = {"utf-8": "utf-8-sig", "utf-16-le": "utf-16", "utf-16-be": "utf-16"}
    if head[:2] in (b"\xff\xfe", b"\xfe\xff") or encoding == "utf-8":
        encoding = marked.get(encoding, encoding)
    return path.open(encoding=encoding, errors="surrogateescape", newline="")


def _read_line(path: Path, line: str, number: int, encoding: str, options: ReadOptions) -> Iterator[Document | Skipped]:
    try:
        record = json.loads(line)
    except (ValueError, RecursionError) as error:
        reason = f"not JSON: {error}" if isinstance(error, ValueError) else "nested too deep"
        yield Skipped(item=f"{printable(path)}:{number}", reason=reason, remedy="one whole JSON object a line")
        return
    if not isinstance(record, dict):
        reason = f"{type(record).__name__} where a JSON object was expected"
        yield Skipped(item=f"{printable(path)}:{number}", reason=reason, remedy="one whole JSON object a line")
        return
    yield from _read_record(path, record, number, encoding, options)


def _read_record(
    path: Path, record: Mapping[str, Any], number: int, encoding: str, options: ReadOptions
) -> Iterator[Document | Skipped]:
    try:
        values = {str(name): value for name, value in record.items()}
        names = {part: _column(values, part) for part in FIELDS}
        text = values[_text_column(values)]
        if not isinstance(text, str):
            raise UnreadableError(f"its text is {type(text).__name__}, not a string")
        if any("\ud800" <= char <= "\udfff" for char in islice(text, 0)) or _has_surrogates(text):
            raise UnreadableError(f"not text in {encoding}", "convert the file to UTF-8")
        rest = {
            name: _plain(value) for name, value in values.items() if name not in names.values() and value is not None
        }
        parts = {part: _plain(values[name]) for part, name in names.items() if name and part != "text" and values[name]}
        yield make_document(path, text, options, place_in_file=f"#{number}", encoding=encoding, meta=rest, **parts)
    except UnreadableError as error:
        yield Skipped(item=f"{printable(path)}:{number}", reason=str(error), remedy=error.remedy)


def _has_surrogates(text: str) -> bool:
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return True
    return False


def _column(record: Mapping[str, Any], part: str) -> str | None:
    lowered = {name.strip().lower(): name for name in record}
    return next((lowered[name] for name in FIELDS[part] if name in lowered), None)


def _text_column(record: Mapping[str, Any]) -> str:
    name = _column(record, "text")
    if name is None:
        reason = f"no text among its fields {', '.join(map(repr, record))}"
        raise UnreadableError(reason, f"name the field of the text one of {', '.join(FIELDS['text'])}")
    return name


def _plain(value: object) -> str:
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, default=str)

"""What commands print: data to standard output, notes to standard error."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum
from pathlib import Path
from typing import Any, Final

import typer

from kg.export.words import one_line
from kg.model import Skipped

_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
"""With what a cell begins that a spreadsheet may run; Excel in Chinese takes the wide signs for the narrow ones."""
_NUMBER: Final = re.compile(r"[+-]?\d+(\.\d*)?(e[+-]?\d+)?", re.IGNORECASE)


class ReaderGoneError(Exception):
    """Whoever read the output has gone, as `| head` does."""


class RowFormat(StrEnum):
    """How rows are printed."""

    table = "table"
    json = "json"
    csv = "csv"


def note(text: str) -> None:
    """Print a line to standard error."""
    typer.echo(text, err=True)


def note_skipped(entries: Iterable[Skipped]) -> None:
    """Say what was left out, why, and what one can do."""
    for entry in entries:
        remedy = f"; {entry.remedy}" if entry.remedy else ""
        note(f"skipped 略过 {entry.item}: {entry.reason}{remedy}")


def put(text: str | bytes) -> None:
    """Print data as it is."""
    try:
        typer.echo(text, nl=False)
    except BrokenPipeError:
        raise ReaderGoneError from None


def put_to(text: str, output: Path | None) -> None:
    """Print data, or write it to a file."""
    if output is None:
        put(text)
        return
    from kg.export import write_file

    write_file(output, [text])
    note(f"written 已写出: {output}")


def put_json(value: object) -> None:
    """Print a value as JSON."""
    put(json.dumps(value, ensure_ascii=False, indent=1) + "\n")


def put_table(columns: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    """Print rows as a table for people."""
    from kg.export.table import format_rows

    put(format_rows(columns, ([_in_words(value) for value in row] for row in rows)))


def put_rows(columns: Sequence[str], rows: Iterable[Sequence[Any]], form: RowFormat) -> None:
    """Print rows under the names of their columns."""
    if form is RowFormat.json:
        put_json([dict(zip(columns, row, strict=True)) for row in rows])
    elif form is RowFormat.csv:
        put("".join(map(_csv_line, (columns, *rows))))
    else:
        put_table(columns, rows)


def _csv_line(row: Iterable[Any]) -> str:
    line = io.StringIO()
    csv.writer(line, lineterminator="\r\n").writerow(map(_in_a_cell, row))  # so that it quotes what holds either
    return line.getvalue().removesuffix("\r\n") + "\n"


def _in_a_cell(value: Any) -> Any:
    """Return a value as CSV has it: what is no plain value as JSON.

    A text that a spreadsheet would take for a formula has an apostrophe before it, unless it is a number.
    """
    if isinstance(value, Mapping | list | tuple | bool):
        return json.dumps(value, ensure_ascii=False)
    if isinstance(value, str) and value.startswith(_FORMULA) and not _NUMBER.fullmatch(value):
        return f"'{value}"
    return value


def _in_words(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, list | tuple):
        return "、".join(map(_in_words, value))
    if isinstance(value, Mapping):
        return str(value.get("name") or value.get("type") or json.dumps(value, ensure_ascii=False))
    return one_line(str(value))

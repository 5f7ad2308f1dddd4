"""Read labelled text: JSON Lines, or a character a line with its tag. What is wrong is named with its line."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any, Final

from kg.corpus import Labelled, Span
from kg.errors import ConfigError, InputError
from kg.evaluate.columns import SCHEMES, find_scheme, iter_columns

JSON_LINES: Final = "jsonl"
FORMATS: Final = (JSON_LINES, *SCHEMES)
"""The forms of labelled text."""

_SHAPE: Final = '{"text": ..., "entities": [[start, end, label], ...]}'


def read_labelled(path: Path, form: str | None = None, *, nested: bool = False) -> list[Labelled]:
    """Return the texts of a file with their entities; `form` is one of FORMATS, found by looking where it is None.

    Entities overlap only where they may, if `nested`. Raises InputError for what cannot be read and where nothing is in
    it, ConfigError for an unknown form.
    """
    if form is not None and form not in FORMATS:
        raise ConfigError(f"unknown format {form!r}; expected one of {', '.join(FORMATS)}")
    lines = _read_lines(path)
    form = form or _find_form(lines, path)
    labelled = list(_iter_json(lines, path, nested) if form == JSON_LINES else iter_columns(lines, str(path), form))
    if not labelled:
        raise InputError(f"{str(path)!r} holds no labelled text; expected {_SHAPE} a line, or a character and its tag")
    return labelled


def _read_lines(path: Path) -> list[str]:
    try:
        return path.read_text(encoding="utf-8-sig").split("\n")
    except OSError as error:
        raise InputError(f"cannot read {str(path)!r}: {error.strerror}; check the path") from None
    except UnicodeDecodeError as error:
        raise InputError(f"{str(path)!r} is no UTF-8 at byte {error.start}; save it as UTF-8") from None


def _find_form(lines: Sequence[str], path: Path) -> str:
    first = next((line.strip() for line in lines if line.strip()), "")
    return JSON_LINES if first.startswith("{") and first.endswith("}") else find_scheme(lines, str(path))


def _iter_json(lines: Sequence[str], path: Path, nested: bool) -> Iterator[Labelled]:
    for number, line in enumerate(lines, 1):
        if line.strip():
            yield _parse_json(line, f"{path}:{number}", nested)


def _parse_json(line: str, place: str, nested: bool) -> Labelled:
    try:
        record = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise InputError(f"{place}: no JSON ({error}); expected {_SHAPE}") from None
    text = record.get("text") if isinstance(record, dict) else None
    if not isinstance(text, str):
        raise InputError(f"{place}: {line[:60]!r} has no text; expected {_SHAPE}")
    entities = sorted(_iter_spans(record.get("entities"), text, f"{place}: entities"))
    for before, after in () if nested else pairwise(entities):
        if after.start < before.end:
            raise InputError(f"{place}: entity {list(after)} overlaps {list(before)}; leave one of them out")
    optional = sorted(_iter_spans(record.get("optional", []), text, f"{place}: optional"))
    return Labelled(
        text=text, entities=tuple(entities), optional=tuple(optional), id=str(record.get("id", "")), place=place
    )


def _iter_spans(values: Any, text: str, place: str) -> Iterator[Span]:
    if not isinstance(values, list):
        raise InputError(f"{place} are {values!r}; expected a list of [start, end, label]")
    for value in values:
        if not _is_span(value):
            raise InputError(f"{place}: {value!r} is no [start, end, label]; start and end are whole numbers")
        start, end, label = value
        if not 0 <= start < end <= len(text):
            raise InputError(f"{place}: {value!r} is not inside the {len(text)} characters of the text")
        yield Span(start, end, label)


def _is_span(value: Any) -> bool:
    return (
        isinstance(value, list)
        and len(value) == 3
        and all(type(offset) is int for offset in value[:2])
        and isinstance(value[2], str)
        and bool(value[2])
    )

"""Parse a piece: headers, an empty line, the text with its marks, a line `---`, the facts."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from pathlib import PurePath
from typing import Final

from kg.corpus.checking import check_piece
from kg.corpus.marks import parse_marks, unbroken
from kg.corpus.records import KINDS, OPENABLE, SLOT_WORDS, SLOTS, FactLine, Piece
from kg.errors import InputError

_HEADERS: Final = ("id", "kind", "date", "place")
_TIMES: Final = ("valid_from", "valid_to")
_TIME: Final = re.compile(r"-|\d{4}(-\d\d(-\d\d)?)?")
_OPEN: Final = ("grantor", *_TIMES)
"""Slots that '-' leaves empty: nothing is told of them."""
_HEADER: Final = re.compile(r"# (\w+): (\S.*)")


def parse_piece(source: str, path: str) -> Piece:
    """Return the piece that the source of a file tells. Raises InputError, with the line, for what is wrong in it."""
    lines = source.split("\n")
    if not ("" in lines and "---" in lines and lines.index("") < lines.index("---")):
        raise InputError(f"{path}:1: no piece; expected headers, an empty line, text, a line '---', facts")
    top, bottom = lines.index(""), lines.index("---")
    headers = _parse_headers(lines[:top], path)
    text, mentions = parse_marks("".join(f"{line}\n" for line in lines[top + 1 : bottom]), path, top + 2)
    numbered = enumerate(lines[bottom + 1 :], bottom + 2)
    facts = tuple(_parse_fact(line, path, number) for number, line in numbered if line and not line.startswith("#"))
    return check_piece(Piece(text=text, mentions=mentions, facts=facts, **headers), path, top + 2)


def _parse_headers(lines: Sequence[str], path: str) -> dict[str, str]:
    headers: dict[str, str] = {}
    for number, line in enumerate(lines, 1):
        match = _HEADER.fullmatch(line)
        if match is None or match[1] not in _HEADERS or match[1] in headers:
            raise InputError(f"{path}:{number}: header {line!r} is not one of {', '.join(_HEADERS)}, once each")
        headers[match[1]] = match[2]
    if missing := [name for name in _HEADERS if name not in headers]:
        raise InputError(f"{path}:1: header {missing[0]!r} is missing; expected {', '.join(_HEADERS)}")
    if headers["id"] != (stem := PurePath(path).stem):
        raise InputError(f"{path}:1: id {headers['id']!r} is not the file's name; write '# id: {stem}'")
    if headers["kind"] not in KINDS:
        raise InputError(f"{path}:1: kind {headers['kind']!r} is unknown; expected one of {', '.join(KINDS)}")
    if not _is_day(headers["date"]):
        raise InputError(f"{path}:1: date {headers['date']!r} is no day; write it as 1998-05-04")
    return headers


def _is_day(value: str) -> bool:
    try:
        return date.fromisoformat(value).isoformat() == value
    except ValueError:
        return False


def _parse_fact(line: str, path: str, number: int) -> FactLine:
    kind, *values = (part.strip() for part in line.split("|"))
    name = kind.removesuffix("?")
    slots = SLOTS.get(name, ())
    if not len(slots) - OPENABLE.get(name, 0) <= len(values) <= len(slots):
        raise InputError(f"{path}:{number}: fact {line!r} is not one of " + "; ".join(map(_usage, SLOTS)))
    named = dict(zip(slots, values, strict=False))
    for slot, value in named.items():
        if slot in SLOT_WORDS and value not in SLOT_WORDS[slot]:
            raise InputError(f"{path}:{number}: {slot} {value!r} is not one of {', '.join(SLOT_WORDS[slot])}")
        if slot in _TIMES and not _TIME.fullmatch(value):
            raise InputError(f"{path}:{number}: {slot} {value!r} is no time; write it as 2018, 2018-03 or 2018-03-05")
        if not all(value.split("/")) or (value == "-" and slot not in _OPEN):
            raise InputError(f"{path}:{number}: {slot} is empty in {line!r}; only a grantor and times may be '-'")
    return FactLine(
        type=name,
        slots={slot: () if value == "-" else tuple(unbroken(value).split("/")) for slot, value in named.items()},
        line=number,
        optional=kind.endswith("?"),
    )


def _usage(name: str) -> str:
    return " | ".join((name, *SLOTS[name]))

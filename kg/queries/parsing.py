"""Parse the file of a query, whose head says all that there is to know of it.

// 某单位的主席 | Who chairs a body
// Further lines explain.
// param body: string — full name or alias of the body
// param title: string = '' — '' is a default too
// param limit: integer = 100 — most rows
// example: body=重庆市总工会
// answer: {"person": "郑洪", "title": "主席"}
"""

from __future__ import annotations

import json
import re
import shlex
from collections.abc import Iterator, Mapping
from typing import Any

from kg.errors import ConfigError
from kg.queries.binding import TYPES, parse_value
from kg.queries.records import Parameter, Query
from kg.text.cypher import column_names

_PARAM = re.compile(r"param (?P<name>\w+): (?P<type>\w+)(?: = (?P<default>.*?))? — (?P<text>.+)")
_KEYWORDS = ("param ", "example:", "answer:")


def parse_query(name: str, text: str, *, group: str = "") -> Query:
    """Return the query of a text; `name` is what it is called in errors."""
    title, *lines = list(_iter_head(text)) or [""]
    title_zh, _, title_en = title.partition(" | ")
    return Query(
        name=name,
        cypher=text,
        group=group,
        title=title_en.strip(),
        title_zh=title_zh.strip(),
        notes=" ".join(line for line in lines if not line.startswith(_KEYWORDS)),
        parameters=tuple(_parse_parameter(name, line) for line in lines if line.startswith("param ")),
        example=_parse_example(name, lines),
        answers=tuple(_parse_answer(name, line) for line in lines if line.startswith("answer:")),
        columns=column_names(text),
    )


def _iter_head(text: str) -> Iterator[str]:
    """Yield the lines of comment that a text begins with."""
    for line in text.splitlines():
        if not line.startswith("//"):
            return
        yield line[2:].strip()


def _parse_parameter(query: str, line: str) -> Parameter:
    found = _PARAM.fullmatch(line)
    if found is None:
        raise ConfigError(f"query {query!r}: cannot read {line!r}; expected 'param NAME: TYPE = DEFAULT — TEXT'")
    name, kind, default = found["name"], found["type"], found["default"]
    if kind not in TYPES:
        raise ConfigError(
            f"query {query!r}: unknown type {kind!r} of parameter {name!r}; expected one of {', '.join(TYPES)}"
        )
    if default == "''":
        return Parameter(name=name, type=kind, text=found["text"], default="")
    value = None if default is None else parse_value(query, name, kind, default)
    return Parameter(name=name, type=kind, text=found["text"], default=value)


def _parse_example(query: str, lines: list[str]) -> dict[str, str]:
    example = {}
    for line in lines:
        if line.startswith("example:"):
            for pair in shlex.split(line.removeprefix("example:")):
                name, mark, value = pair.partition("=")
                if not mark:
                    raise ConfigError(f"query {query!r}: {pair!r} is no parameter; expected key=value")
                example[name] = value
    return example


def _parse_answer(query: str, line: str) -> Mapping[str, Any]:
    try:
        row = json.loads(line.removeprefix("answer:"))
    except ValueError as error:
        raise ConfigError(f"query {query!r}: {line!r} is no JSON: {error}") from error
    if not isinstance(row, dict):
        raise ConfigError(f"query {query!r}: {line!r} is no row; expected {{COLUMN: VALUE, ...}}")
    return row

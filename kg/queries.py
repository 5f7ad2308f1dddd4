"""The named queries of `cypher/queries`: found, described, and bound to their parameters.

The head of a file says all that there is to know of it:

    // 某单位的主席 | Who chairs a body
    // Further lines explain.
    // param body: string — full name or alias of the body
    // param limit: integer = 100 — most rows
    // example: body=重庆市总工会
"""

from __future__ import annotations

import re
import shlex
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache
from pathlib import Path
from typing import Final

from kg.errors import ConfigError, NotFoundError
from kg.resources import cypher as cypher_path
from kg.store.guard import refuse_writes
from kg.text.cypher import column_names
from kg.text.dates import parse_date

__all__ = ["Parameter", "Query", "bind", "find_query", "parse_query", "read_queries", "read_query", "refuse_writes"]

Value = str | int | float | bool

_PARAM = re.compile(r"param (?P<name>\w+): (?P<type>\w+)(?: = (?P<default>.*?))? — (?P<text>.+)")
_EXAMPLE = re.compile(r"example: (?P<text>.+)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Parameter:
    """One parameter of a query; without a `default` it must be given."""

    name: str
    type: str
    text: str
    default: Value | None = None

    @property
    def is_required(self) -> bool:
        """Tell whether a value must be given."""
        return self.default is None


@dataclass(frozen=True, slots=True, kw_only=True)
class Query:
    """One query: its titles in Chinese and English, what else its head says, its parameters and its columns."""

    name: str
    cypher: str
    title: str = ""
    title_zh: str = ""
    notes: str = ""
    parameters: tuple[Parameter, ...] = ()
    example: Mapping[str, str]
    columns: tuple[str, ...] = ()


def _parse_boolean(text: str) -> bool:
    return {"true": True, "yes": True, "1": True, "false": False, "no": False, "0": False}[text.lower()]


def _parse_date(text: str) -> str:
    date = parse_date(text)
    if date is None:
        raise ValueError(text)
    return date


_TYPES: Final[Mapping[str, Callable[[str], Value]]] = {
    "string": str,
    "integer": int,
    "number": float,
    "boolean": _parse_boolean,
    "date": _parse_date,
}
"""How the text of a parameter becomes its value; ValueError or KeyError where it does not."""


@cache
def read_queries() -> Mapping[str, Query]:
    """Return the named queries, in the order of their names."""
    return {path.stem: read_query(path) for path in sorted(cypher_path("queries").rglob("*.cypher"))}


def read_query(path: Path) -> Query:
    """Return the query of a file, whose head may say as much as those of `cypher/queries` or nothing."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise NotFoundError(f"cannot read the query file {str(path)!r}: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise ConfigError(f"the query file {str(path)!r} is not UTF-8 (byte {error.start}); convert it") from error
    return parse_query(path.stem, text)


def parse_query(name: str, text: str) -> Query:
    """Return the query of a text; `name` is what it is called in errors."""
    head, notes = [], []
    for line in text.splitlines():
        if not line.startswith("//"):
            break
        head.append(line[2:].strip())
    parameters: list[Parameter] = []
    example: dict[str, str] = {}
    for line in head[1:]:
        if found := _PARAM.fullmatch(line):
            parameters.append(_make_parameter(name, found))
        elif found := _EXAMPLE.fullmatch(line):
            example = dict(_split_pair(name, pair) for pair in shlex.split(found["text"]))
        elif line.startswith(("param ", "example:")):
            raise ConfigError(f"query {name!r}: cannot read {line!r}; expected 'param NAME: TYPE = DEFAULT — TEXT'")
        else:
            notes.append(line)
    title_zh, _, title = (head[0] if head else "").partition(" | ")
    return Query(
        name=name,
        cypher=text,
        title=title.strip(),
        title_zh=title_zh.strip(),
        notes=" ".join(notes),
        parameters=tuple(parameters),
        example=example,
        columns=column_names(text),
    )


def _make_parameter(query: str, found: re.Match[str]) -> Parameter:
    if found["type"] not in _TYPES:
        raise ConfigError(
            f"query {query!r}: unknown type {found['type']!r} of parameter {found['name']!r}; expected one of {', '.join(_TYPES)}"
        )
    default = found["default"]
    return Parameter(
        name=found["name"],
        type=found["type"],
        text=found["text"],
        default=None if default is None else _parse_value(query, found["name"], found["type"], default),
    )


def _split_pair(query: str, pair: str) -> tuple[str, str]:
    name, mark, value = pair.partition("=")
    if not mark:
        raise ConfigError(f"query {query!r}: {pair!r} is no parameter; expected key=value")
    return name, value


def find_query(name: str) -> Query:
    """Return the named query; raise NotFoundError with the nearest names."""
    queries = read_queries()
    if name in queries:
        return queries[name]
    near = get_close_matches(name, queries, n=3, cutoff=0.4) or list(queries)
    raise NotFoundError(f"no query is named {name!r}; did you mean {', '.join(near)}? `kg queries` shows all")


def bind(query: Query, given: Mapping[str, Value]) -> dict[str, Value]:
    """Return the values of a query's parameters: those given, text read as its type, and defaults.

    A query without a head takes what it is given.
    """
    known = {parameter.name: parameter for parameter in query.parameters}
    if unknown := [name for name in given if known and name not in known]:
        raise ConfigError(f"query {query.name!r} has no parameter {unknown[0]!r}; it has {', '.join(known)}")
    if not known:
        return dict(given)
    values: dict[str, Value] = {}
    for name, parameter in known.items():
        if name in given:
            values[name] = _parse_value(query.name, name, parameter.type, given[name])
        elif parameter.default is not None:
            values[name] = parameter.default
        else:
            raise ConfigError(f"query {query.name!r} needs {name!r} ({parameter.text}): give -p {name}=VALUE")
    return values


def _parse_value(query: str, name: str, kind: str, value: Value) -> Value:
    try:
        return _TYPES[kind](str(value).strip()) if kind != "string" else str(value)
    except (ValueError, KeyError) as error:
        expected = {"date": "YYYY, YYYY-MM or YYYY-MM-DD", "boolean": "true or false"}.get(kind, kind)
        raise ConfigError(f"query {query!r}: {name}={value!r} is no {kind}; expected {expected}") from error

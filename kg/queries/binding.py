"""Bind what is given to the parameters of a query: text read as the type of each, defaults for the rest."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from kg.errors import ConfigError
from kg.queries.records import Bound, Parameter, Query, Value
from kg.text.dates import parse_date
from kg.text.fold import parse_words


def _parse_boolean(text: str) -> bool:
    return {"true": True, "yes": True, "1": True, "false": False, "no": False, "0": False}[text.lower()]


def _parse_integer(text: str) -> int:
    number = int(text)
    if not -(2**63) <= number < 2**63:
        raise ValueError(text)
    return number


def _parse_date(text: str) -> str:
    date = parse_date(text)
    if date is None:
        raise ValueError(text)
    return date


def _parse_words(text: str) -> list[str]:
    words = parse_words(text)
    if not words:
        raise ValueError(text)
    return words


_TYPES: Final[Mapping[str, Callable[[str], Bound]]] = {
    "string": str,
    "integer": _parse_integer,
    "number": float,
    "boolean": _parse_boolean,
    "date": _parse_date,
    "words": _parse_words,
}
"""How the text of a parameter becomes its value; ValueError or KeyError where it does not."""

TYPES: Final = tuple(_TYPES)
"""The types of parameters."""

_EXPECTED: Final = {
    "integer": "a whole number of at most 64 bits",
    "date": "YYYY, YYYY-MM or YYYY-MM-DD",
    "boolean": "true or false",
    "words": "characters to look for, which quotation marks and white space are not",
}


def bind(query: Query, given: Mapping[str, Value]) -> dict[str, Bound]:
    """Return the values of a query's parameters: those given, text read as its type, and defaults.

    A query without a head takes what it is given.
    """
    known = {parameter.name: parameter for parameter in query.parameters}
    if unknown := [name for name in given if known and name not in known]:
        raise ConfigError(f"query {query.name!r} has no parameter {unknown[0]!r}; it has {', '.join(known)}")
    if not known:
        return dict(given)
    return {name: _bind_one(query.name, parameter, given) for name, parameter in known.items()}


def _bind_one(query: str, parameter: Parameter, given: Mapping[str, Value]) -> Bound:
    if parameter.name in given and given[parameter.name] != parameter.default:
        return parse_value(query, parameter.name, parameter.type, given[parameter.name])
    if parameter.default is None:
        raise ConfigError(
            f"query {query!r} needs {parameter.name!r} ({parameter.text}): give -p {parameter.name}=VALUE"
        )
    return parameter.default


def parse_value(query: str, name: str, kind: str, value: Value) -> Bound:
    """Return a value as the type of its parameter; raise ConfigError where it is none."""
    try:
        return _TYPES[kind](str(value).strip()) if kind != "string" else str(value)
    except (ValueError, KeyError) as error:
        raise ConfigError(
            f"query {query!r}: {name}={value!r} is no {kind}; expected {_EXPECTED.get(kind, kind)}"
        ) from error

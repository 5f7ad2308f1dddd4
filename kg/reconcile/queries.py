"""What a client asks, read from JSON: batches of names to match, and properties to fetch."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from kg.errors import ConfigError
from kg.reconcile.types import labels_of
from kg.text.dates import parse_date

BATCH: Final = 100
"""The most names of a batch, and the most entities whose properties are fetched at once."""
MOST: Final = 50
"""The most candidates of a name; a greater limit is taken for this."""
PROPERTIES_AT_ONCE: Final = 50
"""The most properties of a name, or of a question for properties: about twice as many as there are."""
_LIMIT: Final = 5
_DIGITS: Final = 9
_FIELDS: Final = ("query", "type", "limit", "properties", "type_strict")
_STRICT: Final = ("any", "should", "all")


@dataclass(frozen=True, slots=True, kw_only=True)
class Condition:
    """A property that the entity sought should have with one of some values; texts and ids of entities alike."""

    property: str
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Query:
    """One name to match, with nodes of which labels, and what else is known of it."""

    text: str
    labels: tuple[str, ...] = ()
    limit: int = _LIMIT
    conditions: tuple[Condition, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """How the values of a property are wanted: at most `limit` (0 for all), true on a date, each with what."""

    limit: int = 0
    date: str = ""
    content: str = "name"


CONTENTS: Final = ("name", "dates", "sentence")
"""What can be wanted of a value: its name (an entity), the name with dates, the sentence that says it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Extension:
    """Entities whose properties are wanted, by id."""

    ids: tuple[str, ...]
    properties: tuple[tuple[str, Shown], ...]


def parse_batch(text: str) -> dict[str, Query]:
    """Return the queries of a batch by their keys. Raises ConfigError, which names the query, for what is none."""
    return {key: _parse_query(f"query {key!r}", said) for key, said in _object("the batch", _load(text)).items()}


def parse_extension(text: str) -> Extension:
    """Return which properties of which entities are wanted. Raises ConfigError for what is no such question."""
    said = _object("the question for properties", _load(text))
    ids = _strings("'ids'", said.get("ids"))
    asked = said.get("properties")
    if not isinstance(asked, list):
        raise ConfigError(f"'properties' is {_short(asked)}; expected a list of objects with an id")
    _check_count("the question", asked)
    return Extension(ids=ids, properties=tuple(_parse_shown(_object("a property", each)) for each in asked))


def _load(text: str) -> Any:
    try:
        whole = json.dumps(json.loads(text), ensure_ascii=False).encode("utf-8", "replace")  # half a character is none
        return json.loads(whole)
    except (ValueError, RecursionError) as error:
        raise ConfigError(f"cannot read {text[:40]!r} as JSON: {error}") from None


def _object(what: str, said: Any) -> Mapping[str, Any]:
    if not isinstance(said, dict):
        raise ConfigError(f"{what} is {_short(said)}; expected a JSON object")
    return said


def _strings(what: str, said: Any) -> tuple[str, ...]:
    if not isinstance(said, list) or not all(isinstance(each, str) for each in said):
        raise ConfigError(f"{what} is {_short(said)}; expected a list of strings")
    return tuple(said)


def _check_count(where: str, properties: Sequence[Any]) -> None:
    if len(properties) > PROPERTIES_AT_ONCE:
        raise ConfigError(f"{where} has {len(properties)} properties; expected {PROPERTIES_AT_ONCE} at most")


def _short(said: Any) -> str:
    return json.dumps(said, ensure_ascii=False)[:60]


def _parse_query(where: str, said: Any) -> Query:
    given = _object(where, said)
    if unknown := [name for name in given if name not in _FIELDS]:
        raise ConfigError(f"{where} has an unknown field {unknown[0]!r}; expected {', '.join(_FIELDS)}")
    text, types = given.get("query", ""), given.get("type", [])
    if not isinstance(text, str):
        raise ConfigError(f"{where}: its text is {_short(text)}; expected a string")
    if given.get("type_strict", "any") not in _STRICT:
        raise ConfigError(f"{where}: type_strict is {_short(given['type_strict'])}; expected {', '.join(_STRICT)}")
    conditions = given.get("properties", [])
    if not isinstance(conditions, list):
        raise ConfigError(f"{where}: its properties are {_short(conditions)}; expected a list")
    _check_count(where, conditions)
    if not text.strip() and not conditions:
        raise ConfigError(f"{where} has neither a text nor properties; give 'query': the name to match")
    return Query(
        text=text,
        labels=labels_of([types] if isinstance(types, str) else _strings(f"{where}: 'type'", types)),
        limit=_parse_limit(where, given.get("limit", _LIMIT)),
        conditions=tuple(_parse_condition(where, each) for each in conditions),
    )


def _parse_limit(where: str, limit: Any) -> int:
    if isinstance(limit, bool) or not isinstance(limit, int | float) or not limit >= 1:
        raise ConfigError(f"{where}: its limit is {_short(limit)}; expected a number from 1 on")
    return int(min(limit, MOST))


def _parse_condition(where: str, said: Any) -> Condition:
    given = _object(f"{where}: a property", said)
    name, values = given.get("pid"), given.get("v")
    if not isinstance(name, str) or values is None:
        raise ConfigError(f"{where}: {_short(said)} is no property; expected 'pid' and 'v'")
    listed = values if isinstance(values, list) else [values]
    return Condition(property=name, values=tuple(text for each in listed for text in _texts(where, each)))


def _texts(where: str, value: Any) -> tuple[str, ...]:
    """Return what a value of a property may be called: an entity by its id and by its name."""
    if isinstance(value, bool):
        return (str(value).lower(),)
    if isinstance(value, str | int | float):
        return (str(value),)
    if isinstance(value, dict) and isinstance(value.get("id"), str):
        return tuple(text for key in ("id", "name") if isinstance(text := value.get(key), str))
    raise ConfigError(f"{where}: {_short(value)} is no value; expected a string, a number, true, false, or an entity")


def _parse_shown(said: Mapping[str, Any]) -> tuple[str, Shown]:
    name, settings = said.get("id"), _object("'settings'", said.get("settings") or {})
    if not isinstance(name, str):
        raise ConfigError(f"{_short(said)} is no property; expected an object with an id")
    limit, date, content = str(settings.get("limit") or 0), str(settings.get("date") or ""), settings.get("content")
    if not limit.isascii() or not limit.isdigit() or len(limit) > _DIGITS:
        raise ConfigError(f"property {name!r}: limit is {limit[:40]!r}; expected a whole number, 0 for all")
    found = parse_date(date) if date else ""
    if found is None:
        raise ConfigError(f"property {name!r}: {date[:40]!r} is no date; expected YYYY, YYYY-MM or YYYY-MM-DD")
    if content not in (None, "", *CONTENTS):
        raise ConfigError(f"property {name!r}: content is {_short(content)}; expected one of {', '.join(CONTENTS)}")
    return name, Shown(limit=int(limit), date=found, content=content or "name")

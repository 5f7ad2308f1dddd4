"""Values of properties for entities of a table, and which properties those of a type may have."""

from __future__ import annotations

from typing import Any

from kg.index import GraphIndex
from kg.index.sources import iter_sources
from kg.reconcile.properties import PROPERTIES, Property, PropertyValue, find_property
from kg.reconcile.queries import Extension, Shown
from kg.reconcile.types import TYPES, labels_of

_MOST_VALUES = 200


def extend(index: GraphIndex, asked: Extension) -> dict[str, Any]:
    """Return the values asked for; none for an id that no entity has. Raises ConfigError for an unknown property."""
    wanted = [(find_property(name), shown) for name, shown in asked.properties]
    meta = [_meta(one, shown) for one, shown in wanted]
    rows = {key: {one.id: _values(index, key, one, shown) for one, shown in wanted} for key in asked.ids}
    return {"meta": meta, "rows": rows}


def _meta(one: Property, shown: Shown) -> dict[str, Any]:
    target = {"type": TYPES[one.target].as_reference()} if one.target and shown.content == "name" else {}
    return {**one.as_json(), **target}


def _values(index: GraphIndex, key: str, one: Property, shown: Shown) -> list[dict[str, Any]]:
    node = index.node(key)
    values = one.values(index, node, shown.date) if node else []
    return [_value(index, value, shown.content) for value in values[: min(shown.limit or _MOST_VALUES, _MOST_VALUES)]]


def _value(index: GraphIndex, value: PropertyValue, content: str) -> dict[str, Any]:
    if content == "sentence" and value.edge:
        return {"str": sentence_of(index, value) or value.text}
    if content == "dates" and (when := period_of(value)):
        return {"str": f"{value.text} ({when})"}
    return {"id": value.id, "name": value.text} if value.id else {"str": value.text}


def period_of(value: PropertyValue) -> str:
    """Return from when to when a value is stated, '' where that is not known."""
    return value.since if value.since == value.until else f"{value.since}–{value.until}"


def sentence_of(index: GraphIndex, value: PropertyValue) -> str:
    """Return the first sentence that states a value, with its article and its date; '' where none does."""
    found = next(iter_sources(index, value.edge), None) if value.edge else None
    return f"“{found.quote}” ——{' '.join(filter(None, (found.title, found.date)))}" if found else ""


def propose(kind: str, limit: int | None = None) -> dict[str, Any]:
    """Return the properties that entities of a type may have, those of all types if it is ''."""
    labels = set(labels_of([kind] if kind else ()))
    found = [one.as_json() for one in PROPERTIES.values() if labels & set(one.labels)][:limit]
    said = {"type": kind} if kind else {}
    return {"properties": found, **said, **({} if limit is None else {"limit": limit})}

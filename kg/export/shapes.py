"""Write the properties of records by patterns that are made once for all records with the same names."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from operator import itemgetter
from typing import Any

from kg.graph import Value


class Shapes:
    """How the properties of a record become text, sorted by name; remembered by the names that a record has."""

    def __init__(
        self,
        pattern_of: Callable[[str], str],
        text_of: Callable[[Value], str],
        between: str = "",
        places: Collection[str] = (),
    ) -> None:
        """Take what returns the pattern of a property (`%s` is its value), the text of a value, and what parts two.

        `places` name the properties for which every text has a place, in their order, empty where a record has none.
        """
        self._pattern_of = pattern_of
        self._text_of = text_of
        self._between = between
        self._places = places
        self._known: dict[tuple[str, ...], tuple[str, Callable[[Any], Any]]] = {}

    def text(self, properties: Mapping[str, Value]) -> str:
        """Return the properties of a record as text."""
        names = tuple(properties)
        known = self._known.get(names)
        if known is None:
            known = self._known[names] = self._learn(names)
        pattern, pick = known
        return pattern % tuple(map(self._text_of, pick(properties)))

    def _learn(self, names: tuple[str, ...]) -> tuple[str, Callable[[Any], Any]]:
        places = self._places or sorted(names)
        pattern = self._between.join(self._pattern_of(name) if name in names else "" for name in places)
        if len(names) > 1:
            return pattern, itemgetter(*(name for name in places if name in names))
        return pattern, lambda properties: tuple(properties.values())

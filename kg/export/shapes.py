"""Write the properties of records by patterns that are made once for all records with the same names."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from operator import itemgetter
from typing import Any

from kg.graph import Value


class Shapes:
    """What stands around the value of each property, sorted by name, remembered by the names that a record has."""

    def __init__(self, around: Callable[[str], tuple[str, str]], text_of: Callable[[Value], str]) -> None:
        """Take what returns the text before and behind the value of a property, and the text of a value."""
        self._around = around
        self._text_of = text_of
        self._known: dict[tuple[str, ...], tuple[str, Callable[[Any], Any]]] = {}

    def text(self, properties: Mapping[str, Value]) -> str:
        """Return the properties of a record as text."""
        names = tuple(properties)
        known = self._known.get(names)
        if known is None:
            known = self._known[names] = self._learn(sorted(names))
        pattern, pick = known
        return pattern % tuple(map(self._text_of, pick(properties)))

    def _learn(self, names: list[str]) -> tuple[str, Callable[[Any], Any]]:
        parts = [f"{before}%s{behind}" for before, behind in map(self._safely, names)]
        if len(names) > 1:
            return "".join(parts), itemgetter(*names)
        return "".join(parts), lambda properties: tuple(properties.values())

    def _safely(self, name: str) -> tuple[str, str]:
        before, behind = self._around(name)
        return before.replace("%", "%%"), behind.replace("%", "%%")

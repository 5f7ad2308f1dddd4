"""The evidence of an edge, passage by passage, out of its parallel lists."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import zip_longest
from typing import Any, Final

from kg.graph.passages import EVIDENCE
from kg.graph.records import Value

LISTS: Final = tuple(f"evidence_{part}" for part in EVIDENCE)
"""The properties of an edge that are its evidence: articles, starts, ends, quotes, rules."""


def iter_passages(properties: Mapping[str, Value]) -> Iterator[tuple[Any, ...]]:
    """Yield article, start, end, quote and rule of each passage; None where a list is shorter than the others."""
    lists = (properties.get(name, ()) for name in LISTS)
    return zip_longest(*(said if isinstance(said, tuple) else (said,) for said in lists))

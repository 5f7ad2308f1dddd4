"""The sentences behind an edge, each with the article that it stands in."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.graph import Edge, Value
from kg.graph.passages import EVIDENCE

if TYPE_CHECKING:
    from kg.index.index import GraphIndex


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """One sentence that states a fact: `source` is the file of its article, in which it is text[start:end]."""

    quote: str
    rule: str
    start: int
    end: int
    article: str
    title: str
    date: str | None
    source: str


def iter_sources(index: GraphIndex, edge: Edge) -> Iterator[Source]:
    """Yield the sentences of an edge, the oldest first; none for an edge that states no fact."""
    lists = (_items(edge.properties.get(f"evidence_{name}")) for name in EVIDENCE)
    for article, start, end, quote, rule in zip(*lists, strict=True):
        node = index.node(str(article))
        said = node.properties if node else {}
        yield Source(
            quote=str(quote),
            rule=str(rule),
            start=int(start),
            end=int(end),
            article=str(article),
            title=str(said.get("name", "")),
            date=str(said["date"]) if "date" in said else None,
            source=str(said.get("source", "")),
        )


def _items(value: Value | None) -> tuple[str | int | float, ...]:
    return value if isinstance(value, tuple) else ()

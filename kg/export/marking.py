"""Find where a stretch of the source stands in an article's text, and mark it there with HTML tags."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from html import escape
from itertools import pairwise
from operator import itemgetter

from kg.model import Article


class TextMap:
    """The way from the characters of a source to those of an article's text."""

    def __init__(self, article: Article) -> None:
        self._pieces = sorted(article.pieces, key=itemgetter(1))
        self._sources = [source for _, source, _ in self._pieces]

    def find(self, start: int, end: int) -> tuple[int, int] | None:
        """Return the span of the text that holds source[start:end], None if the article has nothing of it."""
        first = max(bisect_right(self._sources, start) - 1, 0)
        last = bisect_right(self._sources, end - 1)
        parts = [
            (text + max(start - source, 0), text + min(end - source, length))
            for text, source, length in self._pieces[first:last]
            if start < source + length
        ]
        return (min(left for left, _ in parts), max(right for _, right in parts)) if parts else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A stretch of a text with the tag that it gets; of two alike that of lower rank is outside."""

    start: int
    end: int
    tag: str
    attributes: str
    rank: int = 0


def mark_up(text: str, start: int, end: int, marks: Iterable[Mark]) -> str:
    """Return text[start:end] as HTML with its marks; one that crosses the end of another is cut in two there."""
    beginning: defaultdict[int, list[Mark]] = defaultdict(list)
    borders = {start, end}
    for mark in marks:
        left, right = max(mark.start, start), min(mark.end, end)
        if left < right:
            beginning[left].append(mark)
            borders |= {left, right}
    pieces: list[str] = []
    held: list[Mark] = []
    for here, following in pairwise(sorted(borders)):
        depth = next((depth for depth, mark in enumerate(held) if mark.end <= here), len(held))
        closed = held[depth:]
        pieces += (f"</{mark.tag}>" for mark in reversed(closed))
        opened = sorted([mark for mark in closed if mark.end > here] + beginning[here], key=_outer_first)
        pieces += (f"<{mark.tag} {mark.attributes}>" for mark in opened)
        held[depth:] = opened
        pieces.append(escape(text[here:following]))
    pieces += (f"</{mark.tag}>" for mark in reversed(held))
    return "".join(pieces)


def _outer_first(mark: Mark) -> tuple[int, int]:
    return -mark.end, mark.rank

"""Cuts a text into windows that the model reads by themselves: whole sentences, as many as fit."""

from __future__ import annotations

import re
from collections.abc import Iterator

LIMIT = 160
"""The longest window, in characters."""

_SENTENCE = re.compile(r"[^。!?;\n]*(?:[。!?;]+[”’」』)]*|\n+|$)")
_CLAUSE = re.compile(r"[^,、:\s]*(?:[,、:\s]+|$)")


def iter_windows(folded: str, limit: int = LIMIT) -> Iterator[tuple[int, int]]:
    """Yield the spans of the windows of a text in its matching form, in order, without gaps.

    A sentence that is too long is cut behind a comma, a stretch without any at the limit.
    """
    start = end = 0
    for stop in _stops(folded, limit):
        if stop - start > limit:
            yield start, end
            start = end
        end = stop
    if end > start:
        yield start, end


def _stops(folded: str, limit: int) -> Iterator[int]:
    for sentence in _SENTENCE.finditer(folded):
        if len(sentence.group()) <= limit:
            yield from [sentence.end()] if sentence.group() else []
            continue
        for clause in _CLAUSE.finditer(folded, *sentence.span()):
            yield from range(clause.start() + limit, clause.end(), limit)
            yield clause.end()

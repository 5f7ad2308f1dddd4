"""Passages that stand on a page more than once: equal, nearly equal, or one contained in the other."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from kg.text.fold import fold

_CLAUSE = re.compile(r"\w{6,}")
_LEAST = 30
"""Characters that a passage must have in clauses; what is shorter may stand twice on a page by right."""
_SHARE = 0.8
_KEPT = 8
"""Earlier passages looked at for one clause: a bound that keeps the work linear on pages of boilerplate."""


def find_repeats(passages: Sequence[str]) -> dict[int, int]:
    """Return, for each passage that another one holds, the index of that other; the first of equal ones is kept.

    A passage is held by another if at least four fifths of its characters lie in clauses that stand there too.
    """
    clauses = [[clause for clause in _CLAUSE.findall(fold(text))] if len(text) >= _LEAST else [] for text in passages]
    sizes = [sum(map(len, found)) for found in clauses]
    holders: dict[str, list[int]] = {}
    for index, found in enumerate(clauses):
        for clause in found:
            at = holders.setdefault(clause, [])
            if len(at) < _KEPT and (not at or at[-1] != index):
                at.append(index)
    repeats: dict[int, int] = {}
    for index, found in enumerate(clauses):
        if sizes[index] < _LEAST:
            continue
        shared: Counter[int] = Counter()
        for clause in found:
            for other in holders[clause]:
                if other != index:
                    shared[other] += len(clause)
        for other, count in sorted(shared.items(), key=lambda pair: (-pair[1], pair[0])):
            if count < _SHARE * sizes[index]:
                break
            if other not in repeats and (other < index or sizes[other] * _SHARE > count):
                repeats[index] = other
                break
    return repeats

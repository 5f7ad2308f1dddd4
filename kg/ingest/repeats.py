"""Lines that stand on a page more than once: equal, nearly equal, or one contained in the other."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Final

from kg.ingest.lines import Line

_CLAUSE = re.compile(r"\w{6,}")
_LONG: Final = 30
"""A line with as many characters in clauses is a passage of its own; a shorter one must be a whole sentence."""
_SHORT: Final = 8
_SHARE: Final = 0.7
_HOLDERS: Final = 8
"""Lines remembered for a clause: a bound that keeps the work linear on pages of boilerplate."""


def find_repeats(lines: Sequence[Line]) -> dict[int, int]:
    """Return, for the index of each line that another one holds, the index of that other; of equal ones the first stays.

    A line is held by another in which, clause by clause, seven tenths of its characters stand (all of a short line's).
    A headline or byline is a repeat where it stands beside one.
    """
    clauses = [_clauses(line) for line in lines] if len(lines) > 1 else []
    sizes = [sum(map(len, found)) for found in clauses]
    holders: defaultdict[str, list[int]] = defaultdict(list)
    for index, found in enumerate(clauses):
        for clause in found:
            known = holders[clause]
            if len(known) < _HOLDERS and known[-1:] != [index]:
                known.append(index)
    repeats: dict[int, int] = {}
    for index, found in enumerate(clauses):
        least = (_SHARE if sizes[index] >= _LONG else 1) * sizes[index]
        for other, count in _shared(index, found, holders):
            if count >= least and other not in repeats and (other < index or count < _SHARE * sizes[other]):
                repeats[index] = other
                break
    _add_neighbours(lines, repeats)
    return {index: _first(index, repeats) for index in repeats}


def _first(index: int, repeats: Mapping[int, int]) -> int:
    """Return the line at the end of a chain of repeats: what one line repeats may turn out to repeat a third."""
    while index in repeats:
        index = repeats[index]
    return index


def _clauses(line: Line) -> list[str]:
    """Return the clauses by which a line is compared: none of a short line that is no sentence."""
    found: list[str] = _CLAUSE.findall(line.text)
    size = sum(map(len, found))
    return found if size >= _LONG or (size >= _SHORT and line.is_final) else []


def _shared(index: int, clauses: Sequence[str], holders: Mapping[str, Sequence[int]]) -> list[tuple[int, int]]:
    """Return the other lines that share clauses with one, with the characters shared, the most first."""
    counts: defaultdict[int, int] = defaultdict(int)
    for clause in clauses:
        for other in holders[clause]:
            if other != index:
                counts[other] += len(clause)
    return sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))


def _add_neighbours(lines: Sequence[Line], repeats: dict[int, int]) -> None:
    """Add the lines, of any kind, that stand beside a repeat as their like stands beside its origin."""
    for order, step in ((range(len(lines) - 2, -1, -1), 1), (range(1, len(lines)), -1)):
        for index in order:
            origin = repeats.get(index + step, 0) - step
            beside = index not in repeats and index + step in repeats and 0 <= origin < len(lines)
            if beside and origin not in repeats and origin != index and lines[origin].text == lines[index].text:
                repeats[index] = origin

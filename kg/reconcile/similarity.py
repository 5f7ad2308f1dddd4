"""How alike two names are: the share of characters that they have in common, in order."""

from __future__ import annotations

from collections import defaultdict


def common_length(one: str, other: str) -> int:
    """Return the length of the longest common subsequence of two strings.

    All cells of a row of the table are the bits of one number (Hyyrö 2004, "Bit-parallel LCS-length computation").
    """
    places: defaultdict[str, int] = defaultdict(int)
    for place, char in enumerate(one):
        places[char] |= 1 << place
    row = full = (1 << len(one)) - 1
    for char in other:
        matched = row & places.get(char, 0)
        row = ((row + matched) | (row - matched)) & full
    return len(one) - row.bit_count()


def similarity(one: str, other: str) -> float:
    """Return how alike two strings are: 2 · common subsequence / both lengths, 1 for equal ones, 0 where one is empty.

    A character wrong in a name of six leaves 0.83, a character lost 0.91; a name of four within one of eight has 0.67.
    """
    return 2 * common_length(one, other) / (len(one) + len(other)) if one and other else 0.0

"""Names that differ in characters which look alike: of two spellings in one page, one is what OCR made of the other."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from functools import cache

from kg.text.lexicon import read_words

SHORTEST = 5
"""How many characters a name must have: shorter ones that differ in one are as well two names."""


def settle_spellings(keys: Iterable[str]) -> Mapping[str, str]:
    """Return, for each key of a page that is a misreading, the one it is a misreading of.

    Keys that are the same but for characters that look alike are one name. The spelling that the page has most often
    is right; where none is, all stay as they are.
    """
    counts = Counter(key for key in keys if len(key) >= SHORTEST)
    groups: dict[str, list[str]] = {}
    for key in counts:
        groups.setdefault(key.translate(_lookalikes()), []).append(key)
    return {
        key: most
        for same in groups.values()
        if len(same) > 1
        for most in [max(same, key=lambda key: counts[key])]
        for key in same
        if counts[key] < counts[most]
    }


@cache
def _lookalikes() -> dict[int, str]:
    """Return the map of characters that look alike to one of them."""
    return {ord(char): group[0] for group in sorted(read_words("lookalikes.txt")) for char in group[1:]}

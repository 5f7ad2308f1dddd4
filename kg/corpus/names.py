"""Say which names of a fact's slot are right, beside the one that the corpus writes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import Final

import opencc

from kg.corpus.marks import unbroken
from kg.corpus.records import Mark

_PARTY: Final = ("党组", "党委", "党工委", "党总支", "党支部", "分党组", "纪委", "团委")
_UNIONS: Final = ("总工会", "工会", "總工會", "工會")
_INNER: Final = (*_PARTY, *_UNIONS, "常务", "兼职")
"""What may be left out of a title's front: the body inside the body, or the kind of deputy."""
_WORDS: Final = ("kind", "status", "valid_from", "valid_to", "role", "what", "place")
"""Slots that hold words, not names."""


def accepted(slot: str, names: Iterable[str], fact: Mapping[str, tuple[str, ...]], marks: Iterable[Mark]) -> list[str]:
    """Return the names that are right in a slot of a fact, given the mentions of its piece."""
    right = [name.removeprefix("+") for name in names]
    if slot == "title":
        right += [shorter for title in right for shorter in _shorter(title)]
        right += [f"原{title}" for title in right if fact.get("status") == ("former",)]
    elif slot not in _WORDS:
        known = [(mark, {unbroken(mark.text), *mark.names}) for mark in marks]
        right += [name for mark, names in known if names & set(right) for name in _names_of(mark)]
    if slot == "org":
        right += [body for title in fact.get("title", ()) for name in list(right) for body in _bodies(title, name)]
    right += [_simplified().convert(name) for name in right]
    return list(dict.fromkeys(right))


def _names_of(mark: Mark) -> tuple[str, ...]:
    return mark.names if mark.names and mark.label not in ("AWARD", "EVENT") else (*mark.names, unbroken(mark.text))


def _shorter(title: str) -> Iterator[str]:
    for front in _INNER:
        if title.startswith(front) and len(title) > len(front) + 1:
            yield title.removeprefix(front)


def _bodies(title: str, name: str) -> Iterator[str]:
    """Yield the bodies that hold a post as well: X for the post in the party or union of X, and the other way round."""
    for front in _PARTY:
        if title.startswith(front):
            yield name + front
    for front in _UNIONS:
        if title.startswith(front) and name.endswith(front):
            yield name.removesuffix(front)


@cache
def _simplified() -> opencc.OpenCC:
    return opencc.OpenCC("t2s")

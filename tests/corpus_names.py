"""Says which names of a fact's slot are right, beside the one that the corpus writes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from typing import Final

import opencc

PARTY: Final = ("党组", "党委", "党工委", "党总支", "党支部", "分党组", "纪委", "团委")
UNIONS: Final = ("总工会", "工会", "總工會", "工會")
INNER: Final = (*PARTY, *UNIONS, "常务", "兼职")
"""What may be left out of a title's front: the body inside the body, or the kind of deputy."""


def accepted(
    slot: str, names: Iterable[str], fact: dict[str, tuple[str, ...]], known: Iterable[tuple[str, str, tuple[str, ...]]]
) -> list[str]:
    """Return the names that are right in a slot of a fact, given the label, text and names of each mention."""
    right = [name.removeprefix("+") for name in names]
    if slot == "title":
        right += [shorter for title in right for shorter in _shorter(title)]
        right += [f"原{title}" for title in right if fact.get("status") == ("former",)]
    elif slot not in ("kind", "status", "role", "what", "place"):
        right += [
            other
            for label, text, others in known
            if {text, *others} & set(right)
            for other in _others(label, text, others)
        ]
    if slot == "org":
        right += [body for title in fact.get("title", ()) for name in list(right) for body in _bodies(title, name)]
    right += [_simplified().convert(name) for name in right]
    return list(dict.fromkeys(right))


def _others(label: str, text: str, names: tuple[str, ...]) -> tuple[str, ...]:
    return names if names and label not in ("AWARD", "EVENT") else (*names, text)


def _shorter(title: str) -> Iterator[str]:
    for front in INNER:
        if title.startswith(front) and len(title) > len(front) + 1:
            yield title.removeprefix(front)


def _bodies(title: str, name: str) -> Iterator[str]:
    """Yield the bodies that hold a post as well: X for the post in the party or union of X, and the other way round."""
    for front in PARTY:
        if title.startswith(front):
            yield name + front
    for front in UNIONS:
        if title.startswith(front) and name.endswith(front):
            yield name.removesuffix(front)


@cache
def _simplified() -> opencc.OpenCC:
    return opencc.OpenCC("t2s")

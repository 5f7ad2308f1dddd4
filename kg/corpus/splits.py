"""Say which part of the corpus a piece belongs to: what trains, what chooses, what measures."""

from __future__ import annotations

from typing import Final

from kg.errors import InputError

SPLITS: Final = ("train", "tune", "test")

_FIRST: Final = ((30, "tune"), (60, "test"), (100, "train"))
"""The last number of each block of the pieces that were there before there was a split."""


def split_of(number: str) -> str:
    """Return the split of a piece, a function of its id alone. Raises InputError for an id that is no number.

    001-030 tune, 031-060 test, 061-100 train; from 101 on a remainder by 7 of 0 is test, of 3 tune, any other train.
    """
    if not (number.isascii() and number.isdigit()):
        raise InputError(f"id {number!r} of a piece is no number, so it has no split; call its file 657.txt, say")
    value = int(number)
    for last, split in _FIRST:
        if value <= last:
            return split
    return {0: "test", 3: "tune"}.get(value % 7, "train")


def check_split(split: str) -> str:
    """Return the name of a split as it is. Raises InputError where there is none of that name."""
    if split not in SPLITS:
        raise InputError(f"unknown split {split!r}; expected one of {', '.join(SPLITS)}")
    return split

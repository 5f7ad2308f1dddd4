"""Check a piece against itself: facts name what is marked, and a name marked once is marked wherever it stands."""

from __future__ import annotations

import re

from kg.corpus.marks import unbroken
from kg.corpus.records import SLOT_LABELS, FactLine, Piece
from kg.errors import InputError

_SHORT = 3
"""A name of so few characters, unless it is a person's, may stand in other words: 市总 in 城市总体."""


def check_piece(piece: Piece, path: str, first_line: int) -> Piece:
    """Return the piece as it is. Raises InputError, with the line, where it contradicts itself.

    `first_line` is the line of the file `path` on which its text begins.
    """
    for fact in piece.facts:
        _check_fact(piece, fact, path)
    _check_repeated(piece, path, first_line)
    return piece


def _check_fact(piece: Piece, fact: FactLine, path: str) -> None:
    """Check that what a fact names is marked in the text, or said with a + to be only implied there."""
    for slot, names in fact.slots.items():
        labels = SLOT_LABELS.get(slot, ())
        marks = [one for one in piece.mentions if one.label in labels]
        known = {name for one in marks for name in (unbroken(one.text), *one.names)}
        for name in names if labels else ():
            if name.startswith("+") and name[1:] in known:
                raise InputError(f"{path}:{fact.line}: {slot} {name!r} is marked in the text; drop its +")
            if not name.startswith("+") and name not in known:
                remedy = f"mark it as {' or '.join(labels)}, or write '+{name}' if the text only implies it"
                raise InputError(f"{path}:{fact.line}: {slot} {name!r} is not marked in the text; {remedy}")


def _check_repeated(piece: Piece, path: str, first_line: int) -> None:
    """Check that a name marked once is marked wherever it stands, by itself or inside a longer one."""
    printed = {(unbroken(one.text), one.label) for one in piece.mentions if one.label != "ROLE"}
    for name in sorted(name for name, label in printed if label == "PERSON" or len(name) > _SHORT):
        pattern = r"\s*".join(map(re.escape, name))
        for match in re.finditer(pattern, piece.text):
            if not any(one.start <= match.start() and match.end() <= one.end for one in piece.mentions):
                line = first_line + piece.text.count("\n", 0, match.start())
                raise InputError(f"{path}:{line}: {match[0]!r} is marked elsewhere, not here; mark it here too")

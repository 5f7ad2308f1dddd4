"""Give a piece as the document that is read, and as the gold that `kg.evaluate` holds against what was found there."""

from __future__ import annotations

import hashlib
from typing import Any

from kg.corpus.names import accepted
from kg.corpus.records import FactLine, Piece
from kg.model import Document, Known

_SINGLE = ("kind", "status", "valid_from", "valid_to", "what")
"""Slots that hold one word, or None; every other one is a list of what is right."""
_STATUS = {"role": {"status": "current"}}
"""The status of a post where its line tells none."""


def to_document(piece: Piece) -> Document:
    """Return a piece as a document of its own, dated and placed as it says."""
    date, place = (Known(value=value, origin="metadata") for value in (piece.date, piece.place))
    return Document(path=f"{piece.id}.txt", text=piece.text, date=date, place=place)


def to_gold(piece: Piece) -> dict[str, Any]:
    """Return mentions and facts as JSON gold: what a fact's slot lists is all that a reader would accept."""
    return {
        "page": f"{piece.id}.txt",
        "sha256": hashlib.sha256(piece.text.encode()).hexdigest(),
        "date": piece.date,
        "mentions": [
            {
                "start": mark.start,
                "end": mark.end,
                "label": mark.label,
                "text": mark.text,
                "names": list(mark.names),
                "article": 1,
                "optional": mark.optional,
            }
            for mark in piece.mentions
        ],
        "facts": [
            {"type": fact.type, **_STATUS.get(fact.type, {}), **_slots(piece, fact), "optional": fact.optional}
            for fact in piece.facts
        ],
    }


def _slots(piece: Piece, fact: FactLine) -> dict[str, str | list[str] | None]:
    slots = {slot: accepted(slot, names, fact.slots, piece.mentions) for slot, names in fact.slots.items()}
    return {slot: next(iter(names), None) if slot in _SINGLE else names for slot, names in slots.items()}

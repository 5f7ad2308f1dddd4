"""Labelled text in its plain form: what a model learns from, and what is measured on.

    {"text": "市总主席陶然到会。", "entities": [[0, 2, "UNION"], [2, 4, "ROLE"], [4, 6, "PERSON"]], "optional": [], "id": "101"}

Offsets count characters. Entities do not overlap. What is optional may be found or not, and may overlap.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from kg.corpus.records import Piece

_SENTENCE_END: Final = re.compile(r"[。！？!?；;][”’』」）)]*\s*|\n+")


class Span(NamedTuple):
    """A stretch of text with a label: an entity as JSON has it."""

    start: int
    end: int
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Labelled:
    """A text with its entities, and those that may be read either way. `place` is where it is from: file and line."""

    text: str
    entities: tuple[Span, ...]
    optional: tuple[Span, ...] = ()
    id: str = ""
    place: str = field(default="", compare=False)


def to_labelled(piece: Piece) -> Labelled:
    """Return a piece as labelled text."""
    spans = [(mark.optional, Span(mark.start, mark.end, mark.label)) for mark in piece.mentions]
    return Labelled(
        text=piece.text,
        entities=tuple(span for optional, span in spans if not optional),
        optional=tuple(span for optional, span in spans if optional),
        id=piece.id,
    )


def iter_sentences(labelled: Labelled) -> Iterator[Labelled]:
    """Yield the sentences and lines of a text, cut where no span is; white space around them is left out."""
    spans = (*labelled.entities, *labelled.optional)
    ends = [match.end() for match in _SENTENCE_END.finditer(labelled.text)]
    cuts = [end for end in ends if not any(span.start < end < span.end for span in spans)]
    for start, end in zip([0, *cuts], [*cuts, len(labelled.text)], strict=True):
        inside = labelled.text[start:end]
        start += len(inside) - len(inside.lstrip())
        if text := inside.strip():
            yield Labelled(
                text=text,
                entities=_inside(labelled.entities, start, start + len(text)),
                optional=_inside(labelled.optional, start, start + len(text)),
                id=labelled.id,
            )


def _inside(spans: tuple[Span, ...], start: int, end: int) -> tuple[Span, ...]:
    return tuple(Span(one.start - start, one.end - start, one.label) for one in spans if start <= one.start < end)


def format_labelled(labelled: Labelled) -> str:
    """Return labelled text as a line of JSON Lines."""
    record = {
        "text": labelled.text,
        "entities": labelled.entities,
        "optional": labelled.optional,
        "id": labelled.id,
    }
    return json.dumps(record, ensure_ascii=False) + "\n"

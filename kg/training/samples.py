"""The samples that training goes through: labelled text of a source."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from kg.corpus import Labelled, Span
from kg.errors import InputError
from kg.evaluate import read_labelled


@dataclass(frozen=True, slots=True)
class Sample:
    """A text of a source with its spans (start, end, label), in order; `free` are the spans that may be read either way."""

    source: str
    text: str
    spans: tuple[tuple[int, int, str], ...]
    free: tuple[tuple[int, int], ...] = ()


def read_samples(path: Path, source: str, labels: Collection[str], *, nested: bool = False) -> Iterator[Sample]:
    """Yield the samples of a file of labelled text; of spans that lie in one another, if it is `nested`, the longest.

    Raises InputError, with the line, for what is wrong, for a label that is not of the source, and where there is nothing.
    """
    for labelled in read_labelled(path, nested=nested):
        _check(labelled, labels)
        if labelled.text:
            free = tuple((start, end) for start, end, _ in labelled.optional)
            yield Sample(source, labelled.text, tuple(_longest(labelled.entities)), free)


def _check(labelled: Labelled, labels: Collection[str]) -> None:
    for span in labelled.entities:
        if span.label not in labels:
            raise InputError(
                f"{labelled.place}: label {span.label!r} is unknown; the source has {', '.join(labels)}; map it in a recipe"
            )


def _longest(spans: Sequence[Span]) -> list[Span]:
    kept: list[Span] = []
    for span in sorted(spans, key=lambda span: (span.start - span.end, span.start)):
        if all(span.end <= other.start or other.end <= span.start for other in kept):
            kept.append(span)
    return sorted(kept)

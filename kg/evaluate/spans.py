"""Compare the entities that are found in texts with those that are labelled: by label and border, every error listed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from kg.corpus import Labelled, Span
from kg.evaluate.mapping import Mapped
from kg.evaluate.scores import Score

Finder = Callable[[Sequence[str]], Iterable[Sequence[Span]]]
"""Finds entities: texts in, the spans of each out, in the order of the texts."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SpanError:
    """An entity that was missed, found where there is none, or found with another border or label.

    `wanted` is None of what is extra, `found` of what was missed. `before` and `after` stand around it in the text.
    """

    place: str
    kind: str
    wanted: Span | None
    found: Span | None
    text: str
    before: str
    after: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SpanEvaluation:
    """The score of each label in the order of `labels`, and every error in the order of the texts."""

    scores: Mapping[str, Score]
    errors: tuple[SpanError, ...]
    texts: int

    @property
    def micro(self) -> Score:
        """Return the score of all labels together: each entity counts alike."""
        scores = self.scores.values()
        return Score(
            right=sum(score.right for score in scores),
            missed=sum(score.missed for score in scores),
            extra=sum(score.extra for score in scores),
        )


def evaluate_spans(labelled: Sequence[Labelled], find: Finder, mapped: Mapped) -> SpanEvaluation:
    """Find entities in texts and compare them with those labelled, both under the names that `mapped` gives them.

    One is right if its borders and its label are. What is optional is neither right nor wrong where it is found as it is.
    """
    counts: Counter[tuple[str, str]] = Counter()
    errors: list[SpanError] = []
    for one, spans in zip(labelled, find([one.text for one in labelled]), strict=True):
        wanted = mapped.counted(one.entities)
        found = mapped.counted(spans) - (mapped.counted(one.optional) - wanted)
        counts.update(("right", span.label) for span in wanted & found)
        counts.update(("missed", span.label) for span in wanted - found)
        counts.update(("extra", span.label) for span in found - wanted)
        errors += _iter_errors(one, sorted(wanted - found), sorted(found - wanted))
    return SpanEvaluation(
        scores={label: Score(**{kind: counts[kind, label] for kind in _KINDS}) for label in mapped.labels},
        errors=tuple(errors),
        texts=len(labelled),
    )


_KINDS = ("right", "missed", "extra")
_AROUND = 12


def _iter_errors(one: Labelled, missed: list[Span], extra: list[Span]) -> Iterator[SpanError]:
    """Yield errors; one missed and one extra are one error where they are the same but for the label or the border."""
    errors: list[tuple[str, Span | None, Span | None]] = []
    for kind, is_pair in (("label", _has_same_borders), ("border", _overlaps_with_same_label)):
        for span in list(missed):
            if other := next((other for other in extra if is_pair(span, other)), None):
                missed.remove(span)
                extra.remove(other)
                errors.append((kind, span, other))
    errors += (("missed", span, None) for span in missed)
    errors += (("extra", None, span) for span in extra)
    for kind, wanted, found in sorted(errors, key=lambda error: error[1] or error[2] or ()):
        spans = [span for span in (wanted, found) if span]
        start, end = min(span.start for span in spans), max(span.end for span in spans)
        yield SpanError(
            place=one.place,
            kind=kind,
            wanted=wanted,
            found=found,
            text=one.text[start:end],
            before=one.text[max(start - _AROUND, 0) : start],
            after=one.text[end : end + _AROUND],
        )


def _has_same_borders(one: Span, other: Span) -> bool:
    return (one.start, one.end) == (other.start, other.end)


def _overlaps_with_same_label(one: Span, other: Span) -> bool:
    return one.label == other.label and one.start < other.end and other.start < one.end

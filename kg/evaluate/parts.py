"""Part an evaluation: each page, article, half or shape apart, so that what was learnt on one is seen on the others."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from kg.evaluate.outcome import Outcome
from kg.evaluate.scores import Evaluation, Row, Score, sum_up

Parts = Mapping[str, Evaluation]


def part_by(evaluation: Evaluation, way: str) -> Parts:
    """Return the parts of an evaluation by one of the ways of PARTED, in order of their names."""
    return PARTED[way](evaluation)


def whole_of(parts: Parts) -> Evaluation:
    """Return the evaluation of all parts together."""
    return Evaluation(outcomes=tuple(outcome for part in parts.values() for outcome in part.outcomes))


def rest_of(parts: Parts, name: str) -> dict[Row, Score]:
    """Return the scores of all parts but one."""
    return sum_up(outcome for other, part in parts.items() if other != name for outcome in part.outcomes)


def spread(parts: Parts, row: Row) -> tuple[tuple[float, str], tuple[float, str]]:
    """Return the lowest and the highest F1 of a row, each with its part; parts that have nothing of it do not count."""
    scores = [(score[row].f1, name) for name, part in parts.items() if row in (score := part.scores())]
    return min(scores), max(scores)


def _parted(evaluation: Evaluation, name_of: Callable[[Outcome], str]) -> Parts:
    parts: dict[str, list[Outcome]] = {}
    for outcome in evaluation.outcomes:
        parts.setdefault(name_of(outcome), []).append(outcome)
    return {name: Evaluation(outcomes=tuple(parts[name])) for name in sorted(parts)}


def _by_half(evaluation: Evaluation) -> Parts:
    """Return the odd and the even articles, in the order of pages and of their numbers."""
    articles = sorted({_place(outcome) for outcome in evaluation.outcomes})
    halves = {place: f"half {number % 2 + 1}" for number, place in enumerate(articles)}
    return _parted(evaluation, lambda outcome: halves[_place(outcome)])


def _place(outcome: Outcome) -> tuple[str, int, str]:
    return outcome.page, int(outcome.article or 0) if outcome.article.isdigit() else 0, outcome.article


def _article(outcome: Outcome) -> str:
    return ":".join(filter(None, (outcome.page, outcome.article)))


def _shape(outcome: Outcome) -> str:
    """Return the shape of a composed piece, whose page is called shape.number.txt."""
    return outcome.page.removesuffix(".txt").rpartition(".")[0]


PARTED: Final[Mapping[str, Callable[[Evaluation], Parts]]] = {
    "page": lambda evaluation: _parted(evaluation, lambda outcome: outcome.page),
    "article": lambda evaluation: _parted(evaluation, _article),
    "half": _by_half,
    "shape": lambda evaluation: _parted(evaluation, _shape),
}
"""The ways to part an evaluation."""

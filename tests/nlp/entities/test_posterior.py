"""The posterior of a window, held against all of its readings one by one."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.nlp.entities.posterior import read_windows
from kg.nlp.entities.tags import BEGIN, END, INSIDE, SINGLE, column, width

Reading = tuple[tuple[int, int, int], ...]


def iter_readings(scores: np.ndarray, at: int = 0) -> Iterator[tuple[float, Reading]]:
    """Yield every reading from `at` on with its log weight."""
    if at == len(scores):
        yield 0.0, ()
        return
    for weight, rest in iter_readings(scores, at + 1):
        yield weight + scores[at, 0], rest
    for label in range((scores.shape[1] - 1) // 4):
        for end in range(at + 1, len(scores) + 1):
            if end == at + 1:
                own = scores[at, column(label, SINGLE)]
            else:
                own = scores[at, column(label, BEGIN)] + scores[end - 1, column(label, END)]
                own += scores[at + 1 : end - 1, column(label, INSIDE)].sum()
            for weight, rest in iter_readings(scores, end):
                yield weight + own, ((at, end, label), *rest)


@settings(max_examples=40, deadline=None)
@given(
    lengths=st.lists(st.integers(1, 5), min_size=1, max_size=4),
    padding=st.integers(0, 2),
    labels=st.integers(1, 2),
    seed=st.integers(0, 2**32 - 1),
)
def test_spans_and_probabilities_are_those_of_all_readings(
    lengths: list[int], padding: int, labels: int, seed: int
) -> None:
    shape = len(lengths), max(lengths) + padding, width(labels)
    scores = np.random.default_rng(seed).normal(scale=2.0, size=shape)
    for row, posterior in enumerate(read_windows(scores.copy(), lengths)):
        readings = list(iter_readings(scores[row, : lengths[row]]))
        total = np.logaddexp.reduce([weight for weight, _ in readings])
        assert posterior.spans == max(readings)[1]
        for start in range(lengths[row]):
            for end in range(start + 1, lengths[row] + 1):
                for label in range(labels):
                    holding = [weight for weight, spans in readings if (start, end, label) in spans]
                    expected = np.exp(np.logaddexp.reduce(holding) - total)
                    assert posterior.probability(start, end, [label]) == pytest.approx(expected, abs=1e-9)


def test_extreme_scores_give_probabilities_and_no_warning() -> None:
    scores = np.zeros((1, 200, width(2)))
    scores[0, :, 0], scores[0, 50, column(1, SINGLE)] = 500.0, 900.0
    (posterior,) = read_windows(scores, [200])
    assert posterior.spans == ((50, 51, 1),)
    assert posterior.probability(50, 51, [1]) == pytest.approx(1.0)
    assert posterior.probability(10, 20, [0, 1]) == 0.0

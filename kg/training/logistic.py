"""Fits logistic models over named features: one that says yes or no, one that chooses among candidates."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

Features = Mapping[str, float]
Matrix = NDArray[np.float64]

_STEPS: Final = 800
_RATE: Final = 0.05
_LEAST: Final = 0.02
"""The least weight, in absolute value, that a choice is kept with."""


def fit_logistic(rows: Sequence[tuple[Features, bool]], prior: Features, *, towards: float) -> dict[str, float]:
    """Return weights under which the probabilities are those of the rows; penalised Newton steps.

    `towards` is how strongly a weight is drawn to its prior (0 where that has none): the inverse of its variance. Of
    features that no row has, the prior stays.
    """
    names = sorted({name for features, _ in rows for name in features})
    table = _table([features for features, _ in rows], names)
    right = np.array([is_right for _, is_right in rows], float)
    centre = np.array([prior.get(name, 0.0) for name in names])
    weights = centre.copy()
    for _ in range(100):
        sure = 1 / (1 + np.exp(-table @ weights))
        slope = table.T @ (sure - right) + towards * (weights - centre)
        curve = (table * (sure * (1 - sure))[:, None]).T @ table + towards * np.eye(len(names))
        step = np.linalg.solve(curve, slope)
        weights -= step / max(1.0, np.abs(step).max())  # far from the end a Newton step overshoots
        if np.abs(step).max() < 1e-6:
            break
    return {**prior, **{name: round(float(weight), 3) for name, weight in zip(names, weights, strict=True)}}


def fit_choice(rows: Sequence[Sequence[tuple[Features, bool]]], *, towards: float) -> dict[str, float]:
    """Return weights of a conditional logit: each row is a choice among candidates of which one or more are right.

    Maximises the probability that a right one is chosen, less `towards` / 2 times the square of each weight, by Adam
    (Kingma and Ba 2015) with a rate that falls to nothing.
    """
    flat = [candidate for row in rows for candidate in row]
    names = sorted({name for features, _ in flat for name in features})
    table = _table([features for features, _ in flat], names)
    right = np.array([is_right for _, is_right in flat])
    starts = np.cumsum([0, *[len(row) for row in rows[:-1]]])
    owner = np.repeat(np.arange(len(rows)), [len(row) for row in rows])
    weights, mean, square = np.zeros((3, len(names)))
    for step in range(1, _STEPS + 1):
        score = table @ weights
        share = np.exp(score - np.maximum.reduceat(score, starts)[owner])
        model = share / np.add.reduceat(share, starts)[owner]
        wanted = np.where(right, model, 0.0)
        wanted /= np.add.reduceat(wanted, starts)[owner]
        slope = table.T @ (wanted - model) - towards * weights
        mean = 0.9 * mean + 0.1 * slope
        square = 0.99 * square + 0.01 * slope * slope
        rate = _RATE * min(1.0, (_STEPS - step) / 300)
        weights += rate * (mean / (1 - 0.9**step)) / (np.sqrt(square / (1 - 0.99**step)) + 1e-8)
    pairs = zip(names, weights, strict=True)
    return {name: round(float(weight), 3) for name, weight in pairs if abs(weight) > _LEAST}


def _table(rows: Sequence[Features], names: Sequence[str]) -> Matrix:
    place = {name: index for index, name in enumerate(names)}
    table = np.zeros((len(rows), len(names)))
    for number, features in enumerate(rows):
        for name, value in features.items():
            table[number, place[name]] = value
    return table

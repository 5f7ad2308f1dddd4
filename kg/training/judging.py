"""Fits the judge of candidates: logistic regression on labelled pages, its weights drawn towards a first guess."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Final

import numpy as np

from kg.model import Mention
from kg.nlp.entities import Opinion
from kg.nlp.judging import Candidate, Weights
from kg.nlp.mentions import find_candidates
from kg.nlp.view import View
from kg.schema import BODY_LABELS, LABELS
from kg.training.pages import MarkedArticle

Judged = tuple[Candidate, bool]

Read = Callable[[str, str], tuple[View, list[Mention], Opinion | None]]
"""From a text and a choice of finders to what rules and model find there."""

_TOWARDS: Final = 2.0
"""How strongly weights are drawn to the first guess: the inverse of their variance."""


def first_guess(finders: str) -> dict[str, float]:
    """Return the weights before anything is seen."""
    weights: dict[str, float] = {}
    for label in LABELS:
        weights[label] = 0.0 if finders == "rules" else -0.5
        weights[f"{label} by rule"] = 1.5
        weights[f"{label} by model"] = 0.0 if finders == "rules" else 0.8
    weights |= {f"{label} inside {outer}": -1.0 for label in LABELS for outer in LABELS}
    weights |= {f"{label} in vague words": -3.0 for label in ("PERSON", *BODY_LABELS)}
    weights |= {"ROLE of nobody": -3.0, "ROLE of near": -0.5}
    return weights


def judge_candidates(articles: Iterable[MarkedArticle], read: Read, finders: str, weights: Weights) -> Iterator[Judged]:
    """Yield the candidates of articles, and whether each is right; those that touch an optional mention are left out."""
    for marked in articles:
        view, found, opinion = read(marked.article.text, finders)
        spans = set(marked.spans)
        for one in find_candidates(view, found, opinion, weights):
            span = one.start, one.end, one.label
            if span in spans or not any(start < one.end and one.start < end for start, end, _ in marked.optional):
                yield one, span in spans


def fit_judge(judged: Sequence[Judged], prior: Weights) -> dict[str, float]:
    """Return weights that make the judge's probabilities those of the candidates; penalised Newton steps.

    Of grounds that none of them has, the first guess stays.
    """
    grounds = [dict(candidate.grounds()) for candidate, _ in judged]
    names = sorted({name for one in grounds for name in one})
    features = np.array([[one.get(name, 0.0) for name in names] for one in grounds])
    right = np.array([is_right for _, is_right in judged], float)
    centre = np.array([prior.get(name, 0.0) for name in names])
    weights = centre.copy()
    for _ in range(100):
        sure = 1 / (1 + np.exp(-features @ weights))
        slope = features.T @ (sure - right) + _TOWARDS * (weights - centre)
        curve = (features * (sure * (1 - sure))[:, None]).T @ features + _TOWARDS * np.eye(len(names))
        step = np.linalg.solve(curve, slope)
        weights -= step / max(1.0, np.abs(step).max())  # far from the end a Newton step overshoots
        if np.abs(step).max() < 1e-6:
            break
    return {**prior, **{name: round(float(weight), 3) for name, weight in zip(names, weights, strict=True)}}

"""Fits the judge of candidates: logistic regression on labelled pages, its weights drawn towards a first guess."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Final

from kg.model import Mention
from kg.nlp.entities import Opinion
from kg.nlp.judging import Candidate, Weights
from kg.nlp.mentions import find_candidates
from kg.nlp.view import View
from kg.schema import BODY_LABELS, LABELS
from kg.training.logistic import fit_logistic
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
    """Return weights that make the judge's probabilities those of the candidates; of grounds that none of them has, the first guess stays."""
    return fit_logistic([(dict(one.grounds()), right) for one, right in judged], prior, towards=_TOWARDS)

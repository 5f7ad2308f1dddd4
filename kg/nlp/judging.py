"""Judges candidates: how likely each is a mention, from the rule that found it and what the entity model says of it.

The judge is a logistic regression. Its weights are data (`pipelines/entities/judge.json`), fitted on pieces of the
corpus that neither taught the model nor are measured on, one set for each choice of finders, so a confidence is the
share of such candidates that is right. Among candidates that cross, those are kept that gain most together: a
mention gains by what its confidence is above the least that is kept.
"""

from __future__ import annotations

import json
import math
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

from kg.errors import ConfigError
from kg.resources import pipelines

FINDERS: Final = ("both", "rules", "model")
LEAST: Final = 0.45
"""The least confidence of a mention: keeping what is a little less sure than even gains most F1."""

AGAIN: Final = "again"
"""The rule of a candidate that is there because its name is a likely mention elsewhere."""

_SUREST: Final = 0.999
LEAST_ODDS: Final = math.log((1 - _SUREST) / _SUREST)
"""The least log-odds that the model is heard with."""

_OWN: Final = frozenset(("AWARD", "EVENT"))
"""Labels that the model has learnt from the corpus alone: names of a kind that it has not met it takes for none."""

_LEAST_OF_OWN: Final = 0.15
"""The least that the model's word counts as against a rule that found a mention of such a label."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A stretch that may be a mention, with the grounds for it.

    `rule` is that which found it, empty where only the model did; `model` the model's probability, None without one;
    `holder` says of a post who holds it: 'named', 'near' where the sentence names somebody, or 'nobody'. `vague` says
    that its words tell no particular one, `listed` that a rule found a word which the user himself has put on a list.

    Of other candidates: `inside` is the label of the longest one that it lies in, empty where it lies in none; `rival`
    how far the model's log-odds of the likeliest one that overlaps it are above the least, `elsewhere` their mean where
    the same name stands again, None where it does not; `rival_by_rule` and `elsewhere_by_rule` say whether a rule found
    one of those.
    """

    start: int
    end: int
    label: str
    rule: str = ""
    model: float | None = None
    inside: str = ""
    holder: str = "named"
    vague: bool = False
    listed: bool = False
    rival: float = 0.0
    rival_by_rule: bool = False
    elsewhere: float | None = None
    elsewhere_by_rule: bool = False

    @property
    def by_rule(self) -> bool:
        """Say whether a rule found it where it stands."""
        return self.rule not in ("", AGAIN)

    @property
    def model_odds(self) -> float | None:
        """Return the logarithm of the odds that the model's word counts as, within those of 0.999; None without a model."""
        if self.model is None:
            return None
        least = _LEAST_OF_OWN if self.rule and self.label in _OWN else 1 - _SUREST
        sure = min(max(self.model, least), _SUREST)
        return math.log(sure / (1 - sure))

    def grounds(self) -> Iterator[tuple[str, float]]:
        """Yield the features of the judge with their values."""
        yield self.label, 1.0
        if self.rule:
            yield f"{self.label} by rule", 1.0
            yield f"{self.label} by {self.rule}", 1.0
        if self.model_odds is not None:
            yield f"{self.label} by model", self.model_odds
        if self.inside:
            yield f"{self.label} inside {self.inside}", 1.0
        if self.holder != "named":
            yield f"{self.label} of {self.holder}", 1.0
        if self.vague:
            yield f"{self.label} in vague words", 1.0
        yield from self._grounds_of_others()

    def _grounds_of_others(self) -> Iterator[tuple[str, float]]:
        if self.rival:
            yield "rival by model", self.rival
        if self.rival_by_rule:
            yield "rival by rule" if self.by_rule else "rival by rule alone", 1.0
        if self.elsewhere is not None:
            yield "elsewhere by model", self.elsewhere
        if self.elsewhere_by_rule:
            yield "elsewhere by rule", 1.0

    def describe(self) -> str:
        """Return the grounds in a few words: 'person.behind_post, model 0.98'."""
        model = "" if self.model is None else f"model {self.model:.2f}"
        return ", ".join(filter(None, (self.rule, model)))


Weights = Mapping[str, float]


@cache
def read_judge(finders: str, path: str | None = None) -> Weights:
    """Return the judge's weights for a choice of finders; raise ConfigError where they cannot be read."""
    file = Path(path) if path else pipelines("entities", "judge.json")
    try:
        weights: Weights = json.loads(file.read_text(encoding="utf-8"))[finders]
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise ConfigError(
            f"cannot read the weights for finders {finders!r} in {str(file)!r}: {error!r}; "
            f"expected an object with {', '.join(FINDERS)}, as `kg train` writes it"
        ) from error
    return weights


def judge(candidate: Candidate, weights: Weights) -> float:
    """Return the probability that a candidate is a mention; what a user lists is not put to the vote, save posts of nobody."""
    if candidate.listed and candidate.holder != "nobody":
        return _SUREST
    total = sum(weights.get(name, 0.0) * value for name, value in candidate.grounds())
    return 1 / (1 + math.exp(-total))


def choose(candidates: Sequence[Candidate], confidences: Sequence[float]) -> list[int]:
    """Return the indices of the candidates to keep, in order of the text: none crosses, their gains the greatest sum.

    Weighted interval scheduling (Kleinberg and Tardos, Algorithm Design, 6.1); a tie goes to the earlier candidate.
    """
    able = [index for index, sure in enumerate(confidences) if sure >= LEAST]
    order = sorted(able, key=lambda index: (candidates[index].end, -candidates[index].start))
    ends = [candidates[index].end for index in order]
    best, taken, previous = [0.0], [False], [0]
    for place, index in enumerate(order):
        before = bisect_right(ends, candidates[index].start, 0, place)
        gain = best[before] + confidences[index] - LEAST + 1e-6
        taken.append(gain > best[place])
        previous.append(before)
        best.append(max(gain, best[place]))
    kept, place = [], len(order)
    while place:
        if taken[place]:
            kept.append(order[place - 1])
            place = previous[place]
        else:
            place -= 1
    return kept[::-1]

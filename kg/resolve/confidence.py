"""How sure a fact is, once its names are decided: the share of facts of its like that is right.

A logistic regression over the rule that read it, how sure that rule and its least sure mention are, and which slots are
without a name. Its weights are data (`pipelines/facts/confidence.json`), fitted on pieces of the corpus that neither
rules nor model were made from.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from kg.model import Fact, Reading
from kg.resources import read_weights
from kg.schema import BODY_LABELS

Weights = Mapping[str, float]

_SUREST = 0.99


def weigh_readings(readings: Iterable[Reading]) -> tuple[Reading, ...]:
    """Return readings whose names are decided with how sure each fact is, in place of how sure its finder was."""
    weights = read_weights("facts", "confidence.json")
    return tuple(
        replace(reading, facts=tuple(replace(fact, confidence=weigh(fact, weights)) for fact in reading.facts))
        for reading in readings
    )


def weigh(fact: Fact, weights: Weights) -> float:
    """Return the probability (0 to 1) that a fact is right; `fact.confidence` is how sure its finder is."""
    total = sum(weights.get(name, 0.0) * value for name, value in grounds(fact))
    return round(1 / (1 + math.exp(-total)), 3)


def grounds(fact: Fact) -> Iterator[tuple[str, float]]:
    """Yield the features of a fact with their values."""
    yield fact.type, 1.0
    yield f"{fact.type} by {fact.evidence.rule}", 1.0
    yield f"{fact.type}, finder", _log_odds(fact.confidence)
    mentions = [argument.mention for argument in fact.slots.values() if argument.mention]
    if mentions:
        yield f"{fact.type}, mentions", _log_odds(min(mention.confidence for mention in mentions))
    for slot, argument in fact.slots.items():
        if argument.label in BODY_LABELS and argument.name is None:
            yield f"{fact.type}, {slot} without a name", 1.0
        if argument.suffix:
            yield f"{fact.type}, {slot} is a part", 1.0


def _log_odds(sure: float) -> float:
    sure = min(max(sure, 1 - _SUREST), _SUREST)
    return math.log(sure / (1 - sure))

"""Hold confidences against what was right: a mention at 0.9 is to be right nine times in ten."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from kg.evaluate.outcome import Outcome

BINS = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Bin:
    """What was found with a confidence from `least` on: how many, how sure on average, the share that is right."""

    least: float
    count: int
    confidence: float
    right: float


def make_bins(outcomes: Iterable[Outcome], kind: str) -> tuple[Bin, ...]:
    """Return the bins of equal width of what was found of a kind (mention or fact), the empty ones left out."""
    found: dict[int, list[tuple[float, bool]]] = {}
    for one in outcomes:
        if one.kind == kind and one.confidence is not None and one.verdict != "missed":
            number = min(int(one.confidence * BINS), BINS - 1)
            found.setdefault(number, []).append((one.confidence, one.verdict == "right"))
    return tuple(
        Bin(
            least=number / BINS,
            count=len(pairs),
            confidence=sum(sure for sure, _ in pairs) / len(pairs),
            right=sum(right for _, right in pairs) / len(pairs),
        )
        for number, pairs in sorted(found.items())
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class RatedRule:
    """What a rule read in facts: how many, how sure on average, the share that is right."""

    rule: str
    count: int
    confidence: float
    right: float


def rate_rules(outcomes: Iterable[Outcome]) -> tuple[RatedRule, ...]:
    """Return the rules of the facts that were found, those that found most first."""
    found: dict[str, list[tuple[float, bool]]] = {}
    for one in outcomes:
        if one.kind == "fact" and one.verdict != "missed" and one.rule and one.confidence is not None:
            found.setdefault(one.rule, []).append((one.confidence, one.verdict == "right"))
    rated = (
        RatedRule(
            rule=rule,
            count=len(pairs),
            confidence=sum(sure for sure, _ in pairs) / len(pairs),
            right=sum(right for _, right in pairs) / len(pairs),
        )
        for rule, pairs in found.items()
    )
    return tuple(sorted(rated, key=lambda one: (-one.count, one.rule)))


def calibration_error(bins: Iterable[Bin]) -> float:
    """Return the expected calibration error (Naeini et al., AAAI 2015): the mean gap between both, by count; 0 of none."""
    seen = list(bins)
    total = sum(one.count for one in seen) or 1
    return sum(one.count * abs(one.confidence - one.right) for one in seen) / total

"""Confidences held against what was right."""

from __future__ import annotations

import pytest

from kg.evaluate import Outcome, calibration_error, make_bins, rate_rules


def outcome(verdict: str, confidence: float | None, kind: str = "mention", rule: str | None = None) -> Outcome:
    return Outcome(
        page="p", article="1", kind=kind, type="ORG", verdict=verdict, text="x", confidence=confidence, rule=rule
    )


def test_bins_tell_how_sure_and_how_right() -> None:
    found = [outcome("right", 0.92)] * 3 + [outcome("extra", 0.96), outcome("extra", 0.55), outcome("right", 1.0)]
    low, high = make_bins([*found, outcome("missed", None), outcome("right", 0.1, "fact")], "mention")
    assert (low.least, low.count, low.confidence, low.right) == (0.5, 1, 0.55, 0.0)
    assert (high.least, high.count, high.right) == (0.9, 5, 0.8)
    assert high.confidence == pytest.approx((3 * 0.92 + 0.96 + 1.0) / 5)


def test_the_error_is_the_gap_weighted_by_count() -> None:
    found = [outcome("right", 0.8)] * 4 + [outcome("extra", 0.8)] + [outcome("extra", 0.3)] * 5
    assert calibration_error(make_bins(found, "mention")) == pytest.approx(0.5 * 0.3)
    assert calibration_error(()) == 0.0


def test_rules_are_rated_by_what_they_read() -> None:
    found = [outcome("right", 0.9, "fact", "a")] * 2 + [outcome("extra", 0.6, "fact", "a")]
    found += [outcome("right", 0.8, "fact", "b"), outcome("missed", None, "fact", "a"), outcome("right", 0.9)]
    first, second = rate_rules(found)
    assert (first.rule, first.count, first.right) == ("a", 3, pytest.approx(2 / 3))
    assert first.confidence == pytest.approx(0.8)
    assert (second.rule, second.count, second.right) == ("b", 1, 1.0)

"""Confidences held against what was right."""

from __future__ import annotations

import pytest

from kg.evaluate import Outcome, calibration_error, make_bins


def outcome(verdict: str, confidence: float | None, kind: str = "mention") -> Outcome:
    return Outcome(page="p", article="1", kind=kind, type="ORG", verdict=verdict, text="x", confidence=confidence)


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

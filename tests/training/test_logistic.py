"""Logistic fits: probabilities are shares of what is right, a choice follows what decides it."""

from __future__ import annotations

import math

import pytest

from kg.training.logistic import fit_choice, fit_logistic


def test_a_probability_is_the_share_that_is_right():
    rows = [({"one": 1.0}, index < 8) for index in range(10)]
    weights = fit_logistic(rows, {}, towards=1e-6)
    assert 1 / (1 + math.exp(-weights["one"])) == pytest.approx(0.8, abs=0.01)


def test_weights_stay_at_their_prior_where_nothing_speaks():
    weights = fit_logistic([({"seen": 1.0}, True)], {"unseen": 0.7}, towards=1.0)
    assert weights["unseen"] == 0.7
    assert weights["seen"] > 0


def test_a_choice_goes_by_what_right_ones_share():
    rows = [[({"near": 1.0}, True), ({"far": 1.0}, False)] for _ in range(9)] + [
        [({"near": 1.0}, False), ({"far": 1.0}, True)]
    ]
    weights = fit_choice(rows, towards=0.01)
    assert math.exp(weights["near"] - weights["far"]) == pytest.approx(9, rel=0.2)


def test_several_may_be_right():
    rows = [[({"a": 1.0}, True), ({"b": 1.0}, True), ({"c": 1.0}, False)]] * 5
    weights = fit_choice(rows, towards=0.1)
    assert weights["c"] < 0 < weights["a"] == weights["b"]

"""Periods: what words around a verb say, and dates that lean on the day of the article."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.text.periods import find_period, settle_date


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("2018年2月起任", ("2018年2月", None)),
        ("2011年至2018年任", ("2011年", "2018年")),
        ("2015年至今担任", ("2015年", None)),
        ("去年当选", ("去年", None)),
        ("再次当选", (None, None)),
    ],
)
def test_a_period_is_what_the_words_say(text, period):
    assert find_period(text) == period


@pytest.mark.parametrize(
    ("words", "published", "date"),
    [
        ("2018年2月", None, "2018-02"),
        ("二〇一五年", None, "2015"),
        ("去年", "2016-01-02", "2015"),
        ("前年", "2016", "2014"),
        ("今年3月", "2016-05-02", "2016-03"),
        ("上月", "2016-01-02", "2015-12"),
        ("上月", "2016", None),
        ("12月30日", "2016-01-02", "2015-12-30"),
        ("去年", None, None),
        ("13月40日", "2016-01-02", None),
        ("从前", "2016-01-02", None),
    ],
)
def test_a_date_is_settled_at_the_precision_that_it_has(words, published, date):
    assert settle_date(words, published) == date


@given(year=st.integers(1900, 2098), month=st.integers(1, 12))
def test_the_month_before_is_one_month_before(year, month):
    before = settle_date("上月", f"{year:04d}-{month:02d}-15")
    assert before is not None
    assert (year * 12 + month) - (int(before[:4]) * 12 + int(before[5:])) == 1

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.reconcile.similarity import common_length, similarity

WORDS = st.text(alphabet="市总工会甲乙", max_size=12)


def slowly(one: str, other: str) -> int:
    """Fill the table of the textbook."""
    row = [0] * (len(other) + 1)
    for char in one:
        before = row
        row = [0]
        for at, there in enumerate(other):
            row.append(before[at] + 1 if char == there else max(row[at], before[at + 1]))
    return row[-1]


@given(WORDS, WORDS)
def test_the_common_subsequence_is_that_of_the_textbook(one: str, other: str) -> None:
    assert common_length(one, other) == slowly(one, other)


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [("重庆市总工会", "重庆市总工会", 1), ("重庆巿总工会", "重庆市总工会", 10 / 12), ("市总", "", 0), ("", "", 0)],
)
def test_similarity_is_of_both_lengths(one: str, other: str, expected: float) -> None:
    assert similarity(one, other) == pytest.approx(expected)

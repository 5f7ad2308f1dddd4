"""Pieces as reading divides and joins them: damaged or not, nearly every mark is found again, and none crosses another."""

from __future__ import annotations

from itertools import pairwise

import pytest

pytest.importorskip("jax")

from kg.corpus import damage, iter_pieces
from kg.resources import pipelines
from kg.training.pages import iter_articles


def test_marks_are_kept_through_damage_and_reading() -> None:
    marks = kept = 0
    for piece in iter_pieces(pipelines("corpus")):
        copy = damage(piece, 4)
        marks += sum(not mark.optional for mark in copy.mentions)
        for marked in iter_articles(copy):
            spans = sorted(marked.spans)
            kept += len(spans)
            assert all(a[1] <= b[0] for a, b in pairwise(spans)), piece.id
            assert all(marked.article.text[start:end].strip() for start, end, _ in spans), piece.id
    assert kept >= 0.97 * marks

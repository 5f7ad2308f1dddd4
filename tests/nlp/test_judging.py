"""Judging candidates: which are kept, and how sure each is."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import ConfigError
from kg.nlp.judging import LEAST, Candidate, choose, judge, read_judge

SPANS = st.tuples(st.integers(0, 8), st.integers(1, 4)).map(lambda span: (span[0], span[0] + span[1]))


def candidate(span: tuple[int, int], **grounds: object) -> Candidate:
    return Candidate(start=span[0], end=span[1], label="ORG", **grounds)  # type: ignore[arg-type]


def iter_choices(spans: list[tuple[int, int]]) -> Iterator[list[int]]:
    """Yield every set of spans of which none crosses another."""
    if not spans:
        yield []
        return
    *rest, last = spans
    for chosen in iter_choices(rest):
        yield chosen
        if all(spans[index][1] <= last[0] or last[1] <= spans[index][0] for index in chosen):
            yield [*chosen, len(rest)]


@given(st.lists(st.tuples(SPANS, st.floats(0, 1)), max_size=9))
def test_no_other_choice_gains_more(drawn: list[tuple[tuple[int, int], float]]) -> None:
    candidates, sure = [candidate(span) for span, _ in drawn], [value for _, value in drawn]
    kept = choose(candidates, sure)

    def gain(indices: list[int]) -> float:
        return sum(sure[index] - LEAST for index in indices)

    assert sorted(kept) in [sorted(choice) for choice in iter_choices([span for span, _ in drawn])]
    assert all(sure[index] >= LEAST for index in kept)
    best = max(gain(choice) for choice in iter_choices([span for span, _ in drawn]))
    assert gain(kept) == pytest.approx(best, abs=1e-4)
    assert [candidates[index].start for index in kept] == sorted(candidates[index].start for index in kept)


@pytest.mark.parametrize("finders", ["both", "model"])
def test_what_the_model_is_surer_of_is_surer(finders: str) -> None:
    weights = read_judge(finders)
    for label in ("PERSON", "UNION", "COMPANY", "ORG", "ROLE", "AWARD", "EVENT"):
        sure = [judge(Candidate(start=0, end=3, label=label, model=model), weights) for model in (0.01, 0.5, 0.9, 0.99)]
        assert sure == sorted(sure), label


@pytest.mark.parametrize("label", ["AWARD", "EVENT"])
def test_a_name_of_a_kind_that_the_model_has_not_met_is_kept_on_the_word_of_a_rule(label: str) -> None:
    weights = read_judge("both")
    rule = {"AWARD": "honour.given", "EVENT": "event.contest"}[label]
    denied = [
        judge(Candidate(start=0, end=3, label=label, rule=rule, model=model), weights) for model in (0.0, 0.01, 0.15)
    ]
    assert denied[0] == denied[1] == denied[2] >= LEAST


def test_a_post_of_nobody_is_less_sure() -> None:
    weights = read_judge("both")
    held, loose = (
        judge(Candidate(start=0, end=2, label="ROLE", rule="post.主席", model=0.8, holder=holder), weights)
        for holder in ("named", "nobody")
    )
    assert loose < held


def test_grounds_are_told() -> None:
    assert candidate((0, 2), rule="body.known", model=0.976).describe() == "body.known, model 0.98"
    assert candidate((0, 2), rule="body.known").describe() == "body.known"


@pytest.mark.parametrize("content", ["", "[]", json.dumps({"rules": {}})])
def test_weights_that_cannot_be_read_are_named(tmp_path: Path, content: str) -> None:
    path = tmp_path / "judge.json"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(ConfigError, match=r"'both'.*judge\.json"):
        read_judge("both", str(path))

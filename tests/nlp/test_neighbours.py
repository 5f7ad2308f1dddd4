"""What candidates say of each other: containers, rivals, the same name elsewhere."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kg.nlp.judging import Candidate, judge, read_judge
from kg.nlp.neighbours import note_others
from kg.nlp.segmenters import make_segmenter
from kg.nlp.view import View

VIEW = View("县总工会到矿工会走访。矿工会说好。", make_segmenter("char"))


def union(start: int, end: int, model: float, rule: str = "") -> Candidate:
    return Candidate(start=start, end=end, label="UNION", model=model, rule=rule)


def test_one_that_stands_alone_has_no_others() -> None:
    (noted,) = note_others(VIEW, [union(0, 4, 0.9)])
    assert noted == union(0, 4, 0.9)


def test_the_longest_around_it_and_the_likeliest_beside_it_are_noted() -> None:
    outer, inner, wide = union(0, 8, 0.2), union(5, 8, 0.9, "body.head.strong"), union(4, 9, 0.3)
    noted = {(one.start, one.end): one for one in note_others(VIEW, [inner, wide, outer])}
    assert noted[5, 8].inside == "UNION" and not noted[5, 8].rival_by_rule
    assert noted[0, 8].inside == "" and noted[0, 8].rival_by_rule
    assert noted[0, 8].rival > noted[5, 8].rival > 0


def test_the_same_name_elsewhere_is_asked() -> None:
    first, second = note_others(VIEW, [union(11, 14, 0.9, "body.known"), union(5, 8, 0.5)])
    assert first.elsewhere == pytest.approx(second.model_odds)
    assert first.elsewhere_by_rule and not second.elsewhere_by_rule
    assert second.elsewhere == pytest.approx(0.0)


@pytest.mark.parametrize("rule", ["", "body.known"])
def test_what_another_rule_found_across_it_makes_it_less_sure(rule: str) -> None:
    free = union(0, 4, 0.7, rule)
    weights = read_judge("both")
    assert judge(replace(free, rival_by_rule=True), weights) < judge(free, weights)


def test_a_likely_reading_elsewhere_makes_it_surer() -> None:
    weights = read_judge("both")
    here = union(5, 8, 0.5)
    single = note_others(VIEW, [here])[0]
    again = note_others(VIEW, [here, union(11, 14, 0.99, "body.head.strong")])[0]
    assert judge(again, weights) > judge(single, weights)

"""How sure a fact is: a probability that its rule, its mentions and its names decide."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kg.model import Argument, Evidence, Fact, Mention
from kg.resolve.confidence import grounds, weigh
from kg.resources import read_weights


def make_role(*, rule: str = "role.forward", sure: float = 0.9, name: str | None = "芜湖市总工会") -> Fact:
    person = Mention(start=8, end=10, label="PERSON", text="王芳", rule="person.behind_post", confidence=0.98)
    union = Mention(start=0, end=6, label="UNION", text="芜湖市总工会", rule="body.head", confidence=0.98)
    return Fact(
        type="role",
        slots={"person": Argument(label="PERSON", mention=person, name="王芳"), "org": Argument(label="UNION", mention=union, name=name)},
        values={"title": "主席", "kind": "chair", "status": "current"},
        evidence=Evidence(start=0, end=11, quote="芜湖市总工会主席王芳。", rule=rule),
        confidence=sure,
    )  # fmt: skip


def test_a_body_beside_its_post_is_surer_than_one_that_was_inherited():
    weights = read_weights("facts", "confidence.json")
    said = weigh(make_role(), weights)
    left_open = weigh(make_role(rule="role.forward.inherited", sure=0.4), weights)
    assert 0 <= left_open < said <= 1
    assert said >= 0.9


def test_a_body_without_a_name_is_a_ground_of_its_own():
    assert ("role, org without a name", 1.0) in set(grounds(make_role(name=None)))
    assert ("role, org without a name", 1.0) not in set(grounds(make_role()))


@pytest.mark.parametrize("sure", [0.0, 1.0])
def test_certainty_of_a_finder_stays_a_number(sure):
    assert 0 <= weigh(make_role(sure=sure), read_weights("facts", "confidence.json")) <= 1


def test_an_unknown_rule_is_weighed_by_all_else():
    known, own = (
        weigh(make_role(rule=rule), {"role": 1.0, "role by role.forward": 0.5}) for rule in ("role.forward", "role.own")
    )
    assert 0.5 < own < known


def test_readings_keep_all_but_the_confidence(read):
    from kg.resolve import weigh_readings

    reading = read("芜湖市总工会主席王芳到会。")
    (weighed,) = weigh_readings([reading])
    assert replace(weighed, facts=reading.facts) == reading
    assert [replace(fact, confidence=0.0) for fact in weighed.facts] == [
        replace(fact, confidence=0.0) for fact in reading.facts
    ]

from __future__ import annotations

from dataclasses import replace

import pytest

from kg.model import Argument, Fact
from kg.resolve import resolve_page
from tests.resolve.pages import fact, page, read


def filled(text: str, label: str, suffix: str = "") -> Argument:
    """Return the argument made of the last mention of a text, once resolved."""
    reading = read(text)
    argument = Argument(label=label, mention=reading.mentions[-1], suffix=suffix)
    reading = replace(reading, facts=(fact(org=argument),))
    return resolve_page(page(reading), [reading])[0].facts[0].slots["org"]


@pytest.mark.parametrize(
    ("text", "suffix", "name"),
    [
        ("‹COMPANY双桥纺织有限公司›党委副书记、工会主席", "工会", "双桥纺织有限公司工会"),
        ("‹UNION双桥公司工会›主席", "工会", "双桥公司工会"),
        ("‹COMPANY江苏双桥纺织有限公司›,‹COMPANY双桥公司›工会主席", "工会", "江苏双桥纺织有限公司工会"),
        ("‹ORG都江堰市委›常委、总工会主席", "总工会", "四川省成都市都江堰市总工会"),
        ("‹ORG都江堰市委›副书记、市长", "人民政府", "四川省成都市都江堰市人民政府"),
        ("‹ORG中共都江堰市委›副书记、市长", "人民政府", "都江堰市人民政府"),
        ("‹ORG芜湖经开区党工委›委员、总工会主席", "总工会", "芜湖经开区总工会"),
        ("常州市天宁区设点,‹ORG天宁街道组织宣传科›科长、总工会副主席", "总工会", "江苏省常州市天宁区天宁街道总工会"),
    ],
)
def test_an_organ_is_named_after_its_body(text: str, suffix: str, name: str) -> None:
    assert filled(text, "UNION", suffix).name == name


def test_an_organ_and_the_mention_of_it_are_one_entity() -> None:
    derived = filled("‹COMPANY双桥纺织有限公司›党委副书记、工会主席", "UNION", "工会")
    named = filled("‹UNION双桥纺织有限公司工会›主席", "UNION")
    assert derived.entity == named.entity


def test_an_organ_of_an_unsettled_body_has_no_name_but_is_one_of_the_article() -> None:
    argument = filled("‹COMPANY公司›工会主席", "UNION", "工会")
    assert argument.name is None
    assert argument.entity is not None


def test_a_mention_that_only_a_fact_holds_is_resolved() -> None:
    reading = read("‹COMPANY双桥纺织有限公司›开会,‹COMPANY公司›书记到场")
    whole, bare = reading.mentions
    reading = replace(reading, mentions=(whole,), facts=(fact(org=Argument(label="COMPANY", mention=bare)),))
    after = resolve_page(page(reading), [reading])[0]
    assert after.facts[0].slots["org"].name == "双桥纺织有限公司"
    assert len(after.mentions) == 1


def test_the_mention_of_a_slot_is_the_resolved_one() -> None:
    argument = filled("烟台市很热,‹UNION市总工会›送水", "UNION")
    assert argument.mention is not None
    assert argument.mention.name == argument.name == "山东省烟台市总工会"


def test_a_place_stands_by_its_name() -> None:
    reading = replace(read("烟台市很热"), facts=(fact(place=Argument(label="PLACE", name="山东省烟台市")),))
    place = resolve_page(page(reading), [reading])[0].facts[0].slots["place"]
    assert place.name == "山东省烟台市"
    assert place.entity is not None


def of_union(text: str, length: int) -> list[Fact]:
    """Return the facts, once resolved, that the last mention of a text is the union of its first characters."""
    reading = read(text)
    union = reading.mentions[-1]
    front = replace(union, label="COMPANY", end=union.start + length, text=union.text[:length])
    slots = {"union": Argument(label="UNION", mention=union), "employer": Argument(label="COMPANY", mention=front)}
    reading = replace(reading, facts=(replace(fact(**slots), type="union_of"),))
    return list(resolve_page(page(reading), [reading])[0].facts)


@pytest.mark.parametrize(
    ("text", "length", "name"),
    [
        ("‹UNION双桥纺织有限公司工会›开会", 8, "双桥纺织有限公司"),
        ("‹COMPANY双桥纺织有限公司›开工,‹UNION公司工会›送茶", 2, "双桥纺织有限公司"),
        ("‹COMPANY江苏双桥纺织有限公司›开工,‹UNION双桥公司工会›送茶", 4, "江苏双桥纺织有限公司"),
        ("山东省烟台市很热,‹UNION市邮政局工会›送水", 4, "山东省烟台市邮政局"),
    ],
)
def test_an_employer_has_the_name_that_the_full_name_of_its_union_begins_with(
    text: str, length: int, name: str
) -> None:
    (made,) = of_union(text, length)
    assert made.slots["employer"].name == name
    assert made.slots["union"].name == f"{name}工会"


def test_a_union_and_an_employer_that_the_page_does_not_settle_are_no_fact() -> None:
    assert of_union("‹UNION公司工会›送茶", 2) == []


def test_the_employer_of_a_union_is_the_entity_of_that_name() -> None:
    (made,) = of_union("‹COMPANY双桥纺织有限公司›开工,‹UNION公司工会›送茶", 2)
    assert made.slots["employer"].entity == filled("‹COMPANY双桥纺织有限公司›开工", "COMPANY").entity

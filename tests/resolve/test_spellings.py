from __future__ import annotations

import pytest

from kg.resolve import resolve_page
from kg.resolve.spellings import settle_spellings
from tests.resolve.pages import page, read


def test_the_spelling_that_stands_more_often_is_right() -> None:
    keys = ["双桥冶金机械厂", "双桥冶金机械厂", "双桥治金机械厂"]
    assert settle_spellings(keys) == {"双桥治金机械厂": "双桥冶金机械厂"}


@pytest.mark.parametrize(
    "keys",
    [
        ["双桥冶金机械厂", "双桥治金机械厂"],
        ["双桥纺织一厂", "双桥纺织一厂", "双桥纺织二厂"],
        ["双桥纺织厂", "双桥纺织厂", "双桥针织厂"],
        ["大桥", "大桥", "太桥"],
    ],
)
def test_other_names_stay_two(keys: list[str]) -> None:
    assert settle_spellings(keys) == {}


def test_a_misread_name_is_one_entity_with_the_right_one() -> None:
    first = read("‹COMPANY双桥冶金机械厂›开工。‹COMPANY双桥冶金机械厂›复产。", headline="开工")
    other = read("‹COMPANY双桥治金机械厂›获奖。", headline="获奖")
    whole, part = resolve_page(page(first, other), [first, other])
    assert part.mentions[0].name == "双桥冶金机械厂"
    assert part.mentions[0].entity == whole.mentions[0].entity
    assert part.mentions[0].reason == "双桥治金机械厂 → 双桥冶金机械厂: the page spells it so more often"

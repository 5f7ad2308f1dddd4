"""Facts of unions and their employers: what the union's name begins with, and unions that only a post tells."""

from __future__ import annotations

import pytest

ONE = [
    ("兰州化工机械厂工会开会。", ("兰州化工机械厂工会", "兰州化工机械厂")),
    ("临夏州人民医院工会送来药品。", ("临夏州人民医院工会", "临夏州人民医院")),
    ("兰州化工机械厂今天开工,厂工会送来热茶。", ("厂工会", "厂")),
    ("臺中客運企業工會今日開會。", ("臺中客運企業工會", "臺中客運")),
    (
        "兰州化工机械厂党委副书记、工会主席王芳到场。",
        ("兰州化工机械厂工会", "兰州化工机械厂"),
    ),
]

NONE = [
    "兰州市总工会开会。",
    "兰州市七里河区西湖街道工会开会。",
    "甘肃省教育工会开会。",
    "兰州市餐饮行业工会联合会开会。",
]


def employers(reading):
    facts = [fact for fact in reading.facts if fact.type == "union_of"]
    return [(fact.slots["union"].surface, fact.slots["employer"].surface) for fact in facts]


@pytest.mark.parametrize(("text", "wanted"), ONE)
def test_the_employer_is_what_the_name_of_its_union_begins_with(read, text, wanted):
    assert employers(read(text)) == [wanted]


@pytest.mark.parametrize("text", NONE)
def test_unions_of_a_place_or_a_trade_have_no_employer(read, text):
    assert employers(read(text)) == []

"""Facts in words."""

from __future__ import annotations

import pytest
from handmade import Sheet, body

from kg.export.words import FACT_NAMES, SLOT_NAMES, describe, one_line, parts_of
from kg.extraction import page_from_json, page_to_json
from kg.model import Fact
from kg.schema import FACT_SLOTS, FACT_VALUES


def made() -> tuple[Fact, ...]:
    sheet = Sheet("a.txt").say(
        "由双弘公司工会主办的职工技能大赛开幕，王芳2018年2月任原双弘公司工会主席，县总工会到场。"
    )
    union = body(sheet, "双弘公司工会")
    sheet.fact("organise", event=sheet.name("EVENT", "职工技能大赛"), org=union)
    sheet.role("王芳", "主席", union, status="former", valid_from="2018-02")
    sheet.fact("partner", {"what": "协议"}, b=body(sheet, "县总工会", None), a=union)
    return sheet.page().readings[0].facts


def test_a_fact_is_told_in_the_order_of_the_schema_wherever_it_comes_from() -> None:
    sheet = Sheet("a.txt").say("由双弘公司工会主办的职工技能大赛开幕。")
    sheet.fact("organise", event=sheet.name("EVENT", "职工技能大赛"), org=body(sheet, "双弘公司工会"))
    page = sheet.page()
    for one in (page, page_from_json(page_to_json(page))):
        assert describe(one.readings[0].facts[0]) == "主办 organises: 双弘公司工会 · 职工技能大赛"


def test_former_posts_times_and_names_left_open_are_marked() -> None:
    assert [describe(fact) for fact in made()][1:] == [
        "任职 holds: 王芳 · 双弘公司工会 · (原)主席 · 2018-02起",
        "合作 partners: 双弘公司工会 · 县总工会 (?) · 协议",
    ]
    assert parts_of(made()[1])["valid_from"] == "2018-02"


@pytest.mark.parametrize("fact_type", FACT_SLOTS)
def test_every_type_of_fact_and_each_of_its_parts_has_words(fact_type: str) -> None:
    assert fact_type in FACT_NAMES
    assert {*FACT_SLOTS[fact_type], *FACT_VALUES[fact_type]} - {"kind"} <= SLOT_NAMES.keys()


def test_line_breaks_of_print_are_taken_out() -> None:
    assert one_line(" 市总工会主\n\n  席\r\n王芳 ") == "市总工会主席王芳"

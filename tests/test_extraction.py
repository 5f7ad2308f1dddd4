from __future__ import annotations

import json
from dataclasses import replace

import pytest
from handmade import Sheet, body, news
from hypothesis import given, settings
from made import documents, read

from kg.errors import InputError
from kg.extraction import FACT_KEYS, page_from_json, page_to_json
from kg.model import Document, Page
from kg.schema import FACT_SLOTS, FACT_VALUES


@given(documents())
@settings(max_examples=100, deadline=None)
def test_nothing_is_lost_on_the_way_through_json(document: Document) -> None:
    page = read(replace(document, also_at=("copy.txt",)))
    assert page_from_json(json.loads(json.dumps(page_to_json(page)))) == page


@pytest.mark.parametrize("page", news(), ids=lambda page: page.document.path)
def test_pages_made_by_hand_come_back(page: Page) -> None:
    assert page_from_json(json.loads(json.dumps(page_to_json(page)))) == page


def test_the_keys_are_those_of_the_contract() -> None:
    sheet = Sheet("1.txt", date="2020-05-01", headline="调研").say("市总工会主席郑洪到企业调研。")
    data = page_to_json(sheet.role("郑洪", "主席", body(sheet, "市总工会", "重庆市总工会")).page())
    assert data["document"].items() >= {"path": "1.txt", "date": "2020-05-01", "date_origin": "file name"}.items()
    (article,) = data["articles"]
    assert article.items() >= {"headline": "调研", "start": 0, "end": 14, "kind": "news", "date": None}.items()
    union = {"start": 0, "end": 4, "label": "UNION", "text": "市总工会", "name": "重庆市总工会"}
    assert data["mentions"][0].items() >= union.items()
    (fact,) = data["facts"]
    stated = {"type": "role", "person": "郑洪", "title": "主席", "org": "重庆市总工会", "kind": "chair"}
    assert fact.items() >= stated.items()
    quote = "市总工会主席郑洪到企业调研。"
    assert fact["evidence"] == {"start": 0, "end": 14, "quote": quote, "rule": "role.hand@1"}
    assert fact["arguments"]["org"]["text"] == "市总工会"
    assert fact["also"] == []


def test_a_slot_that_nothing_fills_is_null_and_one_that_nothing_settles_has_the_words_of_the_text() -> None:
    sheet = Sheet("1.txt").say("县总工会获得全国模范职工之家称号。")
    (fact,) = page_to_json(sheet.award(body(sheet, "县总工会", None), "全国模范职工之家").page())["facts"]
    assert (fact["recipient"], fact["award"], fact["grantor"]) == ("县总工会", "全国模范职工之家", None)
    assert fact["arguments"]["recipient"]["name"] is None


def test_a_fact_stated_twice_is_one_fact_with_both_sentences() -> None:
    sheet = Sheet("1.txt").say("重庆市总工会主席郑洪到会。")
    sheet.role("郑洪", "主席", body(sheet, "重庆市总工会"))
    sheet.say("市总工会主席郑洪讲话。").role("郑洪", "主席", body(sheet, "市总工会", "重庆市总工会"))
    sheet.say("原市总工会主席郑洪也在。")
    sheet.role("郑洪", "主席", body(sheet, "市总工会", "重庆市总工会"), status="former")
    current, former = page_to_json(sheet.page())["facts"]
    assert current["evidence"]["quote"] == "重庆市总工会主席郑洪到会。"
    assert [other["evidence"]["quote"] for other in current["also"]] == ["市总工会主席郑洪讲话。"]
    assert (former["status"], former["also"]) == ("former", [])


def test_bodies_that_nothing_settles_are_never_one_fact() -> None:
    sheet = Sheet("1.txt").say("县总工会主席王芳到会。")
    sheet.role("王芳", "主席", body(sheet, "县总工会", None))
    sheet.say("区总工会主席王芳到会。").role("王芳", "主席", body(sheet, "区总工会", None))
    assert len(page_to_json(sheet.page())["facts"]) == 2


def test_no_slot_and_no_value_has_the_name_of_another_key() -> None:
    for names in (FACT_SLOTS, FACT_VALUES):
        for fact_type, keys in names.items():
            assert FACT_KEYS.isdisjoint(keys), fact_type


@pytest.mark.parametrize("data", [{}, [], None, {"mentions": [], "parts": []}, {"mentions": [{}], "parts": []}])
def test_what_is_not_the_json_of_a_page_is_said(data: object) -> None:
    with pytest.raises(InputError, match="not the JSON of a page"):
        page_from_json(data)  # type: ignore[arg-type]

from __future__ import annotations

import pytest

from kg.resolve import resolve_page
from kg.resolve.units import is_unit
from tests.resolve.pages import page, read


def last(text: str) -> str | None:
    reading = read(text)
    return resolve_page(page(reading), [reading])[0].mentions[-1].name


@pytest.mark.parametrize(
    "words", ["综采二队", "设备科", "绕线车间", "四公司", "经费审查委员会", "大理分公司", "860路车队", "二车间工会"]
)
def test_these_are_parts_that_do_not_say_of_what(words: str) -> None:
    assert is_unit(words)


@pytest.mark.parametrize(
    "words", ["双桥铸造厂绕线车间", "市总工会", "南通车间设备厂", "“小橘灯”班", "平江区办事处", "公司", "全国总工会"]
)
def test_these_are_none(words: str) -> None:
    assert not is_unit(words)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("‹COMPANY双桥电机公司›开工。‹ORG绕线车间›加班", "双桥电机公司绕线车间"),
        ("‹UNION双桥电机公司工会›开会,来到‹ORG设备科›", "双桥电机公司设备科"),
        ("‹ORG双桥电机公司绕线车间二班›领奖,‹ORG二班›庆祝", "双桥电机公司绕线车间二班"),
        ("‹UNION双桥电机公司工会›换届,‹ORG经费审查委员会›同时产生", "双桥电机公司工会经费审查委员会"),
        ("‹ORG海东市中心医院›义诊,‹ORG急诊科›出诊", "海东市中心医院急诊科"),
        ("‹COMPANY双桥电机公司›开工,‹UNION二车间工会›送水", "双桥电机公司二车间工会"),
        ("‹COMPANY双桥快递公司›开业,‹COMPANY大理分公司›到场", "双桥快递公司大理分公司"),
    ],
)
def test_a_part_is_named_after_the_body_that_holds_it(text: str, name: str) -> None:
    assert last(text) == name


@pytest.mark.parametrize(
    "text",
    [
        "‹COMPANY双桥电机公司›和‹COMPANY东梁轴承公司›签约,随后两家的‹COMPANY双桥电机公司›、‹COMPANY东梁轴承公司›各派一人。‹ORG绕线车间›到场",
        "‹ORG海东大学›迎新,‹ORG绕线车间›到场",
        "‹ORG绕线车间›到场",
    ],
)
def test_a_part_stays_open_where_no_one_body_holds_it(text: str) -> None:
    assert last(text) is None


def test_a_body_is_no_part_of_the_one_beside_it() -> None:
    assert last("‹ORG劳动部›、‹ORG煤炭工业部›联合发文") == "煤炭工业部"
    assert last("‹UNION双桥电机公司工会›、‹ORG东梁轴承公司女工委员会›到场") == "东梁轴承公司女工委员会"

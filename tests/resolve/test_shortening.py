from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.resolve.shortening import bodies_in, is_short_for, split_organ


@pytest.mark.parametrize(
    ("short", "long"),
    [
        ("双桥公司", "江苏南通双桥纺织有限公司"),
        ("双桥公司工会", "江苏南通双桥纺织有限公司工会"),
        ("华陵汽车", "安徽华陵汽车公司"),
        ("长春客运段乌车队", "长春客运段乌鲁木齐车队"),
        ("浙江省分行", "邮储银行浙江省分行"),
        ("中铝广西分公司", "中国铝业广西分公司"),
        ("郑西集团", "郑西集团公司"),
        ("太江集团", "太江钢铁(集团)有限公司"),
        ("罗星街道总工会", "嘉善县罗星街道总工会"),
    ],
)
def test_names_are_cut_short_in_these_ways(short: str, long: str) -> None:
    assert is_short_for(short, long)
    assert not is_short_for(long, short)


@pytest.mark.parametrize(
    ("short", "long"),
    [
        ("鞍东集团", "鞍东集团矿业公司"),
        ("南京供电公司", "南京江宁供电公司"),
        ("有限公司", "双桥有限公司"),
        ("分公司", "大理分公司"),
        ("公司工会", "双桥公司工会"),
        ("中铁三局公司", "中铁十三局公司"),
        ("北京建工集团", "上海建工集团"),
        ("第一中学", "第一中学"),
        ("双桥公司", "双桥公司工会"),
    ],
)
def test_other_bodies_are_not_short_for_each_other(short: str, long: str) -> None:
    assert not is_short_for(short, long)


@given(
    st.text(alphabet="双桥江苏南通纺织有限公司集团工会一二", max_size=12),
    st.text(alphabet="双桥江苏南通纺织有限公司集团工会一二", max_size=12),
)
def test_being_short_has_a_direction(one: str, other: str) -> None:
    assert not (is_short_for(one, other) and is_short_for(other, one))


def test_a_name_splits_into_body_and_organ() -> None:
    assert split_organ("双桥公司工会") == ("双桥公司", "工会")
    assert split_organ("双桥公司") == ("双桥公司", "")


def test_bodies_in_a_name_are_its_beginnings() -> None:
    assert bodies_in("双桥集团有限公司东梁矿设备部") == ("双桥集团有限公司东梁矿", "双桥集团有限公司")

from __future__ import annotations

import pytest

from kg.text.names import award_level, body_kind, is_weak, union_level


@pytest.mark.parametrize(
    ("name", "level"),
    [
        ("全国五一劳动奖章", "national"),
        ("江苏省五一劳动奖章", "province"),
        ("福州市“五一先锋岗”", "city"),
        ("庆元县工匠", "county"),
        ("省劳动模范", "province"),
        ("一等奖", "other"),
    ],
)
def test_honours_tell_their_level(name: str, level: str) -> None:
    assert award_level(name) == level


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("重庆市渝中区人力资源和社会保障局", "government"),
        ("江阴市第二中学", "school"),
        ("中共江阴市委", "party"),
        ("国务院", "government"),
        ("某处", "other"),
    ],
)
def test_names_of_bodies_tell_their_kind(name: str, kind: str) -> None:
    assert body_kind(name) == kind


@pytest.mark.parametrize(
    "alias", ["市总工会", "省总", "区总", "公司工会", "该公司", "集团", "团市委", "县工会", "省總工會"]
)
def test_short_forms_are_weak(alias: str) -> None:
    assert is_weak(alias)


@pytest.mark.parametrize(
    "alias", ["重庆总工会", "市南区总工会", "双弘纺织", "双弘公司", "市场监管总局", "渝北区总工会"]
)
def test_names_of_their_own_are_not_weak(alias: str) -> None:
    assert not is_weak(alias)


@pytest.mark.parametrize(
    ("name", "level"),
    [
        ("中华全国总工会", "national"),
        ("新疆生产建设兵团总工会", "province"),
        ("广西壮族自治区总工会", "province"),
        ("山东省烟台市总工会", "city"),
        ("延边州总工会", "city"),
        ("江苏省江阴市总工会", "county"),
        ("鼓楼区总工会", "county"),
        ("北京市海淀区青龙街道总工会", "township"),
        ("同安区新民镇工会", "township"),
        ("葵花社区工会联合会", "community"),
        ("中国机械冶金建材工会", "industry"),
        ("河南省煤矿工会", "industry"),
        ("太原市物流货运行业工会联合会", "industry"),
        ("双桥公司工会", "enterprise"),
        ("邢北能源东梁矿工会", "enterprise"),
        ("沈阳铁路局工会", "enterprise"),
        ("彰化縣產業聯盟總工會", "industry"),
        ("青竹工会", "other"),
    ],
)
def test_unions_tell_their_level(name: str, level: str) -> None:
    assert union_level(name) == level

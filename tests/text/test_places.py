from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.text.divisions import read_places
from kg.text.fold import fold
from kg.text.places import full_name, gazetteer, is_in, lineage, parents, settled, short_name, township


def found(text: str) -> list[tuple[str, str | None]]:
    hits = gazetteer().find(fold(text))
    return [(text[hit.start : hit.end], full_name(hit.place) if hit.place else None) for hit in hits]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("山东省烟台市总工会", [("山东省烟台市", "山东省烟台市")]),
        ("江苏南通一家企业", [("江苏南通", "江苏省南通市")]),
        ("北京西城区举行比赛", [("北京西城区", "北京市西城区")]),
        ("衢州龙游的职工", [("衢州龙游", "浙江省衢州市龙游县")]),
        ("内蒙古自治区和广西", [("内蒙古自治区", "内蒙古自治区"), ("广西", "广西壮族自治区")]),
        ("黔东南苗族侗族自治州", [("黔东南苗族侗族自治州", "贵州省黔东南苗族侗族自治州")]),
        ("延边州总工会", [("延边州", "吉林省延边朝鲜族自治州")]),
        ("贵州遵义市习水县", [("贵州遵义市习水县", "贵州省遵义市习水县")]),
        ("湖南长沙", [("湖南长沙", "湖南省长沙市")]),
        ("吉林省吉林市", [("吉林省吉林市", "吉林省吉林市")]),
    ],
)
def test_finds_chains_of_full_and_short_names(text: str, expected: list[tuple[str, str]]) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("厦门市同安区新民镇工会", "福建省厦门市同安区新民镇"),
        ("杭州市上城区小营街道总工会", "浙江省杭州市上城区小营街道"),
        ("昆山市玉山镇", "江苏省苏州市昆山市玉山镇"),
    ],
)
def test_a_township_goes_on_a_chain(text: str, place: str) -> None:
    assert [name for _, name in found(text)] == [place]


@pytest.mark.parametrize("text", ["昆山市的乡镇", "昆山市各街道", "昆山市总工会乡镇工作部", "昆山市城镇", "昆山市小镇"])
def test_words_about_townships_are_none(text: str) -> None:
    assert [place for _, place in found(text)] == ["江苏省苏州市昆山市"]


def test_traditional_text_keeps_its_offsets() -> None:
    assert found("在彰化縣舉行") == [("彰化縣", "台湾省彰化县")]


@pytest.mark.parametrize("text", ["安康杯竞赛", "世界大同", "来宾致辞", "省和县的工会", "新区建设", "孙中山先生"])
def test_words_that_are_mostly_no_places_are_none_alone(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "place"),
    [("陕西安康", "陕西省安康市"), ("广西来宾", "广西壮族自治区来宾市"), ("晋城市城区", "山西省晋城市城区")],
)
def test_such_words_are_places_behind_the_place_above(text: str, place: str) -> None:
    assert found(text) == [(text, place)]


@pytest.mark.parametrize(("text", "first"), [("上海南站", "上海"), ("镇江西路", "镇江")])
def test_a_name_does_not_begin_inside_another(text: str, first: str) -> None:
    assert [words for words, _ in found(text)] == [first]


def test_a_short_name_of_a_county_is_no_place_alone() -> None:
    assert found("龙游来的职工") == []


def test_a_word_is_no_county_even_behind_its_province() -> None:
    assert found("河北新华书店") == [("河北", "河北省")]


def test_a_name_with_several_places_is_not_settled() -> None:
    (hit,) = gazetteer().find("鼓楼区总工会")
    assert hit.place is None
    assert {full_name(place.parent) for place in hit.candidates if place.parent} >= {"江苏省南京市", "福建省福州市"}


def test_parts_hold_each_name_of_a_chain() -> None:
    text = "福建省厦门市同安区"
    (hit,) = gazetteer().find(text)
    assert [text[start:end] for start, end in hit.parts] == ["福建省", "厦门市", "同安区"]
    assert hit.level == "county"


def test_old_places_are_known_with_their_years() -> None:
    (before,) = gazetteer().named("旅大市")
    assert before.until is not None
    assert full_name(before) == "辽宁省旅大市"


def test_records_of_one_place_settle_to_the_latest() -> None:
    places = gazetteer().named("江阴市")
    assert len(places) > 1
    assert settled(places) == max(places, key=lambda place: place.since)


def test_nothing_settles_to_nothing() -> None:
    assert settled(()) is None


def test_one_character_stands_for_a_province() -> None:
    place = gazetteer().abbreviated("渝")
    assert place is not None
    assert place.name == "重庆市"
    assert gazetteer().abbreviated("我") is None


def test_a_township_lies_in_its_county() -> None:
    (county,) = [place for place in gazetteer().named("嘉善县") if place.until is None]
    town = township("罗星街道", county)
    assert is_in(town, county)
    assert not is_in(county, town)
    assert full_name(town) == "浙江省嘉兴市嘉善县罗星街道"
    assert parents(town) == lineage(county)


@pytest.mark.parametrize(
    ("name", "short"),
    [("烟台市", "烟台"), ("内蒙古自治区", "内蒙古"), ("新疆维吾尔自治区", "新疆"), ("延边朝鲜族自治州", "延边"), ("沛县", "沛县"),
     ("浦东新区", "浦东"), ("香港特别行政区", "香港"), ("东乡族自治县", "东乡族")],
)  # fmt: skip
def test_short_names(name: str, short: str) -> None:
    assert short_name(name) == short


def test_every_place_is_above_nothing_of_its_level() -> None:
    order = ("province", "city", "county")
    for place in read_places():
        if place.parent is None:
            assert place.level == "province"
        else:
            assert order.index(place.parent.level) < order.index(place.level)


@given(st.text(alphabet="江苏省南通市西城区同安镇街道山东和的、县 a", max_size=40))
def test_hits_are_ordered_apart_and_inside(text: str) -> None:
    end = 0
    for hit in gazetteer().find(text):
        assert end <= hit.start < hit.end <= len(text)
        assert hit.parts[0][0] == hit.start
        assert hit.parts[-1][1] == hit.end
        assert hit.candidates
        end = hit.end


@pytest.mark.parametrize(
    ("name", "year", "chain"),
    [
        ("寿县", 2008, "安徽省六安市寿县"),
        ("寿县", 2020, "安徽省淮南市寿县"),
        ("巢湖市", 2005, "安徽省巢湖市"),
        ("谷城县", 2005, "湖北省襄樊市谷城县"),
        ("谷城县", 2020, "湖北省襄阳市谷城县"),
        ("襄阳市", 2005, "湖北省襄阳市"),
        ("重庆市", 1990, "重庆市"),
    ],
)
def test_a_place_lies_where_it_lay_in_a_year(name: str, year: int, chain: str) -> None:
    assert full_name(gazetteer().as_of(gazetteer().named(name)[0], year)) == chain


def test_a_township_lies_in_the_county_of_its_year() -> None:
    town = township("正阳关镇", gazetteer().named("寿县")[0])
    assert full_name(gazetteer().as_of(town, 2008)) == "安徽省六安市寿县正阳关镇"

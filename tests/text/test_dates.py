from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.text.dates import find_date, iter_dates, parse_date, year_of


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("2015-06-26", "2015-06-26"),
        ("2015/6/6", "2015-06-06"),
        ("2015.06.26", "2015-06-26"),
        ("20150626", "2015-06-26"),
        ("2015年6月26日", "2015-06-26"),
        ("２０１５年６月２６日", "2015-06-26"),
        ("二〇一五年六月二十六日", "2015-06-26"),
        ("二○一五年十月三十号", "2015-10-30"),
        ("2015年6月", "2015-06"),
        ("2015-06", "2015-06"),
        ("2015年", "2015"),
        ("2015", "2015"),
        ("2015-06-26T08:00:00+08:00", "2015-06-26"),
        ("2015年6月26日 08:30", "2015-06-26"),
    ],
)
def test_a_date_keeps_the_precision_that_it_states(text: str, iso: str) -> None:
    assert parse_date(text) == iso


@pytest.mark.parametrize(
    "text", ["", "昨日", "2015-02-30", "2015年13月", "15-06-26", "2015-06-26号楼", "6月26日", "123456789"]
)
def test_what_is_no_whole_date_is_none(text: str) -> None:
    assert parse_date(text) is None


def test_a_month_and_day_take_the_year_they_are_given() -> None:
    assert parse_date("6月26日", year=2015) == "2015-06-26"
    assert parse_date("2月29日", year=2015) is None
    assert parse_date("2月29日", year=2016) == "2016-02-29"


@pytest.mark.parametrize(
    "name",
    ["grrb_2015-06-26_03.txt", "20150626p3.txt", "江州日报2015年6月26日03版.txt", "2015.06.26.html", "a_2015_06_26"],
)
def test_a_full_date_is_found_in_a_file_name(name: str) -> None:
    assert find_date(name) == "2015-06-26"


@pytest.mark.parametrize("name", ["page_12015062612.txt", "2015年6月.txt", "201506.txt", "2015-99-99.txt"])
def test_numbers_of_other_kinds_are_no_date_of_a_file_name(name: str) -> None:
    assert find_date(name) is None


def test_dates_in_text_are_found_with_their_places() -> None:
    text = "2018年至2023年任主席,2024年1月5日卸任,5月1日获奖。"
    hits = list(iter_dates(text))
    assert [(text[hit.start : hit.end], hit.value) for hit in hits] == [
        ("2018年", "2018"),
        ("2023年", "2023"),
        ("2024年1月5日", "2024-01-05"),
    ]
    assert [hit.value for hit in iter_dates(text, year=2024)][-1] == "2024-05-01"


def test_a_dateline_is_not_younger_than_its_page() -> None:
    assert year_of(10, 25, "2020-10-26") == 2020
    assert year_of(12, 31, "2016-01-02") == 2015
    assert year_of(12, 31, "2016") == 2016
    assert year_of(6, 30, "2016-06") == 2016
    assert year_of(6, 30, None) is None


@given(st.dates(min_value=date(1800, 1, 1), max_value=date(2099, 12, 31)))
def test_every_day_is_read_back_from_each_of_its_forms(day: date) -> None:
    forms = [
        day.isoformat(),
        f"{day:%Y%m%d}",
        f"{day.year}年{day.month}月{day.day}日",
        f"{day.year}/{day.month}/{day.day}",
    ]
    assert {parse_date(form) for form in forms} == {day.isoformat()}

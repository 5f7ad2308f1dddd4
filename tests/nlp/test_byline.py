"""Bylines: before, behind and beside the text."""

from __future__ import annotations

import pytest

BYLINES = [
    ("本报讯(记者那立祥 通讯员韩宁)近日", [("那立祥", "记者"), ("韩宁", "通讯员")]),
    ("本报呼和浩特7月8日电 (记者 李玉波 实习生 张晨)", [("李玉波", "记者"), ("张晨", "实习生")]),
    ("□本报记者 吴锋\n本报通讯员 洪苑\n新闻特写", [("吴锋", "记者"), ("洪苑", "通讯员")]),
    ("职工在比武。韩印泉 杨涛 摄", [("韩印泉", "摄影"), ("杨涛", "摄影")]),
    ("参赛队一展风采。(刘慧)", [("刘慧", "作者")]),
    ("在转型中前行\n李心\n正文开始了。", [("李心", "作者")]),
    ("来源:新华网 作者:樊曦、齐中熙", [("樊曦", "作者"), ("齐中熙", "作者")]),
    ("参赛队一展风采。(刘慧 文/图)", [("刘慧", "作者")]),
    ("参赛队一展风采。(刘慧/文 杨涛/图)", [("杨涛", "摄影"), ("刘慧", "作者")]),
    ("【互傳媒／記者 林明佑／彰化 報導】", [("林明佑", "記者")]),
]


@pytest.mark.parametrize(("text", "wanted"), BYLINES)
def test_reporters_are_found_with_their_part(read, text, wanted):
    found = [(f.slots["person"].surface, f.values["role"]) for f in read(text).facts if f.type == "byline"]
    assert found == wanted


def test_a_reporter_in_the_text_is_no_byline_of_somebody_else(read):
    assert [f for f in read("记者了解到,记者从市总工会获悉。").facts if f.type == "byline"] == []


def test_a_list_of_names_has_no_authors(read):
    text = "先进个人\n刘慧 杨涛 韩印泉 李心\n吴锋 洪苑 韩宁 张晨\n"
    assert [f for f in read(text).facts if f.type == "byline"] == []


def test_a_post_that_ends_like_author_is_no_byline(read):
    assert [f for f in read("专职工会社会工作者刘慧在帮忙。").facts if f.type == "byline"] == []


@pytest.mark.parametrize(
    "text",
    [
        "赣州市五一劳动奖章获得者名单\n那立祥 韩宁\n李玉波 张晨",
        "赣州市五一劳动奖章\n那立祥 韩宁\n",
        "授予下列同志“赣州市劳动模范”称号:\n那立祥 韩宁\n",
        "赣州市劳动模范(2名)\n那立祥 韩宁\n",
    ],
)
def test_names_under_the_heading_of_a_list_are_no_byline(read, text):
    assert [f for f in read(text).facts if f.type == "byline"] == []

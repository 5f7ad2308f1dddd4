"""Mentions of events: with their year, session, place and quoted words, and never a common noun alone."""

from __future__ import annotations

import pytest

NAMES = [
    ("2015年度重庆“新千公里”高速公路建设劳动竞赛开赛", ["2015年度重庆“新千公里”高速公路建设劳动竞赛"]),
    ("省总工会举办第六届白酒行业职工职业技能大赛", ["第六届白酒行业职工职业技能大赛"]),
    ("“石化杯”贵州省第六届职工乒乓球比赛落幕", ["“石化杯”贵州省第六届职工乒乓球比赛"]),
    ("赣州市总工会召开第十三次代表大会", ["第十三次代表大会"]),
    ("中国煤矿工会第五届全国委员会第一次全体会议闭幕", ["中国煤矿工会第五届全国委员会第一次全体会议"]),
    ("学习贯彻党的十八大和工会十六大精神", ["党的十八大", "工会十六大"]),
    ("全面落实党的十八届三中全会精神", ["党的十八届三中全会"]),
    ("庆祝“五一”国际劳动节暨全国工人先锋号表彰大会举行", ["庆祝“五一”国际劳动节暨全国工人先锋号表彰大会"]),
    ("开展“职工文化建设三大活动”", ["职工文化建设三大活动"]),
    ("开展“会员评家”活动", ["“会员评家”活动"]),
    ("举办企业民主管理集体协商培训班", ["企业民主管理集体协商培训班"]),
    ("在昨天举行的“金粉杯”职工创新创意大赛暨“红色工匠”决赛上", ["“金粉杯”职工创新创意大赛暨“红色工匠”决赛"]),
    ("“我的班组”摄影展拉开帷幕", ["“我的班组”摄影展"]),
    ("召开十五届三次全委会议", ["十五届三次全委会议"]),
    ("日前开办“工友圆梦课堂”。", ["工友圆梦课堂"]),
    ("联合推出“工友生活节”,职工很高兴", ["工友生活节"]),
]

NONE = [
    "各级工会开展丰富多彩的文体活动",
    "会议指出,要加强技能培训",
    "职工踊跃参加各类竞赛",
    "本次大赛设三个组别",
    "推出“工友贷”产品",
    "组织职工外出疗休养,培训基地设在黄山",
]


def events(reading):
    return [mention.text for mention in reading.mentions if mention.label == "EVENT"]


@pytest.mark.parametrize(("text", "wanted"), NAMES)
def test_names_keep_year_session_and_place(read, text, wanted):
    assert events(read(text)) == wanted


@pytest.mark.parametrize("text", NONE)
def test_common_nouns_are_no_events(read, text):
    assert events(read(text)) == []


def test_an_honour_of_an_event_is_the_longer_name(read):
    reading = read("被评为福州市“安康杯”竞赛优胜单位")
    assert [(m.label, m.text) for m in reading.mentions] == [("AWARD", "福州市“安康杯”竞赛优胜单位")]


def test_an_event_for_an_honour_is_the_longer_name(read):
    reading = read("“庆阳工匠”选树活动启动")
    assert [(m.label, m.text) for m in reading.mentions] == [("EVENT", "“庆阳工匠”选树活动")]

"""Bodies: how their names end, how far they reach, and what is none."""

from __future__ import annotations

import pytest

BODIES = [
    ("记者从河南省焦作市总工会获悉", [("UNION", "河南省焦作市总工会")]),
    ("市总工会与区人社局联合发文", [("UNION", "市总工会"), ("ORG", "区人社局")]),
    ("近日,湖北省总举办培训", [("UNION", "湖北省总")]),
    ("由株洲远泰机电有限公司承办", [("COMPANY", "株洲远泰机电有限公司")]),
    ("中铁十二局集团第三工程有限公司蒙华铁路项目部", [("ORG", "中铁十二局集团第三工程有限公司蒙华铁路项目部")]),
    ("走访了鲁北(集团)股份有限公司设备部维修三站", [("ORG", "鲁北(集团)股份有限公司设备部维修三站")]),
    ("浙江省杭州市余杭区良渚街道总工会主席", [("UNION", "浙江省杭州市余杭区良渚街道总工会")]),
    ("太原市物流货运行业工会联合会成立", [("UNION", "太原市物流货运行业工会联合会")]),
    ("在中国海员建设工会的指导下", [("UNION", "中国海员建设工会")]),
    ("市政协、市委组织部和团市委", [("ORG", "市政协"), ("ORG", "市委组织部"), ("ORG", "团市委")]),
    ("省委、省政府高度重视", [("ORG", "省委"), ("ORG", "省政府")]),
    ("共青团芜湖市委和民建芜湖市委", [("ORG", "共青团芜湖市委"), ("ORG", "民建芜湖市委")]),
    ("香港工會聯合會會長", [("UNION", "香港工會聯合會")]),
    ("台灣電力工會第14分會", [("UNION", "台灣電力工會第14分會")]),
    ("安徽省总工会第十四届委员会", [("UNION", "安徽省总工会第十四届委员会")]),
    ("公司工会和集团工会都派了人", [("UNION", "公司工会"), ("UNION", "集团工会")]),
    ("全总和新华社", [("UNION", "全总"), ("ORG", "新华社")]),
    ("南京长江油运公司党委副书记钱进", [("COMPANY", "南京长江油运公司")]),
    ("陪同的有安徽联达汽车总经理李群", [("COMPANY", "安徽联达汽车")]),
    ("章贡区解放街道党工委书记曾小兰", [("ORG", "章贡区解放街道")]),
]

NO_BODIES = [
    "各级工会要深入基层工会调查研究",
    "工会干部和领导干部参加了培训班",
    "全市总工会系统",
    "民营企业和电商公司都有工会",
    "安全总监说,好处很多,到处都是",
    "新华社莫斯科4月28日电".replace("新华社", ""),
    "总量、总体和总经理",
]


@pytest.mark.parametrize(("text", "wanted"), BODIES)
def test_a_body_reaches_as_far_as_its_name(read, text, wanted):
    found = [(m.label, m.text) for m in read(text).mentions if m.label in {"UNION", "COMPANY", "ORG"}]
    assert found == wanted


@pytest.mark.parametrize("text", NO_BODIES)
def test_common_nouns_are_no_bodies(read, text):
    assert [m.text for m in read(text).mentions if m.label in {"UNION", "COMPANY", "ORG"}] == []


def test_a_county_named_in_full_is_known_by_its_short_name(read):
    text = "龙游工会来了。龙游县总工会主席张立冬说。"
    assert [m.text for m in read(text).mentions if m.label == "UNION"] == ["龙游工会", "龙游县总工会"]

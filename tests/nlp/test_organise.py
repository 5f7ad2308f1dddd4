"""Facts of events: who held them, by which words; and what was planned, attended or not held."""

from __future__ import annotations

import pytest

SHOW = "“我的车间”摄影展"
GAME = "兰州市第三届职工运动会"

ONE = [
    ("兰州市总工会近日成功举办兰州市第三届职工运动会。", [("兰州市总工会", GAME)]),
    ("兰州市总工会在兰州化工机械厂举办了“我的车间”摄影展。", [("兰州市总工会", SHOW)]),
    ("兰州市总工会于4月22日召开第十三次代表大会。", [("兰州市总工会", "第十三次代表大会")]),
    ("由兰州市总工会、兰州市人社局共同主办的“我的车间”摄影展开幕。", [("兰州市总工会", SHOW), ("兰州市人社局", SHOW)]),
    (
        "由兰州市总工会主办、兰州化工机械厂工会承办的“我的车间”摄影展开幕。",
        [("兰州市总工会", SHOW), ("兰州化工机械厂工会", SHOW)],
    ),
    (
        "“我的车间”摄影展由兰州市总工会主办,兰州化工机械厂工会承办。",
        [("兰州市总工会", SHOW), ("兰州化工机械厂工会", SHOW)],
    ),
    (
        "兰州市总工会举办“我的车间”摄影展、“劳动者之歌”文艺晚会。",
        [("兰州市总工会", SHOW), ("兰州市总工会", "“劳动者之歌”文艺晚会")],
    ),
    (
        "兰州市总工会会同兰州市人社局,在全市开展“金点子”征集活动。",
        [("兰州市总工会", "“金点子”征集活动"), ("兰州市人社局", "“金点子”征集活动")],
    ),
    ("王芳在兰州市总工会举办的“我的车间”摄影展上获奖。", [("兰州市总工会", SHOW)]),
    ("兰州市总工会“2019年送清凉活动”走进车站。", [("兰州市总工会", "2019年送清凉活动")]),
    ("兰州市第三届职工运动会开幕了。这是由兰州市总工会主办的运动会。", [("兰州市总工会", GAME)]),
    ("兰州化工机械厂今年很忙。近日,该厂举办“我的车间”摄影展。", [("兰州化工机械厂", SHOW)]),
    ("兰州市总工会服务职工,还举办了“我的车间”摄影展。", [("兰州市总工会", SHOW)]),
    ("兰州市第三届职工运动会昨天闭幕。运动会由兰州市总工会主办。", [("兰州市总工会", GAME)]),
    (
        "头一场是“我的车间”摄影展,兰州市总工会和兰州化工机械厂共同举办,观众很多。",
        [("兰州市总工会", SHOW), ("兰州化工机械厂", SHOW)],
    ),
]

NONE = [
    "兰州市总工会将于10月举办兰州市第三届职工运动会。",
    "兰州市总工会组织职工参加兰州市第三届职工运动会。",
    "兰州市总工会要求各单位开展“送清凉”活动。",
    "兰州市第三届职工运动会在兰州化工机械厂举行。",
    "王芳在兰州化工机械厂举行的兰州市第三届职工运动会上获奖。",
    "兰州市总工会将组织“我的车间”摄影展。",
    "兰州市总工会取消举办“我的车间”摄影展。",
    "兰州市总工会开展丰富多彩的文体活动。",
]


def organisers(reading):
    return [(f.slots["org"].surface, f.slots["event"].surface) for f in reading.facts if f.type == "organise"]


@pytest.mark.parametrize(("text", "wanted"), ONE)
def test_events_are_read_with_who_held_them(read, text, wanted):
    assert sorted(organisers(read(text))) == sorted(wanted)


@pytest.mark.parametrize("text", NONE)
def test_what_was_not_held_or_not_by_that_body_is_no_fact(read, text):
    assert organisers(read(text)) == []


def test_a_person_who_attends_does_not_hold(read):
    text = "甘肃省总工会主席刘志刚出席由兰州市总工会举办的“我的车间”摄影展。"
    assert organisers(read(text)) == [("兰州市总工会", SHOW)]

"""Facts of honours: verbs, honours before names, clauses without a subject, lists; and what is no fact."""

from __future__ import annotations

import pytest

MEDAL, STATE, PIONEER, HOME = "全国五一劳动奖章", "全国五一劳动奖状", "全国工人先锋号", "全国模范职工之家"

ONE = [
    # verbs of winning
    ("潍坊铸造有限公司工会主席王立国荣获全国五一劳动奖章。", [("王立国", MEDAL, None)]),
    (
        "南通双联纺织有限公司获得全国五一劳动奖状、全国文明单位。",
        [("南通双联纺织有限公司", STATE, None), ("南通双联纺织有限公司", "全国文明单位", None)],
    ),
    (
        "在全省焊工技能大赛中,潍坊铸造有限公司的王立国、李秀英获得一等奖。",
        [("王立国", "一等奖", None), ("李秀英", "一等奖", None)],
    ),
    ("潍坊铸造有限公司职工王立国以98分的好成绩夺得冠军。", [("王立国", "冠军", None)]),
    ("兰州化工机械厂等16个单位荣获“模范职工之家”称号。", [("兰州化工机械厂", "模范职工之家", None)]),
    ("兰州化工机械厂连续三年被评为全国厂务公开先进单位。", [("兰州化工机械厂", "全国厂务公开先进单位", None)]),
    # who gives
    ("兰州化工机械厂工会被中华全国总工会授予全国模范职工之家。", [("兰州化工机械厂工会", HOME, "中华全国总工会")]),
    ("中华全国总工会授予兰州化工机械厂全国五一劳动奖状。", [("兰州化工机械厂", STATE, "中华全国总工会")]),
    (
        "甘肃省总工会命名兰州化工机械厂工会为“甘肃省模范职工之家”。",
        [("兰州化工机械厂工会", "甘肃省模范职工之家", "甘肃省总工会")],
    ),
    (
        "甘肃省教育厅、甘肃省总工会授予王立国等50名教师“甘肃省师德标兵”称号。",
        [("王立国", "甘肃省师德标兵", "甘肃省教育厅"), ("王立国", "甘肃省师德标兵", "甘肃省总工会")],
    ),
    ("甘肃省总工会作出决定,追授王立国同志甘肃省五一劳动奖章。", [("王立国", "甘肃省五一劳动奖章", "甘肃省总工会")]),
    ("甘肃省总工会主席刘志刚为兰州化工机械厂工会颁发“全国模范职工之家”牌匾。", [("兰州化工机械厂工会", HOME, None)]),
    # before and behind names
    ("全国劳动模范、兰州化工机械厂钳工王立国作报告。", [("王立国", "全国劳动模范", None)]),
    (
        "三位全国劳动模范王立国、李秀英、张建军到会。",
        [(name, "全国劳动模范", None) for name in ("王立国", "李秀英", "张建军")],
    ),
    ("全国五一劳动奖章获得者王立国、省劳模张建军发言。", [("王立国", MEDAL, None), ("张建军", "省劳模", None)]),
    (
        "工程师王立国是全国五一劳动奖章获得者、全国技术能手。",
        [("王立国", MEDAL, None), ("王立国", "全国技术能手", None)],
    ),
    ("王立国,男,1968年生,兰州化工机械厂钳工,2015年被评为全国劳动模范。", [("王立国", "全国劳动模范", None)]),
    ("全国五一劳动奖状获奖集体代表、兰州化工机械厂厂长王立国领奖。", [("兰州化工机械厂", STATE, None)]),
    ("图为全国劳动模范王立国在授课。", [("王立国", "全国劳动模范", None)]),
    # subjects carried on
    (
        "车工王立国苦练技术,先后荣获甘肃省技术能手、兰州市劳动模范等称号。",
        [("王立国", "甘肃省技术能手", None), ("王立国", "兰州市劳动模范", None)],
    ),
    (
        "厂长王立国既是兰州市优秀党员,又获全国五一劳动奖章。",
        [("王立国", "兰州市优秀党员", None), ("王立国", MEDAL, None)],
    ),
    ("车工王立国今年五十岁。2019年,他被授予全国五一劳动奖章。", [("王立国", MEDAL, None)]),
    # lists
    (
        "荣获优秀组织奖的有:兰州化工机械厂、南通双联纺织有限公司。",
        [("兰州化工机械厂", "优秀组织奖", None), ("南通双联纺织有限公司", "优秀组织奖", None)],
    ),
    (
        "四个个人一等奖分别由王立国、李秀英、张建军获得。",
        [(name, "个人一等奖", None) for name in ("王立国", "李秀英", "张建军")],
    ),
    ("车工王立国、钳工李秀英分别获得一等奖、二等奖。", [("王立国", "一等奖", None), ("李秀英", "二等奖", None)]),
    (
        "我市有两名职工获得全国五一劳动奖章。他们是:兰州化工机械厂钳工王立国,兰州第一医院护士长李秀英。",
        [("王立国", MEDAL, None), ("李秀英", MEDAL, None)],
    ),
    (
        "获奖名单\n一、优胜企业\n兰州化工机械厂\n南通双联纺织有限公司\n二、优秀组织者\n工会主席 王立国\n工会主席 李秀英",
        [
            ("兰州化工机械厂", "优胜企业", None),
            ("南通双联纺织有限公司", "优胜企业", None),
            ("王立国", "优秀组织者", None),
            ("李秀英", "优秀组织者", None),
        ],
    ),
]

NONE = [
    "兰州化工机械厂工会主席王立国没有获得全国五一劳动奖章。",
    "兰州化工机械厂争创全国工人先锋号。",
    "兰州市总工会推荐王立国为全国五一劳动奖章候选人。",
    "兰州化工机械厂有望获得全国五一劳动奖状。",
    "今年我区有8人获全国五一劳动奖章,4个单位获全国五一劳动奖状。",
    "甘肃省总工会主席刘志刚为获得全国五一劳动奖章的职工颁奖。",
    "甘肃省总工会授予10个单位甘肃省五一劳动奖状。",
    "李华、朱琳等45名选手分获一、二、三等奖和优秀奖。",
    "兰州市总工会撤销了王立国的兰州市劳动模范称号。",
    "学徒工李秀英谢绝了“兰州工匠”称号。",
    "甘肃省总工会举行获得全国五一劳动奖章职工座谈会。",
]


def awards(reading):
    facts = [fact for fact in reading.facts if fact.type == "award"]
    return [
        (
            f.slots["recipient"].surface,
            f.slots["award"].surface,
            f.slots["grantor"].surface if "grantor" in f.slots else None,
        )
        for f in facts
    ]


@pytest.mark.parametrize(("text", "wanted"), ONE)
def test_honours_are_read_with_who_won_and_who_gave(read, text, wanted):
    assert sorted(awards(read(text)), key=str) == sorted(wanted, key=str)


@pytest.mark.parametrize("text", NONE)
def test_what_is_planned_denied_or_without_a_name_is_no_fact(read, text):
    assert awards(read(text)) == []


def test_the_fullest_of_two_facts_stays(read):
    text = "兰州化工机械厂工会获评“全国模范职工之家”\n兰州化工机械厂工会被中华全国总工会授予“全国模范职工之家”称号。"
    assert awards(read(text)) == [("兰州化工机械厂工会", HOME, "中华全国总工会")]


def test_evidence_is_the_sentence(read):
    text = "会议开幕。兰州化工机械厂荣获全国五一劳动奖状。会议闭幕。"
    (fact,) = [fact for fact in read(text).facts if fact.type == "award"]
    assert fact.evidence.quote == "兰州化工机械厂荣获全国五一劳动奖状。"
    assert text[fact.evidence.start : fact.evidence.end] == fact.evidence.quote
    assert fact.evidence.rule == "award.won"


def test_long_lines_take_no_longer_than_their_length(read):
    for text in ("在中" * 400 + "获全国五一劳动奖章", "连续先后" * 400 + "获一等奖", "车工王立国," + "一,、" * 400, "全国劳动模范、" + "员" * 400):
        read(text)

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
        "经研究,决定授予王立国等同志“甘肃省技术能手”称号。现将名单公布如下:\n钳工 王立国\n车工 李秀英\n甘肃省总工会",
        [("王立国", "甘肃省技术能手", "甘肃省总工会"), ("李秀英", "甘肃省技术能手", "甘肃省总工会")],
    ),
    (
        "厂长王立国、工人李秀英获得全国五一劳动奖章。在兰州获此殊荣的还有教师张建军。",
        [(name, MEDAL, None) for name in ("王立国", "李秀英", "张建军")],
    ),
    ("车工王立国获兰州工匠称号,徒弟李秀英也获此殊荣。", [("王立国", "兰州工匠", None), ("李秀英", "兰州工匠", None)]),
    (
        "被兰州市总工会授予“兰州工匠”称号的是:车工王立国、钳工李秀英。",
        [(name, "兰州工匠", "兰州市总工会") for name in ("王立国", "李秀英")],
    ),
    ("兰州市总工会把“兰州工匠”奖牌颁给车工王立国。", [("王立国", "兰州工匠", "兰州市总工会")]),
    (
        "厂长王立国、车工李秀英、钳工张建军到会。三人都是甘肃省劳动模范。",
        [(name, "甘肃省劳动模范", None) for name in ("王立国", "李秀英", "张建军")],
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

GIVEN = [
    # the giver of a decision is that of the tables below it
    (
        "白银市总工会关于表彰先进的决定\n一、白银市模范职工之家(2个)\n白银棉纺织厂工会  兰州化工机械厂工会\n"
        "二、白银市优秀工会工作者(1名)\n王立国(回族)  白银棉纺织厂工会主席",
        [
            ("白银棉纺织厂工会", "白银市模范职工之家", "白银市总工会"),
            ("兰州化工机械厂工会", "白银市模范职工之家", "白银市总工会"),
            ("王立国", "白银市优秀工会工作者", "白银市总工会"),
        ],
    ),
    (
        "白银市劳动模范名单\n(白银市人民政府1989年4月28日批准)\n工业系统\n王立国  白银棉纺织厂  李秀英(女)  兰州化工机械厂",
        [(name, "白银市劳动模范", "白银市人民政府") for name in ("王立国", "李秀英")],
    ),
    (
        "王立国  白银棉纺织厂机修工\n李秀英  兰州化工机械厂检验员\n以上2人被白银市总工会授予白银市五一劳动奖章。",
        [(name, "白银市五一劳动奖章", "白银市总工会") for name in ("王立国", "李秀英")],
    ),
    # that of a sentence is that of the clauses behind it
    (
        "白银市总工会日前表彰先进,王立国被授予白银市五一劳动奖章。",
        [("王立国", "白银市五一劳动奖章", "白银市总工会")],
    ),
    (
        "白银市总工会授予兰州化工机械厂白银市五一劳动奖状,授予车工王立国白银市五一劳动奖章。",
        [
            ("兰州化工机械厂", "白银市五一劳动奖状", "白银市总工会"),
            ("王立国", "白银市五一劳动奖章", "白银市总工会"),
        ],
    ),
    # but not where the clause tells of another time, or of an honour above the giver
    (
        "白银市总工会日前表彰先进。王立国2015年被评为甘肃省劳动模范。",
        [("王立国", "甘肃省劳动模范", None)],
    ),
    ("白银市总工会召开表彰会,王立国被授予全国五一劳动奖章。", [("王立国", MEDAL, None)]),
    # one whom the text is about
    (
        "车工王立国进厂三十年。徒弟李秀英说,王立国从不误工。去年,甘肃省总工会授予他甘肃省五一劳动奖章。",
        [("王立国", "甘肃省五一劳动奖章", "甘肃省总工会")],
    ),
    ("钳工王立国研制的卸料小车获甘肃省职工创新成果一等奖。", [("王立国", "甘肃省职工创新成果一等奖", None)]),
]

NONE = [
    "白银市模范职工之家名单(公示)\n白银棉纺织厂工会\n兰州化工机械厂工会",
    "王立国入选全国五一劳动奖章候选人。",
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


@pytest.mark.parametrize(("text", "wanted"), GIVEN)
def test_givers_and_winners_are_inherited_where_the_text_goes_on(read, text, wanted):
    assert sorted(awards(read(text)), key=str) == sorted(wanted, key=str)


def test_an_inherited_giver_is_marked_and_less_sure(read):
    own, inherited = (
        next(fact for fact in read(text).facts if fact.type == "award")
        for text in (
            "王立国被白银市总工会授予白银市五一劳动奖章。",
            "白银市总工会日前表彰先进。王立国被授予白银市五一劳动奖章。",
        )
    )
    assert (own.evidence.rule, inherited.evidence.rule) == ("award.given_by", "award.won.inherited")
    assert inherited.confidence < own.confidence


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
    for text in (
        "在中" * 400 + "获全国五一劳动奖章",
        "连续先后" * 400 + "获一等奖",
        "车工王立国," + "一,、" * 400,
        "全国劳动模范、" + "员" * 400,
        "甘肃省总工会" + "为" * 2000 + "获一等奖",
        "甘肃省总工会 " * 200 + "获一等奖",
    ):
        read(text)

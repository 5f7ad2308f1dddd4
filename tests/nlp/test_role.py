"""Facts of posts: chains, lists, appositions, verbs, bodies handed on and bodies left out."""

from __future__ import annotations

import time

import pytest

from kg.model import Mention
from kg.nlp.facts.holdings import find_holders
from kg.nlp.facts.reading import make_scene
from kg.nlp.segmenters import make_segmenter
from kg.nlp.view import View
from kg.resolve.confidence import weigh
from kg.resources import read_weights

ROLES = [
    (
        "湖南省总工会党组书记、常务副主席何明远到株洲调研",
        [("何明远", "党组书记", "湖南省总工会"), ("何明远", "常务副主席", "湖南省总工会")],
    ),
    (
        "重庆市人大常委会副主任、市总工会主席郑洪宣布开赛",
        [("郑洪", "副主任", "重庆市人大常委会"), ("郑洪", "主席", "市总工会")],
    ),
    (
        "江苏双联纺织有限公司党委副书记、工会主席王根生说",
        [("王根生", "党委副书记", "江苏双联纺织有限公司"), ("王根生", "主席", "江苏双联纺织有限公司工会")],
    ),
    ("钱森林任方圆机械有限公司董事长", [("钱森林", "董事长", "方圆机械有限公司")]),
    (
        "陈志强,男,汉族,1968年5月生,中共党员,现任山东鲁北重工集团有限公司党委书记、董事长。",
        [("陈志强", "党委书记", "山东鲁北重工集团有限公司"), ("陈志强", "董事长", "山东鲁北重工集团有限公司")],
    ),
    (
        "会议选举陈杰平为安徽省总工会第十四届委员会主席,关明、张辉为副主席。",
        [("陈杰平", "主席", "安徽省总工会"), ("关明", "副主席", "安徽省总工会"), ("张辉", "副主席", "安徽省总工会")],
    ),
    ("市总工会副主席陈国华、秘书长张立群参加", [("陈国华", "副主席", "市总工会"), ("张立群", "秘书长", "市总工会")]),
    ("市委常委、组织部部长黄晓东讲话", [("黄晓东", "常委", "市委"), ("黄晓东", "部长", "市委组织部")]),
    ("张桂芳是包头市环卫局的一名环卫工人。", [("张桂芳", "环卫工人", "包头市环卫局")]),
    ("西安铁路局宝鸡机务段电力机车司机董宏涛", [("董宏涛", "电力机车司机", "西安铁路局宝鸡机务段")]),
    (
        "随后举行的全会上,王建国再次当选乌海市总工会主席,张晓蓉(女)、李永成当选副主席。",
        [
            ("王建国", "主席", "乌海市总工会"),
            ("张晓蓉", "副主席", "乌海市总工会"),
            ("李永成", "副主席", "乌海市总工会"),
        ],
    ),
    (
        "陈鹏远,男,1962年生,中共党员,烟台海阳毛纺厂机修工、高级技师。",
        [
            ("陈鹏远", "机修工", "烟台海阳毛纺厂"),
            ("陈鹏远", "高级技师", "烟台海阳毛纺厂"),
        ],
    ),
    ("王立国是包头第二机械厂的钳工。", [("王立国", "钳工", "包头第二机械厂")]),
    (
        "梁玉梅（女，壮族）　柳州龙城车桥有限公司　质检员\n何大川　　桂林第一橡胶厂　车间主任",
        [
            ("梁玉梅", "质检员", "柳州龙城车桥有限公司"),
            ("何大川", "车间主任", "桂林第一橡胶厂"),
        ],
    ),
    ("赵建军说,会议免去赵建军芜湖市总工会副主席职务。", [("赵建军", "副主席", "芜湖市总工会")]),
    ("接任滁州市总工会主席的是周庆国。", [("周庆国", "主席", "滁州市总工会")]),
    ("滁州市总工会主席一职由周庆国担任。", [("周庆国", "主席", "滁州市总工会")]),
    ("江门市总工会第六次代表大会日前闭幕,林素英当选主席。", [("林素英", "主席", "江门市总工会")]),
    ("武汉市副市长尹维新到会", [("尹维新", "副市长", "湖北省武汉市人民政府")]),
    ("浙江省总工会主席\n厉志刚", [("厉志刚", "主席", "浙江省总工会")]),
    (
        "焊工高立林到过现场。他现为首都航天机械有限公司特种熔融焊接工。",
        [("高立林", "特种熔融焊接工", "首都航天机械有限公司")],
    ),
]


def roles(reading):
    return [
        (f.slots["person"].surface, f.values["title"], f.slots["org"].name or f.slots["org"].surface)
        for f in reading.facts
        if f.type == "role"
    ]


@pytest.mark.parametrize(("text", "wanted"), ROLES)
def test_posts_are_read_with_their_bodies(read, text, wanted):
    assert roles(read(text)) == wanted


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("时任铁道部第三工程局工会主席的周国栋回忆说", "former"),
        ("原省总工会副主席林海到场", "former"),
        ("刘洋不再担任宁夏回族自治区总工会副主席职务", "former"),
        ("县总工会代主席高敏主持", "acting"),
        ("县总工会主席高敏主持", "current"),
    ],
)
def test_status_is_what_the_words_before_say(read, text, status):
    (fact,) = [f for f in read(text).facts if f.type == "role"]
    assert fact.values["status"] == status


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("主席", "chair"), ("常务副主席", "vice_chair"), ("党组书记", "secretary"), ("党委副书记", "deputy_secretary"),
        ("主任", "director"), ("副局长", "deputy_director"), ("常委", "member"), ("高级工程师", "staff"), ("秘书长", "other"),
        ("理事長", "chair"), ("記者", "byline"),
    ],
)  # fmt: skip
def test_titles_have_the_kinds_of_the_schema(title, kind):
    from kg.nlp.posts import post_kind

    assert post_kind(title) == kind


def test_a_post_that_nobody_named_holds_is_no_role(read):
    assert [m for m in read("各县总工会主席参加会议,主席团成员在主席台就座。").mentions if m.label == "ROLE"] == []


def test_a_post_of_an_enterprise_does_not_fall_to_a_union(read):
    text = "市总工会主席杨立陪同。北方联达总经理王延平介绍了情况。"
    assert ("王延平", "总经理", "市总工会") not in roles(read(text))


@pytest.mark.parametrize(
    "text",
    [
        "王建国从未担任过松阳县总工会主席。",
        "如果陈秀芳当选海南省总工会主席,将是首位来自车间的主席。",
        "河源市总工会拟提名侯文义为副主席候选人。",
        "叶国良会不会出任飞跃服装有限公司总经理?",
    ],
)
def test_what_is_denied_planned_or_asked_gives_nobody_a_post(read, text):
    assert roles(read(text)) == []


def test_a_post_without_a_body_is_less_sure_than_one_with_it(read):
    said, left_open = (
        [f for f in read(text).facts if f.type == "role"][-1]
        for text in ("铜陵第二轴承厂班长王福生带头报名。", "铜陵第二轴承厂开工了。班长王福生带头报名。")
    )
    assert left_open.slots["org"].surface == said.slots["org"].surface
    assert left_open.evidence.rule.endswith(".inherited")
    weights = read_weights("facts", "confidence.json")
    assert weigh(left_open, weights) < weigh(said, weights)


def test_a_post_goes_to_the_kind_of_body_that_has_such_posts(read):
    text = "市总工会来到铜陵第二轴承厂慰问。炉前工王福生接过慰问品。"
    assert roles(read(text)) == [("王福生", "炉前工", "铜陵第二轴承厂")]


@pytest.mark.parametrize(
    ("text", "times"),
    [
        ("2018年2月,陈志强任巢湖市总工会主席。", ("2018年2月", None)),
        ("陈志强2011年至2018年任巢湖市总工会主席。", ("2011年", "2018年")),
        ("陈志强去年当选巢湖市总工会主席。", ("去年", None)),
        ("陈志强今年3月辞去巢湖市总工会主席职务。", (None, "今年3月")),
        ("陈志强1981年进厂,后来任巢湖市总工会主席。", (None, None)),
        ("3月5日,巢湖市总工会主席陈志强到厂里看望。", (None, None)),
    ],
)
def test_times_are_those_of_the_verb_in_the_words_of_the_text(read, text, times):
    (fact,) = [f for f in read(text).facts if f.type == "role"]
    assert (fact.values.get("valid_from"), fact.values.get("valid_to")) == times


def test_evidence_is_the_sentence(read):
    text = "天晴了。县总工会主席高敏主持会议。会后散去。"
    (fact,) = [f for f in read(text).facts if f.type == "role"]
    assert fact.evidence.quote == "县总工会主席高敏主持会议。"
    assert text[fact.evidence.start : fact.evidence.end] == fact.evidence.quote


@pytest.mark.parametrize(("unit", "label", "name"), [("原主席", "ROLE", "主席"), ("王立国、", "PERSON", "王立国")])
def test_a_long_run_of_posts_or_names_takes_no_long_time(unit, label, name):
    times, at = 1500, unit.index(name)
    starts = [number * len(unit) + at for number in range(times)]
    run = tuple(Mention(start=start, end=start + len(name), label=label, text=name, rule="") for start in starts)
    scene = make_scene(View(unit * times, make_segmenter("char")), run)
    begin = time.perf_counter()
    assert find_holders(scene) == []
    assert time.perf_counter() - begin < 5

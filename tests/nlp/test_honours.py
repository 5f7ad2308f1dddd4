"""Mentions of honours: how far a name reaches, and what tells that an honour is meant."""

from __future__ import annotations

import pytest

from kg.errors import ConfigError
from kg.nlp import honour_words

NAMES = [
    ("他荣获全国五一劳动奖章。", ["全国五一劳动奖章"]),
    ("获绍兴市“五一先锋岗”称号", ["绍兴市“五一先锋岗”"]),
    ("被授予“全国工人先锋号”", ["全国工人先锋号"]),
    ("市十佳班主任林月、省优秀教师周晓", ["市十佳班主任", "省优秀教师"]),
    ("被评为武汉市“双创”劳动竞赛创新能手", ["武汉市“双创”劳动竞赛创新能手"]),
    ("获全国推进女职工权益保护专项集体合同工作先进单位", ["全国推进女职工权益保护专项集体合同工作先进单位"]),
    ("省教育系统优秀共产党员丁晓兰", ["省教育系统优秀共产党员"]),
    ("获2019年度全国“安康杯”竞赛优胜班组", ["全国“安康杯”竞赛优胜班组"]),
    ("在比赛中夺得焊工组一等奖", ["焊工组一等奖"]),
    ("分获一、二、三等奖和优秀奖", ["一、二、三等奖", "优秀奖"]),
    ("荣获第六届全省焊工技能大赛团体第一名", ["团体第一名"]),
    ("获山东省富民兴鲁劳动奖章", ["山东省富民兴鲁劳动奖章"]),
    ("获省“五个一工程奖”", ["省“五个一工程奖”"]),
    ("首届“绍兴工匠”出炉", ["绍兴工匠"]),
    ("“全国优秀农民工”“高原最美职工”“青海好人”,说的都是他", ["全国优秀农民工", "高原最美职工", "青海好人"]),
    ("评选劳动模范、劳动奖状、工人先锋号、杰出职工等", ["劳动模范", "劳动奖状", "工人先锋号", "杰出职工"]),
    ("獲頒模範勞工獎章", ["模範勞工獎章"]),
    ("被命名为山东省劳模创新工作室", ["山东省劳模创新工作室"]),
    ("获“闽江守望者”荣誉称号", ["闽江守望者"]),
]

NONE = [
    "要弘扬劳模精神、劳动精神、工匠精神",
    "各级工会要做好先进集体的推荐工作",
    "10名优秀教师代表接受慰问",
    "走访慰问了三位劳模",
    "技能大师工作室揭牌",
    "领导为获奖选手颁奖,比赛设大奖三个",
    "职工之家建设提速",
    "他是我们的榜样",
]


def honours(reading):
    return [mention.text for mention in reading.mentions if mention.label == "AWARD"]


@pytest.mark.parametrize(("text", "wanted"), NAMES)
def test_names_reach_from_their_giver_to_their_end(read, text, wanted):
    assert honours(read(text)) == wanted


@pytest.mark.parametrize("text", NONE)
def test_common_nouns_are_no_honours(read, text):
    assert honours(read(text)) == []


def test_a_body_that_is_given_an_honour_is_not_part_of_it(read):
    assert honours(read("授予南平纸业有限公司工会“集体协商示范单位”称号")) == ["集体协商示范单位"]


def test_a_line_of_its_own_names_an_honour(read):
    assert honours(read("光荣榜\n一、优胜企业\n南平纸业有限公司")) == ["优胜企业"]


def test_a_name_is_found_again_over_white_space(read):
    text = "苍梧县职工素质 培训基地授课\n县总工会命名苍梧县第一中学为“苍梧县职工素质培训基地”。"
    assert honours(read(text)) == ["苍梧县职工素质 培训基地", "苍梧县职工素质培训基地"]


def test_a_bare_medal_points_at_the_honour_before_it(read):
    assert honours(read("追授他青海省五一劳动奖章。昨天,有人专程把奖章送到家中。")) == ["青海省五一劳动奖章", "奖章"]
    assert honours(read("昨天,有人专程把奖章送到家中。")) == []


def test_rules_are_told(read):
    mentions = [m for m in read("荣获全国五一劳动奖章和“港口卫士”称号").mentions if m.label == "AWARD"]
    assert [m.rule for m in mentions] == ["honour.own", "honour.near"]


def test_a_line_with_an_unknown_strength_is_refused(monkeypatch, tmp_path):
    lines = [(3, tmp_path / "honours.tsv", "茶王\tsure")]
    monkeypatch.setattr(honour_words, "iter_lines", lambda name: iter(lines))
    with pytest.raises(ConfigError, match=r"honours\.tsv:3: unknown strength 'sure' of '茶王'; expected one of own"):
        honour_words.endings.__wrapped__()

"""People: where names stand and how far they reach."""

from __future__ import annotations

import pytest

PEOPLE = [
    ("市总工会主席郑洪一声令下", ["郑洪"]),
    ("党委书记王建国认真研读", ["王建国"]),
    ("选举陈杰平为主席,关明、张辉、金国平为副主席", ["陈杰平", "关明", "张辉", "金国平"]),
    ("副主席李方平等出席", ["李方平"]),
    ("分公司经理游斌成为能手", ["游斌"]),
    ("(记者王芳 通讯员李平 欧阳文涛)", ["王芳", "李平", "欧阳文涛"]),
    ("本报讯 记者程雪 通讯员柳庭和报道 近日", ["程雪", "柳庭和"]),
    ("自治区总工会副主席阿不都热依木·买买提率队走访", ["阿不都热依木·买买提"]),
    ("市总工会副主席扎西顿珠,县总工会主席边巴次仁参加", ["扎西顿珠", "边巴次仁"]),
    ("陈志强,男,汉族,1968年5月生", ["陈志强"]),
    ("钱森林董事长汇报了情况", ["钱森林"]),
    ("全国五一劳动奖章获得者徐文静来到现场", ["徐文静"]),
    ("邹志堂的事迹传开了", ["邹志堂"]),
    ("王 芳 摄", ["王 芳"]),
    ("理事長梁孫旭出席了開幕式", ["梁孫旭"]),
]

NO_PEOPLE = [
    "职工权益受到侵害,职工文化丰富多彩",
    "主席信箱、主席热线",
    "在武汉市职工的支持下",
    "李老师、刘女士和周先生都来了",
    "优秀工会工作者代表发言",
    "女职工全覆盖、一线职工全覆盖",
    "由于日晒、风沙等自然因素",
]


@pytest.mark.parametrize(("text", "wanted"), PEOPLE)
def test_names_are_read_whole(read, text, wanted):
    assert [m.text for m in read(text).mentions if m.label == "PERSON"] == wanted


@pytest.mark.parametrize("text", NO_PEOPLE)
def test_words_that_look_like_names_are_none(read, text):
    assert [m.text for m in read(text).mentions if m.label == "PERSON"] == []


def test_a_name_known_once_is_found_again(read):
    text = "县总工会主席柏树林到场。活动结束后,记者看到柏树林仍在和职工交谈。"
    assert [m.text for m in read(text).mentions if m.label == "PERSON"] == ["柏树林", "柏树林"]

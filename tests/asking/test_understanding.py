"""Questions are read as data says that they are to be, in whatever dress they come, or refused with a reason."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest
from asking.world import CRAFTSMAN, LZ, names
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.asking import Asked, Refused, Understood, read_question
from kg.text.fold import in_traditional

QUESTIONS = [
    tuple(line.split("\t"))
    for line in (Path(__file__).parent / "questions.tsv").read_text(encoding="utf-8").splitlines()
    if not line.startswith("#")
]
NAMES = names()

_questions = st.sampled_from([question for _, question, _ in QUESTIONS])
_readable = st.sampled_from([question for _, question, wanted in QUESTIONS if wanted != "refuse"])


@cache
def read(question: str) -> Asked:
    return read_question(question, NAMES)


def outcome(asked: Asked) -> frozenset[str]:
    """Return what a question became, as questions.tsv has it."""
    if isinstance(asked, Refused):
        return frozenset({"refuse"})
    said = [asked.query, *(f"{name}={value}" for name, value in asked.parameters.items())]
    said += [f"where:{'|'.join(kept.columns)}{kept.sign}{'/'.join(kept.values)}" for kept in asked.where]
    return frozenset([*said, *([f"ask={asked.ask}"] if asked.ask != "list" else [])])


def refused(question: str) -> Refused:
    asked = read(question)
    assert isinstance(asked, Refused), asked
    return asked


def understood(question: str) -> Understood:
    asked = read(question)
    assert isinstance(asked, Understood), asked
    return asked


def test_every_question_becomes_what_it_is_to_become() -> None:
    wrong = {
        question: (wanted, got)
        for _, question, wanted in QUESTIONS
        if (got := outcome(read(question))) != frozenset(wanted.split())
    }
    assert not wrong


def test_there_are_as_many_questions_as_a_figure_needs() -> None:
    assert len(QUESTIONS) >= 800
    assert sum(wanted == "refuse" for _, _, wanted in QUESTIONS) >= 150


@settings(deadline=None, max_examples=30)
@given(_questions, st.data())
def test_white_space_says_nothing(question: str, data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(question)))
    space = data.draw(st.sampled_from([" ", "\u3000", "\n", "\u00a0"]))
    assert outcome(read(question[:place] + space + question[place:])) == outcome(read(question))


@settings(deadline=None, max_examples=30)
@given(_questions, st.sampled_from(["?", "？", "。", "！", "？？", " ?"]))
def test_a_stop_says_nothing(question: str, stop: str) -> None:
    assert outcome(read(question.rstrip("？?") + stop)) == outcome(read(question))


@settings(deadline=None, max_examples=30)
@given(_questions)
def test_traditional_characters_and_full_width_digits_are_read_alike(question: str) -> None:
    wide = str.maketrans({chr(code): chr(code + 0xFEE0) for code in range(0x30, 0x3A)})
    assert outcome(read(in_traditional(question))) == outcome(read(question))
    assert outcome(read(question.translate(wide))) == outcome(read(question))


@settings(deadline=None, max_examples=30)
@given(
    _readable,
    st.sampled_from(
        ["请问", "请问一下，", "我想知道", "我想了解一下", "帮我查一下", "你知道", "能不能告诉我", "麻烦帮我查查"]
    ),
    st.sampled_from(["", "呢", "啊", "，谢谢"]),
)
def test_courtesies_say_nothing(question: str, before: str, behind: str) -> None:
    assert outcome(read(before + question.rstrip("？?") + behind)) == outcome(read(question))


@settings(deadline=None, max_examples=30)
@given(_readable)
def test_what_a_question_became_is_a_question_that_becomes_the_same(question: str) -> None:
    asked = understood(question)
    again = understood(asked.zh)
    assert (again.query, again.parameters, again.where) == (asked.query, asked.parameters, asked.where)
    assert "…" not in asked.zh + asked.en


@settings(deadline=None, max_examples=30)
@given(st.text(max_size=40))
def test_no_text_is_too_odd_to_be_refused(text: str) -> None:
    assert isinstance(read_question(text, NAMES), Refused)


@settings(deadline=None, max_examples=30)
@given(_readable, st.sampled_from(["不", "没有", "女", "最", "除了", "为什么", "可能", "银河"]), st.data())
def test_a_word_that_is_not_known_is_never_passed_over(question: str, word: str, data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(question)))
    asked = read(question[:place] + word + question[place:])
    assert isinstance(asked, Refused) or asked.ask == "whether"


def test_a_name_that_is_not_there_is_refused_with_those_near_it() -> None:
    asked = refused("兰州市总工汇主席是谁")
    assert "“兰州市总工汇”" in asked.zh
    assert "'兰州市总工汇'" in asked.en
    assert asked.candidates[0].name == LZ
    assert asked.nearest


def test_a_short_name_of_several_is_refused_with_all_of_them() -> None:
    asked = refused("城关区总工会主席是谁")
    assert {one.name for one in asked.candidates} == {"兰州市城关区总工会", "拉萨市城关区总工会"}


def test_a_name_that_only_its_page_can_settle_is_not_taken_for_the_one_that_is_there() -> None:
    assert [one.name for one in refused("市总工会主席是谁").candidates] == [LZ]


def test_a_name_that_is_not_there_is_not_taken_for_a_short_name_within_it() -> None:
    asked = refused("敦煌市总工会主席是谁")
    assert "“敦煌市总工会”" in asked.zh
    assert not any(LZ in near for near in asked.nearest)


def test_a_place_of_which_there_are_several_is_refused_with_all_of_them() -> None:
    found = {one.name for one in refused("城关区有哪些工会").candidates}
    assert {"甘肃省兰州市城关区", "西藏自治区拉萨市城关区"} <= found


@pytest.mark.parametrize("word", ["去年", "现任", "最近"])
def test_words_that_lean_on_today_are_asked_back(word: str) -> None:
    asked = refused(f"{word}兰州市总工会主席是谁")
    assert word in asked.zh
    assert "relative to which day" in asked.en


@pytest.mark.parametrize(
    ("question", "word"),
    [
        ("兰州市总工会女主席是谁", "女"),
        ("除了祁雪梅还有谁获得陇原工匠", "除了"),
        ("兰州市总工会主席的秘书是谁", "主席"),
    ],
)
def test_words_that_cannot_be_read_are_named(question: str, word: str) -> None:
    asked = refused(question)
    assert word in asked.zh
    assert asked.nearest


def test_the_nearest_question_has_the_names_of_the_one_that_was_asked() -> None:
    assert f"获得{CRAFTSMAN}的有哪些" in refused("谁没得过陇原工匠").nearest


def test_what_may_mean_two_things_is_left_to_choose() -> None:
    assert set(refused("裴小满的报道有哪些").nearest) == {"裴小满写了哪些报道", "提到裴小满的文章有哪些"}


def test_numbers_of_what_pages_name_in_part_are_not_counted() -> None:
    assert refused("兰州市总工会有多少人").nearest == ("兰州市总工会的人员有哪些",)


def test_a_time_that_a_query_cannot_be_limited_to_is_refused() -> None:
    assert "不限时间" in refused("2018年兰州市总工会的上级工会是哪个").zh
    assert "某年" in refused("有哪些活动").zh


def test_a_question_of_several_hundred_characters_is_refused() -> None:
    assert "200" in refused("谁" * 201).zh


def test_what_a_question_became_is_said_in_both_languages() -> None:
    asked = understood("兰州市总工会主席2018年5月由谁担任")
    assert asked.zh == "2018年5月兰州市总工会的主席是谁"
    assert asked.en == "Who held the post of 主席 in 兰州市总工会 in 2018-05?"
    assert asked.column == "person"

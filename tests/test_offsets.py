from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.model import Argument, Article, Evidence, Fact, Mention, Reading
from kg.offsets import find_parts, to_source


def article(source: str, *lines: str) -> Article:
    """Return the article that joins lines of a source, none between them."""
    pieces, at = [], 0
    for line in lines:
        pieces.append((at, source.index(line), len(line)))
        at += len(line)
    return Article(id="a", text="".join(lines), pieces=tuple(pieces))


def mention(article: Article, text: str, label: str = "PERSON") -> Mention:
    start = article.text.index(text)
    return Mention(start=start, end=start + len(text), label=label, text=text, rule="made", name=text)


def reading(article: Article, *mentions: Mention) -> Reading:
    slots = {str(number): Argument(label=one.label, mention=one) for number, one in enumerate(mentions)}
    evidence = Evidence(start=0, end=len(article.text), quote=article.text, rule="made")
    return Reading(article=article, mentions=mentions[:1], facts=(Fact(type="role", slots=slots, evidence=evidence),))


def test_a_name_over_a_line_end_keeps_the_line_feed_of_the_source() -> None:
    source = "重庆市总工会主席郑\n  洪到会。"
    joined = article(source, "重庆市总工会主席郑", "洪到会。")
    moved = to_source(reading(joined, mention(joined, "郑洪")), source)
    (person,) = moved.mentions
    assert (person.text, person.name, (person.start, person.end)) == ("郑\n  洪", "郑洪", (8, 13))
    assert moved.facts[0].evidence.quote == source
    assert moved.facts[0].slots["0"].mention == person


def test_a_sentence_around_a_caption_has_the_part_with_most_of_its_mentions() -> None:
    source = "市总工会主席郑洪\n图为现场。李平 摄\n和王芳一起走访企业并看望职工。"
    joined = article(source, "市总工会主席郑洪", "和王芳一起走访企业并看望职工。")
    held = [mention(joined, text) for text in ("市总工会", "郑洪")]
    fact = to_source(reading(joined, *held), source).facts[0]
    assert fact.evidence.quote == "市总工会主席郑洪"
    held = [mention(joined, "王芳")]
    assert to_source(reading(joined, *held), source).facts[0].evidence.quote == "和王芳一起走访企业并看望职工。"


def test_columns_out_of_order_give_no_stretch_over_what_lies_between() -> None:
    source = "洪到会讲话。\n别的文章。\n市总工会主席郑"
    joined = article(source, "市总工会主席郑", "洪到会讲话。")
    moved = to_source(reading(joined, mention(joined, "郑洪")), source)
    assert moved.mentions[0].text == "郑"
    assert moved.mentions[0].name == "郑洪"
    assert moved.facts[0].evidence.quote == "市总工会主席郑"


def test_marks_between_lines_do_not_part_them() -> None:
    source = "**重庆市总工会**\n# 主席郑洪"
    joined = article(source, "重庆市总工会", "主席郑洪")
    ((start, end),) = find_parts(joined, 0, 10, source)
    assert source[start:end] == "重庆市总工会**\n# 主席郑洪"


def test_a_stretch_of_put_in_line_feeds_alone_is_an_error() -> None:
    joined = replace(article("甲乙", "甲", "乙"), text="甲\n乙", pieces=((0, 0, 1), (2, 1, 1)))
    assert find_parts(joined, 0, 3, "甲乙") == [(0, 2)]
    with pytest.raises(ValueError, match="span 1:2 holds no character"):
        find_parts(joined, 1, 2, "甲乙")


@given(st.lists(st.text("甲乙丙 \n，。", min_size=1, max_size=6), min_size=1, max_size=6), st.data())
def test_parts_give_back_the_text(lines: list[str], data: st.DataObject) -> None:
    order = data.draw(st.permutations(range(len(lines))))
    starts = [sum(len(lines[before]) for before in order[: order.index(number)]) for number in range(len(lines))]
    source = "".join(lines[number] for number in order)
    at = [sum(map(len, lines[:number])) for number in range(len(lines))]
    pieces = tuple(zip(at, starts, map(len, lines), strict=True))
    joined = Article(id="a", text="".join(lines), pieces=pieces)
    start = data.draw(st.integers(0, len(joined.text) - 1))
    end = data.draw(st.integers(start + 1, len(joined.text)))
    parts = find_parts(joined, start, end, source)
    found = "".join(source[left:right] for left, right in parts)
    # Between pieces that follow each other only marks and white space may be taken in.
    kept = "甲乙丙"
    assert [c for c in found if c in kept] == [c for c in joined.text[start:end] if c in kept]

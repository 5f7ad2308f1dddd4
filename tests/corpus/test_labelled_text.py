"""Pieces as labelled text, whole or by sentences, and the figures of the data card."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.corpus import Span, damage, format_card, iter_pieces, iter_sentences, parse_piece, to_labelled
from kg.corpus.card import province_of
from kg.resources import pipelines

HEAD = "# id: 105\n# kind: notice\n# date: 1999-01-31\n# place: 臺灣省\n\n"
CORPUS = pipelines("corpus")
PIECES = [piece for piece in iter_pieces(CORPUS) if int(piece.id) < 100]


def made(text: str, *facts: str):
    return parse_piece(HEAD + text + "\n---\n" + "\n".join(facts) + "\n", "105.txt")


def test_marks_are_entities_and_optional_ones_stand_apart() -> None:
    one = to_labelled(made("[市总|UNION|赣州市总工会][[宣教|ROLE?]干部|ROLE?][陶然|PERSON]。"))
    assert one.entities == (Span(0, 2, "UNION"), Span(6, 8, "PERSON"))
    assert one.optional == (Span(2, 6, "ROLE"), Span(2, 4, "ROLE"))
    assert one.id == "105"


def test_sentences_are_cut_behind_their_marks_and_at_lines_but_in_no_mention() -> None:
    text = (
        "　　[市总|UNION|?]开会。“[陶然|PERSON]来吗？”\n[“想一想！干起来”竞赛|EVENT]\n[王|PERSON]说；[李大\n力|PERSON]"
    )
    sentences = list(iter_sentences(to_labelled(made(text))))
    assert [one.text for one in sentences] == [
        "市总开会。",
        "“陶然来吗？”",
        "“想一想！干起来”竞赛",
        "王说；",
        "李大\n力",
    ]
    assert [one.text[span.start : span.end] for one in sentences for span in one.entities] == [
        "市总", "陶然", "“想一想！干起来”竞赛", "王", "李大\n力",
    ]  # fmt: skip


@settings(deadline=None)
@given(st.integers(0, len(PIECES) - 1), st.integers(0, 50))
def test_sentences_hold_every_entity_and_every_word(number: int, seed: int) -> None:
    whole = to_labelled(damage(PIECES[number], seed))
    parts = list(iter_sentences(whole))
    assert "".join("".join(one.text for one in parts).split()) == "".join(whole.text.split())
    for kind in ("entities", "optional"):
        names = [(span.label, one.text[span.start : span.end]) for one in parts for span in getattr(one, kind)]
        assert names == [(span.label, whole.text[span.start : span.end]) for span in getattr(whole, kind)]


def test_the_card_counts_what_is_there() -> None:
    pieces = [
        made("[市總|UNION|?]開會，[張三|PERSON?]發獎。", "role? | +李四 | 主席 | 市總 | chair"),
        parse_piece("# id: 061\n# kind: news\n# date: 2003-01-31\n# place: 全国\n\n无 事\n---\n", "061.txt"),
    ]
    card = format_card(pieces)
    for row in (
        "| pieces 篇 | 1 | 0 | 1 | 2 |",
        "| characters, white space apart 字数 | 2 | 0 | 10 | 12 |",
        "| mentions 名称 | 0 | 0 | 1 | 1 |",
        "| optional mentions 可选名称 | 0 | 0 | 1 | 1 |",
        "| facts 事实 | 0 | 0 | 0 | 0 |",
        "| optional facts 可选事实 | 0 | 0 | 1 | 1 |",
        "| UNION | 0 | 0 | 1 |",
        "| notice | 0 | 0 | 1 |",
        "| 1995-1999 | 0 | 0 | 1 |",
        "| 2000-2004 | 1 | 0 | 0 |",
        "Places 地区: 台湾 1, 全国 1.",
        "Traditional characters 繁体: 1 pieces 篇.",
    ):
        assert row in card.splitlines(), card


@pytest.mark.parametrize("name", ["README.md", "README.zh-CN.md"])
def test_the_data_card_has_the_figures_of_today(name: str) -> None:
    pieces = list(iter_pieces(CORPUS))
    written = (CORPUS / name).read_text(encoding="utf-8").partition("--card -->\n")[2].partition("<!-- end")[0]
    assert written == format_card(pieces), "pieces have changed: make card"


def test_every_piece_is_about_a_province_or_the_nation() -> None:
    assert {province_of(piece) for piece in PIECES} >= {"香港", "澳门", "台湾", "内蒙古", "黑龙江", "重庆"}

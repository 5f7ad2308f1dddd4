"""Damage keeps marks where they belong, and every name what it was; each kind of damage happens."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from kg.corpus import Mark, Piece, damage, iter_pieces, parse_piece
from kg.corpus.checking import check_piece
from kg.resources import pipelines
from kg.schema import BODY_LABELS

HEAD = "# id: 061\n# kind: news\n# date: 1999-01-31\n# place: 江西省\n\n"
KEPT = ("PERSON", *BODY_LABELS, "ROLE")
SEEDS = range(300)

MADE = parse_piece(
    HEAD
    + "[赣州市总工会|UNION][主席|ROLE][陶然|PERSON]说，2008年有30人（含5名女职工）到会。会后，[市总|UNION|赣州市总工会]授予"
    "[王　伟|PERSON]、[李大\n力|PERSON]“[2008年度赣州市五一劳动奖章|AWARD]”；奖章由[陶然|PERSON]颁发。大家未有干涉，已在广场等候多日。\n"
    "第二天，[[某厂|COMPANY?|?]工会|UNION?|?]没有人来。大会于是开到了下午，直到人散。\n---\n"
    "role | 陶然 | 主席 | 赣州市总工会 | chair\naward | 王　伟 | 2008年度赣州市五一劳动奖章 | 赣州市总工会\n",
    "061.txt",
)
PIECES = (MADE, *(piece for piece in iter_pieces(pipelines("corpus")) if int(piece.id) < 100))


@cache
def made_worse() -> tuple[Piece, ...]:
    return tuple(damage(MADE, seed) for seed in SEEDS)


def squeezed(text: str) -> str:
    return re.sub(r"\s", "", text)


def key(mark: Mark) -> tuple[str, tuple[str, ...], bool]:
    return mark.label, mark.names, mark.optional


@settings(deadline=None)
@given(st.integers(0, 10**6), st.integers(0, 92))
@example(seed=94170, number=17)  # an event that its fact calls by its words
def test_marks_give_back_their_text_and_names_are_what_they_were(seed: int, number: int) -> None:
    piece = PIECES[number]
    worse = damage(piece, seed)
    assert all(worse.text[mark.start : mark.end] == mark.text for mark in worse.mentions)
    assert {key(mark) for mark in worse.mentions} == {key(mark) for mark in piece.mentions}
    whole = {(key(mark), squeezed(mark.text)) for mark in piece.mentions}
    lengths = {(*key(mark), len(squeezed(mark.text))) for mark in piece.mentions}
    for mark in worse.mentions:
        assert (*key(mark), len(squeezed(mark.text))) in lengths
        assert mark.label not in KEPT or (key(mark), squeezed(mark.text)) in whole
    assert (worse.facts, worse.id, worse.split) == (piece.facts, piece.id, piece.split)
    assert check_piece(worse, "061.txt", 1) is worse


@settings(deadline=None)
@given(st.integers(0, 10**6))
def test_a_mention_is_marked_as_often_as_it_is_printed(seed: int) -> None:
    worse = damage(MADE, seed)
    printed = len(re.findall(r"\s*".join("赣州市总工会"), worse.text))
    assert printed == sum(squeezed(mark.text) == "赣州市总工会" for mark in worse.mentions) >= 1


def test_damage_is_the_same_for_the_same_seed_and_another_for_another() -> None:
    assert damage(MADE, 7) == damage(MADE, 7)
    assert len({piece.text for piece in made_worse()}) > 200


def test_a_seed_does_not_damage_every_piece_alike() -> None:
    texts = [squeezed(damage(piece, 1).text) == squeezed(piece.text) for piece in PIECES]
    assert {True, False} == set(texts)


@pytest.mark.parametrize(
    ("kind", "pattern"),
    [
        ("a line ends in a name", r"陶\n然|李\n大"),
        ("a line ends in a sentence", r"大家未有\n干涉"),
        ("a block ends in a sentence", r"[^。\s]\n\n[^\s]"),
        ("a space in a name", r"陶 然|陶　然"),
        ("half-width marks", r"说,2008年有30人\(含"),
        ("full-width digits", r"２０"),
        ("a lost mark", r"会后市总"),
        ("another character", r"大家末有|太家|广汤|大家未有千|己在|厂场"),
        ("a running head", r"1999年1月31日"),
        ("a caption", r"图为"),
        ("a passage printed twice", r"(?s)第二天.*第二天"),
    ],
)
def test_each_kind_of_damage_happens(kind: str, pattern: str) -> None:
    found = sum(bool(re.search(pattern, piece.text)) for piece in made_worse())
    assert 0 < found < len(SEEDS), kind


def test_nothing_stands_between_the_lines_inside_a_mention() -> None:
    counts: Counter[bool] = Counter()
    for piece in made_worse():
        for mark in piece.mentions:
            if mark.names == ("李大力",):
                assert re.fullmatch(r"李\s*大\s*力", mark.text)
                counts["\n" in mark.text] += 1
    assert counts[True]


def test_a_text_without_marks_or_nearly_without_text_is_damaged_too() -> None:
    for text in ("。", "会", "无人到会。" * 40):
        piece = parse_piece(HEAD + text + "\n---\n", "061.txt")
        assert all(damage(piece, seed).mentions == () for seed in range(20))

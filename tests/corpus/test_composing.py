"""Pieces composed of shapes."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.corpus import Shape, compose, compose_all, damage, read_shapes, to_gold
from kg.errors import InputError

SHAPES = read_shapes()


def shape(text: str, facts: str = "") -> Shape:
    return Shape(name="x.y", text=text, facts=facts, place="x.txt:1")


@pytest.mark.parametrize("one", SHAPES, ids=lambda shape: shape.name)
def test_every_shape_makes_sound_pieces(one: Shape) -> None:
    for piece in compose_all([one], 3, seed=7):
        assert piece.id.startswith(f"{one.name}.")
        assert "{" not in piece.text
        assert len(to_gold(damage(piece, 1))["mentions"]) >= len(piece.mentions)


def test_there_are_shapes_of_every_finder_and_of_no_fact() -> None:
    types = {line.split(" | ")[0] for one in SHAPES for line in one.facts.splitlines()}
    assert {"role", "award", "byline", "organise", "union_of", "partner"} <= types
    assert len(SHAPES) >= 120
    assert any(not one.facts for one in SHAPES)


def test_the_same_number_gives_the_same_piece_and_another_one_other_names() -> None:
    one = read_shapes(prefix="post.body-post-person")[0]
    assert compose(one, 3, seed=1) == compose(one, 3, seed=1)
    texts = {piece.text for seed in (1, 2) for piece in compose_all([one], 20, seed)}
    assert len(texts) > 30


def test_a_slot_is_the_same_name_throughout_and_a_mention_outside_brackets() -> None:
    piece = compose(shape("{U1}{chair1}{P1}。[{C1}工会|UNION]找{P1}。", "role | {P1} | {chair1} | {U1} | chair"), 1)
    union, role, person, company_union, again = piece.mentions
    assert [one.label for one in piece.mentions] == ["UNION", "ROLE", "PERSON", "UNION", "PERSON"]
    assert person.text == again.text
    assert company_union.text.endswith("工会")
    assert piece.facts[0].slots["org"] == (union.text,)
    assert piece.facts[0].slots["title"] == (role.text,)


def test_names_of_one_piece_do_not_hold_each_other() -> None:
    for piece in compose_all([shape("{U1}、{U2}、{C1}、{C2}、{P1}、{P2}")], 30):
        names = [one.text for one in piece.mentions]
        assert not any(one in other for one in names for other in names if one != other)
        assert len(set(names)) == 6


@pytest.mark.parametrize(
    ("text", "facts", "said"),
    [
        ("{Y9}到会。", "", r"x\.txt:1: unknown slot {Y}; expected one of"),
        ("{P1}到会。", "role | {P1} | 主席 | {U1} | chair", "org .* is not marked"),
        ("{T1}", "rule | {T1}", "fact 'rule"),
    ],
)
def test_what_is_no_shape_is_said(text: str, facts: str, said: str) -> None:
    with pytest.raises(InputError, match=said):
        compose(shape(text, facts), 1)


def test_shapes_of_a_folder_are_checked(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text(
        "# remarks stand here\n\n# a.one\n{P1}到会。\n---\n\n# a.two\n{P1}没有来。\n---\n", encoding="utf-8"
    )
    assert [one.name for one in read_shapes(tmp_path)] == ["a.one", "a.two"]
    assert read_shapes(tmp_path, "a.t")[0].place == f"{file}:7"
    with pytest.raises(InputError, match="'b'; their names begin with: a"):
        read_shapes(tmp_path, "b")
    file.write_text("# a.one\n{P1}到会。\n", encoding="utf-8")
    with pytest.raises(InputError, match=r"a\.txt:1: no shape"):
        read_shapes(tmp_path)
    file.write_text("# a.one\n{P1}\n---\n# a.one\n{P1}\n---\n", encoding="utf-8")
    with pytest.raises(InputError, match=r"a\.one.*already"):
        read_shapes(tmp_path)

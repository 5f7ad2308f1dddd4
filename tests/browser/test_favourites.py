"""The zip of favourites: what it holds, and that it is the same everywhere. What they answer: test_on_stores."""

from __future__ import annotations

import io
import zipfile

import pytest

from kg.browser import Favourite, make_favourites, make_statement, read_favourites
from kg.queries import GROUPS, parse_query, read_queries
from kg.resources import cypher
from kg.store.guard import refuse_writes
from kg.text.cypher import iter_tokens

FAVOURITES = read_favourites()


def test_every_named_query_is_a_favourite_and_so_is_every_query_that_is_drawn() -> None:
    assert {one.query.name for one in FAVOURITES if one.query.group} == set(read_queries())
    assert {one.query.name for one in FAVOURITES if not one.query.group} == {
        path.stem for path in cypher("browser").iterdir()
    }


def test_the_zip_has_the_same_bytes_each_time_and_is_not_compressed_by_any_version_of_a_library() -> None:
    assert make_favourites() == make_favourites()
    with zipfile.ZipFile(io.BytesIO(make_favourites())) as archive:
        assert {entry.compress_type for entry in archive.infolist()} == {zipfile.ZIP_STORED}
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_the_zip_holds_the_favourites_in_a_folder_a_group_those_that_are_drawn_first() -> None:
    with zipfile.ZipFile(io.BytesIO(make_favourites())) as archive:
        held = {name: archive.read(name).decode() for name in archive.namelist()}
    assert held == {one.path: one.text for one in FAVOURITES}
    folders = list(dict.fromkeys(path.rpartition("/")[0] for path in held))
    assert folders[0] == "工会图谱/图形 Graphs"
    assert folders[1:] == [f"工会图谱/{title} {group.capitalize()}" for group, title in GROUPS.items()]


@pytest.mark.parametrize("favourite", FAVOURITES, ids=lambda one: one.path)
def test_a_favourite_is_one_reading_statement_without_parameters_below_its_two_titles(favourite: Favourite) -> None:
    title, statement = favourite.text.split("\n", 1)
    chinese, english = title.removeprefix("// ").split(" | ")
    assert any("\u4e00" <= char <= "\u9fff" for char in chinese)
    assert english.isascii()
    kinds = {token.kind for token in iter_tokens(statement)}
    assert "parameter" not in kinds
    assert "ORDER BY" in statement
    assert "LIMIT" in statement
    refuse_writes(favourite.text)


def test_a_favourite_tells_its_parameters_with_the_values_that_it_has() -> None:
    (favourite,) = (one for one in FAVOURITES if one.query.name == "chairs-on")
    values = favourite.query.example
    assert f'// body = "{values["body"]}" — {favourite.query.parameters[0].text}' in favourite.text
    assert f'b.name = "{values["body"]}"' in favourite.text
    assert f'size("{values["date"]}")' in favourite.text


def test_a_word_with_a_dollar_sign_in_a_string_or_a_comment_is_no_parameter() -> None:
    query = parse_query(
        "some", "// 某 | Some\n// param n: integer = 3 — how many\nRETURN '$n' AS a, $n AS b // $n\nLIMIT $n\n"
    )
    assert make_statement(query).endswith("RETURN '$n' AS a, 3 AS b // $n\nLIMIT 3\n")

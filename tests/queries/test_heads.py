"""The heads of query files: read, refused where they are wrong, and bound to what is given."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from kg.errors import ConfigError, NotFoundError, ReadOnlyError
from kg.queries import bind, check, find_query, parse_query, read_query

HEAD = """\
// 某 | Something
// It has a note.
// param name: string — whose
// param date: date = 2018 — when
// param year: date = '' — of this year; '' for all
// param limit: integer = 5 — most rows
// param all: boolean = false — all of them
// example: name="A B" limit=3
// answer: {"name": "A B", "of": null}
MATCH (n {name: $name}) RETURN n.name AS name, $date, $year, $limit, $all LIMIT $limit
"""


def test_a_head_is_read() -> None:
    query = parse_query("some", HEAD, group="people")
    assert (query.title_zh, query.title, query.notes, query.group) == ("某", "Something", "It has a note.", "people")
    assert [(p.name, p.type, p.default, p.is_required) for p in query.parameters] == [
        ("name", "string", None, True), ("date", "date", "2018", False), ("year", "date", "", False),
        ("limit", "integer", 5, False), ("all", "boolean", False, False),
    ]  # fmt: skip
    assert query.example == {"name": "A B", "limit": "3"}
    assert query.answers == ({"name": "A B", "of": None},)
    assert query.columns == ("name", "$date", "$year", "$limit", "$all")


def test_a_query_is_told_to_other_programs_as_json() -> None:
    told = json.loads(json.dumps(parse_query("some", HEAD, group="people").to_json()))
    assert told["group"] == "people"
    assert told["parameters"][0] == {
        "name": "name", "type": "string", "text": "whose", "required": True, "default": None,
    }  # fmt: skip
    assert told["answers"] == [{"name": "A B", "of": None}]


def test_values_are_read_as_their_types_and_defaults_fill_the_rest() -> None:
    query = parse_query("some", HEAD)
    assert bind(query, {"name": "7", "date": "2018年5月3日", "all": "yes"}) == {
        "name": "7", "date": "2018-05-03", "year": "", "limit": 5, "all": True,
    }  # fmt: skip
    assert bind(query, {"name": "x", "limit": 9, "all": True})["limit"] == 9


def test_a_filter_that_is_given_as_its_default_filters_nothing() -> None:
    assert bind(parse_query("some", HEAD), {"name": "x", "year": ""})["year"] == ""


@pytest.mark.parametrize(
    ("text", "words"),
    [("總工會", ["总工会"]), (" 重庆　工会\n", ["重庆", "工会"]), ("“五一” 五一", ["五一", "五一"]), ("Ａ１", ["A1"])],
)
def test_words_are_parted_and_folded(text: str, words: list[str]) -> None:
    query = parse_query("some", "// 某 | Some\n// param words: words — what\nRETURN $words AS words")
    assert bind(query, {"words": text}) == {"words": words}


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ({}, "query 'some' needs 'name' (whose)"),
        ({"name": "x", "lim": "3"}, "query 'some' has no parameter 'lim'; it has name, date, year, limit, all"),
        ({"name": "x", "limit": "many"}, "limit='many' is no integer"),
        ({"name": "x", "limit": str(2**63)}, "is no integer; expected a whole number of at most 64 bits"),
        ({"name": "x", "date": "soon"}, "date='soon' is no date; expected YYYY, YYYY-MM or YYYY-MM-DD"),
        ({"name": "x", "all": "maybe"}, "all='maybe' is no boolean; expected true or false"),
    ],
)
def test_wrong_parameters_are_errors_that_say_what_to_give(given: dict[str, str], message: str) -> None:
    with pytest.raises(ConfigError) as error:
        bind(parse_query("some", HEAD), given)
    assert message in str(error.value)


@pytest.mark.parametrize("text", ["", " ", "“”", "《 》"])
def test_words_that_are_none_are_an_error(text: str) -> None:
    query = parse_query("some", "// 某 | Some\n// param words: words — what\nRETURN $words AS words")
    with pytest.raises(ConfigError, match="is no words; expected characters to look for"):
        bind(query, {"words": text})


def test_a_query_that_writes_is_refused_before_a_store_is_asked() -> None:
    with pytest.raises(ReadOnlyError):
        check(parse_query("some", "CREATE (n)"), {})


def test_an_unknown_query_is_an_error_that_names_near_ones() -> None:
    with pytest.raises(NotFoundError, match=r"no query is named 'chair'; did you mean chairs"):
        find_query("chair")


@pytest.mark.parametrize(
    "line",
    ["// param name string", "// param n: text — x", "// example: name", "// answer: [1]", '// answer: {"name": A}'],
)
def test_a_head_that_is_wrong_is_an_error(line: str) -> None:
    with pytest.raises(ConfigError, match="query 'some'"):
        parse_query("some", f"// 某 | Something\n{line}\nRETURN 1 AS one")


def test_a_file_without_a_head_takes_any_parameter(tmp_path: Path) -> None:
    path = tmp_path / "own.cypher"
    path.write_text("MATCH (n {name: $name}) RETURN n.name AS name", encoding="utf-8")
    assert bind(read_query(path), {"name": "x"}) == {"name": "x"}


def test_a_file_that_cannot_be_read_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(NotFoundError, match="cannot read the query file"):
        read_query(tmp_path / "none.cypher")
    path = tmp_path / "own.cypher"
    path.write_bytes("// 工会主席".encode("gb18030"))
    with pytest.raises(ConfigError, match="is not UTF-8"):
        read_query(path)

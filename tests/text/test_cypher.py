from __future__ import annotations

import pytest

from kg.text.cypher import column_names, iter_tokens


def texts(cypher: str) -> list[str]:
    return [token.text for token in iter_tokens(cypher)]


def test_comments_and_white_space_are_no_tokens() -> None:
    assert texts("MATCH (n) // all\n/* and\n more */ RETURN n") == ["MATCH", "(", "n", ")", "RETURN", "n"]


def test_strings_and_quoted_names_are_one_token() -> None:
    assert texts(r"'it\'s // no comment' + \"a\"".replace(r"\"", '"')) == [r"'it\'s // no comment'", "+", '"a"']
    assert texts("`a``b`.`c`") == ["`a``b`", ".", "`c`"]


def test_what_is_not_closed_goes_to_the_end() -> None:
    assert texts("RETURN 'open") == ["RETURN", "'open"]
    assert texts("RETURN 1 /* open") == ["RETURN", "1", "/* open"]


def test_a_number_takes_its_point_and_leaves_a_range() -> None:
    assert texts("1.5 1..3") == ["1.5", "1", "..", "3"]


@pytest.mark.parametrize(
    ("cypher", "columns"),
    [
        ("MATCH (n) RETURN n.name AS name, count(*) AS `how many` ORDER BY name LIMIT 3", ("name", "how many")),
        (
            "MATCH (n) RETURN DISTINCT n.name, size([x IN n.aliases WHERE x <> ','])",
            ("n.name", "size([x IN n.aliases WHERE x <> ','])"),
        ),
        ("CALL { MATCH (m) RETURN m AS inner } RETURN inner.id AS id, {a: 1, b: 2} AS map", ("id", "map")),
        ("MATCH (n) RETURN n.order, $limit, n.limit AS most LIMIT $limit", ("n.order", "$limit", "most")),
        ("RETURN 1 AS a UNION RETURN 2 AS a", ("a",)),
        ("MATCH (n) RETURN *", ()),
        ("CALL db.labels()", ()),
        ("RETURN ')' AS text // RETURN 2 AS b", ("text",)),
    ],
)
def test_columns_are_read_off_the_statement(cypher: str, columns: tuple[str, ...]) -> None:
    assert column_names(cypher) == columns

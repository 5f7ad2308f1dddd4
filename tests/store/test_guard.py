from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from store.hidden_writes import READS, hidden_writes

from kg.errors import ReadOnlyError
from kg.queries import read_queries
from kg.store.guard import refuse_writes


@pytest.mark.parametrize("statement", hidden_writes())
def test_statements_that_write_are_refused(statement: str) -> None:
    with pytest.raises(ReadOnlyError):
        refuse_writes(statement)


@pytest.mark.parametrize("statement", READS)
def test_statements_that_read_are_not(statement: str) -> None:
    refuse_writes(statement)


def test_there_are_as_many_as_we_say() -> None:
    assert len(hidden_writes()) >= 400
    assert len(set(READS)) >= 80


@pytest.mark.parametrize("name", read_queries())
def test_the_queries_of_the_library_are_not_refused(name: str) -> None:
    refuse_writes(read_queries()[name].cypher)


def test_the_error_says_which_clause_and_where() -> None:
    with pytest.raises(ReadOnlyError, match=re.escape("'SET' in line 2")):
        refuse_writes("MATCH (n)\nSET n.name = 'x'")


@given(
    st.sampled_from(["SET n.a = 1", "CREATE (m)", "DELETE n", "MERGE (m:X {id: 1})", "REMOVE n.a"]),
    st.sampled_from([" ", "\n", "/**/", "/* ' */", '/* " ` */', "// '\n", "// */\r\n", "\t", "\u00a0"]),
    st.sampled_from(["'a'", '"b"', "'\\''", '"\\\\"', "'/*'", "'//'", "`x`", "'`'", "1.", "$set", "n.set"]),
    st.booleans(),
)
def test_no_comment_string_or_escape_hides_a_write(clause: str, gap: str, value: str, is_escaped: bool) -> None:
    if is_escaped:
        clause = f"\\u{ord(clause[0]):04x}{clause[1:]}"
    with pytest.raises(ReadOnlyError):
        refuse_writes(f"MATCH (n){gap}WITH n, {value}{gap}AS v{gap}{clause}{gap}RETURN v")

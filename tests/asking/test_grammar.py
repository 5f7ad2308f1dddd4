"""The grammar as files: it fits the query library, takes lines of one's own, and names lines that are wrong."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from asking.world import names

from kg.asking import Understood, grammar, nearest, read_question
from kg.asking.grammar import read_grammar
from kg.asking.notation import parse_pattern
from kg.errors import ConfigError
from kg.queries import find_query
from kg.resources import pipelines


@pytest.fixture
def files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The grammar's files, copied to where a test may change them."""
    shutil.copytree(pipelines("asking"), tmp_path / "asking")
    monkeypatch.setattr(grammar, "pipelines", tmp_path.joinpath)
    read_grammar.cache_clear()
    yield tmp_path / "asking"
    read_grammar.cache_clear()
    nearest._marks.cache_clear()


def test_every_meaning_is_a_query_with_its_parameters_and_columns() -> None:
    for whens in read_grammar().meanings.values():
        for meaning in whens.values():
            query = find_query(meaning.query)
            place = (meaning.name, meaning.when)
            assert set(meaning.parameters) <= {one.name for one in query.parameters}, place
            needed = {one.name for one in query.parameters if one.is_required}
            assert needed <= set(meaning.parameters), place
            columns = {column for one in meaning.where for column in one.columns}
            columns |= {column for column in meaning.answers.values() if column != "-"}
            assert columns <= set(query.columns), place


def test_every_meaning_has_a_form() -> None:
    found = read_grammar()
    assert {form.meaning for form in found.forms} == set(found.meanings)


def test_a_form_of_ones_own_joins_the_others(files: Path) -> None:
    assert not isinstance(read_question("兰州市总工会谁说了算", names()), Understood)
    (files / "forms.tsv.local").write_text("people-of\t-\t{body}谁说了算\n", encoding="utf-8")
    read_grammar.cache_clear()
    asked = read_question("兰州市总工会谁说了算", names())
    assert isinstance(asked, Understood)
    assert (asked.query, asked.parameters) == ("people-of", {"body": "兰州市总工会"})


@pytest.mark.parametrize(
    ("name", "line", "message"),
    [
        ("forms.tsv", "holders\tperson", r"forms\.tsv\.local:1: expected 3 fields parted by tabs, found 2"),
        ("forms.tsv", "holder\t-\t谁", r"forms\.tsv\.local:1: no meaning is named 'holder'"),
        ("forms.tsv", "holders\tking\t<asked>当王", r"no rules 'noun-king' and 'pronoun-king'"),
        ("forms.tsv", "holders\t-\t谁<当", r"forms\.tsv\.local:1: cannot read"),
        ("forms.tsv", "holders\t-\t谁<rule-less>", r"forms\.tsv\.local:1: no rule is named 'rule-less'"),
        ("forms.tsv", "holders\t-\t(谁|哪位", r"forms\.tsv\.local:1: '\(' is not closed by '\)'"),
        ("rules.tsv", "more\t谁]", r"rules\.tsv\.local:1: '\]' closes nothing"),
        ("meanings.tsv", "x\t-\tposts\tperson\t\tbody\t问\task", r"meanings\.tsv\.local:1: 'person' is no"),
        ("meanings.tsv", "x\t-\tposts\t\tbody\tbody\t问\task", r"meanings\.tsv\.local:1: 'body' is no condition"),
        ("meanings.tsv", "x\tdecade\tposts\t\t\t\t问\task", r"'decade' is no precision of a date"),
    ],
)
def test_a_line_that_is_wrong_is_named(files: Path, name: str, line: str, message: str) -> None:
    (files / f"{name}.local").write_text(line + "\n", encoding="utf-8")
    read_grammar.cache_clear()
    with pytest.raises(ConfigError, match=message):
        read_grammar()


def test_a_pattern_is_what_its_notation_says() -> None:
    with pytest.raises(ValueError, match="cannot read"):
        parse_pattern("谁<")

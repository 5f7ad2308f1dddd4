"""Labelled text is read from JSON Lines and columns of every scheme, and what is wrong is named with its line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.corpus import Labelled, Span, format_labelled
from kg.errors import ConfigError, InputError
from kg.evaluate import FORMATS, read_labelled
from kg.evaluate.columns import find_scheme, iter_columns

TAGS = {
    "bio": "市 B-UNION\n总 I-UNION\n主 B-ROLE\n席 I-ROLE\n王 B-PERSON\n讲 O\n",
    "bioes": "市 B-UNION\n总 E-UNION\n主 B-ROLE\n席 E-ROLE\n王 S-PERSON\n讲 O\n",
    "bmes": "市 B-UNION\n总 E-UNION\n主 B-ROLE\n席 E-ROLE\n王 S-PERSON\n讲 O\n\n总 B-UNION\n工 M-UNION\n会 E-UNION\n",
}
SPANS = (Span(0, 2, "UNION"), Span(2, 4, "ROLE"), Span(4, 5, "PERSON"))


def read(tmp_path: Path, text: str, form: str | None = None) -> list[Labelled]:
    path = tmp_path / "x"
    path.write_bytes(text.encode())
    return read_labelled(path, form)


@pytest.mark.parametrize("scheme", TAGS)
@pytest.mark.parametrize("named", [True, False], ids=["named", "found"])
def test_columns_of_each_scheme_are_read(tmp_path: Path, scheme: str, named: bool) -> None:
    first, *_ = read(tmp_path, TAGS[scheme], scheme if named else None)
    assert (first.text, first.entities) == ("市总主席王讲", SPANS)


def test_the_scheme_is_found_by_its_letters() -> None:
    assert {scheme: find_scheme(text.split("\n"), "x") for scheme, text in TAGS.items()} == {s: s for s in TAGS}


@pytest.mark.parametrize(
    ("text", "entities"),
    [
        ("王\tNR\tB-PER\n芳\tNR\tI-PER\n", (Span(0, 2, "PER"),)),
        ("王 I-PER\n芳 I-PER\n主 I-ROLE\n", (Span(0, 2, "PER"), Span(2, 3, "ROLE"))),
        ("王 B-PER\n芳 B-PER\n", (Span(0, 1, "PER"), Span(1, 2, "PER"))),
        ("王 B_PER\r\n芳 I_PER\r\n", (Span(0, 2, "PER"),)),
        ("王 B-PER\n  I-PER\n伟 I-PER\n", (Span(0, 3, "PER"),)),
        ("\u3000 O\n王 B-PER\n", (Span(1, 2, "PER"),)),
        ("Jack B-PER\nLondon I-PER\n到 O\n", (Span(0, 11, "PER"),)),
        ("-DOCSTART- O\n\n王 B-PER\n", (Span(0, 1, "PER"),)),
    ],
)
def test_columns_as_others_write_them(tmp_path: Path, text: str, entities: tuple[Span, ...]) -> None:
    (one,) = read(tmp_path, text)
    assert one.entities == entities


def test_sentences_are_parted_by_empty_lines_and_know_their_line(tmp_path: Path) -> None:
    found = read(tmp_path, "\n王 B-PER\n\n\n李 O\n丽 O\n\n")
    assert [(one.text, one.place.rpartition(":")[2]) for one in found] == [("王", "2"), ("李丽", "5")]


def test_a_character_that_is_a_space_stays_one(tmp_path: Path) -> None:
    (one,) = read(tmp_path, "王 B-PER\n\u3000 I-PER\n伟 I-PER\n")
    assert one.text == "王\u3000伟"


def test_json_lines_are_read_with_what_is_optional(tmp_path: Path) -> None:
    line = {"text": "市总开会", "entities": [], "optional": [[0, 2, "UNION"]], "id": 7}
    (one,) = read(tmp_path, "\ufeff\n" + json.dumps(line) + "\n\n")
    assert (one.optional, one.id, one.place) == ((Span(0, 2, "UNION"),), "7", f"{tmp_path / 'x'}:2")


@settings(deadline=None)
@given(st.text(min_size=1), st.data())
def test_what_is_written_is_read_again(
    tmp_path_factory: pytest.TempPathFactory, text: str, data: st.DataObject
) -> None:
    ends = sorted(data.draw(st.sets(st.integers(0, len(text)), max_size=6)))
    spans = [Span(a, b, "ORG") for a, b in zip(ends[::2], ends[1::2], strict=False)]
    written = Labelled(text=text, entities=tuple(spans), optional=tuple(spans[:1]), id="1")
    assert read(tmp_path_factory.mktemp("written"), format_labelled(written)) == [written]


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ('{"text": "a", "entities": []}\n{"text": "市总", "entities": [[0, 3, "ORG"]]}', ":2: entities: .* not inside"),
        ('{"text": "市总", "entities": [[-1, 1, "ORG"]]}', "not inside the 2 characters"),
        ('{"text": "市总", "entities": [[1, 1, "ORG"]]}', "not inside"),
        ('{"text": "市总", "entities": [["0", 1, "ORG"]]}', ":1: .* is no .start, end, label"),
        ('{"text": "市总", "entities": [[true, 2, "ORG"]]}', "is no .start"),
        ('{"text": "市总", "entities": [[0, 1]]}', "is no .start"),
        ('{"text": "市总", "entities": [[0, 1, ""]]}', "is no .start"),
        ('{"text": "市总", "entities": [[0, 2, "ORG"], [1, 2, "PER"]]}', r":1: entity \[1, 2, 'PER'\] overlaps \[0, 2"),
        ('{"text": "市总"}', ":1: entities are None"),
        ('{"entities": []}', ":1: .* has no text"),
        ('{"text": "市总", "entities": []}\n{"text": }', ":2: no JSON"),
        ("市总开会\n", ":1: '市总开会' is not a character and its tag"),
        ("市 B-ORG\n总 ORG\n", ":2: '总 ORG' is not a character and its tag"),
        ("", "holds no labelled text"),
        ("\n \n", "holds no labelled text"),
    ],
)
def test_what_is_wrong_is_named_with_its_line(tmp_path: Path, text: str, says: str) -> None:
    with pytest.raises(InputError, match=says):
        read(tmp_path, text)


@pytest.mark.parametrize(
    ("text", "scheme", "says"),
    [
        ("市 O\n总 E-ORG\n", "bioes", "x:2: tag 'E-ORG' cannot stand here: no 'ORG' has begun before it"),
        ("市 B-ORG\n总 O\n", "bioes", "x:2: tag 'O' cannot stand here: 'ORG', begun before it, has no end"),
        ("市 B-ORG\n总 M-ORG\n", "bmes", "x:2: tag 'M-ORG' cannot stand here: 'ORG' has no end"),
        ("市 B-ORG\n总 E-PER\n", "bmes", "x:2: tag 'E-PER' cannot stand here: 'ORG', begun before it, has no end"),
        ("市 B-ORG\n总 E-ORG\n", "bio", "x:2: tag 'E-ORG' is none of bio: B-ORG, I-ORG or O"),
    ],
)
def test_a_tag_that_cannot_stand_there_is_named(text: str, scheme: str, says: str) -> None:
    with pytest.raises(InputError) as error:
        list(iter_columns(text.split("\n"), "x", scheme))
    assert str(error.value).startswith(says)


def test_files_that_cannot_be_read_and_unknown_formats_are_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="check the path"):
        read_labelled(tmp_path / "none")
    (tmp_path / "gb").write_bytes("总工会".encode("gb18030"))
    with pytest.raises(InputError, match="no UTF-8 at byte 0"):
        read_labelled(tmp_path / "gb")
    with pytest.raises(ConfigError, match=f"unknown format 'xml'; expected one of {', '.join(FORMATS)}"):
        read_labelled(tmp_path / "none", "xml")

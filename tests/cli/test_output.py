"""What is printed, and in which form."""

from __future__ import annotations

import json

import pytest

from kg.cli.output import RowFormat, put_rows

COLUMNS = ("sentence", "names", "body")
ROW = ("市总工会主\n\n席王芳", ["王芳", "李平"], {"name": "重庆市总工会", "id": "1"})


@pytest.mark.parametrize(
    ("form", "expected"),
    [
        (RowFormat.table, ["市总工会主席王芳   王芳、李平   重庆市总工会"]),
        (
            RowFormat.csv,
            ['"市总工会主\n\n席王芳","[""王芳"", ""李平""]","{""name"": ""重庆市总工会"", ""id"": ""1""}"'],
        ),
    ],
)
def test_a_table_is_for_people_and_csv_keeps_every_character(
    form: RowFormat, expected: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    put_rows(COLUMNS, [ROW], form)
    printed = capsys.readouterr().out
    for words in expected:
        assert words in printed


def test_json_rows_have_their_columns(capsys: pytest.CaptureFixture[str]) -> None:
    put_rows(COLUMNS, [ROW], RowFormat.json)
    assert json.loads(capsys.readouterr().out) == [dict(zip(COLUMNS, ROW, strict=True))]

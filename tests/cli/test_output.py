"""What is printed, and in which form."""

from __future__ import annotations

import csv
import io
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


@pytest.mark.parametrize(
    "formula", ["=1+1", "+cmd", "-2+3", "@SUM(A1)", "\t=1", "\r=1", "=", "-", "＝1+1", "+1-1", "--1"]
)
def test_a_formula_is_no_formula_in_csv(formula: str, capsys: pytest.CaptureFixture[str]) -> None:
    put_rows((formula,), [(formula,)], RowFormat.csv)
    assert list(csv.reader(io.StringIO(capsys.readouterr().out, newline=""))) == [[f"'{formula}"]] * 2
    put_rows(("a",), [(formula,)], RowFormat.json)
    assert json.loads(capsys.readouterr().out) == [{"a": formula}]


@pytest.mark.parametrize("plain", ["-1", "+86", "-1.5e3", "a=b", "'quoted", "", "第-1", -2, 0.5, None])
def test_numbers_and_other_cells_stay_as_they_are(plain: object, capsys: pytest.CaptureFixture[str]) -> None:
    put_rows(("a",), [(plain,)], RowFormat.csv)
    ((cell,),) = list(csv.reader(io.StringIO(capsys.readouterr().out)))[1:] or [[""]]
    assert cell == ("" if plain is None else str(plain))

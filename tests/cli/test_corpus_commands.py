"""`kg corpus`, and `kg evaluate` on the corpus, on composed sentences and on labelled text, as a user meets them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from kg.cli.corpus import Split
from kg.cli.evaluate import Way
from kg.cli.evaluate_ner import LabelledFormat
from kg.cli.program import run
from kg.corpus import SPLITS
from kg.evaluate import FORMATS, PARTED

PIECE = """# id: {id}
# kind: news
# date: 2015-06-26
# place: 江西省赣州市

[赣州市总工会|UNION][主席|ROLE][陶然|PERSON]到会。[刘女士|PERSON?]没有来。
---
role | 陶然 | 主席 | 赣州市总工会 | chair
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for number in ("061", "102", "105"):
        (tmp_path / f"{number}.txt").write_text(PIECE.format(id=number), encoding="utf-8")
    return tmp_path


def shown(capsys: pytest.CaptureFixture[str], *arguments: object, code: int = 0) -> tuple[str, str]:
    capsys.readouterr()
    found = run([str(argument) for argument in arguments])
    printed = capsys.readouterr()
    assert found == code, printed.err
    return printed.out, printed.err


def test_pieces_are_counted_by_split(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rows = [line.split() for line in shown(capsys, "corpus", "check", folder)[0].splitlines()]
    assert ["train", "2", "42", "8", "2"] in rows
    assert ["test", "1", "21", "4", "1"] in rows
    assert ["all", "3", "63", "12", "3"] in rows
    assert "| pieces 篇 | 2 | 0 | 1 | 3 |" in shown(capsys, "corpus", "check", folder, "--card")[0]


def test_every_piece_that_is_wrong_is_named(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for number, change in (("061", ("PERSON]", "PERSN]")), ("105", ("role |", "rule |"))):
        path = folder / f"{number}.txt"
        path.write_text(path.read_text(encoding="utf-8").replace(*change), encoding="utf-8")
    _, errors = shown(capsys, "corpus", "check", folder, code=3)
    assert "061.txt:6: mark '陶然'" in errors
    assert "105.txt:8: fact 'rule | " in errors
    assert "2 of 3 pieces are wrong" in errors


def test_the_own_corpus_is_checked_where_no_folder_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    out, _ = shown(capsys, "corpus", "export", "--split", "tune")
    assert json.loads(out.splitlines()[0])["id"] == "001"


def test_a_split_is_exported_as_json_lines(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    target = folder / "train.jsonl"
    shown(capsys, "corpus", "export", folder, "--split", "train", "-o", target)
    lines = [json.loads(line) for line in target.read_text(encoding="utf-8").splitlines()]
    assert [line["id"] for line in lines] == ["061", "102"]
    assert lines[0] == {
        "text": "赣州市总工会主席陶然到会。刘女士没有来。\n",
        "entities": [[0, 6, "UNION"], [6, 8, "ROLE"], [8, 10, "PERSON"]],
        "optional": [[13, 16, "PERSON"]],
        "id": "061",
    }


def test_an_export_may_be_of_sentences_and_damaged(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    sentences, _ = shown(capsys, "corpus", "export", folder, "--sentences")
    assert [json.loads(line)["text"] for line in sentences.splitlines()[:2]] == [
        "赣州市总工会主席陶然到会。",
        "刘女士没有来。",
    ]
    damaged = {shown(capsys, "corpus", "export", folder, "--damage", seed)[0] for seed in (1, 1, 2)}
    assert len(damaged) == 2


def test_nothing_is_written_where_a_piece_is_wrong(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "105.txt").write_text("no piece", encoding="utf-8")
    _, errors = shown(capsys, "corpus", "export", folder, "-o", folder / "x.jsonl", code=3)
    assert "105.txt:1: no piece" in errors
    assert not list(folder.glob("*x.jsonl*"))


def test_entities_are_compared_with_labelled_text(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "x.bio"
    tags = ["B-ORG", *["I-ORG"] * 5, "O", "O", "B-PER", "I-PER", "O", "O", "O"]
    pairs = zip("重庆市总工会主席郑宏到会。", tags, strict=True)
    file.write_text("".join(f"{character} {tag}\n" for character, tag in pairs), encoding="utf-8")
    common = ("evaluate", "ner", file, "--finders", "rules", "--map", "PER=PERSON")
    out, notes = shown(capsys, *common)
    assert f"{file}:1 missed ORG: [重庆市总工会]主席郑宏到会。" in out
    assert ["PERSON", "1.000", "1.000", "1.000", "1", "0", "0"] in [line.split() for line in out.splitlines()]
    assert "does not annotate them: UNION, COMPANY, ROLE, AWARD, EVENT" in notes
    data = json.loads(shown(capsys, *common, "--map", "UNION=ORG", "--json")[0])
    assert data["scores"]["all (micro)"] == {"p": 1.0, "r": 1.0, "f1": 1.0, "right": 2, "missed": 0, "extra": 0}
    assert data["errors"] == []
    assert "missed ORG" not in shown(capsys, *common, "--no-errors")[0]


def test_a_piece_whose_names_are_broken_over_lines_is_found_in_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    line = {
        "text": "重庆市总工会\n主席郑宏到会讲话，要求各级工会认真落实。",
        "entities": [[0, 6, "UNION"], [7, 9, "ROLE"], [9, 11, "PERSON"]],
    }
    (tmp_path / "x.jsonl").write_text(json.dumps(line), encoding="utf-8")
    data = json.loads(shown(capsys, "evaluate", "ner", tmp_path / "x.jsonl", "--finders", "rules", "--json")[0])
    assert data["scores"]["all (micro)"]["f1"] == 1.0


@pytest.mark.parametrize(
    ("text", "more", "code", "said"),
    [
        ("", (), 3, "holds no labelled text"),
        ('{"text": "市总", "entities": [[0, 9, "UNION"]]}', (), 3, "x:1: entities: [0, 9, 'UNION'] is not inside"),
        ('{"text": "市总", "entities": [[0, 2, "union"]]}', (), 3, "x:1: unknown label 'union'"),
        ("市 B-ORG\n总 E-ORG\n", ("--format", "bio"), 3, "x:2: tag 'E-ORG' is none of bio"),
        ("市 B-ORG\n", ("--format", "conll"), 2, "bmes"),
        ("市 B-ORG\n", ("--map", "ORG"), 4, "--map 'ORG'"),
    ],
)
def test_what_is_wrong_is_said(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], text: str, more: tuple[str, ...], code: int, said: str
) -> None:
    (tmp_path / "x").write_text(text, encoding="utf-8")
    assert said in shown(capsys, "evaluate", "ner", tmp_path / "x", *more, code=code)[1]


def test_a_split_is_measured_clean_and_damaged(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    common = ("evaluate", "corpus", folder, "--split", "train", "--finders", "rules")
    out, _ = shown(capsys, *common, "--damage", 1)
    rows = [line.split()[:6] for line in out.splitlines()]
    assert ["fact", "role", "clean", "1.000", "1.000", "1.000"] in rows
    assert ["fact", "role", "damaged", "1.000", "1.000", "1.000"] in rows
    assert ["status", "role", "clean", "1.000", "1.000", "1.000"] in rows
    assert "expected calibration error" in out
    assert "extra mention" not in out
    data = json.loads(shown(capsys, *common, "--json")[0])
    assert list(data["parts"]) == ["clean"]
    assert data["scores"]["fact role"]["right"] == data["parts"]["clean"]["fact role"]["right"] == 2
    assert {row["kind"] for row in data["calibration"]} == {"mention", "fact"}


def test_errors_on_the_corpus_are_listed_where_one_asks(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = folder / "061.txt"
    path.write_text(path.read_text(encoding="utf-8").replace("| 主席 |", "| 副主席 |"), encoding="utf-8")
    common = ("evaluate", "corpus", folder, "--split", "train", "--finders", "rules")
    out, _ = shown(capsys, *common, "--errors")
    assert "== 2 × fact role: other title · role.forward" in out
    assert "061.txt missed fact role: 陶然 | 副主席 | 赣州市总工会" in out
    assert "nearest found is 陶然 | 主席 | " in out
    (kind,) = json.loads(shown(capsys, *common, "--json")[0])["kinds"]
    assert (kind["why"], kind["missed"], kind["extra"]) == ("other title", 1, 1)


def test_each_finder_is_tried_on_composed_sentences(capsys: pytest.CaptureFixture[str]) -> None:
    common = ("evaluate", "composed", "--shapes", "post.body", "--count", 2, "--finders", "rules")
    out, notes = shown(capsys, *common)
    assert "shapes without an error 无误的句式" in notes
    assert "fact      all" in out
    data = json.loads(shown(capsys, *common, "--seed", 3, "--json")[0])
    assert set(data["parts"]) == {"post.body-post-person", "post.body-handed-on-three-times"}
    assert shown(capsys, *common)[0] == out
    assert "== post" not in shown(capsys, *common, "--examples", 0)[0]
    _, errors = shown(capsys, "evaluate", "composed", "--shapes", "poem", code=3)
    assert "'poem'; their names begin with: byline, change, honour" in errors


def test_choices_of_the_command_line_are_those_of_the_library() -> None:
    assert tuple(Split) == SPLITS
    assert {*Way, "shape"} == set(PARTED)
    assert tuple(LabelledFormat) == FORMATS

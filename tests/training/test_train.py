"""Training by its command: a small one from end to end, the same for the same seed, wrong data told by line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

pytest.importorskip("jax")

from kg.cli import app
from kg.cli.program import run
from kg.nlp.entities import load_model
from kg.nlp.segmenters import make_segmenter
from kg.nlp.view import View

RECIPE = """
seeds = [3]
characters = 512
average = 0.9
sizes = { char_size = 24, pair_size = 8, hidden = 32 }
[[stages]]
epochs = 12
rate = 2e-2
times = { main = 1 }
[sources.main]
replace = 0.5
[sources.main.labels]
PERSON = ["PERSON"]
UNION = ["UNION"]
COMPANY = ["COMPANY"]
ORG = ["ORG"]
ROLE = ["ROLE"]
AWARD = ["AWARD"]
EVENT = ["EVENT"]
"""
PLACES = ("赣州", "汨罗", "通化", "石嘴山", "昭通", "梧州", "泰州", "晋中", "黄石", "抚顺")
PEOPLE = ("陶然", "关长海", "易征", "乌兰", "林美玉", "周楚平", "祁连生", "冉有福")


def write_lines(path: Path, *records: object) -> Path:
    path.write_text("".join(json.dumps(one, ensure_ascii=False) + "\n" for one in records), encoding="utf-8")
    return path


def make_sentence(place: str, person: str) -> dict[str, object]:
    union = f"{place}市总工会"
    text = f"{union}主席{person}到会。"
    at = len(union)
    spans = [[0, at, "UNION"], [at, at + 2, "ROLE"], [at + 2, at + 2 + len(person), "PERSON"]]
    return {"text": text, "entities": spans}


@pytest.fixture
def recipe(tmp_path: Path) -> Path:
    path = tmp_path / "recipe.toml"
    path.write_text(RECIPE, encoding="utf-8")
    return path


@pytest.fixture
def sentences(tmp_path: Path) -> Path:
    return write_lines(tmp_path / "mine.jsonl", *(make_sentence(place, one) for place in PLACES for one in PEOPLE[:-1]))


def train(data: Path, recipe: Path, out: Path) -> int:
    return run(["train", str(data), "--recipe", str(recipe), "--out", str(out)])


def test_a_small_training_learns_and_is_the_same_again(sentences: Path, recipe: Path, tmp_path: Path) -> None:
    assert train(sentences, recipe, tmp_path / "one") == 0
    model = load_model(str(tmp_path / "one" / "model.onnx"))
    text = f"{PLACES[0]}市总工会主席{PEOPLE[-1]}到会。"
    (opinion,) = model.read([View(text, make_segmenter("jieba"))])
    found = {(text[start:end], label) for start, end, label, _ in opinion.spans()}
    assert {("赣州市总工会", "UNION"), ("主席", "ROLE"), (PEOPLE[-1], "PERSON")} <= found
    assert train(sentences, recipe, tmp_path / "two") == 0
    begun = ["--from", str(tmp_path / "one" / "model.onnx")]
    assert run(["train", str(sentences), "--recipe", str(recipe), "--out", str(tmp_path / "more"), *begun]) == 0
    more = load_model(str(tmp_path / "more" / "model.onnx"))
    (opinion,) = more.read([View(text, make_segmenter("jieba"))])
    assert found == {(text[start:end], label) for start, end, label, _ in opinion.spans()}
    again = [(tmp_path / name / "MODEL.sha256").read_text() for name in ("one", "two")]
    assert again[0] == again[1]


@pytest.mark.parametrize(
    ("record", "said"),
    [
        ({"text": "市总主席", "entities": [[0, 9, "UNION"]]}, "is not inside the 4 characters of the text"),
        ({"text": "市总主席", "entities": [[0, 2, "BODY"]]}, "label 'BODY' is unknown"),
        ({"text": "市总主席", "entities": [[0, 3, "UNION"], [2, 4, "ROLE"]]}, "overlaps [0, 3, 'UNION']"),
        ({"words": []}, "has no text"),
    ],
)
def test_a_wrong_line_is_named_and_nothing_written(
    record: object, said: str, recipe: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    data = write_lines(tmp_path / "wrong.jsonl", make_sentence("赣州", "陶然"), record)
    assert train(data, recipe, tmp_path / "out") == 3
    told = capsys.readouterr().err
    assert "wrong.jsonl:2" in told
    assert said in told
    assert not (tmp_path / "out").exists()


def test_an_empty_file_is_told(recipe: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert train(write_lines(tmp_path / "empty.jsonl"), recipe, tmp_path / "out") == 3
    assert "holds no labelled text" in capsys.readouterr().err


def test_a_recipe_without_the_main_source_is_told(
    sentences: Path, recipe: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    recipe.write_text(RECIPE.replace("sources.main", "sources.other"), encoding="utf-8")
    assert train(sentences, recipe, tmp_path / "out") == 4
    assert "expected a source 'main'" in capsys.readouterr().err


def test_three_sentences_are_enough(recipe: Path, tmp_path: Path) -> None:
    data = write_lines(tmp_path / "few.jsonl", *(make_sentence(place, "陶然") for place in PLACES[:3]))
    assert train(data, recipe, tmp_path / "out") == 0
    assert load_model(str(tmp_path / "out" / "model.onnx")).read([View("会", make_segmenter("jieba"))])


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("hidden = 32", "hiden = 32", "unknown size 'hiden'"),
        ("seeds = [3]", "seeds = []", "expected one seed"),
        ('PERSON = ["PERSON"]', 'PERSON = "PERSON"', "expected a list of types"),
    ],
)
def test_a_wrong_recipe_is_told(
    sentences: Path, recipe: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], old: str, new: str, said: str
) -> None:
    recipe.write_text(RECIPE.replace(old, new), encoding="utf-8")
    assert train(sentences, recipe, tmp_path / "out") == 4
    assert said in capsys.readouterr().err


def test_a_folder_that_cannot_be_made_is_told_before_training(sentences: Path, recipe: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    assert train(sentences, recipe, tmp_path / "file" / "out") == 9


def test_help_names_its_options() -> None:
    shown = CliRunner().invoke(app, ["train", "--help"]).output
    assert "--public" in shown
    assert "--recipe" in shown

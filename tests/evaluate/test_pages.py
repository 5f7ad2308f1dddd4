from __future__ import annotations

import importlib.util
import json
import random
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from kg.errors import InputError
from kg.evaluate import Evaluation, Found, Score, evaluate, parse_gold, part_by, read_gold, read_json

TEXT = "本报讯(记者陈晓岚)市总工会主席郑洪到会。江北区总工会主席王芳获得重庆工匠称号。"
SHARED = Path(__file__).parents[3] / "shared"


def mention(label: str, text: str, names: list[str] | None = None, **more: object) -> dict[str, Any]:
    start = TEXT.index(text)
    named = [text] if names is None else names
    return {"start": start, "end": start + len(text), "label": label, "text": text, "names": named, **more}


def found(label: str, text: str, name: str | None = "") -> dict[str, Any]:
    entry = mention(label, text)
    del entry["names"]
    return {**entry, "name": text if name == "" else name}


def role(person: str, title: object, org: object, **more: object) -> dict[str, Any]:
    return {"type": "role", "person": person, "title": title, "org": org, **more}


def run(gold: dict[str, Any], data: dict[str, Any]) -> Evaluation:
    pages = [Found(path="a.txt", data={"mentions": [], "facts": [], **data})]
    return evaluate([parse_gold({"page": "a.txt", "facts": [], **gold}, "a.json")], pages)


def verdicts(evaluation: Evaluation) -> list[tuple[str, str, str]]:
    return [(outcome.kind, outcome.verdict, outcome.text) for outcome in evaluation.outcomes]


def test_mentions_are_right_missed_or_extra_by_span_and_label() -> None:
    gold = {"mentions": [mention("PERSON", "郑洪"), mention("UNION", "江北区总工会"), mention("ROLE", "主席")]}
    data = {"mentions": [found("PERSON", "郑洪"), found("ORG", "江北区总工会"), found("ROLE", "主席")]}
    evaluation = run(gold, data)
    assert verdicts(evaluation) == [
        ("mention", "right", "郑洪"),
        ("mention", "missed", "江北区总工会"),
        ("mention", "right", "主席"),
        ("mention", "extra", "江北区总工会"),
    ]
    assert evaluation.scores()["mention", "all but EVENT"] == Score(right=2, missed=1, extra=1)
    assert [error.text for error in evaluation.errors] == ["江北区总工会", "江北区总工会"]


def test_what_is_optional_is_neither_asked_for_nor_wrong() -> None:
    gold = {
        "mentions": [mention("PERSON", "郑洪", optional=True), mention("PERSON", "王芳", optional=True)],
        "facts": [role("郑洪", "主席", "重庆市总工会", optional=True), role("王芳", "主席", "区总", optional=True)],
    }
    assert (
        run(gold, {"mentions": [found("PERSON", "郑洪")], "facts": [role("郑洪", "主席", "重庆市总工会")]}).outcomes
        == ()
    )


@pytest.mark.parametrize(
    ("name", "verdict"),
    [
        ("重庆市总工会", "right"),
        ("中国重庆市总工会", "wrong"),
        ("四川省成都市总工会", "wrong"),
        ("市总工会", "wrong"),
        (None, "wrong"),
    ],
)
def test_a_full_name_must_be_one_of_those_accepted(name: str | None, verdict: str) -> None:
    evaluation = run(
        {"mentions": [mention("UNION", "市总工会", ["重庆市总工会"])]}, {"mentions": [found("UNION", "市总工会", name)]}
    )
    assert [outcome.verdict for outcome in evaluation.outcomes] == ["right", verdict]
    assert evaluation.outcomes[1].wanted == ("重庆市总工会",)


@pytest.mark.parametrize(
    "name", ["重庆市江北区总工会", "中共重庆市江北区总工会", "“江北区总工会”", "重庆江北区 总工会"]
)
def test_places_in_front_and_marks_make_no_other_name(name: str) -> None:
    gold = {"mentions": [mention("UNION", "江北区总工会")]}
    assert not run(gold, {"mentions": [found("UNION", "江北区总工会", name)]}).errors


@pytest.mark.parametrize(("name", "verdict"), [(None, "right"), ("市总工会", "right"), ("重庆市总工会", "wrong")])
def test_where_the_page_settles_no_name_none_is_right(name: str | None, verdict: str) -> None:
    evaluation = run({"mentions": [mention("UNION", "市总工会", [])]}, {"mentions": [found("UNION", "市总工会", name)]})
    assert evaluation.outcomes[1].verdict == verdict


def test_each_fact_is_met_once_and_the_same_again_is_passed_over() -> None:
    gold = {"facts": [role("郑洪", ["主席", "工会主席"], ["重庆市总工会"]), role("王芳", "主席", "江北区总工会")]}
    again = role("郑洪", "工会主席", "重庆市总工会", evidence={"start": 12})
    data = {"facts": [role("郑洪", "主席", "重庆市总工会"), again, again, role("郑洪", "主席", "江北区总工会")]}
    assert verdicts(run(gold, data)) == [
        ("fact", "right", "郑洪 | 主席 | 重庆市总工会"),
        ("fact", "extra", "郑洪 | 主席 | 江北区总工会"),
        ("fact", "missed", "王芳 | 主席 | 江北区总工会"),
    ]


def test_sides_of_a_partnership_may_change_places_and_a_grantor_may_be_untold() -> None:
    gold = {
        "facts": [
            {"type": "partner", "a": "甲公司", "b": "乙公司"},
            {"type": "award", "recipient": "王芳", "award": "重庆工匠", "grantor": None},
        ]
    }
    data = {
        "facts": [
            {"type": "partner", "a": "乙公司", "b": "甲公司", "what": "协议"},
            {"type": "award", "recipient": "王芳", "award": "重庆工匠", "grantor": "重庆市总工会"},
            {"type": "located", "org": "甲公司", "place": "重庆市"},
        ]
    }
    evaluation = run(gold, data)
    assert not evaluation.errors
    assert len(evaluation.outcomes) == 2


def test_a_score_is_precision_recall_and_f1() -> None:
    score = Score(right=3, missed=1, extra=3)
    assert (score.precision, score.recall, score.f1) == (0.5, 0.75, 0.6)
    assert (Score().precision, Score().recall, Score().f1) == (0, 0, 0)


def test_articles_are_told_apart_by_their_numbers_or_by_where_they_begin() -> None:
    second = TEXT.index("江北区")
    gold = {
        "articles": [{"n": 2, "start": second}, {"n": 1, "start": 0}],
        "mentions": [mention("PERSON", "郑洪", article=1)],
        "facts": [role("王芳", "主席", "江北区总工会", article=2)],
    }
    extra = {"type": "byline", "person": "王芳", "evidence": {"start": second + 3}, "article": "0a1b"}
    data = {"mentions": [found("PERSON", "郑洪"), found("PERSON", "王芳")], "facts": [extra]}
    by_article = part_by(run(gold, data), "article")
    assert {name: sorted(part.scores()) for name, part in by_article.items()} == {
        "a.txt:1": [("mention", "PERSON"), ("mention", "all but EVENT")],
        "a.txt:2": [
            ("fact", "all"), ("fact", "byline"), ("fact", "role"), ("fact", "role + award + byline"),
            ("mention", "PERSON"), ("mention", "all but EVENT"),
        ],
    }  # fmt: skip


def test_pages_are_paired_by_text_then_by_name_and_the_rest_is_said() -> None:
    golds = [parse_gold({"page": f"{name}.txt", "sha256": name * 64, "facts": []}, f"{name}.json") for name in "abc"]
    moved = {"document": {"sha256": "a" * 64}, "mentions": [], "facts": []}
    edited = {"document": {"sha256": "d" * 64}, "mentions": [], "facts": []}
    pages = [Found(path=path, data=data) for path, data in (("x.txt", moved), ("in/b.txt", edited), ("y.txt", edited))]
    left_out = evaluate(golds, pages).left_out
    assert [entry.item for entry in left_out] == ["in/b.txt", "y.txt", "c.json"]
    assert "another text" in left_out[0].reason


def test_gold_and_pages_that_have_nothing_in_common_are_an_error() -> None:
    gold = parse_gold({"page": "a.txt", "facts": []}, "a.json")
    with pytest.raises(InputError, match=r"b\.txt.*sha256"):
        evaluate([gold], [Found(path="b.txt", data={"mentions": [], "facts": []})])


@pytest.mark.parametrize(
    ("data", "said"),
    [
        ([], "expected a JSON object"),
        ({}, "'mentions', 'facts'"),
        ({"facts": [], "mentions": [{"start": 1}]}, "mention 1 of .* no 'end'"),
        (
            {"facts": [], "mentions": [{**mention("PERSON", "郑洪"), "label": "UNOIN"}]},
            "'UNOIN'; expected one of PERSON",
        ),
        ({"facts": [{"type": "prize"}]}, "'prize'; expected one of role"),
        ({"facts": [{"type": "byline"}]}, "fact 1 of .* no 'person'"),
        ({"facts": [], "articles": [{"n": 1}]}, "article 1 of .* no 'start'"),
    ],
)
def test_what_is_no_gold_is_said_with_its_place(data: object, said: str, tmp_path: Path) -> None:
    path = tmp_path / "gold.json"
    path.write_text(json.dumps(data), encoding="utf-8")
    with pytest.raises(InputError, match=said):
        read_gold(path)


def test_gold_is_read_from_a_folder(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no gold in folder"):
        read_gold(tmp_path)
    for name in ("2", "1"):
        (tmp_path / f"{name}.json").write_text('{"facts": []}', encoding="utf-8")
    assert [gold.page for gold in read_gold(tmp_path)] == ["1", "2"]
    with pytest.raises(InputError, match="check the path"):
        read_gold(tmp_path / "3.json")
    (tmp_path / "2.json").write_text("{", encoding="utf-8")
    with pytest.raises(InputError, match="no JSON"):
        read_gold(tmp_path)


def test_what_is_no_extraction_is_an_error() -> None:
    gold = parse_gold({"page": "a.txt", "facts": []}, "a.json")
    for data in ({}, {"mentions": [{}], "facts": []}, {"mentions": [], "facts": ["role"]}):
        with pytest.raises(InputError, match="no extraction"):
            evaluate([gold], [Found(path="a.txt", data=data)])


@pytest.mark.shared
def test_counts_are_those_of_the_shared_scorer() -> None:
    """Gold with losses, moves and doubles put in stands for what was found."""
    if not SHARED.is_dir():
        pytest.skip(f"no shared gold at {str(SHARED)!r}")
    scorer = _load(SHARED / "tools/score.py")
    for path in sorted((*SHARED.glob("gold/*.json"), *SHARED.glob("articles/*.json"))):
        gold = read_json(path)
        for seed in range(3):
            data = {"mentions": [], "facts": []} | dict(_perturbed(gold, random.Random(f"{path.name} {seed}")))
            counts: Counter[tuple[str, str, str]] = Counter()
            errors: list[str] = []
            scorer.score(json.loads(path.read_bytes()), data, counts, errors)
            evaluation = evaluate(read_gold(path), [Found(path=str(gold["page"]), data=data)])
            assert _as_the_scorer(evaluation) == {key: count for key, count in counts.items() if count}
            assert len(evaluation.errors) == len(errors)


def _load(path: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location("shared_score", path)
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _perturbed(gold: Any, chance: random.Random) -> Iterator[tuple[str, list[dict[str, Any]]]]:
    mentions = [
        {**one, "name": chance.choice([*one["names"], "江苏省" + one["text"], None])} for one in gold["mentions"]
    ]
    for one in mentions:
        if chance.random() < 0.2:
            one["end"] += 1
    facts = [
        {key: chance.choice(v) if isinstance(v, list) and v else v for key, v in one.items()} for one in gold["facts"]
    ]
    for one in facts:
        if chance.random() < 0.2:
            one[chance.choice([key for key in one if key not in ("type", "article", "optional")])] = "别处"
    yield "mentions", [one for one in mentions if chance.random() < 0.8]
    yield (
        "facts",
        [one for one in facts + facts[:3] + [{**one, "evidence": {}} for one in facts[:4]] if chance.random() < 0.8],
    )


def _as_the_scorer(evaluation: Evaluation) -> dict[tuple[str, str, str], int]:
    words = {"right": "tp", "missed": "fn", "extra": "fp"}
    return Counter(
        (one.kind, one.type, one.verdict if one.kind == "name" else words[one.verdict]) for one in evaluation.outcomes
    )

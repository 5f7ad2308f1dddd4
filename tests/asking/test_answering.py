"""Questions to a store: the rows that answer them, their number, and the reply as JSON has it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from asking.world import BEARING, CONTEST, CRAFTSMAN, GS, LZ, graph, names

from kg.asking import GraphNames, Reply, Understood, ask, read_question, reply_to_json
from kg.asking.answering import keep
from kg.asking.records import Kept
from kg.index import GraphIndex
from kg.store import load
from kg.store.bolt import BoltStore
from kg.store.rows import Rows

NAMES = names()
FIELDS = {
    "question", "understood", "paraphrase", "ask", "query", "parameters", "where", "columns", "rows", "count", "is_cut",
    "reason", "nearest", "candidates",
}  # fmt: skip


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[BoltStore]:
    pytest.importorskip("arcadedb_embedded")
    from kg.store.embedded import open_embedded

    with open_embedded(tmp_path_factory.mktemp("asking") / "world.graph") as opened:
        load(opened, graph())
        yield opened


def told(reply: Reply, column: str) -> list[object]:
    return [row[column] for row in reply.rows.records()]


@pytest.mark.embedded
@pytest.mark.parametrize(
    ("question", "column", "answer"),
    [
        ("兰州市总工会主席有哪些", "person", ["贺兰亭", "顾维庸"]),
        ("2018年兰州市总工会主席是谁", "person", ["贺兰亭"]),
        ("2019年至2021年兰州市总工会主席有谁", "person", ["顾维庸"]),
        ("谁接替了贺兰亭", "successor", ["顾维庸"]),
        ("贺兰亭在陇原轴承有限公司工会担任什么职务", "title", ["主席"]),
        ("祁雪梅是哪年获得陇原工匠的", "first_seen", ["2017-05-01"]),
        ("哪些企业获得过甘肃省五一劳动奖状", "recipient", [BEARING]),
        ("哪些工会获得过甘肃省五一劳动奖状", "recipient", []),
        ("2019年兰州市总工会举办了哪些活动", "event", [CONTEST]),
        ("兰州市总工会和甘肃省总工会一起举办了哪些活动", "event", [CONTEST]),
        ("兰州市总工会的上级工会是哪个", "above", [GS, "中华全国总工会"]),
        ("全总副主席是谁", "person", ["鲁建章"]),
    ],
)
def test_a_question_is_answered(store: BoltStore, question: str, column: str, answer: list[str]) -> None:
    assert told(ask(question, store, NAMES), column) == answer


@pytest.mark.embedded
def test_what_is_counted_is_what_was_asked_for(store: BoltStore) -> None:
    assert ask("祁雪梅获得过几个荣誉", store, NAMES).count == 2
    assert ask("有多少人获得过陇原工匠", store, NAMES).count == 1
    assert ask("谁获得过陇原工匠", store, NAMES).count is None


@pytest.mark.embedded
def test_a_reply_as_json_says_how_the_question_was_read(store: BoltStore) -> None:
    found = reply_to_json(ask("祁雪梅获得过陇原工匠吗", store, NAMES))
    assert set(found) == FIELDS
    assert (found["understood"], found["ask"], found["query"]) == (True, "whether", "honours")
    assert (found["parameters"], found["where"]) == ({"name": "祁雪梅"}, [f"award={CRAFTSMAN}"])
    assert [row[found["columns"].index("award")] for row in found["rows"]] == [CRAFTSMAN]
    assert (found["reason"], found["nearest"], found["candidates"]) == (None, [], [])


@pytest.mark.embedded
def test_a_refusal_as_json_says_why(store: BoltStore) -> None:
    found = reply_to_json(ask("兰州市总工汇主席是谁", store, NAMES))
    assert set(found) == FIELDS
    assert (found["understood"], found["query"], found["rows"]) == (False, None, [])
    assert "兰州市总工汇" in found["reason"]["zh"]
    assert LZ in [one["name"] for one in found["candidates"]]
    assert found["nearest"]


@pytest.mark.parametrize(
    ("kept", "left"),
    [
        (Kept(columns=("name",), sign="=", values=("甲", "丁")), [0]),
        (Kept(columns=("name",), sign="!", values=("甲",)), [1, 2]),
        (Kept(columns=("since", "seen"), sign="^", values=("2018",)), [0, 1]),
        (Kept(columns=("since", "seen"), sign=">", values=("2018-05",)), [1, 2]),
        (Kept(columns=("since", "seen"), sign="<", values=("2018-03",)), [0]),
        (Kept(columns=("name",), sign="$", values=("会",)), [1]),
        (Kept(columns=("others",), sign="=", values=("丙",)), [2]),
    ],
)
def test_rows_are_kept_by_what_they_say(kept: Kept, left: list[int]) -> None:
    rows = Rows(
        columns=("name", "since", "seen", "others"),
        rows=(("甲", None, "2018-03-01", []), ("乙会", "2018-06", "2017", ["丁"]), ("丙", "2019", None, ["乙", "丙"])),
    )
    assert [rows.rows.index(row) for row in keep(rows, (kept,)).rows] == left


def test_the_names_of_a_graph_are_those_of_its_file(tmp_path: Path) -> None:
    with GraphIndex(tmp_path / "world.kg") as index:
        load(index, graph())
        known = GraphNames(index)
        found = known.called(["全总", "兰州市总工会", "没有的名字", "兰州市"])
        assert {form: [one.name for one in ones] for form, ones in found.items()} == {
            "全总": ["中华全国总工会"],
            "兰州市总工会": ["兰州市总工会"],
        }
        assert known.near("兰州市总工汇")[0].name == LZ


def test_a_question_is_read_with_the_names_of_a_graph_file(tmp_path: Path) -> None:
    with GraphIndex(tmp_path / "world.kg") as index:
        load(index, graph())
        asked = read_question("2018年兰州市总工会主席是谁", GraphNames(index))
    assert isinstance(asked, Understood)
    assert asked.parameters == {"body": LZ, "title": "主席", "date": "2018"}

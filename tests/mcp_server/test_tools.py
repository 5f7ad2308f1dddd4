"""The tools as the official client sees them, without a store: that is a list of the statements put to it."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("mcp")

from mcp_server.talking import call, said, talk, text_of

from kg.api.source import Source
from kg.index import index_of, open_index
from kg.mcp_server.answers import LONGEST_TEXT
from kg.mcp_server.knowledge import Knowledge
from kg.mcp_server.tools import TOOLS
from kg.store.rows import Rows


class Store:
    """Answers every statement with the same rows, and keeps what it was asked."""

    def __init__(self) -> None:
        self.asked: list[Mapping[str, Any]] = []
        self.rows = Rows(columns=("person", "sentence"), rows=tuple((f"某{n}", "句" * 400) for n in range(60)))

    def read(
        self, statement: str, parameters: Mapping[str, Any] | None = None, *, max_rows: int = 0, seconds: float = 0
    ) -> Rows:
        self.asked.append(dict(parameters or {}))
        return self.rows


@pytest.fixture
def store() -> Store:
    return Store()


@pytest.fixture
def knowledge(archive: Path, store: Store) -> Iterator[Knowledge]:
    with open_index(archive):
        pass
    with Knowledge(Source(index=index_of(archive), archive=archive), store=store) as knowledge:
        yield knowledge


def test_every_tool_says_what_it_is_for_in_both_languages(knowledge: Knowledge) -> None:
    listed = talk(knowledge, lambda session: session.list_tools()).tools
    assert [tool.name for tool in listed] == list(TOOLS)
    for tool in listed:
        words = tool.description or ""
        assert "Example: {" in words and any("一" <= char <= "龥" for char in words), tool.name
        assert tool.inputSchema["additionalProperties"] is False
        for name, argument in tool.inputSchema["properties"].items():
            assert argument.get("description"), f"{tool.name}.{name}"
        assert tool.outputSchema and tool.outputSchema["type"] == "object"
        assert tool.annotations and tool.annotations.readOnlyHint


def test_the_examples_of_descriptions_are_taken(knowledge: Knowledge) -> None:
    for tool in TOOLS.values():
        words = tool.description
        example, _ = json.JSONDecoder().raw_decode(words[words.index("Example: ") + len("Example: ") :])
        tool.takes.model_validate(example)


def test_names_are_found_by_their_parts(knowledge: Knowledge) -> None:
    found = said(call(knowledge, "search_entities", text="总工会", kinds=["Union"], limit=2))
    assert [one["kind"] for one in found["entities"]] == ["Union", "Union"]
    assert found["more"] == found["total"] - 2 > 0
    rest = said(call(knowledge, "search_entities", text="总工会", kinds=["Union"], limit=50, offset=2))
    assert (len(rest["entities"]), rest["more"]) == (found["more"], 0)
    assert text_of(call(knowledge, "search_entities", text="没有这个")) == "nothing found 没有找到"


def test_a_card_has_facts_with_their_sentences(knowledge: Knowledge) -> None:
    result = call(knowledge, "entity_card", name="重庆市总工会", limit=2)
    card = said(result)
    assert card["entity"]["name"] == "重庆市总工会"
    assert card["properties"]["level"] == "province"
    assert card["counts"] == {"role": 4, "organise": 1, "partner": 1, "located": 1}
    assert (len(card["facts"]), card["more"]) == (2, 5)
    sentence = card["facts"][0]["sentence"]
    assert sentence["article"] == "重庆市总工会召开全委会"
    assert (sentence["date"], sentence["source"]) == ("2018-05-03", "news/2018-05-03.txt")
    assert "《重庆市总工会召开全委会》 2018-05-03 news/2018-05-03.txt" in text_of(result)


def test_facts_can_be_narrowed(knowledge: Knowledge) -> None:
    card = said(call(knowledge, "entity_card", name="王芳", kind="Person", types=["award"], since="2021"))
    assert {fact["type"] for fact in card["facts"]} == {"RECEIVED"}
    assert {one["name"] for fact in card["facts"] for one in fact["granted_by"]} == {"重庆市总工会"}
    roles = said(call(knowledge, "entity_card", name="王芳", types=["role"], until="2017"))
    assert roles["facts"] == []


def test_long_sentences_are_cut(knowledge: Knowledge) -> None:
    [fact] = said(call(knowledge, "entity_card", name="周海"))["facts"]
    assert len(fact["sentence"]["quote"]) == 301 and fact["sentence"]["quote"].endswith("…")


def test_paths_are_facts(knowledge: Knowledge) -> None:
    result = call(knowledge, "paths", start="李明远", end="周立新")
    [path] = said(result)["paths"]
    assert [node["name"] for node in path["nodes"]] == ["李明远", "重庆市总工会", "周立新"]
    assert [fact["type"] for fact in path["facts"]] == ["VICE_CHAIR_OF", "CHAIR_OF"]
    assert all(fact["sentence"] for fact in path["facts"])
    assert said(call(knowledge, "paths", start="李明远", end="孙玉兰"))["paths"] == []


def test_sources_are_all_sentences_of_a_fact(knowledge: Knowledge) -> None:
    between = said(call(knowledge, "sources", start="郑洪", end="重庆市总工会"))
    [one] = between["facts"]
    assert [sentence["date"] for sentence in one["sentences"]] == ["2018-05-03", "2019-06-10"]
    assert said(call(knowledge, "sources", fact=one["fact"]["id"])) == between
    assert said(call(knowledge, "sources", start="重庆市总工会", end="郑洪")) == between
    second = said(call(knowledge, "sources", fact=one["fact"]["id"], limit=1, offset=1))
    assert [sentence["date"] for sentence in second["facts"][0]["sentences"]] == ["2019-06-10"]
    assert said(call(knowledge, "sources", fact=one["fact"]["id"], limit=1))["more"] == 1
    assert "没有事实" in text_of(call(knowledge, "sources", start="郑洪", end="王芳"))


def test_holders_and_honours_put_queries_with_full_names(knowledge: Knowledge, store: Store) -> None:
    call(knowledge, "holders_on_date", body="渝北区总工会", date="2018-05")
    call(knowledge, "holders_on_date", body="重慶市總工會", date="2018", title="副主席")
    call(knowledge, "honours", name="王芳")
    assert store.asked == [
        {"body": "重庆市渝北区总工会", "date": "2018-05"},
        {"body": "重庆市总工会", "date": "2018", "title": "副主席"},
        {"name": "王芳", "limit": 1001},
    ]


def test_rows_are_few_and_short_and_say_how_many_more(knowledge: Knowledge) -> None:
    result = call(knowledge, "run_named_query", name="chairs", parameters={"body": "重庆市总工会"}, limit=30, offset=10)
    found = said(result)
    assert (found["total"], found["more"], found["is_cut"]) == (60, 20, False)
    assert [row["person"] for row in found["rows"]][:2] == ["某10", "某11"]
    assert len(found["rows"][0]["sentence"]) == 301
    assert len(text_of(result)) < LONGEST_TEXT + 200
    assert "cut 已截断" in text_of(result)


def test_named_queries_are_listed_by_their_words(knowledge: Knowledge) -> None:
    found = said(call(knowledge, "list_named_queries", text="主席"))["queries"]
    chairs = next(one for one in found if one["name"] == "chairs")
    assert [one["name"] for one in chairs["parameters"]] == ["body", "limit"]
    assert chairs["example"]
    assert len(said(call(knowledge, "list_named_queries"))["queries"]) > 20


def test_questions_are_read_by_the_grammar(knowledge: Knowledge, store: Store) -> None:
    found = said(call(knowledge, "ask_question", question="2018年重庆市总工会副主席是谁", limit=1))
    assert found["is_understood"] and found["query"]
    assert found["parameters"]["body"] == "重庆市总工会"
    refused = said(call(knowledge, "ask_question", question="明天天气怎么样"))
    assert not refused["is_understood"]
    assert refused["nearest"]
    assert len(store.asked) == 1


def test_facts_that_join_two_are_found_among_however_many(
    knowledge: Knowledge, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kg.mcp_server.entities._MOST_LINKS", 1)

    [one] = said(call(knowledge, "sources", start="李明远", end="重庆市总工会"))["facts"]
    assert one["fact"]["type"] == "VICE_CHAIR_OF"


@pytest.mark.parametrize("date", ["2018-02-31", "２０１８", "2018-13", "18"])
def test_a_date_that_is_none_is_refused(knowledge: Knowledge, date: str) -> None:
    assert call(knowledge, "entity_card", name="郑洪", since=date).isError


@pytest.mark.parametrize(
    ("tool", "arguments", "expected"),
    [
        (
            "entity_card",
            {"name": "重庆市总公会"},
            "nothing in the graph is called '重庆市总公会'; nearest names: 重庆市总工会",
        ),
        ("entity_card", {"name": "重庆市总工会", "kind": "Person"}, "nothing in the graph is called"),
        ("paths", {"start": "郑洪", "end": "0000000000000000"}, "nothing in the graph is called '0000000000000000'"),
        ("sources", {"fact": "0000000000000000"}, "there is no fact '0000000000000000'; ids of facts are given by"),
        ("sources", {"start": "郑洪"}, "wrong arguments of sources: give either 'fact', or both"),
        ("search_entities", {"text": "x", "limt": 3}, "there is no 'limt'; expected text, kinds, limit, offset"),
        (
            "search_entities",
            {"text": "x", "limit": 1000},
            "limit: Input should be less than or equal to 50 (given 1000)",
        ),
        ("search_entities", {"text": "x", "kinds": ["Town"]}, "Input should be 'Person', 'Union'"),
        ("search_entities", {}, "text: Field required"),
        ("holders_on_date", {"body": "郑洪", "date": "2018"}, "nothing in the graph is called '郑洪'"),
        ("holders_on_date", {"body": "重庆市总工会", "date": "last year"}, "date: String should match pattern"),
        ("run_named_query", {"name": "chiars"}, "no query is named 'chiars'; did you mean chairs"),
        ("run_named_query", {"name": "chairs"}, "query 'chairs' needs 'body'"),
        (
            "run_named_query",
            {"name": "chairs", "parameters": {"town": "x"}},
            "has no parameter 'town'; it has body, limit",
        ),
        ("nothing", {}, "there is no tool 'nothing'; expected one of search_entities"),
    ],
)
def test_an_error_says_what_to_do(
    knowledge: Knowledge, store: Store, tool: str, arguments: dict[str, Any], expected: str
) -> None:
    result = call(knowledge, tool, **arguments)
    assert result.isError
    assert expected in text_of(result)
    assert store.asked == []


def test_an_ambiguous_name_has_its_candidates(knowledge: Knowledge) -> None:
    result = call(knowledge, "entity_card", name="长江齿轮")
    assert result.isError
    assert "'长江齿轮' may mean 2 entities; call the tool again with the id of one: " in text_of(result)
    key = text_of(result).partition("成都长江齿轮有限公司 (Company, id ")[2][:16]
    assert said(call(knowledge, "entity_card", name=key))["entity"]["name"] == "成都长江齿轮有限公司"


def test_a_fault_is_told_without_its_secrets(
    knowledge: Knowledge, store: Store, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fail(*_: object, **__: object) -> Rows:
        raise RuntimeError("password=hunter2")

    monkeypatch.setattr(store, "read", fail)
    result = call(knowledge, "honours", name="王芳")
    assert result.isError
    assert "hunter2" not in text_of(result)
    assert "tool honours failed" in caplog.text


def test_a_graph_alone_answers_questions_too(archive: Path, store: Store) -> None:
    with open_index(archive):
        pass
    with Knowledge(Source(index=index_of(archive)), store=store) as knowledge:
        assert said(call(knowledge, "search_entities", text="王芳"))["total"] == 1
        assert said(call(knowledge, "honours", name="王芳"))["total"] == 60
        assert said(call(knowledge, "ask_question", question="2019年重庆市总工会主席是谁"))["is_understood"]

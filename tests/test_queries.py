from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from conftest import empty
from handmade import news
from neo4j_server.server import Server

from kg import queries
from kg.errors import ConfigError, NotFoundError
from kg.graph import assemble
from kg.queries import bind, find_query, parse_query, read_queries, read_query
from kg.store import load
from kg.store.bolt import BoltStore, connect

CQ, YUBEI, SICHUAN = "重庆市总工会", "重庆市渝北区总工会", "四川省总工会"
GEAR, GEAR_UNION = "长江齿轮有限公司", "长江齿轮有限公司工会"
CONTEST = "2019年重庆市职工技能大赛"

ANSWERS: dict[str, tuple[str, list[tuple[Any, ...]]]] = {
    "all-chairs": ("person body first_seen count article", [
        ("郑洪", CQ, "2018-05-03", 2, "重庆市总工会召开全委会"), ("王芳", YUBEI, "2018-05-03", 2, "重庆市总工会召开全委会"),
    ]),
    "all-honours": ("recipient award count source", [
        ("王芳", "重庆五一劳动奖章", 2, "news/2018-05-01.txt"), (GEAR, "全国五一劳动奖状", 1, "news/2018-05-01.txt"),
    ]),
    "all-reporters": ("reporter role count sentence", [
        ("陈晓岚", "记者", 1, "本报讯(记者陈晓岚)重庆市总工会主席郑洪、副主席李明远出席会议。"),
        ("陈晓岚", "通讯员", 1, "通讯员陈晓岚报道。"),
    ]),
    "articles-about": ("date article count", [
        ("2018-05-01", "五一表彰", 1), ("2018-05-03", "重庆市总工会召开全委会", 1), ("2018-06-01", "渝北职工之家揭牌", 1),
        ("2019-06-10", "走访慰问一线职工", 1), ("2019-09-15", "技能大赛开幕", 1), ("2020-11-20", "川渝工会签约", 1),
        ("2021-03-02", "成渝两地工会座谈", 1), ("2021-05-01", "劳动者的荣光", 2),
    ]),
    "articles-by": ("date role", [("2018-05-03", "记者"), ("2019-09-15", "通讯员")]),
    "chairs": ("person status first_seen last_seen count", [
        ("郑洪", "current", "2018-05-03", "2019-06-10", 2), ("钱伯年", "former", "2018-06-01", "2018-06-01", 1),
        ("周立新", "current", "2021-03-02", "2021-03-02", 1),
    ]),
    "chairs-on": ("person standing since until", [("郑洪", "held", "2018-05-03", "2019-06-10")]),
    "colleagues": ("body colleague title", [(CQ, "李明远", "副主席"), (CQ, "钱伯年", "主席"), (CQ, "周立新", "主席")]),
    "edge": ("start_name edge end_name date", [
        ("郑洪", "CHAIR_OF", CQ, "2018-05-03"), ("郑洪", "CHAIR_OF", CQ, "2019-06-10"),
    ]),
    "events": ("event with_bodies", [(CONTEST, ["重庆市人力资源和社会保障局"])]),
    "evidence": ("edge date sentence", [
        ("CHAIR_OF", "2018-05-03", "本报讯(记者陈晓岚)重庆市总工会主席郑洪、副主席李明远出席会议。"),
        ("CHAIR_OF", "2019-06-10", "市总工会主席郑洪来到长江齿轮有限公司，公司工会主席赵国庆介绍情况。"),
    ]),
    "honoured-companies": ("company honours honours_of_union awards", [
        (GEAR, 1, 1, ["全国五一劳动奖状", "全国模范职工之家"]),
    ]),
    "honoured-twice": ("recipient grantor awards years", [
        ("王芳", CQ, ["重庆五一劳动奖章", "重庆工匠"], ["2018", "2021"]),
    ]),
    "honours": ("recipient award grantor", [(GEAR, "全国五一劳动奖状", None), (GEAR_UNION, "全国模范职工之家", None)]),
    "moves": ("person bodies", [("郑洪", 2)]),
    "open-names": ("short_form label date", [("县总工会", "Union", "2020-11-20")]),
    "organised-together": ("first second events", [("重庆市人力资源和社会保障局", CQ, [CONTEST])]),
    "partners": ("body partner what", [(SICHUAN, CQ, "川渝工会合作协议")]),
    "path": ("steps names edges", [(2, ["李明远", CQ, "周立新"], ["VICE_CHAIR_OF", "CHAIR_OF"])]),
    "people-of": ("person title status", [
        ("郑洪", "主席", "current"), ("钱伯年", "主席", "former"), ("周立新", "主席", "current"), ("李明远", "副主席", "current"),
    ]),
    "posts": ("title body valid_from", [("主席", CQ, None), ("主席", SICHUAN, "2020")]),
    "reporters-of": ("reporter role count", [("陈晓岚", "记者", 1), ("陈晓岚", "通讯员", 1)]),
    "superiors": ("union_name steps above", [(YUBEI, 1, CQ)]),
    "two-chairs": ("body one other", [(YUBEI, "刘志强", "王芳")]),
    "unions-in": ("union_name place_name under", [(CQ, "重庆市", None), (YUBEI, "重庆市渝北区", CQ)]),
}  # fmt: skip
"""The answer to the example of each query on the pages of `handmade.news`: some columns, and their values in all rows."""


@pytest.fixture(scope="module")
def embedded(tmp_path_factory: pytest.TempPathFactory) -> Iterator[BoltStore]:
    pytest.importorskip("arcadedb_embedded")
    from kg.store.embedded import open_embedded

    with open_embedded(tmp_path_factory.mktemp("embedded") / "news.graph") as store:
        load(store, assemble(news()))
        yield store


@pytest.fixture(scope="module")
def neo4j(neo4j_server: Server) -> Iterator[BoltStore]:
    with connect(neo4j_server.uri, *neo4j_server.auth) as store:
        empty(store)
        load(store, assemble(news()))
        yield store


@pytest.fixture(
    params=[pytest.param("embedded", marks=pytest.mark.embedded), pytest.param("neo4j", marks=pytest.mark.neo4j)]
)
def store(request: pytest.FixtureRequest) -> BoltStore:
    found: BoltStore = request.getfixturevalue(request.param)
    return found


def example(name: str) -> dict[str, str]:
    """Return the parameters of a query's example; an edge's id is that of the graph."""
    if name != "edge":
        return dict(find_query(name).example)
    graph = assemble(news())
    people = {node.id: node.properties["name"] for node in graph.nodes}
    return {
        "id": next(
            e.id for e in graph.edges if e.type == "CHAIR_OF" and (people[e.start], people[e.end]) == ("郑洪", CQ)
        )
    }


def test_there_is_an_answer_for_every_query() -> None:
    assert set(ANSWERS) == set(read_queries())
    assert len(ANSWERS) >= 12


@pytest.mark.parametrize("name", ANSWERS)
def test_the_example_of_a_query_has_its_answer(store: BoltStore, name: str) -> None:
    query = find_query(name)
    rows = store.read(query.cypher, bind(query, example(name)))
    columns, answer = ANSWERS[name]
    assert rows.columns == query.columns
    assert [tuple(record[column] for column in columns.split()) for record in rows.records()] == answer


@pytest.mark.embedded
@pytest.mark.neo4j
@pytest.mark.parametrize("name", ANSWERS)
def test_both_stores_give_the_same_rows(embedded: BoltStore, neo4j: BoltStore, name: str) -> None:
    query = find_query(name)
    parameters = bind(query, example(name))
    assert embedded.read(query.cypher, parameters) == neo4j.read(query.cypher, parameters)


@pytest.mark.parametrize(
    ("date", "answer"),
    [
        ("2018-05-03", [("郑洪", "held")]),
        ("2019", [("郑洪", "held")]),
        ("2020-01-01", [("郑洪", "before"), ("周立新", "after")]),
        ("2017-12-31", [("郑洪", "after")]),
        ("2022-01-01", [("周立新", "before")]),
    ],
)
def test_a_chair_on_a_date_is_held_or_nearest(store: BoltStore, date: str, answer: list[tuple[str, str]]) -> None:
    query = find_query("chairs-on")
    rows = store.read(query.cypher, bind(query, {"body": CQ, "date": date}))
    assert [(record["person"], record["standing"]) for record in rows.records()] == answer


def test_a_body_is_found_by_an_alias(store: BoltStore) -> None:
    query = find_query("chairs")
    found = [store.read(query.cypher, bind(query, {"body": name})) for name in (YUBEI, "渝北区总工会")]
    assert found[0] == found[1]
    assert len(found[0].rows) == 2


def test_a_short_form_finds_no_body(store: BoltStore) -> None:
    query = find_query("chairs")
    assert store.read(query.cypher, bind(query, {"body": "市总工会"})).rows == ()


@pytest.mark.parametrize("query", read_queries().values(), ids=lambda query: query.name)
def test_every_query_tells_what_it_is(query: queries.Query) -> None:
    assert query.title
    assert any("\u4e00" <= char <= "\u9fff" for char in query.title_zh)
    assert query.columns
    assert "ORDER BY" in query.cypher
    assert "LIMIT" in query.cypher
    assert bind(query, query.example)
    assert all(f"${parameter.name}" in query.cypher for parameter in query.parameters)
    queries.refuse_writes(query.cypher)


def test_an_unknown_query_is_an_error_that_names_near_ones() -> None:
    with pytest.raises(NotFoundError, match=r"no query is named 'chair'; did you mean chairs"):
        find_query("chair")


HEAD = """\
// 某 | Something
// It has a note.
// param name: string — whose
// param date: date = 2018 — when
// param limit: integer = 5 — most rows
// param all: boolean = false — all of them
// example: name="A B" limit=3
MATCH (n {name: $name}) RETURN n.name AS name, $date, $limit, $all LIMIT $limit
"""


def test_a_head_is_read() -> None:
    query = parse_query("some", HEAD)
    assert (query.title_zh, query.title, query.notes) == ("某", "Something", "It has a note.")
    assert [(p.name, p.type, p.default, p.is_required) for p in query.parameters] == [
        ("name", "string", None, True), ("date", "date", "2018", False), ("limit", "integer", 5, False), ("all", "boolean", False, False),
    ]  # fmt: skip
    assert query.example == {"name": "A B", "limit": "3"}
    assert query.columns == ("name", "$date", "$limit", "$all")


def test_values_are_read_as_their_types_and_defaults_fill_the_rest() -> None:
    query = parse_query("some", HEAD)
    assert bind(query, {"name": "7", "date": "2018年5月3日", "all": "yes"}) == {
        "name": "7", "date": "2018-05-03", "limit": 5, "all": True,
    }  # fmt: skip
    assert bind(query, {"name": "x", "limit": 9, "all": True})["limit"] == 9


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ({}, "query 'some' needs 'name' (whose)"),
        ({"name": "x", "lim": "3"}, "query 'some' has no parameter 'lim'; it has name, date, limit, all"),
        ({"name": "x", "limit": "many"}, "limit='many' is no integer"),
        ({"name": "x", "date": "soon"}, "date='soon' is no date; expected YYYY, YYYY-MM or YYYY-MM-DD"),
        ({"name": "x", "all": "maybe"}, "all='maybe' is no boolean; expected true or false"),
    ],
)
def test_wrong_parameters_are_errors_that_say_what_to_give(given: dict[str, str], message: str) -> None:
    with pytest.raises(ConfigError) as error:
        bind(parse_query("some", HEAD), given)
    assert message in str(error.value)


@pytest.mark.parametrize("line", ["// param name string", "// param n: text — x", "// example: name"])
def test_a_head_that_is_wrong_is_an_error(line: str) -> None:
    with pytest.raises(ConfigError, match="query 'some'"):
        parse_query("some", f"// 某 | Something\n{line}\nRETURN 1 AS one")


def test_a_file_without_a_head_takes_any_parameter(tmp_path: Path) -> None:
    path = tmp_path / "own.cypher"
    path.write_text("MATCH (n {name: $name}) RETURN n.name AS name", encoding="utf-8")
    assert bind(read_query(path), {"name": "x"}) == {"name": "x"}


def test_a_file_that_cannot_be_read_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(NotFoundError, match="cannot read the query file"):
        read_query(tmp_path / "none.cypher")
    path = tmp_path / "own.cypher"
    path.write_bytes("// 工会主席".encode("gb18030"))
    with pytest.raises(ConfigError, match="is not UTF-8"):
        read_query(path)

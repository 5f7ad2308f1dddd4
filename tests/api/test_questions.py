"""Paths, holders, honours, named queries, Cypher, questions in Chinese."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from api.clients import Make, Store

from kg.errors import StatementError, StoreError
from kg.store.rows import Rows

Get = Callable[..., Any]
ROWS = Rows(columns=("person", "share"), rows=(("郑洪", 0.5), ("周立新", float("nan"))), is_cut=True)


def test_paths_lead_from_one_to_the_other(get: Get) -> None:
    found = get("/paths", **{"from": "郑洪", "to": "李明远"})["data"]

    assert [[node["name"] for node in path["nodes"]] for path in found] == [["郑洪", "重庆市总工会", "李明远"]]
    assert [edge["type"] for edge in found[0]["edges"]] == ["CHAIR_OF", "VICE_CHAIR_OF"]


def test_paths_are_as_long_as_is_asked(get: Get) -> None:
    ends = {"from": "赵国庆", "to": "长江齿轮有限公司"}

    assert get("/paths", **ends, hops=1)["data"] == []
    assert len(get("/paths", **ends, hops=2)["data"][0]["edges"]) == 2
    assert get("/paths", **ends, hops=2, type="RECEIVED")["data"] == []


def test_an_end_of_a_path_that_nothing_is_called_is_not_found(get: Get) -> None:
    assert get("/paths", 404, **{"from": "郑宏", "to": "王芳"})["nearest"] == ["郑洪"]


def test_a_service_may_look_less_far(make: Make) -> None:
    answer = make(max_hops=2).get("/api/v1/paths", params={"from": "郑洪", "to": "王芳", "hops": 3})

    assert (answer.status_code, answer.json()["type"]) == (400, "/docs#wrong-value")


@pytest.mark.parametrize(
    ("asked", "query", "parameters"),
    [
        ({}, "holders", {"body": "重庆市渝北区总工会"}),
        ({"date": "2019"}, "chairs-on", {"body": "重庆市渝北区总工会", "date": "2019"}),
        ({"date": "2019", "title": "主席"}, "holders-on", {"title": "主席"}),
    ],
)
def test_holders_are_asked_by_the_query_that_fits(
    make: Make, asked: dict[str, str], query: str, parameters: dict[str, str]
) -> None:
    store = Store(ROWS)
    found = make(store).get("/api/v1/holders", params={"body": "渝北区总工会", **asked}).json()["data"]

    assert found["query"] == query
    assert parameters.items() <= found["parameters"].items() == store.asked[0][1].items()


def test_rows_are_maps_and_numbers_that_json_has_not_are_null(make: Make) -> None:
    answer = make(Store(ROWS)).get("/api/v1/honours", params={"name": "王芳"}).json()

    assert answer["data"]["rows"] == [{"person": "郑洪", "share": 0.5}, {"person": "周立新", "share": None}]
    assert answer["page"] == {"total": 2, "total_is_exact": False, "next": None}


def test_a_parameter_that_is_a_number_that_json_has_not_is_no_fault(make: Make) -> None:
    client = make(Store(ROWS), cypher=True)
    said = b'{"statement": "RETURN $x AS x", "parameters": {"x": NaN, "y": [1e999]}}'
    answer = client.post("/api/v1/cypher", content=said, headers={"Content-Type": "application/json"})

    assert (answer.status_code, answer.json()["data"]["parameters"]) == (200, {"x": None, "y": [None]})


def test_a_query_takes_its_parameters_from_the_address(make: Make) -> None:
    store = Store(ROWS)
    client = make(store, max_rows=5, max_seconds=3)
    client.get("/api/v1/queries/chairs-on", params={"body": "甲总工会", "date": "2019年5月", "max_rows": 900})

    assert store.asked[0][1] == {"body": "甲总工会", "date": "2019-05"}
    assert store.bounds == {"max_rows": 5, "seconds": 3}


@pytest.mark.parametrize(
    ("path", "status", "words"),
    [
        ("chair-on?body=x", 404, "chairs-on"),
        ("chairs-on?body=x&date=x", 400, "date='x'"),
        ("chairs?body=x&nobody=y", 400, "'nobody'"),
        ("chairs", 400, "'body'"),
    ],
)
def test_a_query_that_is_asked_wrongly_says_what_is_wrong(make: Make, path: str, status: int, words: str) -> None:
    answer = make(Store(ROWS)).get(f"/api/v1/queries/{path}")

    assert answer.status_code == status
    assert words in answer.json()["detail"] + answer.json()["remedy"]


def test_queries_tell_what_they_take(get: Get) -> None:
    found = {query["name"]: query for query in get("/queries")["data"]}

    assert len(found) >= 40
    assert found["chairs-on"]["group"] == "time"
    assert [parameter["name"] for parameter in found["chairs-on"]["parameters"]] == ["body", "date"]


def test_cypher_is_off_unless_it_was_switched_on(make: Make) -> None:
    store = Store(ROWS)
    answer = make(store).ask("POST", "/api/v1/cypher", json={"statement": "RETURN 1"})

    assert (answer.status_code, answer.json()["type"], store.asked) == (403, "/docs#switched-off", [])


@pytest.mark.parametrize(
    ("statement", "status", "kind"),
    [
        ("MATCH (n) RETURN n", 200, None),
        ("CREATE (n)", 403, "not-allowed"),
        ("MATCH (a)-[*]-(b) RETURN b", 400, "wrong-value"),
    ],
)
def test_cypher_reads_and_has_bounds(make: Make, statement: str, status: int, kind: str | None) -> None:
    answer = make(Store(ROWS), cypher=True).ask("POST", "/api/v1/cypher", json={"statement": statement})

    assert answer.status_code == status
    assert answer.json().get("type") == (kind and f"/docs#{kind}")


def test_a_statement_that_the_store_cannot_run_is_no_fault_of_the_service(make: Make) -> None:
    store = Store(StatementError("bolt://10.0.0.7:7687 cannot do this: no function f; name another"))
    answer = make(store, cypher=True).ask("POST", "/api/v1/cypher", json={"statement": "RETURN n.x AS x"})

    assert (answer.status_code, answer.json()["type"]) == (400, "/docs#bad-statement")
    assert "10.0.0.7" not in answer.text


def test_a_store_that_went_away_is_said_without_its_address_and_the_service_stays(make: Make) -> None:
    store = Store(StoreError("no answer from bolt://10.0.0.7:7687 (connection refused); see that it runs"))
    client = make(store)
    answer = client.get("/api/v1/queries/all-chairs")

    assert (answer.status_code, answer.json()["type"]) == (503, "/docs#unavailable")
    assert "10.0.0.7" not in answer.text
    assert answer.headers["retry-after"] == "5"
    store.rows = ROWS
    assert client.get("/api/v1/queries/all-chairs").status_code == 200


def test_without_a_store_queries_are_refused_with_a_remedy(get: Get) -> None:
    assert "embedded" in get("/queries/chairs", 503, body="x")["remedy"]


def test_a_question_becomes_a_query_and_its_rows(make: Make) -> None:
    row = ("郑洪", "重庆市总工会", "主席", "held", "2018", "2019", "…", "…", "…")
    columns = ("person", "body", "title", "standing", "since", "until", "sentence", "article", "source")
    found = make(Store(Rows(columns=columns, rows=(row,)))).get(
        "/api/v1/ask", params={"q": "2018年重庆市总工会主席是谁"}
    )

    assert found.json()["data"]["query"] == "holders-on"
    assert found.json()["data"]["rows"] == [list(row)]


def test_a_question_that_cannot_be_read_is_not_guessed_at(get: Get) -> None:
    found = get("/ask", q="今天天气")["data"]

    assert not found["understood"]
    assert found["nearest"]

"""Names, cards, facts, neighbours, evidence: what is asked over HTTP."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from api.clients import Client

Get = Callable[..., Any]


@pytest.fixture
def key(get: Get) -> Callable[[str], str]:
    return lambda name: get("/entities", name=name)["data"]["id"]


def names(answer: Any) -> list[str]:
    return [hit["name"] for hit in answer["data"]]


def test_a_search_finds_parts_of_names_the_most_mentioned_first(get: Get) -> None:
    found = get("/search", q="总工会")

    assert names(found)[:2] == ["重庆市总工会", "四川省总工会"]
    assert found["page"] == {"total": 4, "total_is_exact": True, "next": None}


def test_a_search_goes_on_by_its_cursor_until_all_are_seen(get: Get) -> None:
    seen, cursor = [], None
    while True:
        found = get("/search", limit=5, **({"cursor": cursor} if cursor else {}))
        seen += [hit["id"] for hit in found["data"]]
        cursor = found["page"]["next"]
        if cursor is None:
            break

    assert len(seen) == len(set(seen)) == found["page"]["total"] == 24


def test_a_search_may_be_of_some_labels(get: Get) -> None:
    assert {hit["label"] for hit in get("/search", q="重庆", label=["Award", "Place"])["data"]} == {"Award", "Place"}


def test_suggestions_are_the_first_hits(get: Get) -> None:
    assert names(get("/suggest", q="重庆", limit=3)) == names(get("/search", q="重庆"))[:3]


def test_a_name_an_alias_and_an_id_lead_to_one_card(get: Get) -> None:
    by_name, by_alias = get("/entities", name="重庆市渝北区总工会"), get("/entities", name="渝北区总工会")

    card = get(f"/entities/{by_name['data']['id']}")
    assert by_name == by_alias == card
    assert card["data"]["aliases"] == ["渝北区总工会"]
    assert card["data"]["facts"] == {"role": 2, "located": 1}
    assert card["data"]["edges"]["into"]["CHAIR_OF"] == 2


def test_an_unknown_name_is_answered_with_the_nearest(get: Get) -> None:
    problem = get("/entities", 404, name="郑宏")

    assert problem["type"] == "/docs#not-found"
    assert problem["nearest"] == ["郑洪"]
    assert "郑洪" in problem["remedy"]


def test_an_ambiguous_name_is_answered_with_its_candidates(get: Get, archive: Any) -> None:
    from handmade import Sheet, body

    from kg.archive import Archive
    from kg.index import open_index

    with Archive(archive) as opened:
        for place in ("重庆市", "四川省"):
            sheet = Sheet(f"{place}.txt").say(f"云岭公司工会主席王莉在{place}发言。")
            opened.write(sheet.role("王莉", "主席", body(sheet, "云岭公司工会", f"{place}云岭公司工会")).page(), "1")
    with open_index(archive):
        pass

    problem = get("/entities", 409, name="云岭公司工会")

    assert [found["name"] for found in problem["candidates"]] == ["四川省云岭公司工会", "重庆市云岭公司工会"]
    assert get(f"/entities/{problem['candidates'][0]['id']}")["data"]["name"] == "四川省云岭公司工会"


def test_facts_stand_by_date_with_a_sentence_each(get: Get, key: Callable[[str], str]) -> None:
    found = get(f"/entities/{key('郑洪')}/facts")["data"]

    assert [(one["end"]["name"], one["properties"]["title"]) for one in found] == [
        ("重庆市总工会", "主席"),
        ("四川省总工会", "主席"),
    ]
    assert "郑洪" in found[0]["evidence"]["quote"]
    assert found[0]["passages"] == 2


@pytest.mark.parametrize(
    ("asked", "bodies"),
    [
        ({"type": "role", "since": "2020"}, ["四川省总工会"]),
        ({"until": "2018-12"}, ["重庆市总工会"]),
        ({"type": "award"}, []),
    ],
)
def test_facts_may_be_of_a_type_and_a_time(
    get: Get, key: Callable[[str], str], asked: dict[str, str], bodies: list[str]
) -> None:
    assert [one["end"]["name"] for one in get(f"/entities/{key('郑洪')}/facts", **asked)["data"]] == bodies


def test_facts_go_on_by_their_cursor(get: Get, key: Callable[[str], str]) -> None:
    path = f"/entities/{key('重庆市总工会')}/facts"
    whole = get(path)["data"]
    first = get(path, limit=2)
    rest = get(path, cursor=first["page"]["next"])

    assert first["data"] + rest["data"] == whole
    assert first["page"]["total"] == rest["page"]["total"] == len(whole)


def test_an_honour_names_who_gave_it(get: Get, key: Callable[[str], str]) -> None:
    found = get(f"/entities/{key('王芳')}/facts", type="award")["data"]

    assert {other["name"] for one in found for other in one["others"]} == {"重庆市总工会"}


def test_neighbours_say_which_way_the_edge_goes(get: Get, key: Callable[[str], str]) -> None:
    found = get(f"/entities/{key('郑洪')}/neighbours", type=["CHAIR_OF", "MENTIONS"])

    assert [(one["direction"], one["node"]["label"]) for one in found["data"]] == [("out", "Union")] * 2 + [
        ("in", "Article")
    ] * 3
    assert found["page"]["total"] == 5


def test_an_edge_has_every_passage_with_its_article(get: Get, key: Callable[[str], str]) -> None:
    edge = get(f"/entities/{key('郑洪')}/facts")["data"][0]
    found = get(f"/edges/{edge['id']}")

    assert found["data"]["edge"] == edge
    assert [one["article"]["date"] for one in found["data"]["passages"]] == ["2018-05-03", "2019-06-10"]
    assert found["data"]["passages"][0]["article"]["source"] == "news/2018-05-03.txt"
    assert get(f"/edges/{edge['id']}", limit=1)["page"]["next"] is not None


def test_an_article_has_its_names_where_they_stand(get: Get, key: Callable[[str], str]) -> None:
    edge = get(f"/entities/{key('郑洪')}/facts")["data"][0]
    article = get(f"/articles/{edge['evidence']['article']}")["data"]

    assert all(article["text"][one["start"] : one["end"]] == one["text"] for one in article["mentions"])
    assert key("郑洪") in {one["entity"] for one in article["mentions"]}
    chair = next(fact for fact in article["facts"] if fact["values"].get("title") == "主席")
    assert chair["slots"]["person"] == {"id": key("郑洪"), "label": "PERSON", "name": "郑洪"}
    assert article["text"][chair["start"] : chair["end"]] == chair["quote"]
    assert (article["date"], article["source"]) == ("2018-05-03", "news/2018-05-03.txt")


@pytest.mark.parametrize(
    "path", ["/entities/{}", "/entities/{}/facts", "/entities/{}/neighbours", "/edges/{}", "/articles/{}"]
)
def test_an_unknown_id_is_not_found(get: Get, path: str) -> None:
    assert "00000000000000ff" in get(path.format("00000000000000ff"), 404)["detail"]


@pytest.mark.parametrize("cursor", ["x", "WzFd", "W10", "eyJhIjoxfQ", "WzEwMDAwMDAwMDAwMDAwMDAwMDAwXQ"])
def test_a_cursor_of_another_list_is_refused(get: Get, key: Callable[[str], str], cursor: str) -> None:
    assert get(f"/entities/{key('郑洪')}/facts", 400, cursor=cursor)["type"] == "/docs#wrong-value"


@pytest.mark.parametrize("date", ["2019-13", "2019-02-30", "last year", "19"])
def test_a_wrong_date_is_refused(get: Get, key: Callable[[str], str], date: str) -> None:
    assert get(f"/entities/{key('郑洪')}/facts", 422, since=date)["errors"][0]["where"] == "query.since"


@pytest.mark.parametrize(
    "path", ["/search?labels=Union", "/statistics?x=", "/paths?from=郑洪&to=王芳&hop=1", "/exports/jsonl?label=Union"]
)
def test_a_parameter_that_there_is_not_is_said(client: Client, path: str) -> None:
    answer = client.get(f"/api/v1{path}")

    assert (answer.status_code, answer.json()["type"]) == (422, "/docs#invalid")
    assert answer.json()["remedy"].startswith("it takes ")

"""The named queries on what the sample pages do not have: names shared by two, edges without evidence, open bodies."""

from __future__ import annotations

from typing import Any

import pytest
from loaded_stores import STORES, Loaded

from kg.graph import Edge, Graph, Node
from kg.queries import answer
from kg.store.bolt import BoltStore


def node(key: str, label: str, name: str, **said: Any) -> Node:
    return Node(id=key, label=label, properties={"name": name, "aliases": (), "resolved": True, **said})


def edge(key: str, kind: str, start: Node, end: Node, **said: Any) -> Edge:
    ends = {"start": start.id, "end": end.id, "start_label": start.label, "end_label": end.label}
    return Edge(id=key, type=kind, **ends, properties=said)


HE = node("he", "Person", "何秀兰")
MILL = node("mill", "Company", "青川县云岭茶业有限公司", aliases=("云岭茶业",))
UNION = node("union", "Union", "青川县云岭茶业有限公司工会", aliases=("云岭茶业",))
OPEN = node("open", "Union", "公司工会", resolved=False)
POST = node("post", "Role", "青川县云岭茶业有限公司工会主席", title="主席", kind="chair")
HONOUR = node("honour", "Award", "广元市五一劳动奖状")
CONTEST = node("contest", "Event", "2019年青川县采茶大赛", date="2019")
PAGE = node("page", "Article", "采茶竞赛开赛", source="a.txt")
WRITER = node("writer", "Person", "方远")
NODES = (HE, MILL, UNION, OPEN, POST, HONOUR, CONTEST, PAGE, WRITER)
EDGES = (
    edge("1", "CHAIR_OF", HE, UNION, title="主席", status="current", valid_from="2019-03"),
    edge("2", "CHAIR_OF", HE, OPEN, title="主席", status="current"),
    edge("3", "HOLDS", HE, POST, status="current", valid_from="2019-03"),
    edge("4", "IN", POST, UNION),
    edge("5", "UNION_OF", UNION, MILL),
    edge("6", "RECEIVED", UNION, HONOUR),
    edge("7", "MENTIONS", PAGE, MILL, count=1),
    edge("8", "MENTIONS", PAGE, UNION, count=1),
    edge("9", "REPORTED", WRITER, PAGE, role="记者"),
)


@pytest.fixture(scope="module")
def graph() -> Graph:
    return Graph(
        nodes=tuple(sorted(NODES, key=lambda one: (one.label, one.id))),
        edges=tuple(sorted(EDGES, key=lambda one: (one.type, one.id))),
    )


@pytest.fixture(scope="module")
def embedded(graph: Graph, in_embedded: Loaded) -> BoltStore:
    return in_embedded(graph)


@pytest.fixture(scope="module")
def neo4j(graph: Graph, in_neo4j: Loaded) -> BoltStore:
    return in_neo4j(graph)


@pytest.fixture(params=STORES)
def store(request: pytest.FixtureRequest) -> BoltStore:
    found: BoltStore = request.getfixturevalue(request.param)
    return found


@pytest.mark.parametrize(
    ("name", "given"),
    [
        ("posts", {"person": "何秀兰"}),
        ("holders", {"body": "青川县云岭茶业有限公司工会"}),
        ("holders-on", {"body": "青川县云岭茶业有限公司工会", "title": "主席", "date": "2019-03"}),
        ("union-of", {"body": "青川县云岭茶业有限公司"}),
        ("all-honours", {}),
    ],
)
def test_an_edge_that_was_imported_without_evidence_is_told(store: BoltStore, name: str, given: dict[str, str]) -> None:
    (row,) = answer(store, name, given).records()
    assert row["sentence"] is row["article"] is None


@pytest.mark.parametrize(
    ("name", "given"),
    [
        ("honours", {"name": "云岭茶业"}),
        ("company-leaders", {"company": "云岭茶业"}),
        ("reporters-of", {"name": "云岭茶业"}),
    ],
)
def test_a_name_of_two_gives_no_row_twice(store: BoltStore, name: str, given: dict[str, str]) -> None:
    (row,) = answer(store, name, given).records()
    assert row.get("count") in (None, 1)


def test_a_body_that_stays_open_is_not_counted_as_another(store: BoltStore) -> None:
    assert not answer(store, "chairs-of-many").rows.rows


def test_an_event_whose_organiser_nobody_names_is_of_its_year(store: BoltStore) -> None:
    (row,) = answer(store, "events-in-year", {"year": "2019"}).records()
    assert (row["event"], row["organisers"], row["sentence"]) == (CONTEST.properties["name"], [], None)

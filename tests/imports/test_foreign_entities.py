"""FollowTheMoney of others: what the graph has words for is taken, the rest is told with its reason."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from kg.graph import Graph
from kg.imports import read_graph
from kg.model import Skipped


def entity(key: str, schema: str, **properties: Any) -> dict[str, Any]:
    said = {name: value if isinstance(value, list) else [value] for name, value in properties.items()}
    return {"id": key, "schema": schema, "properties": said, "datasets": ["registry"]}


ENTITIES = [
    entity(
        "occ",
        "Occupancy",
        holder="he",
        post="chair",
        startDate="2019-03",
        endDate="2023-05-01T08:00:00",
        status="ended",
    ),
    entity("he", "Person", name=["何秀兰", "He Xiulan"], alias="何大姐"),
    entity("chair", "Position", name="青川县总工会主席", organization="union"),
    entity("union", "Organization", name="青川县总工会", weakAlias="县总", parent="city", addressEntity="qingchuan"),
    entity("city", "LegalEntity", name="广元市总工会"),
    entity("mill", "Company", name="青川县云岭茶业有限公司"),
    entity("bureau", "PublicBody", name="青川县教育局"),
    entity("job", "Employment", employee="he", employer="mill", role="制茶工", date=["2018", "2016-05"]),
    entity("board", "Directorship", director="he", organization="mill", role="董事"),
    entity("sub", "Membership", member="union", organization="city"),
    entity("qingchuan", "Address", full="四川省广元市青川县"),
    entity("contest", "Event", name="青川县采茶技能竞赛", organizer=["union", "bureau"]),
    entity("page", "Article", title="采茶竞赛开赛", publishedAt="2022-04-01", publisher="青川报"),
    entity("seen", "Documentation", document="page", entity="he"),
    entity("ship", "Vessel", name="云岭号"),
    entity("owns", "Ownership", owner="he", asset="mill"),
    entity("lost", "Employment", employee="nobody", employer="mill"),
    entity("odd", "Membership", member="mill", organization="city"),
    entity("blank", "Person"),
]


@pytest.fixture
def imported(tmp_path: Path) -> tuple[Graph, list[Skipped]]:
    path = tmp_path / "entities.json"
    path.write_text("\n".join(map(json.dumps, ENTITIES)), encoding="utf-8")
    skipped: list[Skipped] = []
    return read_graph(path, on_skipped=skipped.append), skipped


def test_entities_of_others_become_nodes(imported: tuple[Graph, list[Skipped]]) -> None:
    nodes = {node.id: node for node in imported[0].nodes}
    assert {key: node.label for key, node in nodes.items()} == {
        "he": "Person",
        "chair": "Role",
        "union": "Union",
        "city": "Union",
        "mill": "Company",
        "bureau": "Organization",
        "qingchuan": "Place",
        "contest": "Event",
        "page": "Article",
    }
    assert nodes["he"].properties["name"] == "何秀兰"
    assert nodes["he"].properties["aliases"] == ("He Xiulan", "何大姐")
    assert nodes["union"].properties["level"] == "county"
    assert nodes["union"].properties["weak_aliases"] == ("县总",)
    assert nodes["bureau"].properties["kind"] == "government"
    assert nodes["qingchuan"].properties["adcode"] == "510822"
    assert nodes["page"].properties["newspaper"] == "青川报"


def test_links_of_others_become_edges(imported: tuple[Graph, list[Skipped]]) -> None:
    edges = {(edge.type, edge.start, edge.end): edge.properties for edge in imported[0].edges}
    assert edges.keys() == {
        ("HOLDS", "he", "chair"),
        ("IN", "chair", "union"),
        ("HOLDS_ROLE", "he", "mill"),
        ("UNDER", "union", "city"),
        ("LOCATED_IN", "union", "qingchuan"),
        ("ORGANISED", "union", "contest"),
        ("ORGANISED", "bureau", "contest"),
        ("MENTIONS", "page", "he"),
    }
    assert edges["HOLDS", "he", "chair"] == {"status": "former", "valid_from": "2019-03", "valid_to": "2023-05-01"}
    said = [edge.properties for edge in imported[0].edges if edge.type == "HOLDS_ROLE"]
    assert {"status": "current", "kind": "director", "title": "董事"} in said
    dates = {"first_seen": "2016-05", "last_seen": "2018"}
    assert {"status": "current", "kind": "staff", "title": "制茶工", **dates} in said


def test_what_the_graph_has_no_place_for_is_told(imported: tuple[Graph, list[Skipped]]) -> None:
    told = {(one.item.rpartition(":")[2], one.reason) for one in imported[1]}
    assert told == {
        ("15", "schema 'Vessel' has no place in the graph"),
        ("16", "schema 'Ownership' has no place in the graph"),
        ("17", "Employment 'lost' names 'nobody', which is no node here"),
        ("18", "Membership 'odd' would be HOLDS_ROLE from Company to Union"),
        ("19", "entity 'blank' has no name"),
    }

"""FollowTheMoney: every entity valid and clean by followthemoney's own model, links between entities that are there."""

from __future__ import annotations

import json
from collections import Counter
from typing import Any

import pytest
from drawn_graphs import graphs
from handmade import news
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.export import iter_export
from kg.graph import Edge, Graph, Node, assemble

followthemoney = pytest.importorskip("followthemoney")
MODEL = followthemoney.model


def entities(graph: Graph) -> list[dict[str, Any]]:
    lines = b"".join(iter_export(graph, "ftm")).decode().split("\n")
    assert lines.pop() == ""
    return [json.loads(line) for line in lines]


def check(entity: dict[str, Any]) -> None:
    """Hold an entity to the model: its schema, what it must have, and every value as the model would clean it."""
    schema = MODEL[entity["schema"]]
    schema.validate(entity)
    assert set(entity["properties"]) <= {name for name, prop in schema.properties.items() if not prop.stub}
    assert MODEL.get_proxy(entity, cleaned=False).to_dict()["properties"] == entity["properties"]
    assert MODEL.get_proxy(entity).to_dict()["kg"] == entity["kg"]


def test_every_node_and_edge_is_an_entity_of_the_model() -> None:
    graph = assemble(news())
    made = {entity["id"]: entity for entity in entities(graph)}
    for entity in made.values():
        check(entity)
    assert made.keys() == {record.id for record in (*graph.nodes, *graph.edges)}
    assert Counter(entity["schema"] for entity in made.values())["Occupancy"] == graph.count_types()["HOLDS"]


def test_links_join_entities_of_the_schemata_that_they_may() -> None:
    made = {entity["id"]: entity for entity in entities(assemble(news()))}
    for entity in made.values():
        schema = MODEL[entity["schema"]]
        for name, values in entity["properties"].items():
            if schema.properties[name].type.name == "entity":
                assert all(MODEL[made[value]["schema"]].is_a(schema.properties[name].range) for value in values), name


def test_an_entity_says_what_the_model_has_words_for() -> None:
    made = entities(assemble(news()))
    name_of = {entity["id"]: entity["properties"]["name"][0] for entity in made if "name" in entity["properties"]}
    posts = [e["properties"] for e in made if e["schema"] == "Position"]
    assert {(p["name"][0], name_of[p["organization"][0]]) for p in posts} >= {("重庆市总工会主席", "重庆市总工会")}
    (held,) = [e["properties"] for e in made if e["schema"] == "Occupancy" and "startDate" in e["properties"]]
    assert {name: held[name] for name in ("status", "startDate", "date", "description")} == {
        "status": ["current"],
        "startDate": ["2020"],
        "date": ["2021-03-02"],
        "description": ["重庆市总工会主席周立新与四川省总工会主席郑洪座谈。"],
    }
    (event,) = [e["properties"] for e in made if e["schema"] == "Event"]
    assert {name_of[key] for key in event["organizer"]} == {"重庆市总工会", "重庆市人力资源和社会保障局"}
    roles = {
        (name_of[e["properties"]["director"][0]], *e["properties"]["role"])
        for e in made
        if e["schema"] == "Directorship"
    }
    assert ("李明远", "副主席") in roles


KINDS = (("chair", "Directorship"), ("secretary", "Directorship"), ("member", "Membership"), ("staff", "Employment"))


@pytest.mark.parametrize(("kind", "schema"), KINDS)
def test_who_leads_belongs_or_works_is_told_apart(kind: str, schema: str) -> None:
    nodes = tuple(
        Node(id=key, label=label, properties={"name": key}) for key, label in (("a", "Person"), ("b", "Company"))
    )
    ends = {"start": "a", "end": "b", "start_label": "Person", "end_label": "Company"}
    edge = Edge(id="e", type="HOLDS_ROLE", **ends, properties={"kind": kind, "title": "财务科科员"})
    made = entities(Graph(nodes=nodes, edges=(edge,)))[0]
    check(made)
    assert (made["schema"], made["properties"]["role"]) == (schema, ["财务科科员"])


@settings(max_examples=40, deadline=None)
@given(graph=graphs())
def test_entities_of_any_graph_are_of_the_model(graph: Graph) -> None:
    made = entities(graph)
    for entity in made:
        check(entity)
    assert len(made) == len(graph.nodes) + len(graph.edges)


TEXTS = st.text(
    alphabet=st.sampled_from("甲é\u0301A \"';,.\n\t\r\u3000\u200b\u2028\x00\x1f\x85\ufeff<BR/>ESQ\ud800"), max_size=8
)


@settings(max_examples=100, deadline=None)
@given(text=TEXTS, label=st.sampled_from(["Person", "Union", "Place", "Event", "Award", "Article"]))
def test_texts_are_as_clean_as_the_model_would_have_them(text: str, label: str) -> None:
    said = {"name": text, "aliases": (text,), "headline": text, "place": text, "date": text, "newspaper": text}
    (made,) = entities(Graph(nodes=(Node(id="a", label=label, properties=said),), edges=()))
    check(made)

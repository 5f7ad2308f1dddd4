"""Popolo: a document that keeps to its schemas, in which every post, its holders and their sources are found."""

from __future__ import annotations

import json
from typing import Any

import pytest
from drawn_graphs import graphs
from handmade import news
from hypothesis import given, settings

from kg.export import iter_export
from kg.graph import Edge, Graph, Node, assemble

jsonschema = pytest.importorskip("jsonschema")

TEXT = {"type": "string"}
DAY = {"type": "string", "pattern": "^[0-9]{4}(-[0-9]{2}){0,2}$"}
MOMENT = {"type": "string", "pattern": "^[0-9]{4}(-[0-9]{2}){0,2}$"}
NAMES = {"type": "array", "items": {"type": "object", "properties": {"name": TEXT, "note": TEXT}, "required": ["name"]}}
LINKS = {
    "type": "array",
    "items": {"type": "object", "properties": {"url": {**TEXT, "format": "uri"}, "note": TEXT}, "required": ["url"]},
}


def objects(**properties: Any) -> dict[str, Any]:
    return {"type": "array", "items": {"type": "object", "properties": {"id": TEXT, **properties}, "required": ["id"]}}


SCHEMA = {
    "type": "object",
    "properties": {
        "persons": objects(name=TEXT, other_names=NAMES),
        "organizations": objects(name=TEXT, other_names=NAMES, classification=TEXT, parent_id=TEXT, area_id=TEXT),
        "posts": objects(label=TEXT, role=TEXT, organization_id=TEXT, start_date=DAY, end_date=DAY),
        "memberships": objects(
            role=TEXT,
            person_id=TEXT,
            post_id=TEXT,
            organization_id=TEXT,
            start_date=MOMENT,
            end_date=MOMENT,
            sources=LINKS,
        ),
        "events": objects(name=TEXT, start_date=MOMENT, location=TEXT, organization_id=TEXT),
        "areas": objects(name=TEXT, identifier=TEXT, classification=TEXT, parent_id=TEXT),
    },
    "required": ["persons", "organizations", "posts", "memberships", "events", "areas"],
    "additionalProperties": False,
}
"""The parts of Popolo's own schemas that the export uses, with their types and patterns."""

ENDS = {
    "person_id": "persons",
    "organization_id": "organizations",
    "post_id": "posts",
    "area_id": "areas",
}


def document(graph: Graph) -> dict[str, Any]:
    made: dict[str, Any] = json.loads(b"".join(iter_export(graph, "popolo")))
    return made


def test_a_document_keeps_to_the_schema_and_its_ids_to_its_objects() -> None:
    made = document(assemble(news()))
    jsonschema.validate(made, SCHEMA, format_checker=jsonschema.FormatChecker())
    ids = {section: {one["id"] for one in rows} for section, rows in made.items()}
    for section, rows in made.items():
        for one in rows:
            for name, target in {**ENDS, "parent_id": section}.items():
                assert one.get(name) in {None, *ids[target]}


def test_every_person_body_post_event_and_place_is_there() -> None:
    graph, made = assemble(news()), document(assemble(news()))
    labels = {
        "persons": {"Person"},
        "organizations": {"Union", "Company", "Organization"},
        "posts": {"Role"},
        "events": {"Event"},
        "areas": {"Place"},
    }
    for section, of in labels.items():
        found = {(one["id"], one.get("name", one.get("label"))) for one in made[section]}
        assert found == {(node.id, node.properties["name"]) for node in graph.nodes if node.label in of}


def test_every_post_held_is_a_membership_with_its_sources() -> None:
    graph = assemble(news())
    body_of = {edge.start: edge.end for edge in graph.edges if edge.type == "IN"}
    made = {one["id"]: one for one in document(graph)["memberships"]}
    held = {edge.id: edge for edge in graph.edges if edge.type == "HOLDS"}
    assert made.keys() == held.keys()
    for key, edge in held.items():
        one = made[key]
        assert (one["person_id"], one["post_id"], one["organization_id"]) == (edge.start, edge.end, body_of[edge.end])
        assert one.get("start_date") == edge.properties.get("valid_from")
        assert [source["note"] for source in one["sources"]] == list(edge.properties["evidence_quote"])
        assert [source["start"] for source in one["sources"]] == list(edge.properties["evidence_start"])
        for name in ("status", "count", "confidence", "first_seen", "last_seen"):
            assert one[name] == edge.properties[name]


def test_a_source_says_where_it_stands() -> None:
    made = document(assemble(news()))
    source = next(one["sources"][0] for one in made["memberships"] if one.get("start_date") == "2020")
    assert source["url"].startswith("urn:union-news-kg:node:")
    assert (source["title"], source["date"]) == ("成渝两地工会座谈", "2021-03-02")


def test_links_of_bodies_places_and_events_are_there() -> None:
    made = document(assemble(news()))
    name_of = {one["id"]: one["name"] for section in ("organizations", "areas") for one in made[section]}
    bodies = {one["name"]: one for one in made["organizations"]}
    assert name_of[bodies["重庆市渝北区总工会"]["parent_id"]] == "重庆市总工会"
    assert name_of[bodies["四川省总工会"]["area_id"]] == "四川省"
    (event,) = made["events"]
    assert name_of[event["organization_id"]] in ("重庆市总工会", "重庆市人力资源和社会保障局")
    areas = {one["name"]: one for one in made["areas"]}
    assert name_of[areas["重庆市渝北区"]["parent_id"]] == "重庆市"


def test_of_several_places_the_one_stated_most_often_is_taken() -> None:
    nodes = tuple(
        Node(id=key, label=label, properties={"name": key})
        for key, label in (("a", "Company"), ("b", "Place"), ("c", "Place"))
    )
    edges = tuple(
        Edge(
            id=f"e{end}", type="LOCATED_IN", start="a", end=end, start_label="Company", end_label="Place",
            properties={"count": count},
        )
        for end, count in (("b", 1), ("c", 2))
    )  # fmt: skip
    (body,) = document(Graph(nodes=nodes, edges=edges))["organizations"]
    assert body["area_id"] == "c"


@settings(max_examples=30, deadline=None)
@given(graph=graphs(typed=True))
def test_any_graph_is_a_document(graph: Graph) -> None:
    made = document(graph)
    jsonschema.validate(made, SCHEMA)
    assert len(made["memberships"]) == sum(edge.type == "HOLDS" for edge in graph.edges)

"""Turtle and JSON-LD: one set of triples, valid by shapes, in which every node, edge, value and passage is found."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from pathlib import Path
from typing import Any

import pytest
from handmade import news
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.export import iter_export
from kg.export.jsonld import make_jsonld
from kg.export.turtle import make_turtle
from kg.export.vocabulary import CLASSES, RELATIONS
from kg.graph import Edge, Graph, Node, assemble

rdflib = pytest.importorskip("rdflib")
from rdflib.compare import isomorphic  # noqa: E402

pytestmark = pytest.mark.filterwarnings(r"ignore::DeprecationWarning:(rdflib|pyparsing)\..*")  # of their own

DOCS = Path(__file__).parents[2] / "docs"
SHAPES = Path(__file__).with_name("shapes.ttl")
BASE = "urn:union-news-kg:"
SCHEMA, ORG, OA = "https://schema.org/", "http://www.w3.org/ns/org#", "http://www.w3.org/ns/oa#"
KG, PROV, RDF = f"{BASE}term:", "http://www.w3.org/ns/prov#", "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
SKOS, DC = "http://www.w3.org/2004/02/skos/core#", "http://purl.org/dc/elements/1.1/"
NODES = {
    f"{SCHEMA}Person": "Person",
    f"{SCHEMA}WorkersUnion": "Union",
    f"{SCHEMA}Corporation": "Company",
    f"{SCHEMA}Organization": "Organization",
    f"{ORG}Post": "Role",
    f"{KG}Award": "Award",
    f"{SCHEMA}Event": "Event",
    f"{SCHEMA}AdministrativeArea": "Place",
    f"{SCHEMA}NewsArticle": "Article",
}
EDGES = {
    f"{ORG}holds": "HOLDS",
    f"{ORG}postIn": "IN",
    f"{ORG}headOf": "CHAIR_OF",
    f"{KG}viceChairOf": "VICE_CHAIR_OF",
    f"{ORG}memberOf": "HOLDS_ROLE",
    f"{SCHEMA}award": "RECEIVED",
    f"{KG}awardedBy": "AWARDED_BY",
    f"{SCHEMA}author": "REPORTED",
    f"{SCHEMA}organizer": "ORGANISED",
    f"{KG}unionOf": "UNION_OF",
    f"{KG}partnerOf": "PARTNER_OF",
    f"{SCHEMA}location": "LOCATED_IN",
    f"{SCHEMA}containedInPlace": "PART_OF",
    f"{ORG}subOrganizationOf": "UNDER",
    f"{SCHEMA}mentions": "MENTIONS",
}
SAID = {
    f"{SCHEMA}name": "name",
    f"{SKOS}altLabel": "aliases",
    f"{SKOS}hiddenLabel": "weak_aliases",
    f"{SCHEMA}roleName": "title",
    f"{SCHEMA}headline": "headline",
    f"{SCHEMA}printPage": "page",
    f"{SCHEMA}sha256": "sha256",
    f"{SCHEMA}isPartOf": "document",
    f"{SCHEMA}datePublished": "date",
    f"{DC}publisher": "newspaper",
    f"{DC}source": "source",
    f"{KG}repeatOf": "repeat_of",
    f"{KG}firstSeen": "first_seen",
    f"{KG}lastSeen": "last_seen",
    f"{KG}forAward": "award_id",
    f"{PROV}wasGeneratedBy": "rule",
}
STRUCTURE = {
    *(f"{RDF}{name}" for name in ("type", "subject", "predicate", "object")),
    *(f"{ORG}{name}" for name in ("member", "organization")),
    *(*EDGES, f"{SKOS}prefLabel", f"{PROV}wasDerivedFrom"),
}


@pytest.fixture(scope="module")
def graph() -> Graph:
    return assemble(news())


def text(graph: Graph, name: str) -> str:
    return b"".join(iter_export(graph, name)).decode()


def parse(graph: Graph, name: str) -> Any:
    return rdflib.Graph().parse(data=text(graph, name), format={"turtle": "turtle", "jsonld": "json-ld"}[name])


@pytest.mark.parametrize("name", ["turtle", "jsonld"])
def test_rdflib_finds_every_node_edge_value_and_passage(graph: Graph, name: str) -> None:
    found = Found(parse(graph, name))
    assert sorted(found.nodes()) == sorted((n.id, n.label, _values(n.properties)) for n in graph.nodes)
    assert sorted(found.edges()) == sorted((e.id, e.type, e.start, e.end, _values(e.properties)) for e in graph.edges)
    assert found.passages() == {e.id: _passages(e) for e in graph.edges if "evidence_quote" in e.properties}


class Found:
    """What triples say, in the words of the graph."""

    def __init__(self, triples: Any) -> None:
        self.said: defaultdict[str, defaultdict[str, list[Any]]] = defaultdict(lambda: defaultdict(list))
        for subject, predicate, value in triples:
            self.said[str(subject)][str(predicate)].append(value)

    def of_class(self, name: str) -> list[str]:
        return [key for key, said in self.said.items() if name in map(str, said[f"{RDF}type"])]

    def one(self, key: Any, predicate: str) -> Any:
        (value,) = self.said[str(key)][predicate]
        return value.toPython() if isinstance(value, rdflib.Literal) else str(value)

    def nodes(self) -> list[tuple[str, str, list[Any]]]:
        return [(_id(key), label, self.values(key)) for name, label in NODES.items() for key in self.of_class(name)]

    def edges(self) -> list[tuple[str, str, str, str, list[Any]]]:
        edges = []
        for key in self.of_class(f"{RDF}Statement"):
            subject, predicate, thing = (self.one(key, f"{RDF}{part}") for part in ("subject", "predicate", "object"))
            if "former" not in map(str, self.said[key][f"{KG}status"]):
                assert thing in map(str, self.said[subject][predicate])
            ends = (subject, thing) if EDGES[predicate] not in ("REPORTED", "ORGANISED") else (thing, subject)
            edges.append((_id(key), EDGES[predicate], *map(_id, ends), self.values(key)))
        return edges

    def values(self, key: str) -> list[Any]:
        """Return the values that a node or an edge has, by the names of the graph."""
        starts = "valid_from" if "edge:" in key else "date"
        names = SAID | {f"{SCHEMA}startDate": starts, f"{SCHEMA}endDate": "valid_to"}
        return sorted(
            (names.get(predicate, predicate.removeprefix(KG)), _plain(value))
            for predicate, values in self.said[key].items()
            if predicate not in STRUCTURE
            for value in values
        )

    def passages(self) -> dict[str, list[tuple[Any, ...]]]:
        found = defaultdict(list)
        for key in sorted(self.of_class(f"{OA}Annotation"), key=lambda key: int(key.rpartition(".")[2])):
            target = self.one(key, f"{OA}hasTarget")
            position, quote = sorted(
                self.said[target][f"{OA}hasSelector"], key=lambda one: f"{OA}exact" in self.said[str(one)]
            )
            article = self.one(key, f"{PROV}wasDerivedFrom")
            assert self.one(target, f"{OA}hasSource") == self.one(article, f"{SCHEMA}isPartOf")
            assert article in map(str, self.said[self.one(key, f"{OA}hasBody")][f"{PROV}wasDerivedFrom"])
            found[_id(self.one(key, f"{OA}hasBody"))].append(
                (
                    _id(article),
                    self.one(position, f"{OA}start"),
                    self.one(position, f"{OA}end"),
                    self.one(quote, f"{OA}exact"),
                    self.one(self.one(key, f"{PROV}wasGeneratedBy"), "http://www.w3.org/2000/01/rdf-schema#label"),
                )
            )
        return dict(found)


def _id(iri: str) -> str:
    return iri.rpartition(":")[2]


def _plain(value: Any) -> Any:
    if not isinstance(value, rdflib.Literal):
        return _id(str(value))
    is_date = value.datatype and str(value.datatype).rpartition("#")[2] in ("date", "gYear", "gYearMonth")
    return str(value) if is_date else value.toPython()


def _values(properties: Any) -> list[Any]:
    """Return the values of a node or an edge beside its evidence, one by one."""
    return sorted(
        (name, item)
        for name, value in properties.items()
        if not name.startswith("evidence_")
        for item in (value if isinstance(value, tuple) else (value,))
    )


def _passages(edge: Edge) -> list[tuple[Any, ...]]:
    lists = (edge.properties[f"evidence_{part}"] for part in ("article", "start", "end", "quote", "rule"))
    return list(zip(*lists, strict=True))  # type: ignore[arg-type]


def test_the_triples_keep_to_the_shapes(graph: Graph) -> None:
    pyshacl = pytest.importorskip("pyshacl")
    conforms, _, why = pyshacl.validate(parse(graph, "turtle"), shacl_graph=str(SHAPES), allow_warnings=False)
    assert conforms, why
    broken = parse(graph, "turtle")
    broken.remove((None, rdflib.URIRef(f"{OA}exact"), None))
    assert not pyshacl.validate(broken, shacl_graph=str(SHAPES))[0]


def test_both_formats_say_the_same(graph: Graph) -> None:
    assert isomorphic(parse(graph, "turtle"), parse(graph, "jsonld"))


VALUES = st.one_of(
    st.text(),
    st.integers(-(2**53), 2**53),
    st.floats(allow_nan=False),
    st.booleans(),
    st.sampled_from(["2018", "2018-02", "2018-02-29", "2020-02-29", "2018-13", "0000"]),
    st.lists(st.text(), unique=True).map(tuple),
)
KEYS = st.one_of(st.text(min_size=1), st.sampled_from(["date", "valid_from", "document", "rule", "evidence_start"]))


@settings(max_examples=40, deadline=None)
@given(key=st.text(), said=st.dictionaries(KEYS, VALUES, max_size=4), other=st.dictionaries(KEYS, VALUES, max_size=4))
def test_whatever_a_graph_holds_both_formats_are_sound_and_the_same(key: str, said: Any, other: Any) -> None:
    nodes = (Node(id=key, label="Article", properties=said), Node(id=key + "1", label="Person", properties=other))
    edge = Edge(
        id=key, type="REPORTED", start=key + "1", end=key, start_label="Person", end_label="Article", properties=other
    )
    made = Graph(nodes=nodes, edges=(edge,))
    turtle = parse(made, "turtle")
    assert isomorphic(turtle, parse(made, "jsonld"))
    assert len(set(turtle.subjects(rdflib.RDF.type, rdflib.RDF.Statement))) == 1


@pytest.mark.parametrize("name", ["EXPORTS.md", "EXPORTS.zh-CN.md"])
def test_the_docs_show_the_words_and_a_query_that_finds_sentences(graph: Graph, name: str) -> None:
    docs = (DOCS / name).read_text(encoding="utf-8")
    for label, classes in CLASSES.items():
        assert re.search(rf"\| {label} \| `{'`.*`'.join(classes)}` \|", docs), label
    for edge_type, how in RELATIONS.items():
        assert re.search(rf"\| {edge_type} \| \S+ `{how.predicate}` \S+ \|", docs), edge_type
    (query,) = re.findall("```sparql\n(.*?)```", docs, re.DOTALL)
    rows = {(str(row.person), str(row.body)): str(row.quote) for row in parse(graph, "turtle").query(query)}
    assert rows["郑洪", "四川省总工会"] == "重庆市总工会主席周立新与四川省总工会主席郑洪座谈。"


def test_a_statement_of_the_past_has_no_triple_that_holds_now() -> None:
    ends = {"start": "a", "end": "b", "start_label": "Person", "end_label": "Union"}
    nodes = (Node(id="a", label="Person", properties={}), Node(id="b", label="Union", properties={}))
    for status, stated in (("current", 1), ("former", 0)):
        edge = Edge(id="e", type="CHAIR_OF", **ends, properties={"status": status})
        for name in ("turtle", "jsonld"):
            found = parse(Graph(nodes=nodes, edges=(edge,)), name)
            assert len(list(found.triples((None, rdflib.URIRef(f"{ORG}headOf"), None)))) == stated


def test_the_base_of_names_is_chosen(graph: Graph) -> None:
    base = "https://example.org/kg/"
    for make, form in ((make_turtle, "turtle"), (make_jsonld, "json-ld")):
        ((_, pieces),) = make(graph, base=base)
        found = rdflib.Graph().parse(data=b"".join(map(bytes, pieces)), format=form)
        people = set(map(str, found.subjects(rdflib.RDF.type, rdflib.URIRef(f"{SCHEMA}Person"))))
        assert people == {f"{base}node/{node.id}" for node in graph.nodes if node.label == "Person"}


def test_json_ld_has_an_object_a_line_and_can_stand_in_a_page() -> None:
    name = "</script><script>alert(1)</script>"
    made = text(Graph(nodes=(Node(id="a", label="Person", properties={"name": name}),), edges=()), "jsonld")
    assert "<" not in made
    assert json.loads(made)["@graph"][0]["schema:name"] == name
    assert json.loads(made.split("\n")[2])["@id"] == "node:a"

"""The graph as Turtle: for triple stores, rdflib and SHACL. The words are those of `kg.export.vocabulary`.

Its strings have the escapes of JSON, which Turtle has too.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from typing import Any, Final

from kg.export.characters import encode
from kg.export.evidence import iter_passages
from kg.export.files import Files
from kg.export.formats import Format
from kg.export.values import in_quotes
from kg.export.vocabulary import (
    BASE,
    CLASSES,
    LOST,
    Terms,
    date_type,
    edge_terms,
    local,
    node_terms,
    prefixes,
    relation,
    source_of,
)
from kg.graph.records import Edge, GraphView, Node, Value

_INFINITE: Final = {math.inf: "INF", -math.inf: "-INF"}


def make_turtle(graph: GraphView, *, base: str = BASE) -> Files:
    """Return the graph as one file; its IRIs begin with `base`."""
    return [(FORMAT.file, _iter_pieces(graph, base))]


def _iter_pieces(graph: GraphView, base: str) -> Iterator[bytes]:
    """Yield pieces, which are one after the other whole statements."""
    yield encode("".join(f"@prefix {name}: <{iri}> .\n" for name, iri in sorted(prefixes(base).items())))
    documents: dict[str, Value] = {}
    rules: set[str] = set()
    for node in graph.nodes:
        if document := node.properties.get("document"):
            documents[node.id] = document
        yield encode(_node(node))
    for edge in graph.edges:
        yield encode(_edge(edge, documents, rules))
    for rule in sorted(rules):
        yield encode(f"rule:{local(rule)} a prov:Activity ;\n  rdfs:label {in_quotes(rule)} .\n")


def _node(node: Node) -> str:
    said = _iter_said(node.properties, node_terms(node.label, tuple(node.properties)))
    classes = CLASSES.get(node.label) or (f"kg:{local(node.label)}",)
    return f"node:{local(node.id)} a {', '.join(classes)}{''.join(said)} .\n"


def _edge(edge: Edge, documents: Mapping[str, Value], rules: set[str]) -> str:
    """Return the statement of an edge, the triple that it states, and its annotations."""
    how = relation(edge.type)
    name, start, end = local(edge.id), f"node:{local(edge.start)}", f"node:{local(edge.end)}"
    subject, thing = (end, start) if how.is_reversed else (start, end)
    parts = [
        f"edge:{name} a rdf:Statement",
        f", org:Membership ;\n  org:member {start} ;\n  org:organization {end}" if how.is_membership else "",
        f" ;\n  rdf:subject {subject} ;\n  rdf:predicate {how.predicate} ;\n  rdf:object {thing}",
    ]
    properties = edge.properties
    parts += _iter_said(properties, edge_terms(tuple(properties)))
    if isinstance(rule := properties.get("rule"), str):
        rules.add(rule)
    notes, articles = [], {}
    for number, passage in enumerate(iter_passages(properties)):
        notes.append(_annotation(f"{name}.{number}", f"edge:{name}", passage, documents))
        articles[passage[0]] = True
        if passage[4] is not None:
            rules.add(str(passage[4]))
    derived = ", ".join(f"node:{local(str(article))}" for article in articles if article is not None)
    parts.append(f" ;\n  prov:wasDerivedFrom {derived} .\n" if derived else " .\n")
    if properties.get("status") != "former":
        parts.append(f"{subject} {how.predicate} {thing} .\n")
    return "".join((*parts, *notes))


def _annotation(
    key: str,
    body: str,
    passage: tuple[Any, ...],
    documents: Mapping[str, Value],
) -> str:
    """Return the annotation that one passage is: offsets count in the document's text, so that is its source."""
    article, start, end, quote, rule = passage
    parts = [f"evidence:{key} a oa:Annotation ;\n  oa:motivatedBy oa:describing ;\n  oa:hasBody {body}"]
    source = "" if article is None else f" ;\n    oa:hasSource {source_of(article, documents)}"
    selectors = []
    where = [f" ; oa:{name} {_literal(at)}" for name, at in (("start", start), ("end", end)) if at is not None]
    if where:
        selectors.append(f"[ a oa:TextPositionSelector{''.join(where)} ]")
    if quote is not None:
        selectors.append(f"[ a oa:TextQuoteSelector ; oa:exact {_literal(quote)} ]")
    chosen = f" ;\n    oa:hasSelector {', '.join(selectors)}" if selectors else ""
    parts.append(f" ;\n  oa:hasTarget [ a oa:SpecificResource{source}{chosen} ]")
    if article is not None:
        parts.append(f" ;\n  prov:wasDerivedFrom node:{local(str(article))}")
    if rule is not None:
        parts.append(f" ;\n  prov:wasGeneratedBy rule:{local(str(rule))}")
    return "".join((*parts, " .\n"))


def _iter_said(properties: Mapping[str, Value], terms: Terms) -> Iterator[str]:
    for name, term in terms:
        value = properties[name]
        if value == ():
            continue
        items = value if isinstance(value, tuple) else (value,)
        if term.room:
            said = ", ".join(f"{term.room}:{local(str(item))}" for item in items)
        elif term.is_date:
            said = ", ".join(map(_date, items))
        else:
            said = ", ".join(map(_literal, items))
        for predicate in term.predicates:
            yield f" ;\n  {predicate} {said}"


def _literal(value: str | int | float | bool) -> str:
    if isinstance(value, str):
        return in_quotes(value)
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        number = repr(value) if math.isfinite(value) else _INFINITE.get(value, "NaN")
        return f'"{number}"^^xsd:double'
    return str(value)


def _date(value: str | int | float | bool) -> str:
    kind = date_type(value) if isinstance(value, str) else None
    return f'"{value}"^^{kind}' if kind else _literal(value)


FORMAT: Final = Format(
    name="turtle",
    file="graph.ttl",
    media_type="text/turtle",
    make=make_turtle,
    tools=(
        "三元组库（Jena、GraphDB、Virtuoso）、rdflib、SHACL",
        "triple stores (Jena, GraphDB, Virtuoso), rdflib, SHACL",
    ),
    lost=LOST,
)

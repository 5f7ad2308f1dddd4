"""The graph as JSON-LD 1.1: the triples of `kg.export.turtle`, one object a line, for programs that read JSON.

A node is an object; so is an edge, whose evidence stands in it (as the reverse of oa:hasBody). `<` is escaped, so that the
file can stand in the script element of a page.
"""

from __future__ import annotations

import json
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
    REFERENCES,
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


def make_jsonld(graph: GraphView, *, base: str = BASE) -> Files:
    """Return the graph as one file; its IRIs begin with `base`."""
    return [(FORMAT.file, _iter_pieces(graph, base))]


def _iter_pieces(graph: GraphView, base: str) -> Iterator[bytes]:
    """Yield pieces, a line each."""
    context = {**prefixes(base), **{name: {"@type": "@id"} for name in REFERENCES}}
    yield encode(f'{{"@context":{json.dumps(context, sort_keys=True)},\n"@graph":[')
    between = "\n"
    for text in _iter_objects(graph):
        yield encode(between + text.replace("<", "\\u003c"))
        between = ",\n"
    yield b"\n]}\n"


def _iter_objects(graph: GraphView) -> Iterator[str]:
    documents: dict[str, Value] = {}
    rules: set[str] = set()
    for node in graph.nodes:
        if document := node.properties.get("document"):
            documents[node.id] = document
        yield _node(node)
    for edge in graph.edges:
        yield _edge(edge, documents, rules)
    for rule in sorted(rules):
        yield f'{{"@id":"rule:{local(rule)}","@type":"prov:Activity","rdfs:label":{in_quotes(rule)}}}'


def _node(node: Node) -> str:
    said = _iter_said(node.properties, node_terms(node.label, tuple(node.properties)))
    classes = [in_quotes(name) for name in CLASSES.get(node.label) or (f"kg:{local(node.label)}",)]
    return f'{{"@id":"node:{local(node.id)}","@type":{_list(classes)}{"".join(said)}}}'


def _edge(edge: Edge, documents: Mapping[str, Value], rules: set[str]) -> str:
    """Return the statement of an edge, with the triple that it states in its subject, and with its annotations."""
    how = relation(edge.type)
    name, start, end = local(edge.id), f'"node:{local(edge.start)}"', f'"node:{local(edge.end)}"'
    subject, thing = (end, start) if how.is_reversed else (start, end)
    properties = edge.properties
    stated = subject if properties.get("status") == "former" else f'{{"@id":{subject},"{how.predicate}":{thing}}}'
    parts = [
        f'{{"@id":"edge:{name}","@type":',
        f'["rdf:Statement","org:Membership"],"org:member":{start},"org:organization":{end}'
        if how.is_membership
        else '"rdf:Statement"',
        f',"rdf:subject":{stated},"rdf:predicate":"{how.predicate}","rdf:object":{thing}',
    ]
    parts += _iter_said(properties, edge_terms(tuple(properties)))
    if isinstance(rule := properties.get("rule"), str):
        rules.add(rule)
    notes, articles = [], {}
    for number, passage in enumerate(iter_passages(properties)):
        notes.append(_annotation(f"{name}.{number}", passage, documents))
        articles[passage[0]] = True
        if passage[4] is not None:
            rules.add(str(passage[4]))
    derived = [f'"node:{local(str(article))}"' for article in articles if article is not None]
    parts.append(f',"prov:wasDerivedFrom":{_list(derived)}' if derived else "")
    parts.append(f',"@reverse":{{"oa:hasBody":[{",".join(notes)}]}}' if notes else "")
    return "".join((*parts, "}"))


def _annotation(key: str, passage: tuple[Any, ...], documents: Mapping[str, Value]) -> str:
    """Return the annotation that one passage is: offsets count in the document's text, so that is its source."""
    article, start, end, quote, rule = passage
    source = "" if article is None else f',"oa:hasSource":"{source_of(article, documents)}"'
    selectors = []
    where = [f',"oa:{name}":{_literal(at)}' for name, at in (("start", start), ("end", end)) if at is not None]
    if where:
        selectors.append(f'{{"@type":"oa:TextPositionSelector"{"".join(where)}}}')
    if quote is not None:
        selectors.append(f'{{"@type":"oa:TextQuoteSelector","oa:exact":{_literal(quote)}}}')
    chosen = f',"oa:hasSelector":{_list(selectors)}' if selectors else ""
    return "".join(
        (
            f'{{"@id":"evidence:{key}","@type":"oa:Annotation","oa:motivatedBy":"oa:describing",',
            f'"oa:hasTarget":{{"@type":"oa:SpecificResource"{source}{chosen}}}',
            "" if article is None else f',"prov:wasDerivedFrom":"node:{local(str(article))}"',
            "" if rule is None else f',"prov:wasGeneratedBy":"rule:{local(str(rule))}"',
            "}",
        )
    )


def _iter_said(properties: Mapping[str, Value], terms: Terms) -> Iterator[str]:
    for name, term in terms:
        value = properties[name]
        if value == ():
            continue
        items = value if isinstance(value, tuple) else (value,)
        if term.room:
            said = _list([f'"{term.room}:{local(str(item))}"' for item in items])
        else:
            said = _list([*map(_date if term.is_date else _literal, items)])
        for predicate in term.predicates:
            yield f',"{predicate}":{said}'


def _list(items: list[str]) -> str:
    return items[0] if len(items) == 1 else f"[{','.join(items)}]"


def _literal(value: str | int | float | bool) -> str:
    if isinstance(value, str):
        return in_quotes(value)
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        number = repr(value) if math.isfinite(value) else f'"{_INFINITE.get(value, "NaN")}"'
        return f'{{"@value":{number},"@type":"xsd:double"}}'
    return str(value)


def _date(value: str | int | float | bool) -> str:
    kind = date_type(value) if isinstance(value, str) else None
    return f'{{"@value":"{value}","@type":"{kind}"}}' if kind else _literal(value)


FORMAT: Final = Format(
    name="jsonld",
    file="graph.jsonld",
    media_type="application/ld+json",
    make=make_jsonld,
    tools=("读 JSON 的程序、网页、三元组库", "programs that read JSON, web pages, triple stores"),
    lost=LOST,
)

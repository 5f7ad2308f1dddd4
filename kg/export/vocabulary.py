"""What the graph is in the words of others: W3C ORG, schema.org, PROV, SKOS, Web Annotation. What nobody has is `kg:`.

This table is all that JSON-LD and Turtle know of the schema. A property that it does not name is `kg:` and its name. An
edge is an rdf:Statement with its own IRI, which has its values and its evidence, and beside it the plain triple that it
states; a statement of the past (status former) has no plain triple, which would be read as true now.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Final
from urllib.parse import quote

from kg.export.evidence import LISTS

BASE: Final = "urn:union-news-kg:"
"""Where the IRIs of nodes, edges and evidence begin unless one has an address of his own for them."""

NAMESPACES: Final = {
    "dc": "http://purl.org/dc/elements/1.1/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "kg": f"{BASE}term:",
    "oa": "http://www.w3.org/ns/oa#",
    "org": "http://www.w3.org/ns/org#",
    "prov": "http://www.w3.org/ns/prov#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "schema": "https://schema.org/",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
ROOMS: Final = ("node", "edge", "evidence", "document", "rule")
"""What has IRIs of its own, each kind under the base and its name; these are prefixes too."""

CLASSES: Final[Mapping[str, tuple[str, ...]]] = {
    "Person": ("schema:Person", "foaf:Person"),
    "Union": ("schema:WorkersUnion", "org:FormalOrganization"),
    "Company": ("schema:Corporation", "org:FormalOrganization"),
    "Organization": ("schema:Organization", "org:Organization"),
    "Role": ("org:Post",),
    "Award": ("kg:Award",),
    "Event": ("schema:Event",),
    "Place": ("schema:AdministrativeArea",),
    "Article": ("schema:NewsArticle", "prov:Entity"),
}
"""The classes of a node of each label; the first is that of no other label."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Relation:
    """How an edge of one type is said: its predicate, which way it points, and the further classes of its statement."""

    predicate: str
    is_reversed: bool = False
    is_membership: bool = False


RELATIONS: Final[Mapping[str, Relation]] = {
    "HOLDS": Relation(predicate="org:holds"),
    "IN": Relation(predicate="org:postIn"),
    "CHAIR_OF": Relation(predicate="org:headOf", is_membership=True),
    "VICE_CHAIR_OF": Relation(predicate="kg:viceChairOf", is_membership=True),
    "HOLDS_ROLE": Relation(predicate="org:memberOf", is_membership=True),
    "RECEIVED": Relation(predicate="schema:award"),
    "AWARDED_BY": Relation(predicate="kg:awardedBy"),
    "REPORTED": Relation(predicate="schema:author", is_reversed=True),
    "ORGANISED": Relation(predicate="schema:organizer", is_reversed=True),
    "UNION_OF": Relation(predicate="kg:unionOf"),
    "PARTNER_OF": Relation(predicate="kg:partnerOf"),
    "LOCATED_IN": Relation(predicate="schema:location"),
    "PART_OF": Relation(predicate="schema:containedInPlace"),
    "UNDER": Relation(predicate="org:subOrganizationOf"),
    "MENTIONS": Relation(predicate="schema:mentions"),
}
"""The relation of each type of edge; no two share a predicate."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """How a property is said: its predicates, and whether its text is a date or the name of something with an IRI."""

    predicates: tuple[str, ...]
    is_date: bool = False
    room: str | None = None


def _term(*predicates: str, is_date: bool = False, room: str | None = None) -> Term:
    return Term(predicates=predicates, is_date=is_date, room=room)


_NODE_TERMS: Final[Mapping[str, Term]] = {
    "name": _term("schema:name", "skos:prefLabel"),
    "aliases": _term("skos:altLabel"),
    "weak_aliases": _term("skos:hiddenLabel"),
    "title": _term("schema:roleName"),
    "headline": _term("schema:headline"),
    "newspaper": _term("dc:publisher"),
    "page": _term("schema:printPage"),
    "source": _term("dc:source"),
    "sha256": _term("schema:sha256"),
    "document": _term("schema:isPartOf", room="document"),
    "repeat_of": _term("kg:repeatOf", room="node"),
}
_DATES: Final[Mapping[str, Term]] = {
    "Event": _term("schema:startDate", is_date=True),
    "Article": _term("schema:datePublished", is_date=True),
}
_EDGE_TERMS: Final[Mapping[str, Term]] = {
    "title": _term("schema:roleName"),
    "role": _term("kg:role"),
    "valid_from": _term("schema:startDate", is_date=True),
    "valid_to": _term("schema:endDate", is_date=True),
    "first_seen": _term("kg:firstSeen", is_date=True),
    "last_seen": _term("kg:lastSeen", is_date=True),
    "award_id": _term("kg:forAward", room="node"),
    "rule": _term("prov:wasGeneratedBy", room="rule"),
}
REFERENCES: Final = tuple(
    sorted(
        {relation.predicate for relation in RELATIONS.values()}
        | {name for term in (*_NODE_TERMS.values(), *_EDGE_TERMS.values()) if term.room for name in term.predicates}
        | {"rdf:subject", "rdf:predicate", "rdf:object", "org:member", "org:organization", "prov:wasDerivedFrom"}
        | {"oa:hasBody", "oa:hasTarget", "oa:hasSource", "oa:hasSelector", "oa:motivatedBy"}
    )
)
"""The predicates whose objects are IRIs."""

LOST: Final = (
    "列表中各项的次序与重复（证据除外）、空列表",
    "the order of lists and what stands in them twice (not of evidence), and empty lists",
)
"""What triples cannot carry."""

_STRANGE: Final = re.compile(r"[^A-Za-z0-9_.-]|^[-.]|\.\Z")


Terms = tuple[tuple[str, Term], ...]
"""The properties of a record in one order, each with how it is said."""


@lru_cache(maxsize=4096)
def node_terms(label: str, names: tuple[str, ...]) -> Terms:
    """Return how the properties of a node are said."""
    dates = {"date": _DATES[label]} if label in _DATES else {}
    terms = {**_NODE_TERMS, **dates}
    return tuple((name, terms.get(name) or _own(name)) for name in sorted(names))


@lru_cache(maxsize=4096)
def edge_terms(names: tuple[str, ...]) -> Terms:
    """Return how the properties of an edge are said, without its evidence."""
    return tuple((name, _EDGE_TERMS.get(name) or _own(name)) for name in sorted(names) if name not in LISTS)


def _own(name: str) -> Term:
    return _term(f"kg:{local(name)}")


def relation(edge_type: str) -> Relation:
    """Return how an edge of a type is said."""
    return RELATIONS.get(edge_type) or Relation(predicate=f"kg:{local(edge_type)}")


def local(name: str) -> str:
    """Return what stands behind a prefix for an id or a name: the same in Turtle and in JSON-LD, and right in an IRI."""
    if name.isascii() and name.isalnum():
        return name
    return _STRANGE.sub(lambda hit: "".join(f"%{byte:02X}" for byte in hit[0].encode("utf-8", "surrogatepass")), name)


def source_of(article: object, documents: Mapping[str, object]) -> str:
    """Return the name of the document that an article stands in, of the article itself where that is not known."""
    document = documents.get(str(article))
    return f"node:{local(str(article))}" if document is None else f"document:{local(str(document))}"


def prefixes(base: str) -> dict[str, str]:
    """Return all namespaces by their prefixes, those of our own things under a base."""
    end = ":" if base.startswith("urn:") else "/"
    return {**NAMESPACES, **{room: quote(base, safe=":/?#[]@!$&'()*+,;=%~") + room + end for room in ROOMS}}


@lru_cache(maxsize=65536)
def date_type(text: str) -> str | None:
    """Return the type of a date that is a year, a month or a day of the calendar, None of any other text."""
    for form, kind in (("{}-01-01", "xsd:gYear"), ("{}-01", "xsd:gYearMonth"), ("{}", "xsd:date")):
        try:
            day = date.fromisoformat(form.format(text))
        except ValueError:
            continue
        return kind if form.format(text) == day.isoformat() else None
    return None

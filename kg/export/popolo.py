"""The graph as Popolo: persons, organizations, posts, memberships, events and areas in one document.

A membership is a post held: its sources are the sentences that say so. Popolo has no articles and no honours; the links
between bodies that it has are a parent and an area, one each.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import groupby
from json import JSONEncoder
from typing import Any, Final

from kg.export.evidence import iter_passages
from kg.export.files import Files
from kg.export.formats import Format
from kg.export.vocabulary import BASE, date_type, local, prefixes
from kg.graph.records import Edge, GraphView, Node, Value
from kg.schema import BODY_NODES

Said = dict[str, Any]
"""An object of Popolo; what is None is left out."""

_write = JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
_ARTICLES: Final = prefixes(BASE)["node"]
_CLASSES: Final = {"Union": "trade union", "Company": "company"}
_SHORT: Final = "简称 short form"
_OF_EDGES: Final = ("status", "first_seen", "last_seen", "count", "confidence")
"""What a membership says beside what Popolo asks for."""


@dataclass(slots=True)
class _Known:
    """What belongs to an object and stands elsewhere in the graph: small things, by the ids of nodes.

    Where Popolo takes one node and the graph has several, it is the one that most passages state.
    """

    ends: dict[str, dict[str, tuple[int, str]]] = field(
        default_factory=lambda: {name: {} for name in ("IN", "LOCATED_IN", "PART_OF", "UNDER", "ORGANISED")}
    )
    articles: dict[str, Said] = field(default_factory=dict)
    titles: dict[str, Value] = field(default_factory=dict)

    def add(self, edge: Edge) -> None:
        """Take in an edge."""
        ends = self.ends.get(edge.type)
        if ends is None:
            return
        count = edge.properties.get("count")
        rank = count if isinstance(count, int) else 0
        key, other = (edge.end, edge.start) if edge.type == "ORGANISED" else (edge.start, edge.end)
        if key not in ends or rank > ends[key][0]:
            ends[key] = (rank, other)

    def find(self, edge_type: str, key: str) -> str | None:
        """Return the node at the other end of the edge of a node."""
        found = self.ends[edge_type].get(key)
        return found[1] if found else None


def make_popolo(graph: GraphView) -> Files:
    """Return the graph as one file."""
    return [(FORMAT.file, _iter_pieces(graph))]


def _iter_pieces(graph: GraphView) -> Iterator[str]:
    known = _Known()
    for edge in graph.edges:
        known.add(edge)
    yield "{"
    yield from _section("organizations", (_body(node, known) for node in graph.nodes if node.label in BODY_NODES))
    rest = set(_SECTIONS)
    for label, nodes in groupby(graph.nodes, key=lambda node: node.label):
        if label == "Article":
            known.articles = {node.id: _article(node) for node in nodes}
        elif label in rest:
            rest.remove(label)
            yield ",\n"
            yield from _one_label(label, nodes, known)
    for label in sorted(rest):
        yield ",\n"
        yield from _one_label(label, (), known)
    yield ",\n"
    yield from _section("memberships", (_membership(edge, known) for edge in graph.edges if edge.type == "HOLDS"))
    yield "}\n"


def _one_label(label: str, nodes: Iterable[Node], known: _Known) -> Iterator[str]:
    name, make = _SECTIONS[label]
    return _section(name, (make(node, known) for node in nodes))


def _section(name: str, objects: Iterable[Said]) -> Iterator[str]:
    yield f'"{name}":['
    between = "\n"
    for said in objects:
        yield between + _write({key: value for key, value in said.items() if value is not None})
        between = ",\n"
    yield "]"


def _body(node: Node, known: _Known) -> Said:
    names = _other_names(node, "aliases") + [{**name, "note": _SHORT} for name in _other_names(node, "weak_aliases")]
    return {
        "id": node.id,
        "name": node.properties.get("name"),
        "other_names": names or None,
        "classification": _CLASSES.get(node.label) or node.properties.get("kind"),
        "parent_id": known.find("UNDER", node.id),
        "area_id": known.find("LOCATED_IN", node.id),
    }


def _person(node: Node, known: _Known) -> Said:
    return {"id": node.id, "name": node.properties.get("name"), "other_names": _other_names(node, "aliases") or None}


def _event(node: Node, known: _Known) -> Said:
    return {
        "id": node.id,
        "name": node.properties.get("name"),
        "start_date": _date(node.properties.get("date")),
        "location": node.properties.get("place"),
        "organization_id": known.find("ORGANISED", node.id),
    }


def _area(node: Node, known: _Known) -> Said:
    return {
        "id": node.id,
        "name": node.properties.get("name"),
        "identifier": node.properties.get("adcode"),
        "classification": node.properties.get("level"),
        "parent_id": known.find("PART_OF", node.id),
    }


def _post(node: Node, known: _Known) -> Said:
    title = node.properties.get("title")
    if title is not None:
        known.titles[node.id] = title
    return {
        "id": node.id,
        "label": node.properties.get("name"),
        "role": title,
        "organization_id": known.find("IN", node.id),
    }


_SECTIONS: Final[Mapping[str, tuple[str, Callable[[Node, _Known], Said]]]] = {
    "Event": ("events", _event),
    "Person": ("persons", _person),
    "Place": ("areas", _area),
    "Role": ("posts", _post),
}
"""The sections that have the nodes of one label each."""


def _membership(edge: Edge, known: _Known) -> Said:
    said = edge.properties
    return {
        "id": edge.id,
        "role": known.titles.get(edge.end),
        "person_id": edge.start,
        "post_id": edge.end,
        "organization_id": known.find("IN", edge.end),
        "start_date": _date(said.get("valid_from")),
        "end_date": _date(said.get("valid_to")),
        **{name: said.get(name) for name in _OF_EDGES},
        "sources": [_source(passage, known) for passage in iter_passages(said) if passage[0] is not None],
    }


def _source(passage: tuple[Any, ...], known: _Known) -> Said:
    """Return the link that a passage is: it names the article as JSON-LD and Turtle do, and quotes it."""
    article, start, end, quote, _ = passage
    where = {"start": start, "end": end, **known.articles.get(str(article), {})}
    return {"url": f"{_ARTICLES}{local(str(article))}", "note": quote, **where}


def _article(node: Node) -> Said:
    """Return what each source in an article says of it."""
    names = {"title": "headline", "date": "date", "file": "source"}
    return {name: node.properties[key] for name, key in names.items() if key in node.properties}


def _other_names(node: Node, key: str) -> list[Said]:
    names = node.properties.get(key)
    return [{"name": name} for name in names] if isinstance(names, tuple) else []


def _date(value: Value | None) -> str | None:
    return value if isinstance(value, str) and date_type(value) else None


FORMAT: Final = Format(
    name="popolo",
    file="popolo.json",
    media_type="application/json",
    make=make_popolo,
    tools=("Popolo 工具（议会、公职人员数据）", "tools for Popolo (parliaments, office holders)"),
    lost=(
        "奖项、稿件、署名、提及、合作、工会所属单位；任职以外各关系的证据；每个机构只有一个上级和一个地区，每个活动一个主办方",
        "honours, articles, bylines, mentions, partnerships, whose union one is; evidence of all but posts held; a body has "
        "one parent and one area, an event one organizer",
    ),
)

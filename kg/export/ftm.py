"""The graph as FollowTheMoney entities, one a line, for Aleph, OpenSanctions and the tools of both.

What the model has a property for stands in `properties`, clean as followthemoney cleans it. Beside them `kg` has the whole
record, as followthemoney lets an entity carry: it keeps what it does not know, and `kg import` makes the same graph of it.
Edges come first, so that a post can name its body without the graph being read twice.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final
from unicodedata import is_normalized, normalize

from kg.export.characters import mend
from kg.export.files import Files
from kg.export.formats import Format
from kg.export.shapes import Shapes
from kg.export.values import in_quotes, value_json
from kg.export.vocabulary import date_type
from kg.graph.records import Edge, GraphView, Node, Value
from kg.model import digest

OWN: Final = "kg"
"""The key beside `properties` that has the record as it is in the graph."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """The schema of an edge, the properties of its ends, what it is called, and what it also is in an end's entity.

    `known_at` is the property by which the start's entity names the end, or by which the end's names the start.
    """

    schema: str
    start: str
    end: str
    role: str = ""
    known_at_start: str = ""
    known_at_end: str = ""


def _other(role: str, *, known_at_start: str = "", known_at_end: str = "") -> Link:
    return Link(
        schema="UnknownLink",
        start="subject",
        end="object",
        role=role,
        known_at_start=known_at_start,
        known_at_end=known_at_end,
    )


DIRECTORSHIP: Final = Link(schema="Directorship", start="director", end="organization")
MEMBERSHIP: Final = Link(schema="Membership", start="member", end="organization")
EMPLOYMENT: Final = Link(schema="Employment", start="employee", end="employer")
_BY_KIND: Final = {"member": MEMBERSHIP, "other": MEMBERSHIP, "staff": EMPLOYMENT}
"""Schemata of HOLDS_ROLE by the kind of the post; whoever holds another kind leads something: DIRECTORSHIP."""

_LINKS: Final[Mapping[str, Link]] = {
    "HOLDS": Link(schema="Occupancy", start="holder", end="post"),
    "CHAIR_OF": DIRECTORSHIP,
    "VICE_CHAIR_OF": DIRECTORSHIP,
    "REPORTED": Link(schema="Documentation", start="entity", end="document"),
    "MENTIONS": Link(schema="Documentation", start="document", end="entity", role="提到 mentions"),
    "UNDER": Link(
        schema="Membership",
        start="member",
        end="organization",
        role="下级工会 subordinate union",
        known_at_start="parent",
    ),
    "IN": _other("设于 post in", known_at_start="organization"),
    "RECEIVED": _other("获得 received"),
    "AWARDED_BY": _other("授予者 awarded by"),
    "ORGANISED": _other("主办 organised", known_at_end="organizer"),
    "UNION_OF": _other("其工会 union of"),
    "PARTNER_OF": _other("合作 partner of"),
    "LOCATED_IN": _other("位于 located in", known_at_start="addressEntity"),
    "PART_OF": _other("属于 part of"),
}
_SCHEMATA: Final[Mapping[str, str]] = {
    "Person": "Person",
    "Union": "Organization",
    "Company": "Company",
    "Organization": "Organization",
    "Role": "Position",
    "Award": "Note",
    "Event": "Event",
    "Place": "Address",
    "Article": "Article",
}
_PUBLIC: Final = frozenset({"party", "government", "congress", "court"})
"""Kinds of bodies that are PublicBody."""

_ID: Final = re.compile(r"[0-9a-zA-Z](?:[0-9a-zA-Z.-]{0,198}[0-9a-zA-Z])?")
_NO_TEXT: Final = "\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\u200b\u200c\u200d"
_UNSAFE: Final = re.compile(rf"^[\s\ufeff{_NO_TEXT}]+|[\s{_NO_TEXT}]+$|[{_NO_TEXT}]")
_SPACES: Final = re.compile(r"\s+")
_IN_QUOTES: Final = re.compile("[\"'](.*)[\"']")
_BREAKS: Final = re.compile(r"\r\n|[\n\t;]|<BR/?>|ESQ\.?,|,\s?[,.]")

Said = Iterable[tuple[str, str | Iterable[str | None] | None]]
"""Properties of an entity, of one text or of several; what is None or empty is left out, and what would stand twice."""


def make_ftm(graph: GraphView) -> Files:
    """Return the graph as one file."""
    return [(FORMAT.file, _iter_lines(graph))]


def _iter_lines(graph: GraphView) -> Iterator[str]:
    known: defaultdict[str, dict[str, list[str]]] = defaultdict(dict)
    records = Shapes(_pattern, value_json, ",")
    for edge in graph.edges:
        link = _link(edge)
        start, end = entity_id(edge.start), entity_id(edge.end)
        is_loop = edge.start == edge.end
        if link.known_at_start and not is_loop:
            known[edge.start].setdefault(link.known_at_start, []).append(end)
        if link.known_at_end and not is_loop:
            known[edge.end].setdefault(link.known_at_end, []).append(start)
        own = (
            f'"type":"{edge.type}","start":{in_quotes(edge.start)},"end":{in_quotes(edge.end)},'
            f'"start_label":"{edge.start_label}","end_label":"{edge.end_label}"'
        )
        ends = f'"{link.start}":["{start}"],"{link.end}":["{end}"]'
        parts = ",".join((ends, *_iter_parts(_edge_said(edge, link))))
        yield _line(edge.id, link.schema, parts, own, records.text(edge.properties))
    for node in graph.nodes:
        parts = ",".join(_iter_parts((*_node_said(node), *known.get(node.id, {}).items())))
        yield _line(node.id, _schema(node), parts, f'"label":"{node.label}"', records.text(node.properties))


def entity_id(key: str) -> str:
    """Return the id of the entity of a record: its own, unless that is none in FollowTheMoney."""
    if key.isascii() and key.isalnum() and len(key) < 200:
        return key
    return key if _ID.fullmatch(key) else digest("ftm", key)


def _line(key: str, schema: str, parts: str, own: str, record: str) -> str:
    entity = entity_id(key)
    its = "" if entity == key else f'"id":{in_quotes(key)},'
    return (
        f'{{"id":"{entity}","schema":"{schema}","properties":{{{parts}}},'
        f'"{OWN}":{{{its}{own},"properties":{{{record}}}}}}}\n'
    )


def _pattern(name: str) -> str:
    return f"{in_quotes(name).replace('%', '%%')}:%s"


def _iter_parts(said: Said) -> Iterator[str]:
    """Yield properties as members of a JSON object."""
    for name, texts in said:
        if not texts:
            continue
        if isinstance(texts, str):
            yield f'"{name}":[{in_quotes(texts)}]'
        elif found := dict.fromkeys(filter(None, texts)):
            yield f'"{name}":[{",".join(map(in_quotes, found))}]'


def _schema(node: Node) -> str:
    if node.label == "Organization" and node.properties.get("kind") in _PUBLIC:
        return "PublicBody"
    return _SCHEMATA[node.label]


def _link(edge: Edge) -> Link:
    if edge.type == "HOLDS_ROLE":
        return _BY_KIND.get(str(edge.properties.get("kind")), DIRECTORSHIP)
    return _LINKS[edge.type]


def _edge_said(edge: Edge, link: Link) -> Said:
    """Yield what an edge says beside its ends: when, as what, and the sentences that state it."""
    said = edge.properties
    yield "date", (_date(said.get("first_seen")), _date(said.get("last_seen")))
    yield "startDate", _date(said.get("valid_from"))
    yield "endDate", _date(said.get("valid_to"))
    yield "status", _text(said.get("status"))
    if edge.type != "HOLDS":
        role = said.get("title") or said.get("role") or said.get("what") or said.get("award")
        yield "role", (link.role, _text(role))
    quotes = said.get("evidence_quote")
    if isinstance(quotes, tuple):
        yield "description", _text(quotes[0]) if len(quotes) == 1 else map(_text, quotes)


def _node_said(node: Node) -> Said:
    """Yield what FollowTheMoney has a property for."""
    said = node.properties
    name = _name(said.get("name"))
    if node.label == "Article":
        yield "name", name
        yield "title", _text(said.get("headline"))
        yield "publishedAt", _date(said.get("date"))
        yield "publisher", _text(said.get("newspaper"))
        yield "fileName", _text(said.get("source"))
        return
    yield "name", name or entity_id(node.id)
    for prop, key in (("alias", "aliases"), ("weakAlias", "weak_aliases")):
        names = said.get(key)
        yield prop, map(_name, names) if isinstance(names, tuple) else ()
    if node.label == "Event":
        yield "date", _date(said.get("date"))
        yield "location", _address(said.get("place"))
    elif node.label == "Place":
        yield "full", _address(said.get("name"))
    elif node.label == "Award":
        yield "description", _text(said.get("name"))
    elif node.label == "Union":
        yield "classification", ("工会 trade union", _text(said.get("level")))
    elif node.label == "Organization":
        yield "classification", _text(said.get("kind"))


def _date(value: Value | None) -> str | None:
    return value if isinstance(value, str) and date_type(value) else None


def _text(value: Value | None) -> str | None:
    """Return a text as followthemoney cleans it."""
    if not isinstance(value, str) or not value:
        return None
    if value.isprintable() and is_normalized("NFC", value) and value[:1] != " " != value[-1:]:
        return value
    return normalize("NFC", _UNSAFE.sub("", mend(value)))


def _name(value: Value | None) -> str | None:
    text = _text(value)
    if not text or text.isalnum():
        return text
    text = _SPACES.sub(" ", text)
    while quoted := _IN_QUOTES.fullmatch(text):
        text = quoted[1].strip(" \ufeff")
    return text


def _address(value: Value | None) -> str | None:
    text = _text(value)
    while text and (cleaned := _SPACES.sub(" ", _BREAKS.sub(", ", text)).strip()) != text:
        text = cleaned
    return text


FORMAT: Final = Format(
    name="ftm",
    file="graph.ftm.json",
    media_type="application/json+ftm",
    make=make_ftm,
    tools=(
        "Aleph、OpenSanctions、followthemoney；kg import 可读回",
        "Aleph, OpenSanctions, followthemoney; kg import takes it back",
    ),
    lost=(
        "无；FtM 模型没有的（确信度、证据位置、规则等）在各实体的 kg 键中",
        "nothing; what the model has no property for (confidence, places of evidence, rules, ...) is in each entity's `kg`",
    ),
)

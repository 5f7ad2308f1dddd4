"""Records of the graph as the JSON of answers; kg.api.models has the schemas of these."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from kg.graph import Node, Value
from kg.index import Entity, Hit, Link, Stub
from kg.schema import ENTITY_NODES

Json = dict[str, Any]

_TOLD_APART: Final = frozenset(("name", "aliases", "weak_aliases", "resolved"))
_EVIDENCE: Final = ("article", "start", "end", "quote", "rule")
_FIRST_IS_START: Final = "evidence_"


def node_to_stub(node: Node) -> Json:
    """Return what is told of a node where it is not the matter itself."""
    return {"id": node.id, "label": node.label, "name": node.properties.get("name", "")}


def stub_to_json(stub: Stub) -> Json:
    """Return the end of an edge."""
    return {"id": stub.id, "label": stub.label, "name": stub.name}


def hit_to_json(hit: Hit) -> Json:
    """Return an entity that was found by a name."""
    said = hit.node.properties
    return {
        **node_to_stub(hit.node),
        "aliases": said.get("aliases", ()),
        "mentions": said.get("mentions", 0),
        "match": hit.match,
    }


def hit_to_suggestion(hit: Hit) -> Json:
    """Return a name to choose."""
    return {**node_to_stub(hit.node), "match": hit.match}


def hit_to_candidate(hit: Hit) -> Json:
    """Return one of those that a name may mean."""
    return {**node_to_stub(hit.node), "mentions": hit.node.properties.get("mentions", 0)}


def entity_to_json(entity: Entity) -> Json:
    """Return the card of a node."""
    node, said = entity.node, entity.node.properties
    return {
        **node_to_stub(node),
        "labels": [node.label, "Entity"] if node.label in ENTITY_NODES else [node.label],
        "aliases": said.get("aliases", ()),
        "weak_aliases": said.get("weak_aliases", ()),
        "resolved": said.get("resolved", True),
        "properties": {key: said[key] for key in sorted(said) if key not in _TOLD_APART},
        "facts": entity.facts,
        "edges": {"out": dict(entity.out), "into": dict(entity.into)},
    }


def link_to_json(link: Link) -> Json:
    """Return an edge with what it joins and the first of the passages that state it."""
    said = link.edge.properties
    passages = len(_items(said, "quote"))
    return {
        "id": link.edge.id,
        "type": link.edge.type,
        "fact": link.fact,
        "start": stub_to_json(link.start),
        "end": stub_to_json(link.end),
        "others": [stub_to_json(other) for other in link.others],
        "properties": {key: said[key] for key in sorted(said) if not key.startswith(_FIRST_IS_START)},
        "passages": passages,
        "evidence": passage_of(link, 0) if passages else None,
    }


def passage_of(link: Link, number: int) -> Json:
    """Return one of the passages that state an edge."""
    return {name: _items(link.edge.properties, name)[number] for name in _EVIDENCE}


def count_passages(link: Link) -> int:
    """Return how many passages state an edge."""
    return len(_items(link.edge.properties, "quote"))


def neighbour_to_json(link: Link, node_id: str) -> Json:
    """Return what an edge of a node leads to."""
    is_out = link.start.id == node_id
    node = stub_to_json(link.end if is_out else link.start)
    return {"direction": "out" if is_out else "in", "node": node, "edge": link_to_json(link)}


def _items(said: Mapping[str, Value], name: str) -> tuple[Any, ...]:
    found = said.get(f"evidence_{name}", ())
    return found if isinstance(found, tuple) else ()

"""Tools about names, entities, their facts and the paths between them: answered from the graph's file."""

from __future__ import annotations

from typing import Any, Final

from kg.errors import NotFoundError
from kg.graph import Node
from kg.index import GraphIndex, Link, pass_through
from kg.index.sources import iter_sources
from kg.mcp_server.answers import (
    Card,
    FactSources,
    Found,
    Path,
    PathsFound,
    Sources,
    make_entity,
    make_fact,
    make_found,
    make_named,
    make_sentence,
)
from kg.mcp_server.arguments import EntityCard, FindPaths, ReadSources, SearchEntities
from kg.mcp_server.knowledge import Knowledge
from kg.schema import FACT_EDGES

_TOLD_APART: Final = frozenset(("name", "aliases", "weak_aliases", "mentions"))
_MOST_LINKS: Final = 500


def search_entities(knowledge: Knowledge, given: SearchEntities) -> Found:
    """Return the entities whose names hold a text."""
    with knowledge.index() as index:
        hits = index.find(given.text, labels=given.kinds, limit=given.limit, offset=given.offset)
        return make_found(hits.hits, hits.total, given.offset)


def entity_card(knowledge: Knowledge, given: EntityCard) -> Card:
    """Return what is known of an entity."""
    with knowledge.index() as index:
        node = knowledge.find(index, given.name, [given.kind] if given.kind else [])
        known = index.entity(node.id)
        links = index.facts(node.id, types=given.types, since=given.since, until=given.until, limit=max(given.limit, 1))
        facts = [make_fact(index, link) for link in links.links[: given.limit]]
        return Card(
            entity=make_entity(node, "name"),
            properties=_properties(node),
            counts=known.facts if known else {},
            facts=facts,
            more=links.total - len(facts),
        )


def _properties(node: Node) -> dict[str, Any]:
    said = {key: value for key, value in sorted(node.properties.items()) if key not in _TOLD_APART}
    return {key: list(value) if isinstance(value, tuple) else value for key, value in said.items()}


def paths(knowledge: Knowledge, given: FindPaths) -> PathsFound:
    """Return the shortest paths between two entities."""
    with knowledge.index() as index:
        start, end = (knowledge.find(index, name) for name in (given.start, given.end))
        found = index.paths(start.id, end.id, hops=given.hops, limit=given.limit)
        return PathsFound(paths=[_path(index, start.id, links) for links in found.paths], is_cut=found.is_cut)


def _path(index: GraphIndex, start: str, links: tuple[Link, ...]) -> Path:
    return Path(
        nodes=list(map(make_named, pass_through(start, links))), facts=[make_fact(index, link) for link in links]
    )


def sources(knowledge: Knowledge, given: ReadSources) -> Sources:
    """Return the sentences behind a fact, or behind all facts that join two entities."""
    with knowledge.index() as index:
        links = [_link(index, given.fact)] if given.fact else _links_between(knowledge, index, given)
        found = [(link, source) for link in links for source in iter_sources(index, link.edge)]
        some = found[given.offset : given.offset + given.limit]
        facts = [
            FactSources(
                fact=make_fact(index, link),
                sentences=[make_sentence(source) for other, source in some if other is link],
            )
            for link in links
            if any(other is link for other, _ in some)
        ]
        return Sources(facts=facts, more=max(len(found) - given.offset - len(some), 0))


def _link(index: GraphIndex, fact: str) -> Link:
    link = index.edge(fact)
    if link is None:
        raise NotFoundError(f"there is no fact {fact!r}; ids of facts are given by entity_card and paths")
    return link


def _links_between(knowledge: Knowledge, index: GraphIndex, given: ReadSources) -> list[Link]:
    """Return the facts that join two entities, whichever way they point."""
    start, end = (knowledge.find(index, str(name)) for name in (given.start, given.end))
    known = index.entity(start.id), index.entity(end.id)
    fewer, other = sorted(filter(None, known), key=lambda one: one.degree)
    found = index.paths(fewer.node.id, other.node.id, types=FACT_EDGES, hops=1, limit=_MOST_LINKS)
    return sorted((link for path in found.paths for link in path), key=lambda link: (link.edge.type, link.edge.id))

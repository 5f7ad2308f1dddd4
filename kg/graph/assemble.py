"""Assemble the graph of pages: entities named, posts made, links gathered with all their evidence."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping

from kg.graph.articles import make_article_node
from kg.graph.entities import Naming, make_node
from kg.graph.links import Link, entity_id, iter_links
from kg.graph.passages import Passage, make_passage, summarise
from kg.graph.places import iter_part_of, iter_places_above, iter_under
from kg.graph.posts import Post, about, make_post_node
from kg.graph.records import Edge, Graph, Node, Value
from kg.model import Argument, Fact, Mention, Page, digest
from kg.schema import NODE_LABELS


def assemble(pages: Iterable[Page]) -> Graph:
    """Return the graph of pages: the same for the same pages in any order."""
    gathering = _Gathering()
    for page in pages:
        gathering.add(page)
    return gathering.graph()


class _Gathering:
    """What pages say, gathered page by page; every choice is left to `graph`, so their order does not count."""

    def __init__(self) -> None:
        self._articles: dict[str, Node] = {}
        self._namings: dict[str, Naming] = {}
        self._posts: dict[str, Post] = {}
        self._links: dict[str, Link] = {}
        self._passages: defaultdict[str, set[Passage]] = defaultdict(set)
        self._mentions: defaultdict[tuple[str, str], set[tuple[int, int]]] = defaultdict(set)

    def add(self, page: Page) -> None:
        """Take in all that was read on a page."""
        for reading in page.readings:
            self._add_article(make_article_node(page, reading))
            for mention in reading.mentions:
                if mention.label in NODE_LABELS:
                    self._add_mention(mention, reading.article.id)
            for fact in reading.facts:
                self._add_fact(fact, reading.article.id, make_passage(page, reading, fact))

    def _add_article(self, node: Node) -> None:
        """Keep one node of an article that stands in two files: that of the first path."""
        known = self._articles.get(node.id)
        if known is None or str(node.properties["source"]) < str(known.properties["source"]):
            self._articles[node.id] = node

    def _add_mention(self, mention: Mention, article: str) -> None:
        argument = Argument(label=mention.label, mention=mention, name=mention.name, entity=mention.entity)
        entity = self._name(argument, mention.text, article)
        self._mentions[article, entity].add((mention.start, mention.end))

    def _name(self, argument: Argument, surface: str, article: str) -> str:
        """Count a naming and return the id of what is named."""
        entity = entity_id(argument, article)
        naming = self._namings.setdefault(entity, Naming(label=NODE_LABELS[argument.label]))
        naming.add(argument.name, surface)
        return entity

    def _add_fact(self, fact: Fact, article: str, passage: Passage) -> None:
        for argument in fact.slots.values():
            self._name(argument, "" if argument.name else argument.surface, article)
        for link in iter_links(fact, article):
            self._links.setdefault(link.id, link)
            self._passages[link.id].add(passage)
            if link.type == "IN":
                self._posts.setdefault(link.start.id, Post(body=link.end.id)).add(
                    fact.values["title"], fact.values["kind"]
                )

    def graph(self) -> Graph:
        """Return the graph of all that was taken in."""
        counts = Counter[str]()
        for (_, entity), spans in self._mentions.items():
            counts[entity] += len(spans)
        nodes = {entity: make_node(entity, naming, counts[entity]) for entity, naming in self._namings.items()}
        for post, said in self._posts.items():
            nodes[post] = make_post_node(post, said, nodes[said.body])
        above = {node.id: node for node in iter_places_above(nodes.values())}
        nodes = above | nodes | self._articles
        edges = [*self._iter_fact_edges(nodes), *self._iter_mentions(nodes)]
        edges += [*iter_part_of(nodes.values()), *iter_under(nodes.values())]
        return Graph(
            nodes=tuple(sorted(nodes.values(), key=lambda node: (node.label, node.id))),
            edges=tuple(sorted(edges, key=lambda edge: (edge.type, edge.id))),
        )

    def _iter_fact_edges(self, nodes: Mapping[str, Node]) -> Iterator[Edge]:
        for edge, link in self._links.items():
            said: dict[str, Value] = dict(link.values)
            if link.about:
                said |= about(nodes[link.about.id])
            said |= summarise(self._passages[edge])
            yield Edge(
                id=edge,
                type=link.type,
                start=link.start.id,
                end=link.end.id,
                start_label=link.start.label,
                end_label=link.end.label,
                properties=said,
            )

    def _iter_mentions(self, nodes: Mapping[str, Node]) -> Iterator[Edge]:
        for (article, entity), spans in self._mentions.items():
            yield Edge(
                id=digest("edge", "MENTIONS", article, entity),
                type="MENTIONS",
                start=article,
                end=entity,
                start_label="Article",
                end_label=nodes[entity].label,
                properties={"count": len(spans)},
            )

"""A part of a graph: what lies around a node, and what an expression leaves of it. Only ids are kept in memory."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Final, Generic, TypeVar

from kg.errors import ConfigError, NotFoundError
from kg.graph.names import tier_of
from kg.graph.records import Edge, GraphView, Node
from kg.graph.where import Where, parse_where
from kg.text.fold import bare

Record = TypeVar("Record", Node, Edge)

_ARTICLE: Final = "Article"
_CANDIDATES: Final = 8
_NEAREST: Final = 3


@dataclass(frozen=True, slots=True)
class _Kept(Generic[Record]):
    """The records of a graph that are kept; iterated anew each time."""

    make: Callable[[], Iterable[Record]]
    is_kept: Callable[[Record], bool]

    def __iter__(self) -> Iterator[Record]:
        return filter(self.is_kept, self.make())


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """The nodes of a graph with some ids, and between them the edges that an expression keeps. A GraphView itself."""

    graph: GraphView
    ids: frozenset[str]
    keeps: Callable[[Edge], bool]

    @property
    def nodes(self) -> Iterable[Node]:
        """Return the nodes of the part in the order of the graph."""
        return _Kept(lambda: self.graph.nodes, lambda node: node.id in self.ids)

    @property
    def edges(self) -> Iterable[Edge]:
        """Return the edges of the part in the order of the graph: each has both ends."""
        return _Kept(
            lambda: self.graph.edges, lambda edge: edge.start in self.ids and edge.end in self.ids and self.keeps(edge)
        )


def make_part(graph: GraphView, *, where: str = "", around: str = "", hops: int = 1) -> GraphView:
    """Return what an expression leaves of a graph, and of that what lies within some hops of what is called so.

    Raises ConfigError for an expression that cannot be read, for a name of several nodes or of one that is left out,
    NotFoundError for a name that nothing has.
    """
    part: GraphView = graph
    if where:
        part = select(graph, parse_where(where))
    if around:
        center = find_node(graph, around)
        if isinstance(part, Part) and center.id not in part.ids:
            raise ConfigError(f"{around!r} ({center.label}) is none of the nodes that {where!r} leaves")
        part = surround(part, center, hops)
    return part


def select(graph: GraphView, where: Where) -> Part:
    """Return what an expression leaves of a graph.

    Nodes that it names stay, with all edges between them that it names. Where it says something of edges, nodes without
    an edge that is left go. Articles that evidence refers to stay.
    """
    ids = {node.id for node in graph.nodes if where.has_node(node)}
    if where.is_of_edges:
        ids = {end for edge in _iter_between(graph, ids, where.has_edge) for end in (edge.start, edge.end)}
    return _with_articles(graph, ids, where.has_edge)


def surround(graph: GraphView, center: Node, hops: int) -> Part:
    """Return a node with all that is within some hops of it, and the articles that their evidence refers to.

    Hops go along facts and along what lies in what, either way. They do not go on from one who stands in an article to
    others who stand in it: an article is reached, but not passed.
    """
    ids, border = {center.id}, {center.id}
    for _ in range(hops):
        found: set[str] = set()
        for edge in graph.edges:
            if edge.type != "MENTIONS" or edge.start == center.id:
                found.update(_iter_across(edge, border, center))
        border = found - ids
        ids |= border
    return _with_articles(graph, ids, lambda edge: True)


def _iter_across(edge: Edge, border: set[str], center: Node) -> Iterator[str]:
    """Yield the ends of an edge that lie across it from the border."""
    if edge.start in border and (edge.start_label != _ARTICLE or edge.start == center.id):
        yield edge.end
    if edge.end in border and (edge.end_label != _ARTICLE or edge.end == center.id):
        yield edge.start


def _with_articles(graph: GraphView, ids: set[str], keeps: Callable[[Edge], bool]) -> Part:
    """Return the part of some nodes with the articles that the evidence of its edges refers to."""
    known = {node.id for node in graph.nodes if node.label == _ARTICLE}
    while True:
        cited = {one for edge in _iter_between(graph, ids, keeps) for one in cited_articles(edge)}
        new = (cited & known) - ids
        if not new:
            return Part(graph=graph, ids=frozenset(ids), keeps=keeps)
        ids |= new  # which may let edges in that end at an article, with evidence of their own


def _iter_between(graph: GraphView, ids: set[str], keeps: Callable[[Edge], bool]) -> Iterator[Edge]:
    return (edge for edge in graph.edges if edge.start in ids and edge.end in ids and keeps(edge))


def cited_articles(edge: Edge) -> Iterable[str]:
    """Return the ids of the articles that the evidence of an edge refers to."""
    cited = edge.properties.get("evidence_article", ())
    return map(str, cited) if isinstance(cited, tuple) else ()


def find_node(graph: GraphView, name: str) -> Node:
    """Return the node that has an id, else the one that is called so: by its full name, else by another.

    Raises NotFoundError with the nearest names, ConfigError with the candidates where there are several.
    """
    wanted = bare(name)
    tiers: list[list[Node]] = [[], [], []]
    for node in graph.nodes:
        if node.id == name:
            return node
        if node.label != _ARTICLE and (tier := tier_of(node, wanted)) is not None:
            tiers[tier].append(node)
    found = next(filter(None, tiers), [])
    if not found:
        raise NotFoundError(f"nothing in the graph is called {name!r}{_nearest(graph, wanted)}")
    if len(found) > 1:
        shown = "; ".join(f"{node.id} {node.label} {node.properties.get('name', '')}" for node in found[:_CANDIDATES])
        more = f" and {len(found) - _CANDIDATES} more" if len(found) > _CANDIDATES else ""
        raise ConfigError(f"{len(found)} nodes are called {name!r}: {shown}{more}; name one by its full name or its id")
    return found[0]


def _nearest(graph: GraphView, wanted: str) -> str:
    """Return the names spelt most nearly so, else the shortest that hold it, as the end of a message."""
    names: dict[str, str] = {}
    for node in graph.nodes:
        if node.label != _ARTICLE and (name := str(node.properties.get("name", ""))):
            names.setdefault(bare(name), name)
    alike = [form for form in names if len(wanted) // 2 <= len(form) <= 2 * len(wanted)]
    holding = (form for form in names if wanted and wanted in form)
    near = (
        get_close_matches(wanted, alike, n=_NEAREST) or sorted(holding, key=lambda form: (len(form), form))[:_NEAREST]
    )
    return f"; did you mean {', '.join(names[form] for form in near)}?" if near else ""

"""The shortest paths between two nodes, looked for from both ends."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Final

from kg.errors import ConfigError
from kg.index.questions import Link, Stub, read_link
from kg.schema import EDGE_ENDS
from kg.sqlite import Database

PATH_EDGES: Final = (
    "CHAIR_OF", "VICE_CHAIR_OF", "HOLDS_ROLE", "RECEIVED", "AWARDED_BY", "ORGANISED", "UNION_OF", "PARTNER_OF", "UNDER",
)  # fmt: skip
"""The types of edges that paths go over where none are chosen: not those over places and articles, which join all."""

_MOST_SEEN: Final = 50_000
_AT_ONCE: Final = 500
_MOST_COMPARED: Final = 10_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Paths:
    """The shortest paths, each its edges from the one node to the other; `is_cut` where there are more."""

    paths: tuple[tuple[Link, ...], ...]
    is_cut: bool = False


def find_paths(db: Database, start: str, end: str, types: Collection[str], hops: int, limit: int) -> Paths:
    """Return the shortest paths of at most so many edges, in the order of the ids of their edges.

    Raises ConfigError for a type of edge that is none, and where too much lies between the nodes.
    """
    if unknown := [name for name in types if name not in EDGE_ENDS]:
        raise ConfigError(f"unknown edge type {unknown[0]!r}; expected one of {', '.join(EDGE_ENDS)}")
    if start == end:
        return Paths(paths=())
    sides = (_Side(db, start, tuple(types or PATH_EDGES)), _Side(db, end, tuple(types or PATH_EDGES)))
    for _ in range(hops):
        side = min(sides, key=lambda side: len(side.front))
        side.widen()
        if met := sides[0].front.keys() & sides[1].front.keys():
            break
        if not side.front:
            return Paths(paths=())
    else:
        return Paths(paths=())
    ways = (
        (*reversed(ahead), *behind)
        for node in sorted(met)
        for ahead in sides[0].ways(node)
        for behind in sides[1].ways(node)
    )
    found = sorted(islice(ways, _MOST_COMPARED))
    return Paths(paths=tuple(_read(db, edges) for edges in found[:limit]), is_cut=len(found) > limit)


class _Side:
    """What is reached from one end: its outermost nodes, and from each the ways back."""

    def __init__(self, db: Database, node: str, types: tuple[str, ...]) -> None:
        self._db, self._types = db, types
        self._steps: dict[str, list[tuple[str, str]]] = {node: []}
        self.front: dict[str, None] = {node: None}

    def widen(self) -> None:
        """Go one edge further on all ways."""
        reached: defaultdict[str, list[tuple[str, str]]] = defaultdict(list)
        for edge, here, there in self._iter_edges():
            if there not in self._steps:
                reached[there].append((edge, here))
        self._steps |= reached
        if len(self._steps) > _MOST_SEEN:
            raise ConfigError(
                f"more than {_MOST_SEEN} nodes lie between the two; ask for fewer steps or fewer types of edges"
            )
        self.front = dict.fromkeys(reached)

    def _iter_edges(self) -> Iterator[tuple[str, str, str]]:
        """Yield the edges at the outermost nodes, each with the node it is at and the node it leads to."""
        nodes = list(self.front)
        for at in range(0, len(nodes), _AT_ONCE):
            part = nodes[at : at + _AT_ONCE]
            marks, kinds = ", ".join("?" * len(part)), ", ".join("?" * len(self._types))
            for here, there in (("start", "end"), ("end", "start")):
                sql = f"""SELECT id, "{here}", "{there}" FROM edges WHERE "{here}" IN ({marks}) AND type IN ({kinds})"""  # noqa: S608
                yield from map(tuple, self._db.iter_rows(sql, *part, *self._types))

    def ways(self, node: str) -> Iterator[tuple[str, ...]]:
        """Yield the ways from a node back to the end, as their edges."""
        if not self._steps[node]:
            yield ()
        for edge, before in sorted(self._steps[node]):
            for rest in self.ways(before):
                yield (edge, *rest)


def pass_through(start: str, links: Sequence[Link]) -> list[Stub]:
    """Return the nodes that a path passes, from the one that it starts at, whichever way its edges point."""
    nodes = [links[0].start if links[0].start.id == start else links[0].end]
    for link in links:
        nodes.append(link.end if link.start.id == nodes[-1].id else link.start)
    return nodes


def _read(db: Database, edges: Sequence[str]) -> tuple[Link, ...]:
    links = (read_link(db, edge) for edge in edges)
    return tuple(link for link in links if link is not None)

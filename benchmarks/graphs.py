"""Make up graphs to measure with: the properties that kg writes, each edge with a passage of some 300 characters."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass, replace

from kg.graph import Edge, Graph, Node
from kg.graph.passages import Passage, summarise
from kg.model import digest
from kg.schema import EDGE_ENDS

LABELS = {"Person": 0.4, "Union": 0.15, "Company": 0.15, "Role": 0.2, "Award": 0.025, "Article": 0.075}
TYPES = {"HOLDS": 0.3, "HOLDS_ROLE": 0.2, "CHAIR_OF": 0.1, "RECEIVED": 0.15, "REPORTED": 0.15, "UNION_OF": 0.1}
WORDS = "市总工会组织职工开展劳动和技能竞赛表彰先进集体个人授予奖章称号召开会议选举产生新一届委员会主席副主席"


def make_graph(nodes: int, edges: int) -> Graph:
    """Return a made-up graph: no two edges of one type between the same nodes, which Neo4jWriter would make one."""
    chosen = random.Random(0)
    text = "".join(chosen.choices(WORDS, k=1_000_000))
    ids = {
        label: [digest(label, str(number)) for number in range(round(nodes * part))] for label, part in LABELS.items()
    }
    made = [_make_node(label, key, number) for label, keys in ids.items() for number, key in enumerate(keys)]
    joined = [
        edge for kind, part in TYPES.items() for edge in _iter_edges(kind, round(edges * part), ids, text, chosen)
    ]
    return Graph(
        nodes=tuple(sorted(made, key=lambda node: (node.label, node.id))),
        edges=tuple(sorted(joined, key=lambda edge: (edge.type, edge.id))),
    )


def _make_node(label: str, key: str, number: int) -> Node:
    name = f"{WORDS[number % 40 : number % 40 + 8]}{number}"
    return Node(id=key, label=label, properties={"name": name, "aliases": (name[2:], name[4:]), "resolved": True})


def _iter_edges(kind: str, count: int, ids: dict[str, list[str]], text: str, chosen: random.Random) -> Iterator[Edge]:
    starts, ends = ([label for label in labels if label in ids] for labels in EDGE_ENDS[kind])
    seen: set[tuple[str, str]] = set()
    while len(seen) < count:
        start_label, end_label = chosen.choice(starts), chosen.choice(ends)
        pair = chosen.choice(ids[start_label]), chosen.choice(ids[end_label])
        if pair not in seen:
            seen.add(pair)
            yield Edge(
                id=digest(kind, *pair), type=kind, start=pair[0], end=pair[1], start_label=start_label, end_label=end_label,
                properties=summarise([_make_passage(text, chosen)]),
            )  # fmt: skip


def _make_passage(text: str, chosen: random.Random) -> Passage:
    start = chosen.randrange(len(text) - 300)
    quote = text[start : start + 300]
    document, article = digest("d", quote), digest("a", quote)
    return Passage("2018-05-03", document, article, start, start + 300, quote, "role.chain@1", 0.9, "", "")


def fresh(graph: Graph) -> Graph:
    """Return a copy of a graph whose digests are not computed yet, as it is when it comes from an archive."""
    return Graph(nodes=tuple(replace(node) for node in graph.nodes), edges=tuple(replace(edge) for edge in graph.edges))


@dataclass(frozen=True, kw_only=True)
class Streamed:
    """A graph like that of `make_graph` that is made while it is read, and never is in memory as a whole."""

    node_count: int
    edge_count: int

    @property
    def nodes(self) -> Iterator[Node]:
        """Make the nodes."""
        for label, part in sorted(LABELS.items()):
            for number in range(round(self.node_count * part)):
                yield _make_node(label, _key(label, number), number)

    @property
    def edges(self) -> Iterator[Edge]:
        """Make the edges."""
        chosen = random.Random(0)
        text = "".join(chosen.choices(WORDS, k=100_000))
        for kind, part in sorted(TYPES.items()):
            start, end = (next(label for label in labels if label in LABELS) for labels in EDGE_ENDS[kind])
            for number in range(round(self.edge_count * part)):
                ends = (_key(label, chosen.randrange(round(self.node_count * LABELS[label]))) for label in (start, end))
                yield Edge(
                    id=_key(kind, number), type=kind, start=next(ends), end=next(ends), start_label=start, end_label=end,
                    properties=summarise([_make_passage(text, chosen)]),
                )  # fmt: skip


def _key(kind: str, number: int) -> str:
    return f"{kind.encode().hex()[:6]}{number:010x}"

"""Measure every named query on a made-up graph, on the embedded store and on a real Neo4j.

    python benchmarks/queries.py [--nodes 20000] [--rounds 3] [--over 0.2] [NAME ...]

The graph is made up of invented people and bodies, a few of which have very much to them, as in a real archive: the
parameters name those. Both stores must give the same rows. The median of the rounds counts; queries that take longer than
`--over` seconds on one store are listed. Neo4j is that of NEO4J_TEST_URI (emptied!), else one started as the tests do.
"""

from __future__ import annotations

import argparse
import os
import random
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from statistics import median

from machine import describe_machine

from kg.graph import Edge, Graph, Node
from kg.graph.passages import Passage, summarise
from kg.model import digest
from kg.queries import Query, answer, read_queries
from kg.store import load
from kg.store.bolt import BoltStore, connect
from kg.store.embedded import open_embedded

sys.path.insert(0, str(Path(__file__).parent.parent / "tests"))

from neo4j_server.server import Server, running

PARTS = {
    "Person": 0.38, "Union": 0.12, "Company": 0.12, "Organization": 0.08, "Role": 0.15, "Award": 0.02, "Event": 0.03,
    "Place": 0.01, "Article": 0.09,
}  # fmt: skip
"""The share of each label among the nodes."""

EDGES = {
    ("HOLDS", "Person", "Role"): 0.5,
    ("CHAIR_OF", "Person", "Union"): 0.1,
    ("VICE_CHAIR_OF", "Person", "Union"): 0.1,
    ("HOLDS_ROLE", "Person", "Company"): 0.2,
    ("RECEIVED", "Person", "Award"): 0.15,
    ("RECEIVED", "Company", "Award"): 0.1,
    ("AWARDED_BY", "Person", "Union"): 0.1,
    ("REPORTED", "Person", "Article"): 0.2,
    ("ORGANISED", "Union", "Event"): 0.05,
    ("UNION_OF", "Union", "Company"): 0.08,
    ("PARTNER_OF", "Union", "Organization"): 0.03,
    ("LOCATED_IN", "Union", "Place"): 0.12,
    ("LOCATED_IN", "Company", "Place"): 0.12,
    ("MENTIONS", "Article", "Person"): 0.6,
    ("MENTIONS", "Article", "Union"): 0.4,
}
"""How many edges between nodes of two labels there are for each node."""

SURNAMES, GIVEN = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗", "芳伟敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英"
CITIES = "江河湖海山川云岭松柏梅兰竹菊春夏秋冬东西南北"
TITLES = (("主席", "chair"), ("副主席", "vice_chair"), ("书记", "secretary"), ("主任", "director"), ("职工", "staff"))
WORDS = "总工会组织职工开展劳动和技能竞赛表彰先进集体个人授予奖章称号召开会议选举产生新一届委员会"
GIVEN_VALUES = {
    "words": "江 工会", "date": "2017-05", "year": "2018", "from": "2018-03", "to": "2018-04", "title": "主席",
    "place": "江河省", "limit": "100",
}  # fmt: skip


class Making:
    """A made-up graph in the making."""

    def __init__(self, nodes: int) -> None:
        self._chosen = random.Random(0)
        self._text = "".join(self._chosen.choices(WORDS, k=100_000))
        self._counts = {label: max(2, round(nodes * part)) for label, part in PARTS.items()}
        self.nodes = {label: [self._node(label, n) for n in range(count)] for label, count in self._counts.items()}
        self.edges: dict[str, Edge] = {}
        for (kind, start, end), share in EDGES.items():
            for _ in range(round(nodes * share)):
                self._join(kind, self._any(start), self._any(end))
        for number, post in enumerate(self.nodes["Role"]):
            self._join("IN", post, self.nodes["Union"][number % len(self.nodes["Union"])])
        for kind, label in (("PART_OF", "Place"), ("UNDER", "Union")):
            for number, node in enumerate(self.nodes[label][1:], start=1):
                self._join(kind, node, self.nodes[label][number // 8])

    def graph(self) -> Graph:
        """Return the graph."""
        nodes = [node for found in self.nodes.values() for node in found]
        return Graph(
            nodes=tuple(sorted(nodes, key=lambda node: (node.label, node.id))),
            edges=tuple(sorted(self.edges.values(), key=lambda edge: (edge.type, edge.id))),
        )

    def _any(self, label: str) -> Node:
        """Return a node of a label; the first are returned often, most hardly ever."""
        nodes = self.nodes[label]
        return nodes[int(len(nodes) * self._chosen.random() ** 3)]

    def _name(self, label: str, number: int) -> str:
        place = f"{CITIES[number % 20]}{CITIES[(number // 20 + number + 1) % 20]}"
        match label:
            case "Person":
                return f"{SURNAMES[number % 20]}{GIVEN[number // 20 % 22]}{GIVEN[number // 440 % 22]}"
            case "Place":
                return f"{place}省" if number < 30 else f"{place}市{number}"
            case "Role":
                return f"{place}市{number}号总工会主席"
            case "Article":
                return f"第{number}篇报道"
        return place + {
            "Union": "市{}号总工会",
            "Company": "机械有限公司{}厂",
            "Award": "五一劳动奖章{}",
            "Event": "第{}届职工大赛",
        }.get(label, "第{}中学").format(number)

    def _node(self, label: str, number: int) -> Node:
        name = self._name(label, number)
        said: dict[str, object] = {
            "name": name,
            "aliases": (name[2:],) if number % 3 else (),
            "resolved": number % 50 > 0,
        }
        if label == "Article":
            said |= {
                "date": f"20{10 + number % 12}-{1 + number % 11:02}-{1 + number % 27:02}", "kind": "news", "headline": name,
                "source": f"news/{number // 4}.txt", "document": str(number // 4), "start": number,
            }  # fmt: skip
        elif label == "Role":
            title, kind = TITLES[number % 5]
            said |= {"title": title, "kind": kind}
        else:
            said |= {"mentions": 10_000 // (number + 1), "level": "city", "kind": "school"}
        return Node(id=digest(label, str(number)), label=label, properties=said)  # type: ignore[arg-type]

    def _join(self, kind: str, start: Node, end: Node) -> None:
        key = digest(kind, start.id, end.id)
        if start.id == end.id:
            return
        said: dict[str, object] = {"count": 1}
        if kind not in ("MENTIONS", "PART_OF", "UNDER"):
            passages = [self._passage() for _ in range(1 + (self._chosen.random() < 0.2) * self._chosen.randrange(9))]
            title, rank = TITLES[self._chosen.randrange(5)]
            status = self._chosen.choice(("current", "current", "former"))
            said = {
                **summarise(passages),
                "status": status,
                "title": title,
                "kind": rank,
                "role": "记者",
                "what": "协议",
            }
            if kind == "AWARDED_BY":
                said |= {"award": "五一劳动奖章", "award_id": self.nodes["Award"][0].id}
        self.edges[key] = Edge(
            id=key, type=kind, start=start.id, end=end.id, start_label=start.label, end_label=end.label,
            properties=said,  # type: ignore[arg-type]
        )  # fmt: skip

    def _passage(self) -> Passage:
        article = self._any("Article")
        start = self._chosen.randrange(len(self._text) - 60)
        date = str(article.properties["date"])
        quote, sure = self._text[start : start + 60], self._chosen.randrange(500, 1000) / 1000
        return Passage(date, "d", article.id, start, start + 60, quote, "role.chain", sure, "", "")


def parameters(query: Query, made: Making) -> dict[str, str]:
    """Return the parameters of a query that ask for what has most to it."""
    names = {label: str(nodes[0].properties["name"]) for label, nodes in made.nodes.items()}
    edge = next(iter(made.edges))
    known = {
        **GIVEN_VALUES, "person": names["Person"], "other": str(made.nodes["Person"][40].properties["name"]),
        "body": names["Union"], "union": names["Union"], "company": names["Company"], "award": names["Award"],
        "grantor": names["Union"], "event": names["Event"], "name": names["Union"], "id": edge,
        "place": names["Place"],
    }  # fmt: skip
    if query.name == "evidence":
        known |= {"from": names["Person"], "to": names["Union"]}
    return {each.name: known[each.name] for each in query.parameters if each.is_required or each.name == "limit"}


@contextmanager
def any_server() -> Iterator[Server]:
    """Give the server of NEO4J_TEST_URI, or start one."""
    if uri := os.environ.get("NEO4J_TEST_URI"):
        yield Server(uri, os.environ.get("NEO4J_TEST_USER", "neo4j"), os.environ.get("NEO4J_TEST_PASSWORD", ""))
        return
    with tempfile.TemporaryDirectory() as folder, running(Path(folder)) as server:
        yield server


def measure(stores: Mapping[str, BoltStore], queries: Sequence[Query], made: Making, rounds: int, over: float) -> None:
    """Time queries on all stores, and print those that take long or differ."""
    for query in queries:
        given = parameters(query, made)
        took: dict[str, list[float]] = {name: [] for name in stores}
        answers = []
        for _ in range(rounds):
            answers = []
            for name, store in stores.items():
                start = time.perf_counter()
                answers.append(answer(store, query, given).rows)
                took[name].append(time.perf_counter() - start)
        medians = {name: median(times) for name, times in took.items()}
        same = "" if all(rows == answers[0] for rows in answers) else "  THE STORES DIFFER"
        if same or max(medians.values()) >= over:
            seconds = "  ".join(f"{name} {value:6.3f} s" for name, value in medians.items())
            print(f"{query.name:22} {len(answers[0].rows):6} rows  {seconds}{same}", flush=True)


def main() -> None:
    """Make the graph, load it and measure."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("names", nargs="*", metavar="NAME")
    parser.add_argument("--nodes", type=int, default=20_000)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--over", type=float, default=0.2)
    options = parser.parse_args()
    print(describe_machine(), flush=True)
    made = Making(options.nodes)
    graph = made.graph()
    print(f"{len(graph.nodes):,} nodes, {len(graph.edges):,} edges", flush=True)
    chosen = [query for query in read_queries().values() if not options.names or query.name in options.names]
    with (
        tempfile.TemporaryDirectory() as folder,
        any_server() as server,
        connect(server.uri, *server.auth) as neo4j,
        open_embedded(Path(folder) / "graph") as embedded,
    ):
        with neo4j.driver.session() as session:
            session.run("MATCH (n) CALL (n) { DETACH DELETE n } IN TRANSACTIONS OF 10000 ROWS").consume()
        stores = {"neo4j": neo4j, "embedded": embedded}
        for store in stores.values():
            load(store, graph)
        measure(stores, chosen, made, options.rounds, options.over)


if __name__ == "__main__":
    main()

"""Measure loading a graph into Neo4j against neo4j-graphrag's Neo4jWriter, in the same run on the same server.

    python benchmarks/load.py [--nodes 20000] [--edges 60000] [--rounds 3]

The graph is made up: its properties are those that kg writes, each edge with a passage of some 300 characters. In each
round both load it into an emptied database; then kg loads it again, unchanged. Rows are nodes and edges; the medians
count, and a round with a tenth of the graph goes before them. It takes some 3 minutes on two cores that have nothing
else to do, where they are shared `--rounds 1` does. Neo4jWriter is handed its own kind of graph, kg the records of its own; making either is not measured.
Neo4j is that of NEO4J_TEST_URI (with APOC, and emptied!), else one started as the tests do.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import random
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from statistics import median
from typing import Any

from machine import describe_machine
from neo4j import GraphDatabase
from neo4j_graphrag.components.kg_writer import Neo4jWriter
from neo4j_graphrag.components.types import Neo4jGraph, Neo4jNode, Neo4jRelationship

from kg.config import LoadOptions
from kg.graph import Edge, Graph, Node
from kg.graph.passages import Passage, summarise
from kg.model import digest
from kg.schema import EDGE_ENDS
from kg.store import load
from kg.store.bolt import BoltStore, connect

sys.path.insert(0, str(Path(__file__).parent.parent / "tests"))

from neo4j_server.server import Server, running

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


def for_writer(graph: Graph) -> Neo4jGraph:
    """Return a graph as Neo4jWriter takes it."""
    nodes = [
        Neo4jNode(id=node.id, label=node.label, properties={"id": node.id, **_lists(node.properties)})
        for node in graph.nodes
    ]
    edges = [
        Neo4jRelationship(
            start_node_id=edge.start,
            end_node_id=edge.end,
            type=edge.type,
            properties={"id": edge.id, **_lists(edge.properties)},
        )
        for edge in graph.edges
    ]
    return Neo4jGraph(nodes=nodes, relationships=edges)


def _lists(properties: Any) -> dict[str, Any]:
    return {name: list(value) if isinstance(value, tuple) else value for name, value in properties.items()}


def fresh(graph: Graph) -> Graph:
    """Return a copy of a graph whose digests are not computed yet, as it is when it comes from an archive."""
    return Graph(nodes=tuple(replace(node) for node in graph.nodes), edges=tuple(replace(edge) for edge in graph.edges))


@contextmanager
def any_server() -> Iterator[Server]:
    """Give the server of NEO4J_TEST_URI, or start one with APOC."""
    if uri := os.environ.get("NEO4J_TEST_URI"):
        yield Server(uri, os.environ.get("NEO4J_TEST_USER", "neo4j"), os.environ.get("NEO4J_TEST_PASSWORD", ""))
        return
    with tempfile.TemporaryDirectory() as folder, running(Path(folder), apoc=True) as server:
        yield server


def empty(store: BoltStore) -> None:
    """Remove all nodes, edges, constraints and indexes."""
    with store.driver.session() as session:
        session.run("MATCH (n) CALL (n) { DETACH DELETE n } IN TRANSACTIONS OF 10000 ROWS").consume()
        for name in session.run("SHOW CONSTRAINTS YIELD name").value():
            session.run(f"DROP CONSTRAINT `{name}`").consume()
        for name in session.run("SHOW INDEXES YIELD name, type WHERE type <> 'LOOKUP' RETURN name").value():
            session.run(f"DROP INDEX `{name}`").consume()


def timed(run: Callable[[], object]) -> float:
    """Return how many seconds a call takes."""
    start = time.perf_counter()
    run()
    return time.perf_counter() - start


def count(store: BoltStore) -> tuple[int, int]:
    """Return how many nodes and edges there are, the state of kg's load left out."""
    nodes = store.read("MATCH (n) WHERE NOT n:KGState RETURN count(n) AS count").rows[0][0]
    return nodes, store.read("MATCH ()-[r]->() RETURN count(r) AS count").rows[0][0]


def run_round(
    store: BoltStore, writer: Neo4jWriter, graph: Graph, theirs: Neo4jGraph, options: LoadOptions
) -> dict[str, float]:
    """Return how many seconds each way of loading takes into an emptied database; check that all rows are there."""
    expected = (len(graph.nodes), len(graph.edges))
    found = {}
    empty(store)
    found["Neo4jWriter"] = timed(lambda: asyncio.run(writer.run(theirs)))
    if count(store) != expected:
        print(f"Neo4jWriter wrote {count(store)} of {expected} nodes and edges")
    empty(store)
    new, again = fresh(graph), fresh(graph)
    found["kg load"] = timed(lambda: load(store, new, options))
    found["kg load again"] = timed(lambda: load(store, again, options))
    if count(store) != expected:
        raise SystemExit(f"kg load wrote {count(store)} of {expected} nodes and edges")
    print(f"{sum(expected):,} rows: " + ", ".join(f"{name} {took:.2f} s" for name, took in found.items()), flush=True)
    return found


def main() -> None:
    """Measure, and print rows a second and ratios."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--nodes", type=int, default=20_000)
    parser.add_argument("--edges", type=int, default=60_000)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--batch", type=int, default=LoadOptions().batch)
    options = parser.parse_args()
    print(describe_machine(), flush=True)
    graph = make_graph(options.nodes, options.edges)
    rows = len(graph.nodes) + len(graph.edges)
    settings = LoadOptions(batch=options.batch)
    with (
        any_server() as server,
        connect(server.uri, *server.auth) as store,
        GraphDatabase.driver(server.uri, auth=server.auth) as driver,
    ):
        writer = Neo4jWriter(driver)
        small = make_graph(options.nodes // 10, options.edges // 10)
        run_round(store, writer, small, for_writer(small), settings)
        theirs = for_writer(graph)
        rounds = [run_round(store, writer, graph, theirs, settings) for _ in range(options.rounds)]
    seconds = {name: [found[name] for found in rounds] for name in rounds[0]}
    base = median(seconds["Neo4jWriter"])
    for name, values in seconds.items():
        print(f"{name:14} {median(values):7.2f} s {rows / median(values):10.0f} rows/s {base / median(values):7.1f} x")


if __name__ == "__main__":
    main()

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
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from typing import Any

from graphs import fresh, make_graph
from machine import describe_machine
from neo4j import GraphDatabase
from neo4j_graphrag.components.kg_writer import Neo4jWriter
from neo4j_graphrag.components.types import Neo4jGraph, Neo4jNode, Neo4jRelationship

from kg.config import LoadOptions
from kg.graph import Graph
from kg.store import load
from kg.store.bolt import BoltStore, connect

sys.path.insert(0, str(Path(__file__).parent.parent / "tests"))

from neo4j_server.server import Server, running


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

"""The Cypher script as a driver runs it on a real Neo4j."""

from __future__ import annotations

import json

import pytest
from exported import awkward, held, records
from handmade import news

from kg.export import iter_export
from kg.graph import Edge, Graph, Node, assemble
from kg.store import load
from kg.store.bolt import BoltStore

BACKSLASH = "\\"
HARD = (
    f"{BACKSLASH}u0041 {BACKSLASH}{BACKSLASH}u0041 {BACKSLASH}n '{BACKSLASH}' \"; \x00\x01\x7f\x85\u2028\U0001f600 $x {{}} `;\n;\n",
    "');\nMATCH (n) DETACH DELETE n;\n//",
    f"{BACKSLASH}",
)
"""What might end a text early, or be read as an escape of it."""


def make_graph() -> Graph:
    """Return a graph with all kinds of text, in more edges than one statement takes."""
    made = assemble(news())
    hard = tuple(Node(id=f"h{number}", label="Person", properties={"name": t}) for number, t in enumerate(HARD))
    said = {"count": 1, "evidence_quote": HARD, "evidence_end": (1, 2, 3), "confidence": 1e-07}
    many = tuple(
        Edge(
            id=f"m{number}",
            type="CHAIR_OF",
            start="h0",
            end="b",
            start_label="Person",
            end_label="Union",
            properties=said,
        )
        for number in range(600)
    )
    return Graph(
        nodes=tuple(sorted((*made.nodes, *awkward().nodes, *hard), key=lambda node: (node.label, node.id))),
        edges=tuple(sorted((*made.edges, *awkward().edges, *many), key=lambda edge: (edge.type, edge.id))),
    )


def statements(graph: Graph) -> list[str]:
    """Return the statements of the script: each ends where a line ends with a semicolon."""
    return b"".join(iter_export(graph, "cypher")).decode().split(";\n")


def run(store: BoltStore, script: list[str]) -> None:
    with store.driver.session(database=store.database) as session:
        for statement in script:
            if statement.strip():
                session.run(statement).consume()


@pytest.mark.neo4j
def test_the_script_makes_the_graph_and_makes_it_once(neo4j_store: BoltStore) -> None:
    graph = make_graph()
    script = statements(graph)
    for _ in range(2):
        run(neo4j_store, script)
        assert _kept(held(neo4j_store, is_exact=True)) == _kept(records(graph, is_exact=True))
    changes = load(neo4j_store, graph)
    assert sum(part.added + part.removed for part in (*changes.nodes.values(), *changes.edges.values())) == 0
    assert {name: part.changed for name, part in changes.nodes.items()} == {"Person": 1}
    assert {name: part.changed for name, part in changes.edges.items()} == {"CHAIR_OF": len(awkward().edges)}
    assert held(neo4j_store, is_exact=True) == records(graph, is_exact=True)
    assert load(neo4j_store, graph).total == 0


def _kept(rows: list[tuple[object, ...]]) -> list[object]:
    """Return rows with the character that parts fields replaced."""
    return [json.loads(json.dumps(row).replace("\\u001f", "\ufffd")) for row in rows]


def test_a_statement_ends_only_where_a_line_ends_with_a_semicolon() -> None:
    script = statements(make_graph())
    assert script.pop() == ""
    assert all(statement.lstrip().startswith(("//", "CREATE ", "UNWIND [\n")) for statement in script)
    assert max(statement.count("\n") for statement in script) <= 500 + 4

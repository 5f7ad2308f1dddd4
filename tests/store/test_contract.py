"""One contract for every graph store: in memory, embedded, and a real Neo4j."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from handmade import Sheet, body, news

from kg.config import LoadOptions
from kg.graph import Graph, assemble
from kg.index import GraphIndex
from kg.model import Page
from kg.schema import EDGE_ENDS, ENTITY_NODES
from kg.store import Change, Changes, GraphStore, load, refresh
from kg.store.bolt import BoltStore
from kg.store.memory import MemoryStore

WRITING = (
    "prepare", "write_state", "add_nodes", "change_nodes", "remove_nodes", "add_edges", "change_edges", "remove_edges",
)  # fmt: skip
Contents = tuple[dict[str, Any], dict[str, Any]]


@pytest.fixture(
    params=[
        "memory",
        "index",
        pytest.param("embedded", marks=pytest.mark.embedded),
        pytest.param("neo4j", marks=pytest.mark.neo4j),
    ]
)
def store(request: pytest.FixtureRequest) -> GraphStore:
    if request.param == "memory":
        return MemoryStore()
    if request.param == "index":
        return GraphIndex(request.getfixturevalue("tmp_path") / "graph.kg")
    found: BoltStore = request.getfixturevalue(f"{request.param}_store")
    return found


def contents(store: GraphStore) -> Contents:
    """Return all that a store holds of a graph: nodes and edges by id, with labels, ends and properties."""
    if isinstance(store, MemoryStore):
        return expected(store.graph())
    if isinstance(store, GraphIndex):
        return expected(Graph(nodes=tuple(store.nodes), edges=tuple(store.edges)))
    assert isinstance(store, BoltStore)
    nodes = store.read("MATCH (n) WHERE NOT n:KGState RETURN n.id AS id, labels(n) AS labels, properties(n) AS said")
    edges = store.read(
        "MATCH (a)-[r]->(b) RETURN r.id AS id, type(r) AS type, a.id AS a, b.id AS b, properties(r) AS said"
    )
    return (
        {row["id"]: (sorted(row["labels"]), _said(row["said"])) for row in nodes.records()},
        {row["id"]: (row["type"], row["a"], row["b"], _said(row["said"])) for row in edges.records()},
    )


def _said(properties: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in properties.items() if name not in ("id", "kg_digest", "search")}


def expected(graph: Graph) -> Contents:
    def plain(properties: Any) -> dict[str, Any]:
        return {name: list(value) if isinstance(value, tuple) else value for name, value in properties.items()}

    return (
        {
            node.id: (
                sorted({node.label} | ({"Entity"} if node.label in ENTITY_NODES else set())),
                plain(node.properties),
            )
            for node in graph.nodes
        },
        {edge.id: (edge.type, edge.start, edge.end, plain(edge.properties)) for edge in graph.edges},
    )


def other_news() -> list[Page]:
    """Return the news with one page gone, one new, so that nodes and edges are added, changed and removed."""
    sheet = Sheet("news/2022-02-02.txt", date="2022-02-02", headline="新年走访")
    sheet.say("重庆市总工会主席周立新走访巴山机械有限公司。")
    sheet.role("周立新", "主席", body(sheet, "重庆市总工会"))
    body(sheet, "巴山机械有限公司")
    return [*news()[1:], sheet.page()]


def test_a_loaded_graph_is_there_whole(store: GraphStore) -> None:
    graph = assemble(news())
    changes = load(store, graph)
    assert contents(store) == expected(graph)
    assert {name: change.added for name, change in changes.nodes.items()} == graph.count_labels()
    assert {name: change.added for name, change in changes.edges.items()} == graph.count_types()


def test_loading_again_writes_nothing(store: GraphStore, monkeypatch: pytest.MonkeyPatch) -> None:
    load(store, assemble(news()))

    def refuse(*_: object) -> None:
        pytest.fail("a store that is up to date was written to")

    for method in WRITING:
        monkeypatch.setattr(store, method, refuse)
    assert load(store, assemble(reversed(news()))) == Changes()


def test_only_differences_are_sent(store: GraphStore) -> None:
    load(store, assemble(news()))
    after = assemble(other_news())
    changes = load(store, after)
    assert contents(store) == expected(after)
    assert changes.nodes["Company"] == Change(added=1)
    assert changes.nodes["Article"] == Change(added=1, removed=1)
    assert "Award" not in changes.nodes
    assert changes.edges["CHAIR_OF"].changed == 3
    assert "AWARDED_BY" not in changes.edges


def test_what_has_gone_from_the_facts_leaves_the_store(store: GraphStore) -> None:
    load(store, assemble(news()))
    load(store, Graph(nodes=(), edges=()))
    assert contents(store) == ({}, {})


def test_a_dry_run_tells_and_does_nothing(store: GraphStore) -> None:
    before, after = assemble(news()), assemble(other_news())
    load(store, before)
    told = load(store, after, LoadOptions(dry_run=True))
    assert contents(store) == expected(before)
    assert told == load(store, after)


@pytest.mark.parametrize("steps", [0, 2, 7, 20])
def test_a_load_that_broke_off_is_ended_by_the_next(
    store: GraphStore, monkeypatch: pytest.MonkeyPatch, steps: int
) -> None:
    load(store, assemble(news()))
    after = assemble(other_news())
    with monkeypatch.context() as patch:
        break_after(store, steps, patch)
        with pytest.raises(KeyboardInterrupt):
            load(store, after, LoadOptions(batch=3))
    load(store, after)
    assert contents(store) == expected(after)
    assert load(store, after) == Changes()


def break_after(store: GraphStore, steps: int, patch: pytest.MonkeyPatch) -> None:
    """Break a store off behind a number of writing steps."""
    left = iter(range(steps))

    def counted(method: Callable[..., None]) -> Callable[..., None]:
        def step(*arguments: object) -> None:
            if next(left, None) is None:
                raise KeyboardInterrupt
            method(*arguments)

        return step

    for name in WRITING[1:]:
        patch.setattr(store, name, counted(getattr(store, name)))


def test_a_graph_is_made_only_for_a_new_revision(store: GraphStore) -> None:
    made: list[str] = []

    def make() -> Graph:
        made.append("graph")
        return assemble(news())

    assert refresh(store, "1", make).total > 0
    assert refresh(store, "1", make).total == 0
    assert made == ["graph"]
    assert refresh(store, "2", make).total == 0
    assert made == ["graph", "graph"]


def test_text_of_every_kind_comes_back_as_it_was(store: GraphStore) -> None:
    sheet = Sheet("a.txt", date="2020-01-01", headline="引号\"'`\\ 與 𠮷 \t换行")
    sheet.say("𠮷野主席“王芳”\\n'`致辞\"。")
    sheet.role("王芳", "主席", sheet.name("ORG", "𠮷野"))
    graph = assemble([sheet.page()])
    load(store, graph)
    assert contents(store) == expected(graph)


def test_every_label_and_type_can_be_loaded(store: GraphStore) -> None:
    graph = assemble(news())
    assert {edge.type for edge in graph.edges} | {"HOLDS_ROLE"} == set(EDGE_ENDS)
    load(store, graph)
    assert {name for name, found in store.read_edges(EDGE_ENDS).items() if found} == set(graph.count_types())

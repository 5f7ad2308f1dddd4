"""Searching by words gives the same hits in the same order on every store, and they are what the definition says."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from loaded_stores import Loaded

from kg.graph import Graph, Node
from kg.index import GraphIndex
from kg.model import digest
from kg.queries import answer
from kg.schema import BODY_NODES, SEARCHED_NODES
from kg.store import load
from kg.store.bolt import BoltStore
from kg.text.fold import bare, parse_words

NAMES = [
    "总工会", "重庆市总工会", "重庆市总工会机关工会", "臺北市總工會", "台北市总工会", "王芳", "王芳芳", "张王芳", "103路车队",
    "ABC工会", "abc工会", "A1+B2 (C)", "“五一”奖章", "五一奖章", "《工人报》社", "*号楼*", "a\\b", "x && y || !z", "C++~2^3", "李:工[会]{1}?",
    "工", "会", "𠮷田工会", "Ａ１集團", "路 灯 厂", "-工会-", "工会/电网", "O'Neill\"s",
]  # fmt: skip
"""Names with traditional, full-width, rare and Latin characters, digits, and marks that search engines give a meaning."""

WORDS = [
    "工", "会", "總", "工会", "总工会", "总工", "王芳", "芳 王", "重庆 工会", "工会 重庆", "03", "3路", "abc", "ABC", "B2", "五一", "“五一”",
    "*", "*号", "\\", "a\\b", "&&", "|| !z", "C++", "~2^3", ":", "[会]", "{1}?", "?", "-", "/电", "𠮷", "A1集团", "Ａ１", "路灯", "'N", "\"s",
    "OR", "没有", "工会 没有", "(C)", "+", "AND NOT",
]  # fmt: skip


def make_node(label: str, names: Sequence[str], mentions: int) -> Node:
    """Return a node with a name, an alias and, where there is one more and it is a body, a weak alias."""
    said = {"name": names[0], "aliases": tuple(names[1:2]), "resolved": True, "mentions": mentions}
    if label in BODY_NODES:
        said["weak_aliases"] = tuple(names[2:])
    return Node(id=digest(label, *names), label=label, properties=said)  # type: ignore[arg-type]


def make_graph() -> Graph:
    """Return a graph of nodes of every label with all names, alone and beside others."""
    made = {}
    for number, name in enumerate(NAMES):
        others = NAMES[number + 1 :] + NAMES[:number]
        label = SEARCHED_NODES[number % len(SEARCHED_NODES)]
        for names in ([name], [name, others[3]], [name, *others[5:9:3]]):
            node = make_node(label, names, number % 4)
            made[node.id] = node
    post = Node(
        id="p", label="Role", properties={"name": "重庆市总工会主席", "aliases": (), "title": "主席", "kind": "chair"}
    )
    return Graph(nodes=tuple(sorted([*made.values(), post], key=lambda node: (node.label, node.id))), edges=())


GRAPH = make_graph()


def expected(text: str) -> list[str]:
    """Return the ids of the nodes that a text finds, by the definition."""
    words = parse_words(text)
    found = []
    for node in GRAPH.nodes:
        said = node.properties
        if node.label not in SEARCHED_NODES:
            continue
        name, *others = (bare(str(form)) for form in (said["name"], *said["aliases"], *said.get("weak_aliases", ())))  # type: ignore[misc]
        if not all(any(word in form for form in (name, *others)) for word in words):
            continue
        rank = 4
        if len(words) == 1:
            kinds = (name == words[0], words[0] in others, name.startswith(words[0]))
            kinds = (*kinds, any(form.startswith(words[0]) for form in others), True)
            rank = kinds.index(True)
        found.append((rank, -int(str(said["mentions"])), str(said["name"]), node.id))
    return [key for *_, key in sorted(found)]


def searched(store: BoltStore, text: str) -> list[str]:
    return [row["id"] for row in answer(store, "search", {"words": text, "limit": 1000}).records()]


@pytest.fixture(scope="module")
def embedded(in_embedded: Loaded) -> BoltStore:
    return in_embedded(GRAPH)


@pytest.fixture(scope="module")
def neo4j(in_neo4j: Loaded) -> BoltStore:
    store = in_neo4j(GRAPH)
    with store.driver.session() as session:
        session.run("CALL db.awaitIndexes(60)").consume()
    return store


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> GraphIndex:
    index = GraphIndex(Path(tmp_path_factory.mktemp("index")) / "graph.kg")
    load(index, GRAPH)
    return index


@pytest.mark.parametrize("text", WORDS)
def test_the_index_finds_what_the_definition_says(index: GraphIndex, text: str) -> None:
    assert [hit.node.id for hit in index.find(text, limit=1000).hits] == expected(text)


@pytest.mark.embedded
@pytest.mark.parametrize("text", WORDS)
def test_the_embedded_store_finds_what_the_definition_says(embedded: BoltStore, text: str) -> None:
    assert searched(embedded, text) == expected(text)


@pytest.mark.neo4j
@pytest.mark.parametrize("text", WORDS)
def test_neo4j_finds_what_the_definition_says(neo4j: BoltStore, text: str) -> None:
    assert searched(neo4j, text) == expected(text)


pieces = st.sampled_from(NAMES).flatmap(
    lambda name: st.tuples(st.integers(0, len(name) - 1), st.integers(1, 4)).map(lambda at: name[at[0] : at[0] + at[1]])
)


@pytest.mark.embedded
@pytest.mark.neo4j
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(words=st.lists(pieces, min_size=1, max_size=2).map(" ".join).filter(parse_words))
def test_all_stores_find_any_parts_of_names_alike(
    embedded: BoltStore, neo4j: BoltStore, index: GraphIndex, words: str
) -> None:
    found = expected(words)
    assert searched(embedded, words) == found
    assert searched(neo4j, words) == found
    assert [hit.node.id for hit in index.find(words, limit=1000).hits] == found


@pytest.mark.neo4j
def test_the_indexes_of_names_are_there(neo4j: BoltStore) -> None:
    rows = neo4j.read(
        "SHOW INDEXES YIELD name, type, state WHERE type IN ['TEXT', 'FULLTEXT'] RETURN name, type, state ORDER BY name"
    )
    assert rows.rows == (("kg_names", "FULLTEXT", "ONLINE"), ("kg_search", "TEXT", "ONLINE"))
    phrase = "CALL db.index.fulltext.queryNodes('kg_names', '\"总工会\"') YIELD node RETURN count(*) > 0 AS found"
    assert neo4j.read(phrase).rows == ((True,),)

"""The paths of the named query and those of the graph's file are the same: one for Cypher, one for REST and assistants."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations
from typing import Any

import pytest
from handmade import news
from loaded_stores import STORES, Loaded

from kg.graph import assemble
from kg.index import GraphIndex
from kg.queries import answer
from kg.store import load
from kg.store.bolt import BoltStore

GRAPH = assemble(news())
PEOPLE = sorted((str(node.properties["name"]), node.id) for node in GRAPH.nodes if node.label == "Person")


@pytest.fixture(scope="module", params=STORES)
def store(request: pytest.FixtureRequest) -> BoltStore:
    loaded: Loaded = request.getfixturevalue(f"in_{request.param}")
    return loaded(GRAPH)


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Iterator[GraphIndex]:
    with GraphIndex(tmp_path_factory.mktemp("paths") / "graph.kg") as index:
        load(index, GRAPH)
        yield index


def _in_file(index: GraphIndex, start: str, end: str) -> set[tuple[Any, ...]]:
    names = {node.id: str(node.properties["name"]) for node in GRAPH.nodes}
    found = set()
    for path in index.paths(start, end, hops=8, limit=1000).paths:
        walked = [start]
        for link in path:
            walked.append(link.end.id if link.start.id == walked[-1] else link.start.id)
        found.add((tuple(names[node] for node in walked), tuple(link.edge.type for link in path)))
    return found


def test_both_find_the_same_paths_between_all_people(store: BoltStore, index: GraphIndex) -> None:
    joined = 0
    for (one, start), (other, end) in combinations(PEOPLE, 2):
        records = answer(store, "path", {"person": one, "other": other, "limit": 1000}).records()
        found = {(tuple(record["names"]), tuple(record["edges"])) for record in records}
        assert found == _in_file(index, start, end), (one, other)
        joined += bool(found)
    assert joined

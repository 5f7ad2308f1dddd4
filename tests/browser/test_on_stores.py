"""Every favourite and every query of the guide answers on the sample pages' graph, and on both stores alike."""

from __future__ import annotations

import pytest
from loaded_stores import STORES, Loaded

from kg.browser import Favourite, find_runnable, make_guide, make_statement, read_favourites
from kg.graph import Graph
from kg.queries import Parameter, Query, answer
from kg.store.bolt import BoltStore

DRAWN = [one for one in read_favourites() if not one.query.group]
NAMED = [one for one in read_favourites() if one.query.group]


@pytest.fixture(scope="module")
def graph(samples_graph: Graph) -> Graph:
    return samples_graph


@pytest.fixture(scope="module")
def embedded(graph: Graph, in_embedded: Loaded) -> BoltStore:
    return in_embedded(graph)


@pytest.fixture(scope="module")
def neo4j(graph: Graph, in_neo4j: Loaded) -> BoltStore:
    return in_neo4j(graph)


@pytest.fixture(params=STORES)
def store(request: pytest.FixtureRequest) -> BoltStore:
    found: BoltStore = request.getfixturevalue(request.param)
    return found


@pytest.mark.embedded
@pytest.mark.parametrize("favourite", NAMED, ids=lambda one: one.query.name)
def test_a_favourite_answers_as_the_named_query_does_on_its_example(embedded: BoltStore, favourite: Favourite) -> None:
    rows = embedded.read(favourite.text)
    assert rows == answer(embedded, favourite.query, favourite.query.example).rows
    assert rows.rows


@pytest.mark.parametrize("favourite", DRAWN, ids=lambda one: one.query.name)
def test_a_favourite_that_is_drawn_finds_paths(store: BoltStore, favourite: Favourite) -> None:
    paths = [row[0] for row in store.read(favourite.text).rows]
    assert len(paths) > 1
    for start, edge, end, *_ in paths:
        assert start["labels"]
        assert edge["type"]
        assert end["labels"]


@pytest.mark.parametrize("statement", find_runnable(make_guide("en")))
def test_a_query_of_the_guide_finds_something(store: BoltStore, statement: str) -> None:
    assert store.read(statement).rows


@pytest.mark.parametrize(
    "value", ["it's", 'so "called"', "back\\slash", "\\", "\\u0041", "line\nbreak\ttab", "「张」🚩", "$name // ;", ""]
)
def test_a_value_is_written_so_that_the_store_reads_it_back(store: BoltStore, value: str) -> None:
    parameter = Parameter(name="text", type="string", text="a text")
    query = Query(
        name="some", cypher="RETURN $text AS text", title="Some", parameters=(parameter,), example={"text": value}
    )
    assert store.read(make_statement(query)).rows == ((value,),)

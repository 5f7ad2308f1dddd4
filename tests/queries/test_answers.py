"""Every named query on the sample pages: what its head says comes, and the same from every store."""

from __future__ import annotations

from collections import Counter

import pytest
from loaded_stores import STORES, Loaded
from queries.answers import MOST, shown

import kg
from kg.errors import NotFoundError
from kg.graph import Graph
from kg.queries import GROUPS, Query, answer, bind, find_query, read_queries
from kg.resources import cypher
from kg.store.bolt import BoltStore
from kg.store.guard import refuse_writes
from samples import build_samples

QUERIES = read_queries()

OTHER_QUESTIONS = [
    ("holders", {"body": "芜湖市总工会"}),
    ("people-of", {"body": "芜湖市总工会", "kind": "chair"}),
    ("successors", {}),
    ("unions-under", {"union": "安徽省总工会", "steps": 1}),
    ("union-of", {"body": "芜湖新港船舶工会"}),
    ("company-leaders", {"company": "凤鸣铜业"}),
    ("recipients", {"award": "全国五一劳动奖状", "year": "2015"}),
    ("honours-by", {"grantor": "全国总工会", "year": "2019"}),
    ("honours-in-year", {"year": "2015", "level": "national"}),
    ("honours-in", {"place": "安徽省"}),
    ("events-in", {"place": "安徽省"}),
    ("bodies-in", {"place": "安徽省", "label": "Company"}),
    ("bodies-in", {"place": "安徽省", "kind": "congress"}),
    ("places", {}),
    ("reporter-subjects", {"person": "宋以宁"}),
    ("chairs-in-year", {"year": "2015-05", "place": "安徽省芜湖市"}),
    ("chairs-on", {"body": "芜湖市总工会", "date": "2017-01-01"}),
    ("holders-on", {"body": "安徽省总工会", "title": "副主席", "date": "2016"}),
    ("posts-on", {"person": "程望舒", "date": "2018-12"}),
    ("timeline", {"name": "中华全国总工会"}),
    ("changes-between", {"from": "2019", "to": "2020", "edge": "RECEIVED"}),
    ("articles-on", {"date": "2018"}),
    ("search", {"words": "總工會 蕪湖"}),
    ("search", {"words": "会", "label": "Union"}),
    ("weak-facts", {"below": 0.95}),
    ("single-sentence", {"edge": ""}),
    ("similar-names", {"label": "Organization"}),
    ("similar-names", {"label": "Event"}),
]
"""Questions that use parameters in other ways than the examples do; each has an answer."""


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


def test_there_are_many_queries_in_every_group() -> None:
    assert len(QUERIES) >= 44
    assert set(Counter(query.group for query in QUERIES.values())) == set(GROUPS)
    assert {path.stem for path in cypher("queries").rglob("*.cypher")} == set(QUERIES)
    assert [query.name for query in QUERIES.values()] == sorted(
        QUERIES, key=lambda name: (list(GROUPS).index(QUERIES[name].group), name)
    )


def test_the_page_on_cypher_tells_of_every_query() -> None:
    page = cypher("README.md").read_text(encoding="utf-8")
    for group, title in GROUPS.items():
        names = ", ".join(f"`{query.name}`" for query in QUERIES.values() if query.group == group)
        assert f"| {group} {title} | " in page
        assert f"| {names} |" in page


@pytest.mark.parametrize("query", QUERIES.values(), ids=QUERIES)
def test_every_query_tells_what_it_is(query: Query) -> None:
    assert query.title
    assert any("\u4e00" <= char <= "\u9fff" for char in query.title_zh)
    assert query.columns
    assert len(set(query.columns)) == len(query.columns)
    assert "ORDER BY" in query.cypher
    assert "LIMIT" in query.cypher
    assert all(f"${parameter.name}" in query.cypher for parameter in query.parameters)
    assert bind(query, query.example)
    assert query.answers
    refuse_writes(query.cypher)


@pytest.mark.parametrize("query", QUERIES.values(), ids=QUERIES)
def test_the_example_of_a_query_has_the_answer_of_its_head(store: BoltStore, query: Query) -> None:
    found = answer(store, query, query.example)
    assert found.rows.columns == query.columns
    assert shown(query, found.records()) == list(query.answers)
    assert len(query.answers) == min(len(found.rows.rows), MOST)


@pytest.mark.parametrize(
    ("name", "given"),
    [*((query.name, query.example) for query in QUERIES.values()), *OTHER_QUESTIONS],
    ids=lambda value: value if isinstance(value, str) else " ".join(f"{key}={one}" for key, one in value.items()),
)
@pytest.mark.embedded
@pytest.mark.neo4j
def test_both_stores_give_the_same_rows_in_the_same_order(
    embedded: BoltStore, neo4j: BoltStore, name: str, given: dict[str, str]
) -> None:
    found = answer(embedded, name, given)
    assert found.rows.rows
    assert found == answer(neo4j, name, given)


@pytest.mark.embedded
def test_a_project_answers_on_its_own_store_and_on_one_that_it_is_given(
    embedded: BoltStore, tmp_path_factory: pytest.TempPathFactory
) -> None:
    with kg.open(build_samples(tmp_path_factory.mktemp("samples")), readonly=True) as project:
        own = project.query("chairs", body="芜湖市总工会")
        assert own == project.query("chairs", embedded, body="芜湖市总工会")
    assert own.query == find_query("chairs")
    assert own.parameters == {"body": "芜湖市总工会", "limit": 100}
    assert own.records()[0]["person"]
    with pytest.raises(NotFoundError, match="did you mean chairs"):
        project.query("chair", embedded)

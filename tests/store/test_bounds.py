from __future__ import annotations

import pytest

from kg.errors import ConfigError
from kg.queries import read_queries
from kg.store.bounds import refuse_unbounded

UNBOUNDED = [
    "MATCH (a)-[*]->(b) RETURN a",
    "MATCH (a)-[r:KNOWS*]-(b) RETURN a",
    "MATCH (a)-[:KNOWS|UNDER*2..]->(b) RETURN a",
    "MATCH (a)-[*..7]->(b) RETURN a",
    "MATCH (a)-[*7]->(b) RETURN a",
    "MATCH (a)-[r:`A b`*1..99 {x: 1}]->(b) RETURN a",
    "MATCH p = shortestPath((a)-[*]-(b)) RETURN p",
    "MATCH (a)-[:KNOWS]->+(b) RETURN a",
    "MATCH (a)-->*(b) RETURN a",
    "MATCH (a)--+(b) RETURN a",
    "MATCH (a)-[:KNOWS]-+(b) RETURN a",
    "MATCH (a)-[:KNOWS]->{2,}(b) RETURN a",
    "MATCH (a)-[:KNOWS]->{1,20}(b) RETURN a",
    "MATCH (a)-[:KNOWS]->{20}(b) RETURN a",
    "MATCH ((a)-[:KNOWS]->(b))+ RETURN a",
    "MATCH ((a)-->(b) WHERE a.x > 1)* (c) RETURN c",
    "MATCH ((a)-->(b)){,30} RETURN a",
    "MATCH p = SHORTEST 1 (a)-[:KNOWS]-+(b) RETURN p",
    "UNWIND range(1, 1000000000) AS x RETURN x",
    "RETURN size([x IN range(1, 9) | [y IN range(1, 9) | [z IN range(1, 9) | z]]])",
    "RETURN reduce(s = 0, x IN $a | s + reduce(t = 0, y IN $a | t + size([z IN $a WHERE z > y])))",
    "MATCH (n) WHERE any(x IN $a WHERE all(y IN $a WHERE none(z IN $a WHERE z = x))) RETURN n",
]
BOUNDED = [
    "MATCH (a)-[*..6]->(b) RETURN a",
    "MATCH (a)-[r:KNOWS*1..3]->(b) RETURN a",
    "MATCH (a)-[*2]->(b) RETURN count(*)",
    "MATCH (a)-[:KNOWS]->{1,6}(b) RETURN a",
    "MATCH ((a)-->(b)){,3} RETURN *",
    "MATCH (a)-->(b) RETURN a {.*, x: 1}, count(*) * 2 + (a.x) + (b.x) * (a.y)",
    "MATCH (a) RETURN a.list[0]-1, -a.x, {x: 1}, COUNT { (a)-->() } + 1, (a.x)+(a.y), (1)*(2)",
    "UNWIND range(1, 1000) AS x RETURN x",
    "RETURN [x IN $a | [y IN $b | x + y]] AS pairs, [z IN $a | z]",
    "RETURN 'MATCH (a)-[*]->(b)' AS text // -[*]-",
    "MATCH (n) CALL (*) { RETURN 1 AS one } RETURN one",
]


@pytest.mark.parametrize("statement", UNBOUNDED)
def test_statements_without_bounds_are_refused(statement: str) -> None:
    with pytest.raises(ConfigError, match="line 1 of the statement may take too long; "):
        refuse_unbounded(statement)


@pytest.mark.parametrize("statement", BOUNDED)
def test_statements_with_bounds_are_not(statement: str) -> None:
    refuse_unbounded(statement)


@pytest.mark.parametrize("name", read_queries())
def test_the_queries_of_the_library_have_bounds(name: str) -> None:
    refuse_unbounded(read_queries()[name].cypher, max_hops=10)


def test_the_bound_is_a_choice_and_the_error_names_it() -> None:
    refuse_unbounded("MATCH (a)-[*..9]->(b) RETURN a", max_hops=9)
    with pytest.raises(ConfigError, match=r"a path of 9 steps .* 3 or fewer: -\[\*\.\.3\]->"):
        refuse_unbounded("MATCH (a)-[*..9]->(b) RETURN a", max_hops=3)

"""What the guard admits changes nothing: tried on real stores, with the right to write, on statements made to slip through."""

from __future__ import annotations

import random
from collections.abc import Iterator
from hashlib import sha256

import pytest
from handmade import news
from neo4j import Query
from neo4j.exceptions import DriverError, Neo4jError
from store.hidden_writes import CLAUSES, GAPS, READS, TEXTS, hidden_writes

from kg.errors import ReadOnlyError
from kg.graph import assemble
from kg.store import load
from kg.store.bolt import BoltStore
from kg.store.guard import refuse_writes
from kg.store.known import FUNCTION_SPACES, FUNCTIONS

_COUNT = 150
_PIECES = (
    *GAPS,
    *TEXTS,
    *CLAUSES,
    "'",
    '"',
    "`",
    "\\",
    "/*",
    "*/",
    "//",
    "\n",
    "{",
    "}",
    ";",
    ".",
    ":",
    "$",
    "|",
    ",",
    "\\u0027",
    "AS",
)


@pytest.fixture(
    params=[pytest.param("embedded", marks=pytest.mark.embedded), pytest.param("neo4j", marks=pytest.mark.neo4j)]
)
def store(request: pytest.FixtureRequest) -> BoltStore:
    found: BoltStore = request.getfixturevalue(f"{request.param}_store")
    return found


def test_what_the_guard_admits_changes_nothing(store: BoltStore) -> None:
    load(store, assemble(news()))
    before = digest(store)
    run = 0
    with store.driver.session(database=store.database) as session:
        for statement in (*READS, *admitted(random.Random(20260101))):
            try:
                session.run(Query(statement, timeout=2), name="x", set=1, delete=1).consume()  # type: ignore[arg-type]
                run += 1
            except (Neo4jError, DriverError):
                pass
    assert digest(store) == before
    assert run > len(READS) // 2, "most of what is tried should be understood"


@pytest.mark.neo4j
def test_the_functions_that_neo4j_has_are_known(neo4j_store: BoltStore) -> None:
    names = {str(row[0]).lower() for row in neo4j_store.read("SHOW BUILT IN FUNCTIONS YIELD name RETURN name").rows}
    spaces = FUNCTION_SPACES | {"graph"}  # graph: other databases
    unknown = {name for name in names if name not in FUNCTIONS and name.partition(".")[0] not in spaces}
    assert unknown <= {"file", "linenumber"}  # of LOAD CSV


def admitted(chance: random.Random) -> Iterator[str]:
    """Yield statements that the guard admits, made of reading and writing ones by cutting, joining and putting in."""
    seeds = [*READS, *hidden_writes()]
    found = 0
    while found < _COUNT:
        statement = mutated(chance, seeds)
        try:
            refuse_writes(statement)
        except ReadOnlyError:
            continue
        found += 1
        yield statement


def mutated(chance: random.Random, seeds: list[str]) -> str:
    """Return a statement with one to four changes."""
    statement = chance.choice(seeds)
    for _ in range(chance.randint(1, 4)):
        at = chance.randint(0, len(statement))
        change = chance.randrange(4)
        if change == 0:
            statement = statement[:at] + chance.choice(_PIECES) + statement[at:]
        elif change == 1:
            statement = statement[:at] + statement[at + chance.randint(1, 6) :]
        elif change == 2:
            statement = statement[:at] + " " + chance.choice(_PIECES) + " " + statement[at:]
        else:
            statement = statement[:at] + chance.choice(seeds)[-chance.randint(1, 40) :]
    return statement


def digest(store: BoltStore) -> str:
    """Return the digest of all nodes, edges and names of the schema, whoever made them."""
    rows = (
        store.read("MATCH (n) WITH n ORDER BY n.id RETURN n").rows,
        store.read("MATCH (a)-[r]->(b) WITH a, r, b ORDER BY r.id, a.id, b.id RETURN a.id, r, b.id").rows,
        store.read("SHOW INDEXES YIELD name RETURN name ORDER BY name").rows,
        store.read("SHOW CONSTRAINTS YIELD name RETURN name ORDER BY name").rows,
    )
    return sha256(repr(rows).encode()).hexdigest()

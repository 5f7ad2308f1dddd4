"""The embedded graph as others see it: who may do what, how long, and of which revision."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from handmade import news
from neo4j import GraphDatabase
from neo4j.exceptions import Neo4jError

from kg.errors import ConfigError, ReadOnlyError, StoreError
from kg.graph import Graph, assemble
from kg.store.embedded import READER, Listening
from kg.store.served import Pointer, ServedGraph, ServedReader, open_served, read_pointer

pytestmark = pytest.mark.embedded
SLOW = "UNWIND range(1, 9000) AS a UNWIND range(1, 9000) AS b UNWIND range(1, 9000) AS c WITH a, b, c WHERE a * b * c < 0 RETURN count(*) AS count"
WRITES = (
    "CREATE (:Person {id: 'x'})",
    "CREATE (:Unheard {id: 'x'})",
    "MERGE (n:Person {id: 'x'}) RETURN n",
    "MATCH (n:Person) SET n.name = 'x'",
    "MATCH (n:Person) REMOVE n.name",
    "MATCH (n:Person) SET n:Unheard",
    "MATCH (n:Person) DETACH DELETE n",
    "MATCH ()-[r]->() DELETE r",
    "MATCH ()-[r]->() SET r.count = 9",
    "MATCH (a:Person), (b:Person) CREATE (a)-[:CHAIR_OF]->(b)",
    "CREATE INDEX i FOR (n:Person) ON (n.other)",
    "CREATE CONSTRAINT c FOR (n:Person) REQUIRE n.other IS UNIQUE",
    "CREATE USER other SET PASSWORD 'longenough1'",
    "LOAD CSV FROM 'file:///etc/hostname' AS line RETURN line",
    "CALL merge.node(['Person'], {id: 'x'}) YIELD node RETURN node",
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    pytest.importorskip("arcadedb_embedded")
    return tmp_path_factory.mktemp("served") / "news.db.graph"


@pytest.fixture(scope="module")
def served(folder: Path) -> Iterator[ServedGraph]:
    with open_served(folder, seconds=2) as graph:
        graph.refresh("first", lambda: assemble(news()))
        yield graph


def count(of: ServedGraph | ServedReader, pattern: str) -> int:
    return int(of.read(f"MATCH {pattern} RETURN count(*) AS count").rows[0][0])


def test_the_database_itself_refuses_what_a_reader_would_write(served: ServedGraph) -> None:
    before = count(served, "(n)"), count(served, "()-[r]->()")
    with GraphDatabase.driver(served.address, auth=(READER, served.password)) as driver:
        for statement in WRITES:
            with driver.session(database=served.database) as session, pytest.raises(Neo4jError):
                session.run(statement).consume()
            with driver.session(database=served.database) as session, pytest.raises(Neo4jError):
                session.execute_write(lambda transaction, said=statement: transaction.run(said).consume())
    assert (count(served, "(n)"), count(served, "()-[r]->()")) == before


def test_our_own_reads_are_guarded_and_run_as_the_reader(served: ServedGraph) -> None:
    with pytest.raises(ReadOnlyError):
        served.read("CREATE (n)")
    assert count(served, "(p:Person {name: '郑洪'})") == 1


def test_a_slow_statement_ends_and_the_server_stays(served: ServedGraph) -> None:
    start = time.monotonic()
    with pytest.raises(StoreError, match="took longer than 1 seconds for the statement; narrow it"):
        served.read(SLOW, seconds=1)
    assert time.monotonic() - start < 8
    assert count(served, "(n:Person)") > 0


def test_another_process_follows_when_the_databases_change_places(served: ServedGraph, folder: Path) -> None:
    graph = assemble(news())
    with ServedReader(folder, served.password, seconds=2) as reader:
        edges, before = count(reader, "()-[r]->()"), served.database
        seen: set[int] = set()
        done = threading.Event()

        def watch() -> None:
            while not done.is_set():
                seen.add(count(reader, "()-[r]->()"))

        watcher = threading.Thread(target=watch)
        watcher.start()
        try:
            served.refresh("second", lambda: Graph(nodes=graph.nodes, edges=()))
            served.refresh("third", lambda: graph)
        finally:
            done.set()
            watcher.join()
        assert seen <= {0, edges}
        assert (served.database, served.revision) == (before, "third")
        assert count(reader, "()-[r]->()") == edges
        assert served.refresh("third", lambda: pytest.fail("it is there")).total == 0


def test_who_names_no_database_gets_the_one_that_is_read(served: ServedGraph) -> None:
    whole = assemble(news())
    for revision, edges in (("fourth", ()), ("fifth", whole.edges)):
        served.refresh(revision, lambda said=edges: Graph(nodes=whole.nodes, edges=said))
        with (
            GraphDatabase.driver(served.address, auth=(READER, served.password)) as driver,
            driver.session() as session,
        ):
            assert session.run("MATCH ()-[r]->() RETURN count(r)").values() == [[len(edges)]]


def test_the_pointer_tells_place_and_no_password(served: ServedGraph, folder: Path) -> None:
    assert read_pointer(folder) == Pointer(database=served.database, address=served.address)
    assert all(served.password not in path.read_text("utf-8", "replace") for path in folder.rglob("*.json"))


def test_a_wrong_password_is_refused(served: ServedGraph, folder: Path) -> None:
    with ServedReader(folder, "not-the-password") as reader, pytest.raises(StoreError, match="refuses the user"):
        reader.read("RETURN 1 AS one")


def test_nobody_serves_a_folder_that_is_closed(tmp_path: Path) -> None:
    with ServedReader(tmp_path, "x") as reader, pytest.raises(StoreError, match="no process serves the graph"):
        reader.read("RETURN 1 AS one")


def test_others_reach_it_only_with_a_password_of_its_owner() -> None:
    with pytest.raises(ConfigError, match="give the reader a password of your own"):
        Listening(host="0.0.0.0")
    with pytest.raises(ConfigError, match="has 5 characters; give it 12 or more"):
        Listening(password="short")
    assert "long-enough-for-all" not in repr(Listening(host="0.0.0.0", password="long-enough-for-all"))


def test_a_port_that_is_taken_is_an_error(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]
        with (
            pytest.raises(StoreError, match=f"cannot listen on 127.0.0.1:{port}"),
            open_served(tmp_path, Listening(port=port)),
        ):
            pass

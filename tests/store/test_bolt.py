"""What concerns stores that others use too, behind a connection: errors, others' data, reading."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress

import pytest
from bolt_stores import write
from handmade import news
from neo4j_server.server import Server

from kg.config import LoadOptions
from kg.errors import ReadOnlyError, StoreError
from kg.graph import Graph, assemble
from kg.store import Changes, load
from kg.store.bolt import BoltStore, check_version, connect

EMPTY = Graph(nodes=(), edges=())


@pytest.fixture(
    params=[pytest.param("embedded", marks=pytest.mark.embedded), pytest.param("neo4j", marks=pytest.mark.neo4j)]
)
def store(request: pytest.FixtureRequest) -> BoltStore:
    found: BoltStore = request.getfixturevalue(f"{request.param}_store")
    return found


def count(store: BoltStore, pattern: str) -> int:
    return int(store.read(f"MATCH {pattern} RETURN count(*) AS count").rows[0][0])


def test_what_others_put_there_stays(store: BoltStore) -> None:
    write(store, "CREATE (:Person {id: 'theirs', name: '别人'})-[:CHAIR_OF {since: 1999}]->(:Thing {name: 'x'})")
    load(store, assemble(news()))
    load(store, EMPTY)
    assert count(store, "(n) WHERE NOT n:KGState") == 2
    assert store.read("MATCH (p:Person)-[r:CHAIR_OF]->(t:Thing) RETURN p.name, r.since").rows == (("别人", 1999),)


def test_a_node_that_others_joined_edges_to_is_left_to_them(store: BoltStore) -> None:
    graph = assemble(news())
    load(store, graph)
    write(store, "MATCH (p:Person {name: '郑洪'}) CREATE (p)-[:KNOWS]->(:Person {id: 'theirs', name: '别人'})")
    load(store, EMPTY)
    assert store.read("MATCH (p:Person)-[:KNOWS]->(q) RETURN p.name, p.kg_digest, q.name").rows == (
        ("郑洪", None, "别人"),
    )
    load(store, graph)
    assert count(store, "(p:Person {name: '郑洪'})") == 1
    assert count(store, "(:Person {name: '郑洪'})-[:KNOWS]->()") == 1
    assert load(store, graph) == Changes()


def test_nodes_that_others_removed_come_back(store: BoltStore) -> None:
    graph = assemble(news())
    load(store, graph)
    write(store, "MATCH (p:Person {name: '郑洪'}) DETACH DELETE p")
    changes = load(store, graph)
    assert changes.nodes["Person"].added == 1
    assert count(store, "(:Person {name: '郑洪'})-[:CHAIR_OF]->()") == 2


@pytest.mark.neo4j
def test_a_graph_that_an_import_put_there_gets_its_constraints_and_stays(neo4j_store: BoltStore) -> None:
    graph = assemble(news())
    load(neo4j_store, graph)
    names = neo4j_store.read("SHOW CONSTRAINTS YIELD name RETURN name ORDER BY name").rows
    write(neo4j_store, "MATCH (s:KGState) DELETE s")
    for (name,) in names:
        write(neo4j_store, f"DROP CONSTRAINT {name}")
    assert load(neo4j_store, graph) == Changes()
    assert neo4j_store.read("SHOW CONSTRAINTS YIELD name RETURN name ORDER BY name").rows == names


def test_an_edge_without_its_end_is_an_error_and_nothing_of_its_batch_stays(store: BoltStore) -> None:
    graph = assemble(news())
    chairs = [edge for edge in graph.edges if edge.type == "CHAIR_OF"]
    store.add_nodes("Person", [node for node in graph.nodes if node.label == "Person"])
    with pytest.raises(StoreError, match=f"wrote 0 of {len(chairs)} rows"):
        store.add_edges("CHAIR_OF", ("Person", "Union"), chairs)
    assert count(store, "()-[:CHAIR_OF]->()") == 0


def test_labels_come_from_the_schema_alone(store: BoltStore) -> None:
    with pytest.raises(StoreError, match="unknown label or type"):
        store.add_nodes("Person`) DETACH DELETE (n", [])


def test_statements_that_write_are_refused_and_write_nothing(store: BoltStore) -> None:
    with pytest.raises(ReadOnlyError):
        store.read("CREATE (n:Person {id: 'x'}) RETURN n")
    assert count(store, "(n)") == 0


def test_rows_are_plain_and_counted(store: BoltStore) -> None:
    rows = store.read("UNWIND range(1, 5) AS n RETURN n, {b: [n], a: date('2020-01-02')} AS map ORDER BY n", max_rows=3)
    assert rows.columns == ("n", "map")
    assert rows.is_cut
    assert rows.rows[0] == (1, {"a": "2020-01-02", "b": [1]})
    assert len(rows.rows) == 3


def test_nodes_edges_and_paths_are_maps(store: BoltStore) -> None:
    write(
        store, "CREATE (:Person:Entity {id: 'a', name: 'A'})-[:KNOWS {id: 'k'}]->(:Person:Entity {id: 'b', name: 'B'})"
    )
    row = store.read("MATCH p = (a {id: 'a'})-[r:KNOWS]->() RETURN a, r, p").rows[0]
    node, edge = {"labels": ["Entity", "Person"], "id": "a", "name": "A"}, {"type": "KNOWS", "id": "k"}
    assert row == (node, edge, [node, edge, {"labels": ["Entity", "Person"], "id": "b", "name": "B"}])


def test_an_answer_without_rows_has_its_columns(store: BoltStore) -> None:
    rows = store.read("MATCH (n:Person) RETURN n.name AS name, count(*) AS count")
    assert (rows.columns, rows.rows) == (("name", "count"), ())


def test_parameters_are_values_and_never_cypher(store: BoltStore) -> None:
    rows = store.read("RETURN $name AS name", {"name": "x'}) DETACH DELETE (n) //"})
    assert rows.rows == (("x'}) DETACH DELETE (n) //",),)


def test_a_statement_that_is_no_cypher_is_an_error(store: BoltStore) -> None:
    with pytest.raises(StoreError, match="cannot do this"):
        store.read("MATCH (n RETURN n")


def test_no_server_is_an_error_that_says_what_to_do() -> None:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        port = listener.getsockname()[1]
    with pytest.raises(StoreError, match=f"no answer from bolt://127.0.0.1:{port} .*; see that the database runs"):
        connect(f"bolt://127.0.0.1:{port}", "neo4j", "x")


def test_an_address_that_is_none_is_an_error() -> None:
    with pytest.raises(StoreError, match="an address looks like bolt://"):
        connect("localhost:7687", "neo4j", "x")


@pytest.mark.neo4j
def test_a_wrong_password_is_an_error(neo4j_server: Server) -> None:
    with pytest.raises(StoreError, match="refuses the user or the password"):
        connect(neo4j_server.uri, neo4j_server.user, "wrong")


@pytest.mark.parametrize("version", ["3.5.12", "4.4.29", "5.6.0"])
def test_an_old_neo4j_is_an_error(version: str) -> None:
    with pytest.raises(StoreError, match=f"Neo4j {version} at bolt://x is too old"):
        check_version(version, "bolt://x")


@pytest.mark.parametrize("version", ["5.7.0", "5.26.30", "2026.08.1"])
def test_a_newer_neo4j_is_welcome(version: str) -> None:
    check_version(version, "bolt://x")


@pytest.mark.neo4j
def test_a_server_that_goes_away_is_an_error_and_loading_again_ends_right(
    neo4j_server: Server, neo4j_store: BoltStore
) -> None:
    graph = assemble(news())
    with (
        going_away(neo4j_server.uri, after=60_000) as uri,
        connect(uri, *neo4j_server.auth, patience=0.5) as store,
        pytest.raises(StoreError, match="run again writes the rest"),
    ):
        load(store, graph, LoadOptions(batch=1))
    assert 0 < count(neo4j_store, "()-[r]->()") < len(graph.edges)
    load(neo4j_store, graph)
    assert count(neo4j_store, "(n) WHERE NOT n:KGState") == len(graph.nodes)
    assert load(neo4j_store, graph) == Changes()


@contextmanager
def going_away(uri: str, after: int) -> Iterator[str]:
    """Pass bytes on to a server; behind a number of them close all connections and listen no more."""
    host, _, port = uri.removeprefix("bolt://").partition(":")
    listener = socket.create_server(("127.0.0.1", 0))
    pairs: list[tuple[socket.socket, socket.socket]] = []
    left = [after]

    def pump(source: socket.socket, target: socket.socket) -> None:
        with suppress(OSError):
            while left[0] > 0 and (data := source.recv(4096)):
                left[0] -= len(data)
                target.sendall(data)
        if left[0] <= 0:
            close()

    def close() -> None:
        for end in (listener, *(end for pair in pairs for end in pair)):
            with suppress(OSError):
                end.shutdown(socket.SHUT_RDWR)
            end.close()

    def accept() -> None:
        with suppress(OSError):
            while True:
                client, _ = listener.accept()
                pairs.append((client, socket.create_connection((host, int(port)))))
                for source, target in (pairs[-1], pairs[-1][::-1]):
                    threading.Thread(target=pump, args=(source, target), daemon=True).start()

    threading.Thread(target=accept, daemon=True).start()
    with closing(listener):
        yield f"bolt://127.0.0.1:{listener.getsockname()[1]}"
    close()


SLOW = "UNWIND range(1, 90000) AS a UNWIND range(1, 90000) AS b WITH a, b WHERE a * b < 0 RETURN count(*) AS count"


@pytest.mark.neo4j
def test_a_statement_that_takes_too_long_is_an_error_in_time(neo4j_store: BoltStore) -> None:
    start = time.monotonic()
    with pytest.raises(StoreError, match=r"took longer than 0\.5 seconds for the statement; narrow it"):
        neo4j_store.read(SLOW, seconds=0.5)
    assert time.monotonic() - start < 6
    assert neo4j_store.read("RETURN 1 AS one").rows == ((1,),)


@pytest.mark.neo4j
def test_a_settled_read_sees_no_load_that_goes_on(neo4j_server: Server, neo4j_store: BoltStore) -> None:
    whole, part = assemble(news()), Graph(nodes=assemble(news()).nodes, edges=())
    load(neo4j_store, whole, revision="whole")
    seen: set[int] = set()
    done = threading.Event()

    def watch() -> None:
        with connect(neo4j_server.uri, *neo4j_server.auth) as reader:
            while not done.is_set():
                rows = reader.read("MATCH ()-[r]->() RETURN count(r) AS count", is_settled=True)
                seen.add(rows.rows[0][0])

    watcher = threading.Thread(target=watch)
    watcher.start()
    try:
        load(neo4j_store, part, LoadOptions(batch=5), revision="part")
        time.sleep(0.3)
        load(neo4j_store, whole, LoadOptions(batch=5), revision="whole")
        time.sleep(0.3)
    finally:
        done.set()
        watcher.join()
    assert seen == {0, len(whole.edges)}


@pytest.mark.neo4j
def test_a_settled_read_of_a_load_that_broke_off_is_an_error(neo4j_store: BoltStore) -> None:
    assert neo4j_store.read("RETURN 1 AS one", is_settled=True).rows == ((1,),), (
        "what others put there is read as it is"
    )
    load(neo4j_store, assemble(news()), revision="whole")
    neo4j_store.write_state(None)
    with pytest.raises(StoreError, match="goes on, or broke off; try again"):
        neo4j_store.read("RETURN 1 AS one", seconds=0.5, is_settled=True)

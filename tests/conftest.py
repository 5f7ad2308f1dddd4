"""Fixtures that several rooms of tests share: a real Neo4j for the session, and empty stores."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from bolt_stores import empty
from neo4j_server.server import Server, UnavailableError, running

from kg.store.bolt import BoltStore, connect

pytest_plugins = ["pipeline_fixtures", "loaded_stores"]


@pytest.fixture(scope="session")
def neo4j_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A Neo4j server: that of NEO4J_TEST_URI (and _USER, _PASSWORD), which must be empty, else one started here."""
    if uri := os.environ.get("NEO4J_TEST_URI"):
        server = Server(uri, os.environ.get("NEO4J_TEST_USER", "neo4j"), os.environ.get("NEO4J_TEST_PASSWORD", ""))
        with connect(server.uri, *server.auth) as store:
            if store.read("MATCH (n) RETURN count(n) AS count").rows != ((0,),):
                pytest.fail(f"the database at {uri} is not empty, and the tests would empty it")
        yield server
        return
    try:
        with running(tmp_path_factory.mktemp("neo4j") / "home") as server:
            yield server
    except UnavailableError as error:
        pytest.skip(f"no real Neo4j: {error}")


@pytest.fixture
def neo4j_store(neo4j_server: Server) -> Iterator[BoltStore]:
    """The store of the Neo4j server, emptied."""
    with connect(neo4j_server.uri, *neo4j_server.auth) as store:
        empty(store)
        yield store


@pytest.fixture
def embedded_store(tmp_path: Path) -> Iterator[BoltStore]:
    """A new embedded store."""
    embedded = pytest.importorskip("kg.store.embedded")
    pytest.importorskip("arcadedb_embedded")
    with embedded.open_embedded(tmp_path / "embedded.graph") as store:
        yield store

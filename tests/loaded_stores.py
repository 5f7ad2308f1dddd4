"""Stores with a graph in them, for a module each: the Neo4j server is shared, and other modules empty it.

conftest.py registers the fixtures.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from bolt_stores import empty
from neo4j_server.server import Server

import kg
from kg.graph import Graph, assemble
from kg.store import load
from kg.store.bolt import BoltStore, connect
from samples import build_samples

STORES = [pytest.param("embedded", marks=pytest.mark.embedded), pytest.param("neo4j", marks=pytest.mark.neo4j)]

Loaded = Callable[[Graph], BoltStore]


@pytest.fixture(scope="module")
def in_embedded(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Loaded]:
    """Load a graph into a new embedded store."""
    pytest.importorskip("arcadedb_embedded")
    from kg.store.embedded import open_embedded

    with ExitStack() as opened:

        def loaded(graph: Graph) -> BoltStore:
            folder: Path = tmp_path_factory.mktemp("embedded") / "news.graph"
            store = opened.enter_context(open_embedded(folder))
            load(store, graph)
            return store

        yield loaded


@pytest.fixture(scope="module")
def in_neo4j(neo4j_server: Server) -> Iterator[Loaded]:
    """Load a graph into the emptied Neo4j."""
    with ExitStack() as opened:

        def loaded(graph: Graph) -> BoltStore:
            store = opened.enter_context(connect(neo4j_server.uri, *neo4j_server.auth))
            empty(store)
            load(store, graph)
            return store

        yield loaded


@pytest.fixture(scope="session")
def samples_graph(tmp_path_factory: pytest.TempPathFactory) -> Graph:
    """The graph of the sample pages."""
    with kg.open(build_samples(tmp_path_factory.mktemp("samples")), readonly=True) as project:
        return assemble(project.archive.pages())

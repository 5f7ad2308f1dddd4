from __future__ import annotations

from collections.abc import Iterator

import pytest
from reconcile.firms import GRAPH

from kg.index import GraphIndex
from kg.store import load


@pytest.fixture(scope="session")
def index(tmp_path_factory: pytest.TempPathFactory) -> Iterator[GraphIndex]:
    with GraphIndex(tmp_path_factory.mktemp("reconcile") / "graph.kg") as index:
        load(index, GRAPH)
        yield index

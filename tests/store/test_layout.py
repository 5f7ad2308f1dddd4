"""The ids that the embedded store gives."""

from __future__ import annotations

from pathlib import Path

import pytest
from handmade import news

from kg.graph import assemble
from kg.schema import GRAPH_LABELS
from kg.store import load

pytestmark = pytest.mark.embedded


def test_programs_in_javascript_can_hold_the_ids_of_nodes_and_a_new_store_is_empty(tmp_path: Path) -> None:
    pytest.importorskip("arcadedb_embedded")
    from kg.store.embedded import open_embedded

    folder = tmp_path / "news.graph"
    with open_embedded(folder) as store:
        assert store.read("MATCH (n) RETURN count(n) AS count").rows == ((0,),)
        load(store, assemble(news()))
    with open_embedded(folder) as store, store.driver.session(database=store.database) as session:
        found = {
            row["label"]: row["id"]
            for row in session.run("MATCH (n:Entity|Article) UNWIND labels(n) AS label RETURN label, max(id(n)) AS id")
        }
    assert set(GRAPH_LABELS) <= set(found)
    assert max(found.values()) < 2**53

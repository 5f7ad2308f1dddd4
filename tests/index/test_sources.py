from __future__ import annotations

from pathlib import Path

import pytest
from handmade import news

from kg.graph import assemble
from kg.index import GraphIndex
from kg.index.sources import iter_sources
from kg.store import load

GRAPH = assemble(news())


@pytest.fixture
def index(tmp_path: Path) -> GraphIndex:
    with GraphIndex(tmp_path / "graph.kg") as made:
        load(made, GRAPH)
    return GraphIndex(tmp_path / "graph.kg", readonly=True)


def test_the_sentences_of_an_edge_have_their_articles(index: GraphIndex) -> None:
    with index:
        edge = next(edge for edge in GRAPH.edges if edge.type == "CHAIR_OF" and edge.properties["count"] == 2)
        first, second = iter_sources(index, edge)
        assert (first.title, first.date, first.source) == (
            "重庆市总工会召开全委会",
            "2018-05-03",
            "news/2018-05-03.txt",
        )
        assert (first.quote, first.end - first.start) == (edge.properties["evidence_quote"][0], len(first.quote))  # type: ignore[index]
        assert second.date == "2019-06-10"
        told = next(edge for edge in GRAPH.edges if edge.type == "MENTIONS")
        assert list(iter_sources(index, told)) == []


def test_times_are_those_of_the_first_and_the_last_article_with_a_fact(index: GraphIndex) -> None:
    with index:
        ids = {str(node.properties["name"]): node.id for node in GRAPH.nodes}
        assert index.times(ids["王芳"]) == ("2018-05-01", "2021-05-01")
        assert index.times(ids["四川省"]) == ("2021-03-02", "2021-03-02")
        assert index.times("nothing") == (None, None)

"""GraphML and GEXF as networkx reads them, and what Gephi makes of GEXF."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import fromstring

import networkx as nx
import pytest
from exported import awkward
from handmade import news
from hypothesis import given
from hypothesis import strategies as st

from kg.export import iter_export, write_graph
from kg.graph import Edge, Graph, Node, assemble, to_networkx
from kg.resources import cypher

GEXF = {"g": "http://www.gexf.net/1.2draft", "viz": "http://www.gexf.net/1.2draft/viz"}


@pytest.mark.parametrize("made", [assemble(news()), awkward()], ids=["news", "awkward"])
def test_graphml_is_read_back_by_networkx(made: Graph, tmp_path: Path) -> None:
    write_graph(made, "graphml", tmp_path / "g.graphml")
    back, view = nx.read_graphml(tmp_path / "g.graphml", force_multigraph=True), to_networkx(made)
    assert {node: _listed(data) for node, data in back.nodes(data=True)} == {
        node: _plain(data) for node, data in view.nodes(data=True)
    }
    found = {
        (start, end, data.pop("id", key)): _listed(data) for start, end, key, data in back.edges(keys=True, data=True)
    }
    assert found == {(start, end, key): _plain(data) for start, end, key, data in view.edges(keys=True, data=True)}


@pytest.mark.parametrize("made", [assemble(news()), awkward()], ids=["news", "awkward"])
def test_gexf_is_read_back_by_networkx(made: Graph, tmp_path: Path) -> None:
    write_graph(made, "gexf", tmp_path / "g.gexf")
    back = nx.MultiDiGraph(nx.read_gexf(tmp_path / "g.gexf"))
    assert back.graph["mode"] == "dynamic"
    for node in made.nodes:
        data = dict(back.nodes[node.id])
        assert data.pop("viz")["color"]["a"] == 1
        assert _plain({"label": node.properties["name"]})["label"] == data.pop("label")
        assert _listed(data) == _plain({"type": node.label, **node.properties})
    assert len(back) == len(made.nodes)
    edges = {data.pop("id"): (start, end, data) for start, end, data in back.edges(data=True)}
    assert set(edges) == {edge.id for edge in made.edges}
    for edge in made.edges:
        start, end, data = edges[edge.id]
        own = {"type": edge.type, **edge.properties}
        assert (start, end, data["label"]) == (edge.start, edge.end, edge.type)
        assert {key: value for key, value in _listed(data).items() if key in own} == _plain(own)


def _listed(data: dict[str, Any]) -> dict[str, Any]:
    return {key: json.loads(v) if isinstance(v, str) and v.startswith("[") else v for key, v in data.items()}


def _plain(data: dict[str, Any]) -> dict[str, Any]:
    """Return properties as XML has them: lists, and no character that it does not know."""
    return {
        key: list(v)
        if isinstance(v, tuple)
        else v.translate(dict.fromkeys((8, 31), "\ufffd"))
        if isinstance(v, str)
        else v
        for key, v in data.items()
    }


@given(st.text(), st.text())
def test_any_text_makes_xml_that_says_the_same(name: str, quote: str) -> None:
    nodes = tuple(Node(id=key, label="Person", properties={"name": name}) for key in ("a", "b"))
    edge = Edge(
        id="e", type="HOLDS", start="a", end="b", start_label="Person", end_label="Person", properties={"q": (quote,)}
    )
    graph = Graph(nodes=nodes, edges=(edge,))
    no_xml = re.compile("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
    expected = no_xml.sub("\ufffd", name)
    gexf, graphml = (fromstring(b"".join(iter_export(graph, form))) for form in ("gexf", "graphml"))
    assert gexf.find(".//g:node", GEXF).get("label") == expected
    data = next(one for one in graphml.iter() if one.get("key") == "node_name")
    assert (data.text or "") == expected
    value = gexf.find(".//g:edge/g:attvalues/g:attvalue[@for='q']", GEXF).get("value")
    assert json.loads(value) == [re.sub("[\ud800-\udfff\ufffe\uffff]", "\ufffd", quote)]  # JSON has escapes of controls


def test_nodes_have_the_colours_of_the_style_for_neo4j_browser() -> None:
    root = fromstring(b"".join(iter_export(assemble(news()), "gexf")))
    style = cypher("style.grass").read_text(encoding="utf-8")
    for node in root.iterfind(".//g:node", GEXF):
        label = node.find("g:attvalues/g:attvalue[@for='type']", GEXF).get("value")
        colour = node.find("viz:color", GEXF)
        written = "#" + "".join(f"{int(colour.get(part)):02X}" for part in "rgb")
        assert f"node.{label} {{\n  color: {written};" in style


@pytest.mark.parametrize(
    ("said", "times"),
    [
        ({"first_seen": "2018-05-03", "last_seen": "2019"}, ("2018-05-03", "2019-12-31")),
        ({"first_seen": "2018-02", "last_seen": "2018-02"}, ("2018-02-01", "2018-02-28")),
        ({"first_seen": "2021", "last_seen": "2021", "valid_from": "2020-02"}, ("2020-02-01", "2021-12-31")),
        ({"first_seen": "2021", "last_seen": "2021", "valid_from": "2016", "valid_to": "2020"}, ("2016-01-01", "2020-12-31")),
        ({"first_seen": "2021", "last_seen": "2021", "valid_to": "2020-02"}, (None, "2020-02-29")),
        ({"first_seen": "2021", "last_seen": "2021", "valid_from": "2022"}, ("2022-01-01", None)),
        ({"first_seen": "昨天", "last_seen": "2018-13"}, (None, None)),
        ({}, (None, None)),
    ],
)  # fmt: skip
def test_an_edge_lasts_from_the_first_day_to_the_last(said: dict[str, str], times: tuple[str, str]) -> None:
    nodes = tuple(Node(id=key, label="Person", properties={"name": key}) for key in ("a", "b"))
    edge = Edge(id="e", type="HOLDS", start="a", end="b", start_label="Person", end_label="Person", properties=said)
    root = fromstring(b"".join(iter_export(Graph(nodes=nodes, edges=(edge,)), "gexf")))
    found = root.find(".//g:edge", GEXF)
    assert (found.get("start"), found.get("end"), found.get("kind")) == (*times, "HOLDS")
    assert root.find("g:graph", GEXF).get("timeformat") == "date"

"""Parts of a graph: what an expression leaves, what lies around a node, and that both are graphs of their own."""

from __future__ import annotations

import pytest
from handmade import Sheet, body, news
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import ConfigError, NotFoundError
from kg.graph import Edge, Graph, GraphView, Node, assemble, make_part
from kg.graph.where import parse_where
from kg.schema import EDGE_ENDS, GRAPH_LABELS


@pytest.fixture(scope="module")
def graph() -> Graph:
    return assemble(news())


def labels(part: GraphView) -> set[str]:
    return {node.label for node in part.nodes}


def names(part: GraphView, label: str) -> set[str]:
    return {str(node.properties["name"]) for node in part.nodes if node.label == label}


def facts(part: GraphView) -> list[Edge]:
    return [edge for edge in part.edges if edge.type != "MENTIONS"]


def cited(part: GraphView) -> set[str]:
    return {one for edge in part.edges for one in edge.properties.get("evidence_article", ())}


terms = st.one_of(
    st.sampled_from(GRAPH_LABELS).map("label={}".format),
    st.sampled_from(GRAPH_LABELS).map("label!={}".format),
    st.lists(st.sampled_from(tuple(EDGE_ENDS)), min_size=1, max_size=3).map(lambda types: f"type={','.join(types)}"),
    st.sampled_from(("date>=2021", "date<2021", "date=2019-01", "confidence>=0.5", "count=1", "name~工", "rule~made")),
)


@st.composite
def graphs(draw: st.DrawFn) -> Graph:
    """Make up a small graph whose edges cite articles, some of which it does not have."""
    made = draw(st.lists(st.tuples(st.sampled_from(GRAPH_LABELS), st.sampled_from(("王芳", "市总工会"))), max_size=12))
    nodes = [
        Node(id=f"{number:02}", label=label, properties={"name": name}) for number, (label, name) in enumerate(made)
    ]
    articles = [node.id for node in nodes if node.label == "Article"] + ["lost"]
    edges = []
    for number, (start, end) in enumerate((start, end) for start in nodes for end in nodes):
        types = [edge for edge, ends in EDGE_ENDS.items() if start.label in ends[0] and end.label in ends[1]]
        if types and draw(st.booleans()):
            said = {"first_seen": draw(st.sampled_from(("2019-01-05", "2021"))), "confidence": draw(st.floats(0, 1))}
            said["evidence_article"] = tuple(draw(st.lists(st.sampled_from(articles), max_size=2)))
            edges.append(
                Edge(
                    id=f"{number:03}", type=draw(st.sampled_from(types)), start=start.id, end=end.id,
                    start_label=start.label, end_label=end.label, properties=said,
                )
            )  # fmt: skip
    return Graph(
        nodes=tuple(sorted(nodes, key=lambda node: (node.label, node.id))),
        edges=tuple(sorted(edges, key=lambda edge: (edge.type, edge.id))),
    )


@given(graphs(), st.lists(terms, min_size=1, max_size=3).map(" and ".join))
def test_what_an_expression_leaves_is_a_graph_of_its_own(whole: Graph, where: str) -> None:
    check(whole, make_part(whole, where=where))


@given(graphs(), st.data(), st.integers(0, 3))
def test_what_lies_around_a_node_is_a_graph_of_its_own(whole: Graph, data: st.DataObject, hops: int) -> None:
    if whole.nodes:
        center = data.draw(st.sampled_from(whole.nodes)).id
        near, far = (make_part(whole, around=center, hops=reach) for reach in (hops, hops + 1))
        check(whole, near)
        assert center in {node.id for node in near.nodes}
        assert {node.id for node in near.nodes} <= {node.id for node in far.nodes}


def check(whole: Graph, part: GraphView) -> None:
    """Check that a part is one of the whole, in its order, that each edge has both ends, and evidence its articles."""
    nodes, edges = list(part.nodes), list(part.edges)
    ids = {node.id for node in nodes}
    assert [node for node in whole.nodes if node.id in ids] == nodes == list(part.nodes)
    kept = {(edge.type, edge.id) for edge in edges}
    assert [edge for edge in whole.edges if (edge.type, edge.id) in kept] == edges
    assert all(edge.start in ids and edge.end in ids for edge in edges)
    assert cited(part) & {node.id for node in whole.nodes} <= ids


def test_nodes_that_are_named_keep_the_edges_between_them(graph: Graph) -> None:
    part = make_part(graph, where="label=Union,Company")
    assert labels(part) == {"Union", "Company", "Article"}
    assert {edge.type for edge in facts(part)} == {"UNION_OF", "PARTNER_OF", "UNDER"}
    assert {node.id for node in part.nodes if node.label == "Article"} == cited(part)


def test_edges_that_are_named_keep_their_ends_and_no_other_node(graph: Graph) -> None:
    part = make_part(graph, where="type=CHAIR_OF and date>=2021")
    assert names(part, "Person") == {"周立新", "郑洪"}
    assert labels(part) == {"Person", "Union", "Article"}
    assert {edge.type for edge in part.edges} == {"CHAIR_OF"}


@pytest.mark.parametrize(
    ("where", "people"),
    [
        ("type=CHAIR_OF and status=former", {"钱伯年"}),
        ("type=CHAIR_OF and date<2019", {"郑洪", "王芳", "刘志强", "钱伯年"}),
        ("type=CHAIR_OF and date=2020", {"郑洪", "孙玉兰"}),
        ("type=VICE_CHAIR_OF", {"李明远"}),
        ("type!=MENTIONS,IN and title='副主席'", {"李明远"}),
        ("type=HOLDS_ROLE,RECEIVED,VICE_CHAIR_OF AND count>=2", {"王芳"}),
        ("type=RECEIVED and name~王,五一", {"王芳"}),
    ],
)
def test_what_is_asked_of_edges(graph: Graph, where: str, people: set[str]) -> None:
    assert names(make_part(graph, where=where), "Person") == people


@pytest.mark.parametrize(
    ("said", "holds", "fails"),
    [
        ({"valid_from": "2018"}, ("=2018-05", ">=2018-05", "<=2018-05", "=2018"), ("<2018-05", ">2018-05", "=2019-01")),
        (
            {"first_seen": "2016-03-01", "last_seen": "2019"},
            ("=2017", "=2019-12-31", ">2018"),
            ("=2016-02", ">2019-01"),
        ),
        (
            {"first_seen": "2018-05-03", "last_seen": "2018-05-03", "valid_to": "2016"},
            ("=2016-01", "<2018"),
            ("=2018",),
        ),
        ({}, (), ("=2018", ">=2018", "<2018")),
    ],
)
def test_dates_are_compared_at_the_precision_of_both(
    said: dict[str, str], holds: tuple[str, ...], fails: tuple[str, ...]
) -> None:
    ends = {"start": "a", "end": "b", "start_label": "Person", "end_label": "Union"}
    edge = Edge(id="e", type="CHAIR_OF", **ends, properties=said)
    assert [asked for asked in (*holds, *fails) if parse_where(f"date{asked}").has_edge(edge)] == list(holds)


def test_hops_go_along_facts_and_stop_at_articles(graph: Graph) -> None:
    near = make_part(graph, around="陈晓岚", hops=5)
    assert labels(near) == {"Person", "Article"}
    one = make_part(graph, around="长江齿轮有限公司", hops=1)
    assert names(one, "Union") == {"长江齿轮有限公司工会"}
    assert names(make_part(graph, around="长江齿轮有限公司", hops=2), "Person") == {"赵国庆"}
    assert list(make_part(graph, around="长江齿轮有限公司", hops=0).edges) == []


def test_hops_of_an_article_go_to_whom_it_mentions(graph: Graph) -> None:
    article = next(
        node for node in graph.nodes if node.label == "Article" and node.properties["name"] == "川渝工会签约"
    )
    part = make_part(graph, around=article.id)
    assert names(part, "Union") >= {"四川省总工会", "重庆市总工会"}
    assert article.id in {node.id for node in part.nodes}


def test_hops_go_along_what_an_expression_leaves(graph: Graph) -> None:
    part = make_part(graph, where="type=CHAIR_OF", around="郑洪", hops=2)
    assert names(part, "Person") == {"郑洪", "周立新", "钱伯年"}
    with pytest.raises(ConfigError, match=r"'陈晓岚' \(Person\) is none of the nodes that 'type=CHAIR_OF' leaves"):
        make_part(graph, where="type=CHAIR_OF", around="陈晓岚")


def test_a_name_is_found_by_its_other_forms_and_the_nearest_are_offered(graph: Graph) -> None:
    assert "重庆市总工会" in names(make_part(graph, around="市总工会", hops=0), "Union")
    with pytest.raises(NotFoundError, match="'重庆总工会'; did you mean 重庆市总工会"):
        make_part(graph, around="重庆总工会")
    with pytest.raises(NotFoundError, match="'齿轮'; did you mean 长江齿轮有限公司, 长江齿轮有限公司工会"):
        make_part(graph, around="齿轮")
    with pytest.raises(NotFoundError, match=r"'$"):
        make_part(graph, around="qqqq")


def test_a_name_of_several_gives_the_candidates() -> None:
    sheets = [Sheet(f"{place}.txt", date="2020") for place in ("a", "b")]
    for sheet in sheets:
        sheet.say("县总工会主席孙玉兰签字。").role("孙玉兰", "主席", body(sheet, "县总工会", None))
    graph = assemble([sheet.page() for sheet in sheets])
    candidates = [node.id for node in graph.nodes if node.label == "Union"]
    with pytest.raises(ConfigError, match=r"2 nodes are called '县总工会'.*or its id") as error:
        make_part(graph, around="县总工会")
    assert all(candidate in str(error.value) for candidate in candidates)
    assert labels(make_part(graph, around=candidates[0], hops=0)) == {"Union"}


@pytest.mark.parametrize(
    ("where", "said"),
    [
        ("lable=Union", "character 1: expected one of label, .*found 'lable=Union'; did you mean 'label'"),
        ("label=union", "character 7: expected one of Person, .*did you mean 'Union'"),
        ("label=Union,", "character 13: expected a value.*found the end"),
        ("label=", "character 7: expected a value.*found the end"),
        ("label>Union", "character 6: expected one of = != behind 'label'"),
        ("label=Union or type=IN", "character 12: expected 'and' or the end, found 'or'"),
        ("label=Union and ", "character 12: expected 'and' or the end|character 17: expected one of label"),
        ("date>=soon", "character 7: expected a date: 2015, 2015-06 or 2015-06-26, found 'soon'"),
        ("confidence>=high", "character 13: expected a number, found 'high'"),
        ("count>=1,2", "character 8: expected a number"),
        ("name~'open", "character 6: expected a value"),
    ],
)
def test_an_expression_that_cannot_be_read_says_where(graph: Graph, where: str, said: str) -> None:
    with pytest.raises(ConfigError, match=said):
        make_part(graph, where=where)

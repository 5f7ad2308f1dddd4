from __future__ import annotations

import random
from dataclasses import replace

import pytest
from handmade import Sheet, body, news
from hypothesis import given
from hypothesis import strategies as st

from kg.graph import Edge, Graph, Node, assemble, to_networkx
from kg.schema import EDGE_ENDS, ENTITY_NODES, FACT_EDGES, GRAPH_LABELS


@pytest.fixture(scope="module")
def graph() -> Graph:
    return assemble(news())


def node(graph: Graph, name: str) -> Node:
    (found,) = [node for node in graph.nodes if node.properties["name"] == name]
    return found


def edges(graph: Graph, edge_type: str, start: str | None = None, end: str | None = None) -> list[Edge]:
    names = {node.id: node.properties["name"] for node in graph.nodes}
    return [
        edge
        for edge in graph.edges
        if edge.type == edge_type and start in (None, names[edge.start]) and end in (None, names[edge.end])
    ]


def test_every_label_and_type_is_one_of_the_schema(graph: Graph) -> None:
    labels = {node.id: node.label for node in graph.nodes}
    assert set(labels.values()) == set(GRAPH_LABELS)
    assert {edge.type for edge in graph.edges} == set(EDGE_ENDS) - {"HOLDS_ROLE"}
    for edge in graph.edges:
        assert (labels[edge.start], labels[edge.end]) == (edge.start_label, edge.end_label)
        starts, ends = EDGE_ENDS[edge.type]
        assert edge.start_label in starts
        assert edge.end_label in ends


def test_entities_have_a_name_and_aliases_and_say_whether_they_are_resolved(graph: Graph) -> None:
    for entity in graph.nodes:
        if entity.label in ENTITY_NODES:
            assert {"name", "aliases", "resolved"} <= entity.properties.keys()


def test_a_role_is_a_post_in_a_body_and_a_step_to_it(graph: Graph) -> None:
    (holds,) = edges(graph, "HOLDS", "李明远")
    (step,) = edges(graph, "VICE_CHAIR_OF", "李明远", "重庆市总工会")
    post = node(graph, "重庆市总工会副主席")
    assert holds.end == post.id
    assert (post.properties["title"], post.properties["kind"]) == ("副主席", "vice_chair")
    assert len(edges(graph, "IN", "重庆市总工会副主席", "重庆市总工会")) == 1
    assert (step.properties["title"], step.properties["kind"]) == ("副主席", "vice_chair")


def test_a_post_outlives_its_holders(graph: Graph) -> None:
    holders = {edge.start for edge in edges(graph, "HOLDS", end="重庆市总工会主席")}
    assert holders == {node(graph, name).id for name in ("郑洪", "周立新", "钱伯年")}


def test_what_is_said_of_a_former_holder_is_an_edge_of_its_own() -> None:
    sheet = Sheet("a.txt", date="2020-01-01").say("原渝北区总工会主席王芳到场。渝北区总工会主席王芳致辞。")
    union = body(sheet, "渝北区总工会")
    sheet.role("王芳", "主席", union, status="former").role("王芳", "主席", union)
    assert {edge.properties["status"] for edge in edges(assemble([sheet.page()]), "HOLDS")} == {"current", "former"}


def test_fact_edges_gather_all_their_evidence(graph: Graph) -> None:
    (step,) = edges(graph, "CHAIR_OF", "郑洪", "重庆市总工会")
    assert step.properties["count"] == 2
    assert (step.properties["first_seen"], step.properties["last_seen"]) == ("2018-05-03", "2019-06-10")
    articles = {node.id: node.properties["source"] for node in graph.nodes if node.label == "Article"}
    evidence = [articles[str(article)] for article in step.properties["evidence_article"]]
    assert evidence == ["news/2018-05-03.txt", "news/2019-06-10.txt"]


def test_evidence_is_parallel_and_equal_to_its_source(graph: Graph) -> None:
    texts = {page.readings[0].article.id: page.document.text for page in news()}
    for edge in graph.edges:
        if edge.type in FACT_EDGES:
            lists = {name: value for name, value in edge.properties.items() if name.startswith("evidence_")}
            assert len({len(value) for value in lists.values()}) == 1
            for article, start, end, quote in zip(
                *(lists[f"evidence_{name}"] for name in ("article", "start", "end", "quote")), strict=True
            ):
                assert texts[article][start:end] == quote


def test_a_passage_printed_twice_on_a_page_counts_once() -> None:
    sheet = Sheet("a.txt", date="2020-01-01")
    for _ in range(2):
        sheet.say("渝北区总工会主席王芳致辞。")
        sheet.role("王芳", "主席", body(sheet, "渝北区总工会"))
    (step,) = edges(assemble([sheet.page()]), "CHAIR_OF")
    assert step.properties["count"] == 1
    assert len(step.properties["evidence_quote"]) == 2


def test_no_date_is_no_property() -> None:
    sheet = Sheet("a.txt").say("渝北区总工会主席王芳致辞。")
    (step,) = edges(assemble([sheet.role("王芳", "主席", body(sheet, "渝北区总工会")).page()]), "CHAIR_OF")
    assert "first_seen" not in step.properties


def test_dates_that_the_text_states_stand_on_the_edge(graph: Graph) -> None:
    (step,) = edges(graph, "CHAIR_OF", "郑洪", "四川省总工会")
    assert step.properties["valid_from"] == "2020"
    assert "valid_to" not in step.properties


def test_short_forms_of_a_body_are_weak_aliases(graph: Graph) -> None:
    chongqing = node(graph, "重庆市总工会")
    assert chongqing.properties["weak_aliases"] == ("市总工会",)
    assert chongqing.properties["aliases"] == ()
    assert node(graph, "重庆市渝北区总工会").properties["aliases"] == ("渝北区总工会",)
    assert node(graph, "长江齿轮有限公司工会").properties["weak_aliases"] == ("公司工会",)


def test_levels_and_kinds_are_read_off_names(graph: Graph) -> None:
    assert node(graph, "重庆市渝北区总工会").properties["level"] == "county"
    assert node(graph, "长江齿轮有限公司工会").properties["level"] == "enterprise"
    assert node(graph, "重庆市人力资源和社会保障局").properties["kind"] == "government"
    assert node(graph, "全国五一劳动奖状").properties["level"] == "national"
    event = node(graph, "2019年重庆市职工技能大赛").properties
    assert (event["date"], event["place"]) == ("2019", "重庆市")


def test_an_unresolved_name_is_a_node_of_its_article() -> None:
    sheets = [Sheet(f"{name}.txt", date="2020-01-01").say("县总工会主席孙玉兰签字。") for name in "ab"]
    pages = [sheet.role("孙玉兰", "主席", body(sheet, "县总工会", None)).page() for sheet in sheets]
    unions = [node for node in assemble(pages).nodes if node.label == "Union"]
    assert [(union.properties["name"], union.properties["resolved"]) for union in unions] == [("县总工会", False)] * 2


def test_places_come_with_those_above_them_and_unions_with_the_one_above(graph: Graph) -> None:
    assert len(edges(graph, "PART_OF", "重庆市渝北区", "重庆市")) == 1
    assert node(graph, "重庆市渝北区").properties["adcode"] == "500112"
    assert len(edges(graph, "UNDER", "重庆市渝北区总工会", "重庆市总工会")) == 1
    assert edges(graph, "UNDER", "重庆市总工会") == []


def test_honours_link_recipient_honour_and_grantor(graph: Graph) -> None:
    assert len(edges(graph, "RECEIVED", "王芳")) == 2
    given = edges(graph, "AWARDED_BY", "王芳", "重庆市总工会")
    assert sorted(str(edge.properties["award"]) for edge in given) == ["重庆五一劳动奖章", "重庆工匠"]
    assert edges(graph, "AWARDED_BY", "长江齿轮有限公司") == []


def test_a_partnership_is_one_edge_whichever_side_is_named_first(graph: Graph) -> None:
    sheet = Sheet("news/x.txt", date="2022-01-01").say("重庆市总工会与四川省总工会签订川渝工会合作协议。")
    sheet.fact("partner", {"what": "川渝工会合作协议"}, a=body(sheet, "重庆市总工会"), b=body(sheet, "四川省总工会"))
    (edge,) = edges(assemble([*news(), sheet.page()]), "PARTNER_OF")
    assert edge.properties["count"] == 2


def test_reporters_link_to_their_articles(graph: Graph) -> None:
    reported = edges(graph, "REPORTED", "陈晓岚")
    assert {(edge.properties["role"], edge.end_label) for edge in reported} == {
        ("记者", "Article"),
        ("通讯员", "Article"),
    }


def test_articles_say_where_they_stand(graph: Graph) -> None:
    article = node(graph, "川渝工会签约").properties
    assert (article["source"], article["date"], article["page"]) == ("news/2020-11-20.txt", "2020-11-20", "1")
    assert article["sha256"] == next(p.document.sha256 for p in news() if p.document.path == article["source"])


def test_mentions_are_counted_in_each_article(graph: Graph) -> None:
    (both,) = edges(graph, "MENTIONS", "渝北职工之家揭牌", "重庆市渝北区总工会")
    assert both.properties == {"count": 1}


@given(st.randoms(use_true_random=False))
def test_the_order_of_pages_changes_nothing(shuffle: random.Random) -> None:
    pages = news()
    shuffle.shuffle(pages)
    found, expected = assemble(pages), assemble(news())
    assert found == expected
    assert found.digest == expected.digest


def test_the_same_article_in_two_files_is_one_node(graph: Graph) -> None:
    page = news()[0]
    copy = replace(page, document=replace(page.document, path="a/copy.txt"))
    for pages in ([page, copy], [copy, page]):
        (article,) = [node for node in assemble(pages).nodes if node.label == "Article"]
        assert article.properties["source"] == "a/copy.txt"


def test_digests_tell_records_apart(graph: Graph) -> None:
    step = edges(graph, "CHAIR_OF", "郑洪", "重庆市总工会")[0]
    assert replace(step, properties={**step.properties, "count": 3}).digest != step.digest
    assert len({edge.digest for edge in graph.edges}) == len(graph.edges)
    assert replace(graph, edges=graph.edges[:-1]).digest != graph.digest


def test_networkx_has_every_node_and_edge(graph: Graph) -> None:
    view = to_networkx(graph)
    assert (view.number_of_nodes(), view.number_of_edges()) == (len(graph.nodes), len(graph.edges))
    step = edges(graph, "CHAIR_OF", "郑洪", "重庆市总工会")[0]
    assert view.edges[step.start, step.end, step.id]["type"] == "CHAIR_OF"
    assert view.nodes[step.end]["label"] == "Union"


def test_no_pages_are_an_empty_graph() -> None:
    assert assemble([]) == Graph(nodes=(), edges=())

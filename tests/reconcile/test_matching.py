from __future__ import annotations

import json

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from reconcile.firms import GRAPH, node_named

from kg.errors import ConfigError
from kg.graph import Node
from kg.index import GraphIndex
from kg.reconcile import match, parse_batch
from kg.reconcile.matching import Candidate

FULL = [node for node in GRAPH.nodes if node.label not in ("Role", "Article") and node.properties["resolved"]]


def ask(index: GraphIndex, text: str, **more: object) -> list[Candidate]:
    [query] = parse_batch(json.dumps({"q": {"query": text, **more}})).values()
    return match(index, query)


def named(found: list[Candidate]) -> list[tuple[str, float, bool]]:
    return [(str(one.node.properties["name"]), round(one.score, 1), one.is_match) for one in found]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.sampled_from(FULL))
def test_a_full_name_that_one_entity_has_is_its_match(index: GraphIndex, node: Node) -> None:
    best = ask(index, str(node.properties["name"]), type=node.label)[0]
    assert (best.node.id, best.score, best.is_match) == (node.id, 100, True)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=60)
@given(st.text(alphabet="重庆市总工会公司长江齿轮王芳省", min_size=1, max_size=8))
def test_what_is_no_full_name_is_never_a_match(index: GraphIndex, text: str) -> None:
    for one in ask(index, text, limit=50):
        assert one.is_match == (text == one.node.properties["name"] and bool(one.node.properties["resolved"]))
        assert 40 <= one.score <= 100


@pytest.mark.parametrize("text", ["重慶市總工會", " 重庆市 总工会", "“重庆市总工会”"])
def test_script_marks_and_white_space_do_not_hide_a_match(index: GraphIndex, text: str) -> None:
    assert named(ask(index, text))[0] == ("重庆市总工会", 100, True)


def test_a_short_form_is_a_candidate_only(index: GraphIndex) -> None:
    [best, *_] = ask(index, "市总工会", type="Union")
    assert named([best]) == [("重庆市总工会", 60, False)]
    assert dict(best.features)["short_name"] is True


def test_a_name_that_no_page_settles_is_a_candidate_only(index: GraphIndex) -> None:
    assert named(ask(index, "县总工会"))[0] == ("县总工会", 60, False)


def test_an_alias_that_two_have_points_at_neither(index: GraphIndex) -> None:
    assert {one[1:] for one in named(ask(index, "长江齿轮"))[:2]} == {(60, False)}
    assert named(ask(index, "重齿集团"))[0] == ("重庆齿轮箱有限公司", 90, False)


@pytest.mark.parametrize(
    "text", ["重庆巿总工会", "重庆总工会", "重庆市总工曾", "童庆市总工会", "重庆市总工会会", "中重庆市总工会"]
)
def test_one_wrong_lost_or_added_character_hides_no_candidate(index: GraphIndex, text: str) -> None:
    name, score, is_match = named(ask(index, text))[0]
    assert (name, is_match) == ("重庆市总工会", False)
    assert 60 < score < 80


def test_types_restrict(index: GraphIndex) -> None:
    assert ask(index, "重庆市总工会", type="Person") == []
    assert {one.node.label for one in ask(index, "长江齿轮有限公司", type=["Body"], limit=20)} == {"Company", "Union"}
    with pytest.raises(ConfigError, match="unknown type 'Union2'; expected one of Person"):
        ask(index, "重庆市总工会", type="Union2")


def test_an_id_is_a_match(index: GraphIndex) -> None:
    node = node_named("重庆市总工会")
    assert named(ask(index, node.id)) == [("重庆市总工会", 100, True)]


def test_a_property_that_speaks_against_takes_the_match_away(index: GraphIndex) -> None:
    def with_place(*places: object) -> Candidate:
        return ask(index, "重庆市渝北区总工会", properties=[{"pid": "place", "v": list(places)}])[0]

    assert with_place("重庆").is_match
    assert dict(with_place("四川省", "重庆市").features)["property_place"] is True
    against = with_place("四川省")
    assert (against.is_match, against.score) == (False, 70)
    node = node_named("重庆市渝北区")
    assert with_place({"id": node.id, "name": "?"}).is_match


def test_a_property_that_nothing_is_known_of_does_not_count(index: GraphIndex) -> None:
    [best, *_] = ask(index, "王芳", type="Person", properties=[{"pid": "place", "v": "四川省"}])
    assert named([best]) == [("王芳", 100, True)]
    with pytest.raises(ConfigError, match="unknown property 'town'"):
        ask(index, "王芳", properties=[{"pid": "town", "v": "四川省"}])


def test_employers_and_dates_are_weighed(index: GraphIndex) -> None:
    best = ask(index, "郑洪", properties=[{"pid": "employer", "v": "四川省总工会"}, {"pid": "first_seen", "v": 2018}])[
        0
    ]
    assert {name: value for name, value in best.features if name.startswith("property")} == {
        "property_employer": True,
        "property_first_seen": True,
    }


def test_what_nobody_is_called_has_no_candidates(index: GraphIndex) -> None:
    for text in ("啊呀呀呀", '"', "\x00", "\ud800", "x" * 5000, "* OR name : x"):
        assert ask(index, text) == []
    [query] = parse_batch('{"q": {"properties": [{"pid": "place", "v": "重庆"}]}}').values()
    assert match(index, query) == []


def test_no_more_than_the_limit_are_given_the_best_first(index: GraphIndex) -> None:
    found = ask(index, "总工会", limit=2)
    assert len(found) == 2
    assert [one.score for one in found] == sorted((one.score for one in found), reverse=True)
    assert len(ask(index, "总工会", limit=1e300)) >= 2


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("{", "cannot read '{' as JSON"),
        ("[]", r"the batch is \[\]; expected a JSON object"),
        ('{"q0": 1}', "query 'q0' is 1; expected a JSON object"),
        ('{"q0": {}}', "query 'q0' has neither a text nor properties"),
        ('{"q0": {"query": ""}}', "query 'q0' has neither a text nor properties"),
        ('{"q0": {"query": 5}}', "query 'q0': its text is 5; expected a string"),
        ('{"q0": {"query": "a", "limit": 0}}', "query 'q0': its limit is 0"),
        ('{"q0": {"query": "a", "limit": NaN}}', "query 'q0': its limit is NaN"),
        ('{"q0": {"query": "a", "limit": true}}', "query 'q0': its limit is true"),
        ('{"q0": {"query": "a", "nmae": 1}}', "query 'q0' has an unknown field 'nmae'; expected query"),
        ('{"q0": {"query": "a", "type": [1]}}', "'type' is .1.; expected a list of strings"),
        ('{"q0": {"query": "a", "type_strict": "no"}}', 'type_strict is "no"; expected any'),
        ('{"q0": {"query": "a", "properties": {}}}', "its properties are {}; expected a list"),
        ('{"q0": {"query": "a", "properties": [{"pid": "place"}]}}', "is no property; expected 'pid' and 'v'"),
        ('{"q0": {"query": "a", "properties": [{"pid": "place", "v": [[]]}]}}', r"\[\] is no value"),
        ("[" * 100_000, "as JSON"),
    ],
)
def test_what_cannot_be_read_is_said(text: str, said: str) -> None:
    with pytest.raises(ConfigError, match=said):
        parse_batch(text)

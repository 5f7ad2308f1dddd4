from __future__ import annotations

import json
from typing import Any

import pytest
from reconcile.firms import node_named

from kg.errors import ConfigError
from kg.index import GraphIndex
from kg.reconcile import extend, parse_extension, propose
from kg.reconcile.properties import PROPERTIES
from kg.reconcile.types import TYPES


def values(index: GraphIndex, name: str, prop: str, **settings: object) -> list[Any]:
    node = node_named(name)
    asked = {"ids": [node.id], "properties": [{"id": prop, "settings": settings}]}
    [row] = extend(index, parse_extension(json.dumps(asked)))["rows"].values()
    return [value.get("name", value.get("str")) for value in row[prop]]


@pytest.mark.parametrize(
    ("name", "prop", "expected"),
    [
        ("重庆市总工会", "level", ["province"]),
        ("重庆市总工会", "place", ["重庆市"]),
        ("重庆市总工会", "chair", ["周立新"]),
        ("重庆市总工会", "chairs", ["郑洪", "钱伯年", "周立新"]),
        ("重庆市总工会", "vice_chairs", ["李明远"]),
        ("重庆市总工会", "partners", ["四川省总工会"]),
        ("重庆市总工会", "first_seen", ["2018-05-01"]),
        ("重庆市总工会", "last_seen", ["2021-05-01"]),
        ("重庆市人力资源和社会保障局", "kind", ["government"]),
        ("长江齿轮有限公司", "unions", ["长江齿轮有限公司工会"]),
        ("长江齿轮有限公司工会", "employer", ["长江齿轮有限公司"]),
        ("长江齿轮有限公司", "honours", ["全国五一劳动奖状"]),
        ("王芳", "honours", ["重庆五一劳动奖章", "重庆工匠"]),
        ("王芳", "granted_by", ["重庆市总工会"]),
        ("郑洪", "employer", ["重庆市总工会", "四川省总工会"]),
        ("郑洪", "posts", ["重庆市总工会主席", "四川省总工会主席"]),
        ("重庆工匠", "recipients", ["王芳"]),
        ("2019年重庆市职工技能大赛", "date", ["2019"]),
        ("2019年重庆市职工技能大赛", "organisers", ["重庆市人力资源和社会保障局", "重庆市总工会"]),
        ("王芳", "level", []),
    ],
)
def test_values_are_those_of_the_graph(index: GraphIndex, name: str, prop: str, expected: list[str]) -> None:
    assert values(index, name, prop) == expected


def test_settings_say_which_values_and_how(index: GraphIndex) -> None:
    union = "重庆市总工会"
    assert values(index, union, "chair", date="2019") == ["郑洪"]
    assert values(index, union, "chair", date="2019-01-15") == ["郑洪"]
    assert values(index, union, "chair", date="2030") == []
    assert values(index, union, "chairs", limit=1) == ["郑洪"]
    assert values(index, union, "chairs", content="dates") == [
        "郑洪 (2018-05-03–2019-06-10)",
        "钱伯年 (2018-06-01)",
        "周立新 (2021-03-02)",
    ]
    assert values(index, union, "chair", content="sentence") == [
        "“重庆市总工会主席周立新与四川省总工会主席郑洪座谈。” ——成渝两地工会座谈 2021-03-02"
    ]
    assert values(index, union, "level", content="sentence") == ["province"]


def test_values_that_are_entities_have_ids_and_a_type(index: GraphIndex) -> None:
    union = node_named("重庆市总工会").id
    asked = {"ids": [union, "nobody"], "properties": [{"id": "chair"}, {"id": "level"}]}
    answer = extend(index, parse_extension(json.dumps(asked)))
    assert answer["meta"][0] == {
        "id": "chair",
        "name": PROPERTIES["chair"].name,
        "type": TYPES["Person"].as_reference(),
    }
    assert answer["rows"][union]["chair"] == [{"id": node_named("周立新").id, "name": "周立新"}]
    assert answer["rows"]["nobody"] == {"chair": [], "level": []}


def test_every_property_of_every_entity_can_be_read(index: GraphIndex) -> None:
    ids = [node.id for node in index.nodes]
    for content in ("name", "dates", "sentence"):
        asked = {"ids": ids, "properties": [{"id": key, "settings": {"content": content}} for key in PROPERTIES]}
        found = extend(index, parse_extension(json.dumps(asked)))["rows"].values()
        assert all(any(row[key] for row in found) for key in PROPERTIES)


def test_properties_are_proposed_by_type() -> None:
    ids = [one["id"] for one in propose("Person")["properties"]]
    assert "posts" in ids and "chair" not in ids
    assert propose("Union", 2)["limit"] == 2
    assert len(propose("Union", 2)["properties"]) == 2
    assert len(propose("")["properties"]) == len(PROPERTIES)
    with pytest.raises(ConfigError, match="unknown type 'City'"):
        propose("City")


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("3", "the question for properties is 3"),
        ('{"ids": "x", "properties": []}', "'ids' is \"x\"; expected a list of strings"),
        ('{"ids": [], "properties": {}}', "'properties' is {}; expected a list"),
        ('{"ids": [], "properties": [{}]}', "{} is no property; expected an object with an id"),
        ('{"ids": [], "properties": [{"id": "chair", "settings": {"date": "soon"}}]}', "'soon' is no date; expected"),
        (
            '{"ids": [], "properties": [{"id": "chair", "settings": {"limit": "-1"}}]}',
            "limit is '-1'; expected a whole",
        ),
        (
            '{"ids": [], "properties": [{"id": "chair", "settings": {"content": "x"}}]}',
            'content is "x"; expected one of',
        ),
    ],
)
def test_what_cannot_be_read_is_said(asked: str, said: str) -> None:
    with pytest.raises(ConfigError, match=said):
        parse_extension(asked)

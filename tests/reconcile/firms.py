"""The graph of the handmade news and of two firms: a shared alias, an alias of one alone, a weak alias."""

from __future__ import annotations

from handmade import Sheet, body, news

from kg.graph import Node, assemble
from kg.model import Page


def firms() -> Page:
    sheet = Sheet("news/2022-01-04.txt", date="2022-01-04", headline="两家企业")
    sheet.say("长江齿轮与长江齿轮有限公司签约。")
    body(sheet, "长江齿轮有限公司")
    sheet.name("COMPANY", "长江齿轮", "成都长江齿轮有限公司")
    sheet.say("长江齿轮扩产，重齿集团到场。")
    sheet.name("COMPANY", "长江齿轮", "长江齿轮有限公司")
    sheet.name("COMPANY", "重齿集团", "重庆齿轮箱有限公司")
    return sheet.say("市总工会派员。").page()


GRAPH = assemble([*news(), firms()])


def node_named(name: str) -> Node:
    return next(node for node in GRAPH.nodes if node.properties["name"] == name and node.label != "Article")

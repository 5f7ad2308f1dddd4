"""What labels, facts and their slots are called in what people read, in Chinese and English; and a fact in one line."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from kg.model import Argument, Fact
from kg.schema import FACT_SLOTS, FACT_VALUES

LABEL_NAMES: Final[Mapping[str, tuple[str, str]]] = {
    "PERSON": ("人物", "person"),
    "UNION": ("工会", "union"),
    "COMPANY": ("企业", "company"),
    "ORG": ("其他单位", "other body"),
    "ROLE": ("职务", "post"),
    "AWARD": ("荣誉", "honour"),
    "EVENT": ("活动", "event"),
}
FACT_NAMES: Final[Mapping[str, tuple[str, str]]] = {
    "role": ("任职", "holds"),
    "award": ("获奖", "honoured"),
    "byline": ("署名", "byline"),
    "organise": ("主办", "organises"),
    "union_of": ("所属", "union of"),
    "partner": ("合作", "partners"),
    "located": ("所在", "located in"),
}
SLOT_NAMES: Final[Mapping[str, tuple[str, str]]] = {
    "person": ("人", "person"),
    "title": ("职务", "post"),
    "org": ("单位", "body"),
    "recipient": ("获得者", "recipient"),
    "award": ("荣誉", "honour"),
    "grantor": ("授予者", "given by"),
    "role": ("身份", "as"),
    "event": ("活动", "event"),
    "union": ("工会", "union"),
    "employer": ("单位", "of"),
    "a": ("一方", "one side"),
    "b": ("另一方", "other side"),
    "what": ("事项", "what"),
    "place": ("地点", "place"),
    "status": ("状态", "status"),
    "valid_from": ("起", "since"),
    "valid_to": ("止", "until"),
}
KIND_NAMES: Final[Mapping[str, str]] = {
    "news": "消息 news",
    "caption": "图片 picture",
    "opinion": "评论 opinion",
    "notice": "公告 notice",
    "fragment": "残篇 fragment",
}
ORIGIN_NAMES: Final[Mapping[str, str]] = {
    "dateline": "据电头 dateline",
    "metadata": "据元数据 metadata",
    "file name": "据文件名 file name",
    "option": "据选项 option",
}
STATUS_NAMES: Final[Mapping[str, str]] = {"former": "原", "acting": "代"}
_TOLD_OTHERWISE: Final = ("kind", "status")
_TIMES: Final = ("valid_from", "valid_to")
_BREAK = re.compile(r"\s*[\r\n]+\s*")


def one_line(text: str) -> str:
    """Return a stretch of a page without the line breaks that print put into it."""
    return _BREAK.sub("", text).strip()


def name_of(argument: Argument) -> str:
    """Return the full name of what fills a slot; where the page does not settle it, its words and a question mark."""
    return argument.name or f"{one_line(argument.surface)} (?)"


def parts_of(fact: Fact) -> dict[str, str]:
    """Return the parts of a fact by slot or value, in the order in which they are told."""
    said = {slot: name_of(argument) for slot, argument in fact.slots.items()}
    said |= {name: value for name, value in fact.values.items() if value and name not in _TOLD_OTHERWISE}
    if mark := STATUS_NAMES.get(fact.values.get("status", "")):
        said["title"] = f"({mark}){said.get('title', '')}"
    known = (*FACT_SLOTS.get(fact.type, ()), *FACT_VALUES.get(fact.type, ()))
    return {name: said[name] for name in (*known, *said) if name in said}


def describe(fact: Fact) -> str:
    """Return a fact in one line: 任职 holds: 郑洪 · 重庆市总工会 · 主席 · 2018-02起."""
    said = parts_of(fact)
    said |= {name: f"{said[name]}{SLOT_NAMES[name][0]}" for name in _TIMES if name in said}
    return f"{' '.join(FACT_NAMES.get(fact.type, (fact.type,)))}: {' · '.join(said.values())}"

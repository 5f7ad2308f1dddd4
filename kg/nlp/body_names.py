"""Whether the words before a head say which body is meant: 双弘 before 有限公司 does, 民营 and 各级 do not."""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise

from kg.nlp.lexicon import Head, alternation, generic_modifiers, heads
from kg.nlp.view import View
from kg.text.lexicon import read_words

_EMPLOYERS = frozenset(
    [
        "集团公司",
        "集团",
        "公司",
        "总公司",
        "分公司",
        "矿",
        "厂",
        "总厂",
        "分厂",
        "局",
        "院",
        "校",
        "学校",
        "医院",
        "银行",
        "总行",
        "分行",
        "支行",
        "街道",
        "镇",
        "乡",
        "开发区",
        "经开区",
        "高新区",
        "段",
        "区",
        "县",
        "市",
        "省",
        "州",
        "自治区",
    ]
)
NUMERAL = re.compile(r"(?:第|第?[0-9A-Za-z〇零一二三四五六七八九十百]+[届局]?)$")
"""Numerals inside names: 第三, 十四局, 第十七届."""

_SPECIFIC_TAGS = frozenset(("ns", "nz", "nr", "nt", "nrt", "nrfg", "eng"))
_LEGAL = re.compile(r"(?:有限|责任|股份|集团)")


FUNCTION_CHARS = frozenset(
    "刚出上做去买卖当住到找走送请叫说看想要再共查已曾才只很更最吃打拿带在由向对与和及同跟被把将从自于为给让使的了着过等是有并但而或之个名位家该各每某我其这那此他她它不没未也都就还又"
)
"""Characters that no invented name holds."""


@cache
def not_bodies() -> frozenset[str]:
    """Return words that end like a body and are none."""
    return read_words("not_bodies.txt")


@cache
def strong_before() -> re.Pattern[str]:
    """Return what a strong head looks like at the end of a stretch."""
    strong = {text: "" for text, head in heads().items() if head.strength == "strong" and len(text) > 1}
    return re.compile(f"(?:{alternation(strong)}|电网|移动|联通|电信|石化|石油|铝业|保险)$")


_HOLDING = ("公司", "集团", "银行", "工会", "大学", "学院", "医院", "委员会", "中心", "厂", "矿", "局")
_GENERIC_BEHIND = re.compile("界别|系统|界[,、。]")


def names_one(view: View, head: Head, left: int, start: int, anchored: bool) -> bool:
    """Say whether the words before a head say which body it is."""
    inner = view.folded[left:start]
    if not inner.strip("“”() ") or _GENERIC_BEHIND.match(view.folded, start + len(head.text)):
        return False
    if head.label == "UNION":
        return _names_union(view, left, start, anchored)
    holds_body = any(other in inner for other in _HOLDING) or bool(strong_before().search(inner))
    if head.strength == "place":
        return anchored or (holds_body and head.text in {"党工委"})
    if head.strength == "weak":
        return (anchored or holds_body) and not _is_all_generic(view, left, start, anchored)
    if _is_all_generic(view, left, start, anchored):
        return False
    if head.label == "COMPANY" and not _LEGAL.search(head.text):
        return anchored or holds_body or _is_specific(view, left, start)
    return (
        anchored or holds_body or _is_specific(view, left, start) or bool(_LEGAL.search(head.text)) or start - left >= 2
    )


def _names_union(view: View, left: int, start: int, anchored: bool) -> bool:
    """Say whether the words before 工会 say whose it is: a place, an employer, an industry; 各级 and 基层 do not."""
    inner = view.folded[left:start]
    if inner in _EMPLOYERS:
        return True
    if _LEGAL_FORM.fullmatch(inner):
        return False
    if inner in {"中国", "全国"} or inner.endswith(("两地", "三地", "四地", "多地", "各地", "基层", "专职", ")")):
        return inner == "全国" and view.folded.startswith("总工会", start)
    if anchored or (_EMPLOYER_END.search(inner) and not _is_all_generic(view, left, start, anchored)):
        return True
    industry = (
        inner.startswith("中国")
        or not view.folded.startswith("工会", start)
        or view.folded.startswith("工会联合会", start)
    )
    return (
        industry
        and not _is_all_generic(view, left, start, anchored)
        and (_is_specific(view, left, start) or start - left >= 4)
    )


_LEGAL_FORM = re.compile("(?:集团|股份|控股|有限|责任)+公司")
_EMPLOYER_END = re.compile(
    r"(?:公司|集团|厂|矿|银行|分行|支行|学校|大学|学院|中学|小学|医院|局|研究院|研究所|设计院|酒店|油田|段|报社|产业|企业|”)$"
)


def _is_all_generic(view: View, left: int, start: int, anchored: bool) -> bool:
    """Say whether only words of kind stand between left and start."""
    if anchored:
        return False
    inner = view.folded[left:start]
    if inner in generic_modifiers():
        return True
    words = [word.text for word in view.words[view.word_at[left] : view.word_at[start - 1] + 1]]
    return all(word in generic_modifiers() or word in not_bodies() for word in words)


_MANY = re.compile("(?:各级|基层|各类|所有|有关|相关|上级|下级|专职|[两三四多各]地)(?:总?工会|工会联合会|党组织|单位)$")
"""How a body ends that stands for many of its kind, whatever place is before: 某县基层工会, 甲、乙两地总工会."""


def is_kind_alone(view: View, start: int, end: int) -> bool:
    """Say whether the words of a body tell its kind and nothing of which one it is: 社区工会联合会, 某县基层工会.

    The union of an employer named by its kind is one that the page knows: 厂工会, 街道工会.
    """
    if _MANY.search(view.folded, start, end):
        return True
    words = [word.text for word in view.words[view.word_at[start] : view.word_at[end - 1] + 1]]
    short = view.folded.startswith("工会", end - 2) and view.folded[start : end - 2] in _EMPLOYERS
    return not short and all(word in generic_modifiers() or word in not_bodies() or word in heads() for word in words)


def _is_specific(view: View, left: int, start: int) -> bool:
    """Say whether a word between left and start is a name: by its tag, in quotes, in letters or figures, or no word at all."""
    words = view.words[view.word_at[left] : view.word_at[start - 1] + 1]
    if any(word.tag in _SPECIFIC_TAGS or word.text == "“" for word in words) or start - left >= 6:
        return True
    lone = [len(word.text) == 1 and word.text not in FUNCTION_CHARS for word in words]
    return any(a and b for a, b in pairwise(lone)) or any(NUMERAL.match(word.text) for word in words)

"""How far a name of a body reaches to the left of its head, and whether the words before the head name one.

From the head (有限公司, 总工会) the name goes on over the words that names are made of: nouns, verbs that stand in names
(建设集团), lone characters of an invented name (双|弘), quoted words, whole bodies inside it. It begins at a place, at a
level (市总工会), or behind a word that names do not hold.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from kg.nlp.body_names import FUNCTION_CHARS, NUMERAL, names_one, not_bodies, strong_before
from kg.nlp.lexicon import Head, alternation, body_stops, company_groups, generic_modifiers
from kg.nlp.view import View, Word
from kg.text.lexicon import read_words

LONGEST = 40
"""The most characters of a name."""

LEVELS = ("自治区", "自治州", "街道", "省", "市", "区", "县", "州", "盟", "旗", "镇", "乡", "村", "兵团")
"""Words that stand for the place of their level where its name is left out: 市总工会."""

_STOP_TAGS = frozenset(
    (
        "p",
        "c",
        "u",
        "uj",
        "ul",
        "ud",
        "ug",
        "uv",
        "uz",
        "y",
        "r",
        "t",
        "e",
        "o",
        "x",
        "w",
        "q",
        "mq",
        "m",
        "v",
        "vd",
        "vg",
        "vi",
        "i",
        "l",
    )
)
_MEASURES = ("家", "个", "名", "位", "支", "条", "项")
_QUOTED = re.compile(r"“[^“”\n。;]{1,24}”$")
_BRACKET = re.compile(r"\([^()\n。,;]{1,10}\)$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Inner:
    """What may stand inside a longer name, by where it ends: bodies found otherwise, and heads of two characters or more."""

    bodies: Mapping[int, int]
    heads: Mapping[int, int]


@cache
def _joined_words() -> re.Pattern[str]:
    """Return the pattern of words that hold 和 or 与 inside names of offices, at the end of a stretch."""
    return re.compile(f"(?:{alternation(read_words('joined_words.txt'))})$")


@cache
def _name_verbs() -> frozenset[str]:
    return read_words("name_verbs.txt")


def reach(view: View, head: Head, start: int, end: int, inner: Inner) -> tuple[int, str] | None:
    """Return where the body begins that ends in the head at start:end, with its label; None where no body is named."""
    if len(head.text) == 1 and _is_word_end(view, start, end):
        return None
    left, anchored = _walk(view, head, start, inner)
    if left >= start or end - left > LONGEST or not names_one(view, head, left, start, anchored):
        return None
    return left, _label(head, view.folded[left:start])


def _is_word_end(view: View, start: int, end: int) -> bool:
    """Say whether a head of one character is the end of a common word or a place: 干部, 莫斯科."""
    word = view.words[view.word_at[start]]
    if word.start < start and word.tag in {"ns", "nr", "nrt"}:
        return True
    return any(view.folded[end - length : end] in not_bodies() for length in (2, 3, 4))


_UNION_PART = re.compile(r"工会(?:第[0-9一二三四五六七八九十百]+[届]?)?$")
_WORKERS = re.compile("劳工|职工|工人|员工|雇员|人员|教师|公务员|劳动")


def _label(head: Head, inner: str) -> str:
    """Return the label of a body: a branch or committee of a union is a union, so is a 联会 of working people."""
    if head.text in {"分会", "委员会", "执委会", "执行委员会", "支会"} and _UNION_PART.search(
        inner.removesuffix("执行")
    ):
        return "UNION"
    if head.text in {"总会", "联合会", "联盟", "联合总会"} and "工会" in inner:
        return "UNION"
    if head.text == "联会" and _WORKERS.search(inner):
        return "UNION"
    return head.label


def _walk(view: View, head: Head, start: int, inner: Inner) -> tuple[int, bool]:
    """Return how far a name reaches to the left of its head, and whether something anchors it there."""
    left, anchored = start, False
    while left > 0 and start - left < LONGEST:
        if left in inner.bodies and not view.folded.startswith(LEVELS, left):
            return inner.bodies[left], True
        if left in inner.heads:
            left = inner.heads[left]
            continue
        if (hit := view.place_ends.get(left)) is not None:
            left, anchored = hit.start, True
            if (group := _group_before(view, left)) is not None:
                return group, True
            if not _body_goes_on(view, left):
                return left, True
            continue
        if (opened := _marked_before(view, left)) is not None:
            anchored = anchored or view.folded[opened] == "“"
            left = opened
            continue
        step, done = _step(view, head, left, inner)
        if step is None:
            break
        left = step
        if done:
            return left, not _is_generic_level(view, left)
    return left, anchored


def _step(view: View, head: Head, left: int, inner: Inner) -> tuple[int | None, bool]:
    """Return where the name begins with the word before left in it (None: it is not in it), and whether it begins there."""
    if (joined := _joined_words().search(view.folded, max(0, left - 12), left)) is not None:
        return joined.start(), False
    word = view.words[view.word_at[left - 1]]
    if word.end > left:  # the head is the end of a word: 市政协, 台糖公司
        return word.start, view.folded[word.start : left] in LEVELS
    if not is_inside_name(view, word, left):
        if head.strength == "weak":
            return _employer_near(view, left, inner.heads), False
        return (_place_near(view, left) if _COMPANY_FORM.match(view.folded, left) else None), True
    if word.text in LEVELS:
        return (None, False) if _is_generic_level(view, word.start) else (own_name(view, word), True)
    return word.start, word.text in _NATIONS


def jurisdiction_before(view: View, end: int) -> int | None:
    """Return where the place or bare level that ends at `end` begins, or None."""
    if (hit := view.place_ends.get(end)) is not None:
        return hit.start
    for level in LEVELS:
        start = end - len(level)
        if start >= 0 and view.folded.startswith(level, start):
            if start in view.starts and not _is_generic_level(view, start):
                return start
            return None
    return None


def _is_generic_level(view: View, start: int) -> bool:
    return start > 0 and view.folded[start - 1] in "全各两多几每跨一某"


_NATIONS = frozenset(("全国", "中国", "中央", "国家", "中华全国"))
_TOWNSHIPS = frozenset(("街道", "镇", "乡", "村", "社区"))


def own_name(view: View, level: Word) -> int:
    """Return where the name of a level begins: 罗星|街道, 彰化|区; the level itself where none stands before it."""
    hit = view.place_ends.get(level.start)
    if hit is not None:
        return hit.start
    left = level.start
    if level.text in _TOWNSHIPS:
        while left > 0 and level.start - left < 3:
            word = view.words[view.word_at[left - 1]]
            if (
                level.start - word.start > 3
                or not is_inside_name(view, word, left)
                or (len(word.text) > 1 and word.text in generic_modifiers())
            ):
                break
            left = word.start
        if (hit := view.place_ends.get(left)) is not None:
            return hit.start
    return left


def _group_before(view: View, left: int) -> int | None:
    """Return where the short name of a group begins that ends at left: 中车|齐齐哈尔…."""
    for length in (8, 7, 6, 5, 4, 3, 2):
        if left >= length and view.folded[left - length : left] in company_groups() and left - length in view.starts:
            return left - length
    return None


def _employer_near(view: View, left: int, heads_inside: Mapping[int, int]) -> int | None:
    """Return the start of the head of an employer that ends up to four characters before left with nothing but words between."""
    for end in range(left - 1, max(left - 5, 0), -1):
        word = view.words[view.word_at[end]]
        if view.folded[end] in FUNCTION_CHARS or not word.text.isalnum() or word.text in body_stops():
            return None
        if end in heads_inside:
            return heads_inside[end]
    return None


def _place_near(view: View, left: int) -> int | None:
    """Return where a place begins up to ten characters before left, with nothing but words of names between: 芜湖|修造|公司."""
    for end in range(left - 1, max(left - 11, 0), -1):
        if (hit := view.place_ends.get(end)) is not None:
            return hit.start
        word = view.words[view.word_at[end]]
        if view.folded[end] in FUNCTION_CHARS or not word.text.isalnum() or word.text in body_stops():
            return None
        if word.tag in _CLAUSE_TAGS:
            return None
    return None


_COMPANY_FORM = re.compile("[^,。;、]{0,8}?(?:股份|集团|有限|责任)+公司")
_CLAUSE_TAGS = frozenset(("p", "c", "u", "uj", "ul", "r", "d", "t", "m", "q", "y"))

_AFTER_BRACKET = re.compile("(?:集团|股份|控股|有限|责任|分?公司|工业|实业|科技)")


def _marked_before(view: View, left: int) -> int | None:
    """Return where the quoted words or the bracket begin that end at left: “归谷小镇”|工会, (集团)|股份."""
    if view.folded[left - 1] == "”":
        pattern = _QUOTED
    elif view.folded[left - 1] == ")" and _AFTER_BRACKET.match(view.folded, left):
        pattern = _BRACKET
    else:
        return None
    match = pattern.search(view.folded, max(0, left - 28), left)
    return match.start() if match else None


def _body_goes_on(view: View, left: int) -> bool:
    """Say whether a body stands directly before a place inside a name: 某集团|广西|分公司."""
    return left in view.starts and bool(strong_before().search(view.folded, max(0, left - 8), left))


def is_inside_name(view: View, word: Word, left: int) -> bool:
    """Say whether a word can stand inside a name of a body, to the left of `left`."""
    text = word.text
    if text in _name_verbs():
        return True
    if len(text) == 1 and "\u4e00" <= text <= "\u9fff" and text not in FUNCTION_CHARS and _is_brand(view, word):
        return True
    if text in body_stops():
        return False
    if NUMERAL.match(text):
        return text.startswith("第") or not view.folded.startswith(_MEASURES, left)
    return word.tag not in _STOP_TAGS


def _is_brand(view: View, word: Word) -> bool:
    """Say whether a lone character may be part of an invented name: next to another lone character, none of them a function word."""
    if word.text in FUNCTION_CHARS:
        return False
    index = view.word_at[word.start]
    near = view.words[max(0, index - 1) : index] + view.words[index + 1 : index + 2]
    return any(
        len(other.text) == 1 and "\u4e00" <= other.text <= "\u9fff" and other.text not in FUNCTION_CHARS
        for other in near
    )

"""Find bodies: unions, companies and other organisations, by how their names end and how far they reach to the left.

A name ends in a head (总工会, 有限公司, 委员会; `body_heads.tsv`). From the head the name goes on to the left over the
words that names are made of, and begins at a place, at a level (市总工会), or where a word stands that names do not
hold (verbs, prepositions, numerals with a measure). Heads that are common nouns too need an anchor. The longest unit
is one name: 某有限公司设备部维修三站.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from kg.model import Mention
from kg.nlp.lexicon import (
    Head,
    alternation,
    body_stops,
    company_groups,
    generic_modifiers,
    heads,
    known_bodies,
    post_pattern,
    post_prefixes,
    posts,
    read_words,
)
from kg.nlp.view import View, Word

LONGEST = 40
"""The most characters of a name."""

_LEVELS = ("自治区", "自治州", "街道", "省", "市", "区", "县", "州", "盟", "旗", "镇", "乡", "村", "兵团")
_OWN = "工会|总工会|党委|党组|党工委|党总支|党支部|团委|纪委|纪检组|妇联|机关党委|分党组"
_EMPLOYERS = frozenset(
    "集团公司 集团 公司 总公司 分公司 矿 厂 总厂 分厂 局 院 校 学校 医院 银行 总行 分行 支行 街道 镇 乡 "
    "开发区 经开区 高新区 段 区 县 市 省 州 自治区".split()
)
_STOP_TAGS = frozenset(("p", "c", "u", "uj", "ul", "ud", "ug", "uv", "uz", "y", "r", "t", "e", "o", "x", "w", "q", "mq"))
_NUMERAL = re.compile(r"(?:第|第?[0-9A-Za-z〇零一二三四五六七八九十百]+[届局]?)$")
_QUOTED = re.compile(r"“[^“”\n。;]{1,24}”$")
_BRACKET = re.compile(r"\([^()\n。,;]{1,10}\)$")
_SPECIFIC_TAGS = frozenset(("ns", "nz", "nr", "nt", "nrt", "nrfg", "eng"))
_LEGAL = re.compile(r"(?:有限|责任|股份|集团)")


class Candidate(NamedTuple):
    """A body found, with the rule that found it."""

    start: int
    end: int
    label: str
    rule: str


@cache
def _head_pattern() -> re.Pattern[str]:
    return re.compile(f"(?:{alternation(dict.fromkeys(heads()))})")


@cache
def _known_pattern() -> re.Pattern[str]:
    return re.compile(f"(?:{alternation(dict.fromkeys(known_bodies()))})")


@cache
def _post_ahead() -> re.Pattern[str]:
    """Return what tells that a bare 党委 or 工会 belongs to the post behind it."""
    return re.compile(f"(?:第一|常务|专职|兼职|副|代|原|候补)*(?:{alternation(posts())})")


@cache
def _not_bodies() -> frozenset[str]:
    return read_words("not_bodies.txt")


@cache
def _name_verbs() -> frozenset[str]:
    return read_words("name_verbs.txt")


def find_bodies(view: View) -> list[Mention]:
    """Return the bodies of a text, in order, none inside another, each with the rule that found it."""
    given = [*_find_known(view), *_find_committees(view), *_find_short_unions(view), *_find_jurisdictions(view)]
    found = [*given, *_find_headed(view, {body.end: body.start for body in given})]
    held = {index for body in found for index in range(body.start, body.end)}
    found.extend(_find_open_companies(view, held))
    found.sort(key=lambda body: (body.start, -body.end))
    kept: list[Candidate] = []
    for body in found:
        if kept and body.start < kept[-1].end:
            if body.end - body.start > kept[-1].end - kept[-1].start:
                kept[-1] = body
            continue
        kept.append(body)
    return [
        Mention(start=b.start, end=b.end, label=b.label, text=view.text[b.start : b.end], rule=b.rule, confidence=0.9)
        for b in kept
    ]


def _find_known(view: View) -> Iterator[Candidate]:
    """Yield bodies of the closed list (全总, 新华社)."""
    for match in _known_pattern().finditer(view.folded):
        whole = match.end() in view.starts or post_pattern().match(view.folded, match.end())
        if match.start() in view.starts and whole:
            yield Candidate(*match.span(), known_bodies()[match.group()].label, "body.known")


_COMMITTEE = re.compile(r"委(?![员托屈派任会])")


def _find_committees(view: View) -> Iterator[Candidate]:
    """Yield committees of the party by place or level: 武汉市委, 区委组织部's 区委 (longer ones have heads of their own)."""
    for match in _COMMITTEE.finditer(view.folded):
        start = _jurisdiction_before(view, match.start())
        if start is not None:
            if view.folded.startswith("中共", start - 2) and start >= 2:
                start -= 2
            yield Candidate(start, match.end(), "ORG", "body.party_committee")


_SHORT_UNION = re.compile(
    r"(?<=[省市区县州旗镇国])总(?!工|经理|裁|书记|部|局|公司|体|额|量|理|计|数|值|人|医|会|长|编|监|队|社|站|厂|行|教|结|共|之|是|干|署|则|动|价|产|分|面|的来|投|里|规|归|统|参|设|承|目|前|建)"
)


def _find_short_unions(view: View) -> Iterator[Candidate]:
    """Yield unions cut to 总: 省总, 重庆市总."""
    for match in _SHORT_UNION.finditer(view.folded):
        start = _jurisdiction_before(view, match.start())
        if start is not None:
            yield Candidate(start, match.end(), "UNION", "body.short_union")


_ZONE = re.compile("经开区|高新区|开发区|新区|园区|示范区|保税区|度假区|风景区|工业园|产业园|街道|镇|乡|村")


def _find_jurisdictions(view: View) -> Iterator[Candidate]:
    """Yield zones, streets and townships that a post of their own organs follows: 罗星街道党工委副书记."""
    for match in _ZONE.finditer(view.folded):
        ahead = post_pattern().match(view.folded, match.end())
        if ahead is None or not (ahead["organ"] or ahead["post"] in {"书记", "主任"}):
            continue
        word = view.words[view.word_at[match.start()]]
        if (hit := view.place_ends.get(match.end())) is not None:
            start = hit.start
        elif word.start < match.start():
            start = word.start
        else:
            start = _own_name(view, Word(match.start(), match.end(), "街道", ""))
        yield Candidate(start, match.end(), "ORG", "body.jurisdiction")


_COMPANY_POSTS = re.compile(r"(?:副|常务副|执行|名誉)*(?:董事长|总经理|总裁|首席执行官)")


def _find_open_companies(view: View, held: set[int]) -> Iterator[Candidate]:
    """Yield enterprises named without 公司, before a post that only enterprises have: 安徽华菱汽车|总经理."""
    for match in _COMPANY_POSTS.finditer(view.folded):
        left = match.start()
        while left > 0 and match.start() - left < 16 and (left - 1) not in held:
            hit = view.place_ends.get(left)
            if hit is not None:
                left = hit.start
                break
            word = view.words[view.word_at[left - 1]]
            if word.end != left or not _is_inside_name(view, word, left):
                break
            left = word.start
        clause = left == 0 or view.folded[left - 1] in "、,。;:(\n “" or view.words[view.word_at[left - 1]].tag in {"p", "v", "c"}
        if clause and match.start() - left >= 4 and (left - 1) not in held and not view.folded[left].isdigit():
            yield Candidate(left, match.start(), "COMPANY", "body.open_company")


def _jurisdiction_before(view: View, end: int) -> int | None:
    """Return where the place or bare level that ends at `end` begins, or None."""
    if (hit := view.place_ends.get(end)) is not None:
        return hit.start
    for level in _LEVELS:
        start = end - len(level)
        if start >= 0 and view.folded.startswith(level, start):
            if start in view.starts and not _is_generic_level(view, start):
                return start
            return None
    return None


def _is_generic_level(view: View, start: int) -> bool:
    return start > 0 and view.folded[start - 1] in "全各两多几每跨一某"


def _find_headed(view: View, given: dict[int, int]) -> Iterator[Candidate]:
    """Yield bodies by their heads; `given` are bodies found otherwise, by their ends."""
    matches = [match.span() for match in _head_pattern().finditer(view.folded)]
    table = heads()
    inner = {end: start for start, end in matches if end - start > 1}
    for start, end in reversed(matches):
        head = table[view.folded[start:end]]
        if view.folded.startswith("长", end) and len(head.text) <= 2 and head.label == "ORG":
            continue
        if end not in view.starts and not _goes_on_as_post(view, start, end):
            continue
        if head.text in {"党委", "党组", "党工委", "党总支", "党支部", "团委", "纪委"} and _post_ahead().match(view.folded, end):
            anchored = head.text == "纪委" and _jurisdiction_before(view, start) is not None
            if not anchored:
                continue
        body = _reach(view, head, start, end, given, inner)
        if body is not None:
            yield body


def _goes_on_as_post(view: View, start: int, end: int) -> bool:
    """Say whether a word that the segmenter joined to the head is a post or organ behind it: 工会主席, 公司党委."""
    word = view.words[view.word_at[end - 1]]
    if word.text in posts():
        return False
    if word.start > start or word.end <= end:
        return False
    return view.folded[end : word.end] in post_prefixes()[0] or bool(_post_ahead().fullmatch(view.folded, end, word.end))


def _reach(view: View, head: Head, start: int, end: int, given: dict[int, int], inner_heads: dict[int, int]) -> Candidate | None:
    """Return the body that ends in the head at start:end, or None where the words before it name none."""
    if len(head.text) == 1:
        word = view.words[view.word_at[start]]
        if word.start < start and word.tag in {"ns", "nr", "nrt"}:  # 莫斯科
            return None
        if any(view.folded[end - length : end] in _not_bodies() for length in (2, 3, 4)):
            return None
    left, anchored = _walk(view, head, start, given, inner_heads)
    if left >= start or end - left > LONGEST:
        return None
    inner = view.folded[left:start]
    if not _names_one(view, head, left, start, inner, anchored):
        return None
    return Candidate(left, end, _label(head, inner), f"body.head.{head.strength}")


_UNION_PART = re.compile(r"工会(?:第[0-9一二三四五六七八九十百]+[届]?)?$")
_WORKERS = re.compile("劳工|职工|工人|员工|雇员|人员|教师|公务员|劳动")


def _label(head: Head, inner: str) -> str:
    """Return the label of a body: a branch or committee of a union is a union, so is a 联会 of working people."""
    if head.text in {"分会", "委员会", "执委会", "执行委员会", "支会"} and _UNION_PART.search(inner.removesuffix("执行")):
        return "UNION"
    if head.text in {"总会", "联合会", "联盟", "联合总会"} and "工会" in inner:
        return "UNION"
    if head.text == "联会" and _WORKERS.search(inner):
        return "UNION"
    return head.label


def _walk(view: View, head: Head, start: int, given: dict[int, int], inner: dict[int, int]) -> tuple[int, bool]:
    """Return how far a name reaches to the left of its head, and whether something anchors it there."""
    left, anchored = start, False
    while left > 0 and start - left < LONGEST:
        if left in given and not view.folded.startswith(_LEVELS, left):
            return given[left], True
        if left in inner:
            left = inner[left]
            continue
        hit = view.place_ends.get(left)
        if hit is not None:
            left, anchored = hit.start, True
            if (group := _group_before(view, left)) is not None:
                return group, True
            if not _body_goes_on(view, left):
                return left, True
            continue
        quoted = _span_before(view, left, _QUOTED, "”")
        if quoted is None and _AFTER_BRACKET.match(view.folded, left):
            quoted = _span_before(view, left, _BRACKET, ")")
        if quoted is not None:
            anchored = anchored or view.folded[quoted] == "“"
            left = quoted
            continue
        word = view.words[view.word_at[left - 1]]
        if word.end > left:  # the head is the end of a word: 市政协, 台糖公司
            before = view.folded[word.start : left]
            if before in _LEVELS and not _is_generic_level(view, word.start):
                return word.start, True
            left = word.start
            continue
        if not _is_inside_name(view, word, left):
            employer = _employer_near(view, left, inner) if head.strength == "weak" else None
            if employer is None:
                break
            left = employer
            continue
        left = word.start
        if word.text in _NATIONS:
            return left, True
        if word.text in _LEVELS:
            if _is_generic_level(view, left):
                return word.end, anchored
            return _own_name(view, word), True
    return left, anchored


_NATIONS = frozenset(("全国", "中国", "中央", "国家", "中华全国"))
_TOWNSHIPS = frozenset(("街道", "镇", "乡", "村", "社区"))


def _own_name(view: View, level: Word) -> int:
    """Return where the name of a level begins: 罗星|街道, 彰化|区; the level itself where none stands before it."""
    hit = view.place_ends.get(level.start)
    if hit is not None:
        return hit.start
    left = level.start
    if level.text in _TOWNSHIPS:
        while left > 0 and level.start - left < 3:
            word = view.words[view.word_at[left - 1]]
            if level.start - word.start > 3 or not _is_inside_name(view, word, left) or len(word.text) > 1 and word.text in generic_modifiers():
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


def _employer_near(view: View, left: int, inner: dict[int, int]) -> int | None:
    """Return the start of the head of an employer that ends up to four characters before left with nothing but words between."""
    for end in range(left - 1, max(left - 5, 0), -1):
        word = view.words[view.word_at[end]]
        if view.folded[end] in _HARD or not word.text.isalnum() or word.text in body_stops():
            return None
        if end in inner:
            return inner[end]
    return None


_AFTER_BRACKET = re.compile("(?:集团|股份|控股|有限|责任|分?公司|工业|实业|科技)")


def _span_before(view: View, left: int, pattern: re.Pattern[str], closing: str) -> int | None:
    if view.folded[left - 1] != closing:
        return None
    begin = max(0, left - 28)
    match = pattern.search(view.folded, begin, left)
    return match.start() if match else None


def _body_goes_on(view: View, left: int) -> bool:
    """Say whether a body stands directly before a place inside a name: 某集团|广西|分公司."""
    return left in view.starts and bool(_strong_before().search(view.folded, max(0, left - 8), left))


@cache
def _strong_before() -> re.Pattern[str]:
    """Return what a strong head looks like at the end of a stretch."""
    strong = {text: "" for text, head in heads().items() if head.strength == "strong" and len(text) > 1}
    return re.compile(f"(?:{alternation(strong)}|电网|移动|联通|电信|石化|石油|铝业|保险)$")


def _is_inside_name(view: View, word: Word, left: int) -> bool:
    """Say whether a word can stand inside a name of a body, to the left of `left`."""
    text = word.text
    if text in _name_verbs():
        return True
    if len(text) == 1 and "\u4e00" <= text <= "\u9fff" and text not in _HARD and _is_brand(view, word):
        return True
    if text in body_stops():
        return False
    if _NUMERAL.match(text):
        return not view.folded.startswith(("家", "个", "名", "位", "所", "支", "条", "项"), left) or text.startswith("第")
    if word.tag in _STOP_TAGS:
        return False
    if word.tag in {"v", "vd", "vg", "vi", "i", "l"}:
        return False
    return word.tag != "m"


_HARD = frozenset("刚出上做去买卖当住到找走送请叫说看想要再共查已曾才只很更最吃打拿带在由向对与和及同跟被把将从自于为给让使的了着过等是有并但而或之个名位家该各每某我其这那此他她它不没未也都就还又")


def _is_brand(view: View, word: Word) -> bool:
    """Say whether a lone character may be part of an invented name: next to another lone character, none of them a function word."""
    if word.text in _HARD:
        return False
    index = view.word_at[word.start]
    near = view.words[max(0, index - 1) : index] + view.words[index + 1 : index + 2]
    return any(len(other.text) == 1 and "\u4e00" <= other.text <= "\u9fff" and other.text not in _HARD for other in near)


_HOLDING = ("公司", "集团", "银行", "总工会", "大学", "学院", "医院", "委员会", "中心", "厂", "矿", "局")
_GENERIC_BEHIND = re.compile("界别|系统|界[,、。]")


def _names_one(view: View, head: Head, left: int, start: int, inner: str, anchored: bool) -> bool:
    """Say whether the words before a head say which body it is."""
    if not inner.strip("“”() ") or _GENERIC_BEHIND.match(view.folded, start + len(head.text)):
        return False
    if head.label == "UNION":
        return _names_union(view, left, start, inner, anchored)
    holds_body = any(other in inner for other in _HOLDING) or bool(_strong_before().search(inner))
    if head.strength == "place":
        return anchored or (holds_body and head.text in {"党工委"})
    if head.strength == "weak":
        return (anchored or holds_body) and not _is_all_generic(view, left, start, inner, anchored)
    if _is_all_generic(view, left, start, inner, anchored):
        return False
    if head.label == "COMPANY" and not _LEGAL.search(head.text):
        return anchored or holds_body or _is_specific(view, left, start)
    return anchored or holds_body or _is_specific(view, left, start) or bool(_LEGAL.search(head.text)) or start - left >= 2


def _names_union(view: View, left: int, start: int, inner: str, anchored: bool) -> bool:
    if inner in _EMPLOYERS:
        return True
    if inner in {"中国", "全国"} or inner.endswith(("两地", "三地", "四地", "多地", "各地", ")")):
        return inner == "全国" and view.folded.startswith("总工会", start)
    if anchored or _EMPLOYER_END.search(inner) and not _is_all_generic(view, left, start, inner, anchored):
        return True
    industry = inner.startswith("中国") or not view.folded.startswith("工会", start) or view.folded.startswith("工会联合会", start)
    return industry and not _is_all_generic(view, left, start, inner, anchored) and (_is_specific(view, left, start) or start - left >= 4)


_EMPLOYER_END = re.compile(r"(?:公司|集团|厂|矿|银行|分行|支行|学校|大学|学院|中学|小学|医院|局|研究院|研究所|设计院|酒店|油田|段|报社|产业|企业|”)$")


def _is_all_generic(view: View, left: int, start: int, inner: str, anchored: bool) -> bool:
    """Say whether only words of kind stand between left and start."""
    if anchored:
        return False
    if inner in generic_modifiers():
        return True
    words = [word.text for word in view.words[view.word_at[left] : view.word_at[start - 1] + 1]]
    return all(word in generic_modifiers() or word in _not_bodies() for word in words)


def _is_specific(view: View, left: int, start: int) -> bool:
    """Say whether a word between left and start is a name: by its tag, in quotes, in letters or figures, or no word at all."""
    words = view.words[view.word_at[left] : view.word_at[start - 1] + 1]
    if any(word.tag in _SPECIFIC_TAGS or word.text == "“" for word in words) or start - left >= 6:
        return True
    lone = [len(word.text) == 1 and word.text not in _HARD for word in words]
    return any(a and b for a, b in zip(lone, lone[1:], strict=False)) or any(_NUMERAL.match(word.text) for word in words)

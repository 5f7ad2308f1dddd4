"""What the words of a line show it to be: a headline, a byline, a credit, the opening of a news text, a signature."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from kg.text.fold import fold
from kg.text.lexicon import read_rows

TITLE_LENGTH: Final = 45
"""Characters that a headline, kicker or heading has at most."""

_CLAUSES_LENGTH = 28
"""Characters that a title of clauses parted by commas has at most."""

_BYLINE_LENGTH = 60
_OPENING_LENGTH = 60
_FURNITURE_LENGTH = 80
_MARK_REACH = 300
_MARK = re.compile(r"[“‘「『《（(【”’」』》）)】]")
_OPENING_MARKS = "“‘「『《（(【"
_BULLET = "[□■◆◇●○▲△◎☆★]"
_HAN = "[\u4e00-\u9fff]"
_HOUSE = "(?:本报|本网|本刊|本台|新华社|中新社)"
_AGENT = rf"(?:(?:文|图|撰文|摄影)[:/] ?)?(?:{_HAN}{{2,8}}?)??(?:记者|通讯员|评论员|撰稿人?|实习生|摄影|作者|文/图|图/文|图文|文|图)"
_WORK = "(?:文/?图|图/?文|/?摄影报道|/?摄影|/?报道|/?报导|/?摄|/文|/图)"
_PHOTO = "(?:文/图|图/文|摄影报道|摄影|摄)"
_AGENCY = r"(?: ?\([^()]{2,12}\))?"

_LIST_ITEM = re.compile(
    r"[●■□▲◆★○△◇①-⑳⑴-⒇]|—|[一二三四五六七八九十]{1,3}[、.]|[(（][一二三四五六七八九十\d]{1,3}[)）]|\d{1,2}[.、](?!\d)"
    r"|第[一二三四五六七八九十]{1,3}[章节条]"
)
_LEAD = re.compile(
    r"为了|经过|随着|由于|根据|按照|据|如果|虽然|此外|同时|与此同时|因此|目前|日前|近日|其中|今年以来|截至|\d{4}年,"
)
_MEDIUM = r"据?[\u4e00-\u9fff—-]{2,12}?(?:社|报|网|台|在线)"
_OPENING = re.compile(
    rf"\(?(?:{_HOUSE}|{_MEDIUM})(?P<place>{_HAN}{{0,8}}?)(?P<date>(?:\d{{4}}年)?\d{{1,2}}月\d{{1,2}}日) ?(?:专?电|快?讯|消息)"
    rf"|(?:{_HOUSE}|{_MEDIUM})(?P<place2>{_HAN}{{0,8}}?)(?:(?:专?电|快?讯)(?=[ :(【“])|消息(?=:))"
    r"|(?:本报|本网|本刊|本台)讯"
    r"|【[^】]{2,40}】"
)
_PLACE_BESIDE = re.compile(
    rf"[【(]?{_HOUSE}驻?(?P<house>{_HAN}{{2,6}}?)(?:记者|讯|电)|.{{2,40}}?/ ?(?P<slash>{_HAN}{{2,6}}) ?(?:报道|报导|讯|电)"
)
_OPENING_HINT = re.compile("[讯訊电電息报報道导導】)）]")
_FURNITURE = re.compile(
    r"月\d{1,2}日.{0,12}星期[一二三四五六日天]|星期[一二三四五六日天].{0,12}\d{4}年|^第?[A-D]?\d{1,2}版"
    r"|(?:责编|责任编辑|编辑|版式|美编|校对|热线|电话|邮箱|[Mm]ail)[:/].*(?:责编|版式|美编|校对|热线|电话|邮箱|[Mm]ail)[:/]"
)
_DATED = re.compile(rf"(?:{_HAN}{{2,12}} *)?\d{{4}}[-/.年]\d{{1,2}}[-/.月]\d{{1,2}}日?")


def is_titlelike(text: str) -> bool:
    """Say whether a line is short and ends as a headline may, and does not read as the torn beginning of a sentence."""
    if len(text) > TITLE_LENGTH or text[-1] in "。，,、；;：:" or "。" in text:
        return False
    if len(text) > _CLAUSES_LENGTH and not {",", "，"}.isdisjoint(text):
        return False
    return not (_has_inner_end(text) or _LEAD.match(text) or _has_stump(text) or has_open_mark(text))


def has_open_mark(text: str) -> bool:
    """Say whether a bracket or a quotation mark is still open at the end of a text."""
    depth = 0
    for match in _MARK.finditer(text, max(0, len(text) - _MARK_REACH)):
        depth = depth + 1 if match[0] in _OPENING_MARKS else max(depth - 1, 0)
    return depth > 0


def is_list_item(text: str) -> bool:
    """Say whether a line begins with a bullet, a dash or a number of a list."""
    return _LIST_ITEM.match(text) is not None


def is_byline(text: str) -> bool:
    """Say whether a line says who wrote, took or published, or when, and nothing else."""
    return len(text) <= _BYLINE_LENGTH and text[-1] != "。" and _bylines().fullmatch(fold(text)) is not None


def is_bulleted_byline(text: str) -> bool:
    """Say whether a byline begins with a bullet, as those at the end of an article do (□本报记者 王芳)."""
    return re.match(_BULLET, text) is not None and is_byline(text)


def is_credited(text: str) -> bool:
    """Say whether a text ends with the name of who took the photograph."""
    tail = text[-30:]
    return ("摄" in tail or "攝" in tail) and _credits().search(fold(tail)) is not None


def is_signed(text: str) -> bool:
    """Say whether a text ends with a name in brackets, as an article does (……。(王芳))."""
    return text[-1] in ")）" and _signed().search(fold(text[-24:])) is not None


def is_name(text: str) -> bool:
    """Say whether a line is one personal name."""
    return len(text) <= 6 and re.fullmatch(_names(1), fold(text)) is not None


def ends_with_post(text: str) -> bool:
    """Say whether a line ends as titles of posts do, so that a name may follow."""
    return text[-1] in "长任记席员表授师理長記師"


def is_opening(text: str) -> bool:
    """Say whether a text begins with a dateline or with a byline of the kind with which news opens (本报讯(记者王芳))."""
    head = text[:_OPENING_LENGTH]
    if not _OPENING_HINT.search(head):
        return False
    folded = fold(head)
    return _OPENING.match(folded) is not None or _byline_openings().match(folded) is not None


def parse_dateline(text: str) -> tuple[str | None, str | None]:
    """Return the place and the date that a dateline names, each as it stands there or None."""
    head = fold(text[:_OPENING_LENGTH])
    match = _OPENING.match(head)
    if match is None:
        return None, None
    beside = _PLACE_BESIDE.match(head)
    place = match["place"] or match["place2"] or (beside and (beside["house"] or beside["slash"]))
    return place or None, match["date"]


def is_furniture(text: str) -> bool:
    """Say whether a line is the head or foot of a printed page: date and weekday, number, editors, telephone."""
    return len(text) <= _FURNITURE_LENGTH and "。" not in text and _FURNITURE.search(fold(text)) is not None


def is_dated(text: str) -> bool:
    """Say whether a line is a date, with the name of a medium before it or without (二航新闻 2011-03-03)."""
    return len(text) <= 30 and _DATED.fullmatch(fold(text)) is not None


def _has_inner_end(text: str) -> bool:
    """Say whether a sentence ends inside the line."""
    return re.search(r"[?!;？！；](?=[^?!？！”’」』)）])", text) is not None


def _has_stump(text: str) -> bool:
    """Say whether the last clause is a stump: far shorter than the first (在基层工会的推动下,和谐企)."""
    clauses = re.split("[,，]", text)
    return len(clauses) > 1 and len(clauses[-1]) <= 4 and len(clauses[-1]) * 2 < len(clauses[0])


@cache
def _names(most: int = 6) -> str:
    """Return the pattern of up to `most` personal names, parted by spaces or commas."""
    surnames = [word for (row,) in read_rows("surnames.txt") for word in row.split()]
    first = "".join(
        sorted({word[0] for word in surnames if len(word) == 2} | {c for w in surnames if len(w) > 2 for c in w})
    )
    name = rf"[{first}](?:[\u4e00-\u9fff·]{{1,3}}| {{1,2}}{_HAN})"
    return name if most == 1 else rf"{name}(?:[ 、,/]+{name}){{0,{most - 1}}}"


@cache
def _bylines() -> re.Pattern[str]:
    """Return the pattern of a byline; bare names count only with a sign beside them (a bullet, brackets, 摄)."""
    names, any_name = _names(), rf"{_HAN}[\u4e00-\u9fff·]{{1,3}}"
    byline = rf"{_AGENT}[ :/]*{names}(?: ?{_WORK})?{_AGENCY}"
    return re.compile(
        rf"{_BULLET}? ?\(?{byline}(?:[ ,、]*{byline})*\)?"
        rf"|{_HOUSE}(?:见习|实习|特约|首席)?(?:记者|通讯员)[ :/]*{any_name}(?:[ 、,]+{any_name})*"
        rf"|{_BULLET} ?(?:{_AGENT})? ?{any_name}(?:[ 、,]+{any_name})*(?: ?{_WORK})?"
        rf"|\({names}(?: ?{_WORK})?\)"
        rf"|\(?{names} ?{_WORK}(?:[ ,、]*{names} ?{_WORK})*{_AGENCY}\)?"
        r"|(?:来源|稿源|作者|编辑|责编|责任编辑|供稿|供图|图片|校对|审核|摄影|撰文|文字)[:/].{2,40}"
        r"|(?:图|图片|照片)[:/].{2,20}提供"
        rf"|{_DATED.pattern}"
    )


@cache
def _credits() -> re.Pattern[str]:
    return re.compile(
        rf"(?:^|[。!?\s(])(?:{_AGENT})?[ :/]*{_names()} ?/?{_PHOTO}{_AGENCY}\)?$|摄影[ :/]+{_names()}\)?$"
    )


@cache
def _signed() -> re.Pattern[str]:
    return re.compile(rf"[。!?”]\((?:{_AGENT})?[ :/]*{_names()}\)$")


@cache
def _byline_openings() -> re.Pattern[str]:
    bylines = rf"{_AGENT} ?{_names()}(?:[ ,、]*{_AGENT} ?{_names()})*"
    return re.compile(rf"\({bylines}\)|{bylines} ?(?:报道|报导)")

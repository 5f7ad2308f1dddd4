"""What the words of a line show it to be: a headline, a byline, a credit, the opening of a news text, a page's head.

The words are data: `pipelines/lexicon/page_signs.tsv` and `surnames.txt`. Texts may be in any width and script.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from kg.text.fold import fold
from kg.text.lexicon import read_rows, read_words

TITLE_LENGTH: Final = 45
"""Characters that a headline, kicker or heading has at most."""
_CLAUSES_LENGTH: Final = 28
"""Characters that a title of clauses parted by commas has at most."""
_BYLINE_LENGTH: Final = 60
_OPENING_LENGTH: Final = 60
_HEAD_LENGTH: Final = 80
_COLUMN_LENGTH: Final = 6
_MARK_REACH: Final = 300

_HAN = "[\u4e00-\u9fff]"
_BULLET = "[□■◆◇●○▲△◎☆★]"
_OPENING_MARKS = "“‘「『《（(【"
_MARK = re.compile(rf"[{_OPENING_MARKS}”’」』》）)】]")
_INNER_END = re.compile(r"[?!;？！；](?=[^?!？！”’」』)）])")
_LIST_ITEM = re.compile(
    r"[●■□▲◆★○△◇①-⑳⑴-⒇]|—|[一二三四五六七八九十]{1,3}[、.]|[(（][一二三四五六七八九十\d]{1,3}[)）]|\d{1,2}[.、](?!\d)"
    r"|第[一二三四五六七八九十]{1,3}[章节条]"
)
_OPENING_HINT = re.compile("[讯訊电電息报報道导導】)）]")
_HEAD_HINT = re.compile("[期版:：/／]")
_DATE_LINE = re.compile(rf"(?:{_HAN}{{2,12}} *)?\d{{4}}[-/.年]\d{{1,2}}[-/.月]\d{{1,2}}日?")


def is_titlelike(text: str) -> bool:
    """Say whether a line is short and ends as a headline may, and does not read as the torn beginning of a sentence."""
    if len(text) > TITLE_LENGTH or text[-1] in "。，,、；;：:" or "。" in text:
        return False
    if len(text) > _CLAUSES_LENGTH and has_comma(text):
        return False
    return not (_INNER_END.search(text) or _leads().match(text) or _has_stump(text) or has_open_mark(text))


def has_comma(text: str) -> bool:
    """Say whether a text has clauses parted by commas."""
    return "," in text or "，" in text


def has_open_mark(text: str) -> bool:
    """Say whether a bracket or a quotation mark is still open at the end of a text."""
    depth = 0
    for match in _MARK.finditer(text, max(0, len(text) - _MARK_REACH)):
        depth = depth + 1 if match[0] in _OPENING_MARKS else max(depth - 1, 0)
    return depth > 0


def starts_anew(text: str) -> bool:
    """Say whether a text begins with words at which a sentence begins (日前, 据了解, 6月8日上午, 图为)."""
    return _anews().match(text[:12]) is not None


def is_list_item(text: str) -> bool:
    """Say whether a line begins with a bullet, a dash or a number of a list."""
    return _LIST_ITEM.match(text) is not None


def is_byline(text: str) -> bool:
    """Say whether a line says who wrote, took or published, or when, and nothing else."""
    return len(text) <= _BYLINE_LENGTH and "。" not in text and _bylines().fullmatch(fold(text)) is not None


def is_bulleted_byline(text: str) -> bool:
    """Say whether a byline begins with a bullet, as those at the end of an article do (□本报记者 王芳)."""
    return re.match(_BULLET, text) is not None and is_byline(text)


def is_credited(text: str) -> bool:
    """Say whether a text ends with the name of who took the photograph."""
    tail = text[-30:]
    return ("摄" in tail or "攝" in tail) and _credits().search(fold(tail)) is not None


def is_signed(text: str) -> bool:
    """Say whether a text ends with a name in brackets, as an article does (……。(王芳))."""
    return text[-1] in ")）" and _signatures().search(fold(text[-24:])) is not None


def is_name(text: str) -> bool:
    """Say whether a line is one personal name."""
    return len(text) <= 5 and _name().fullmatch(fold(text)) is not None


def is_column_name(text: str) -> bool:
    """Say whether a line is the name of a column, which stands over headlines (新闻特写, 工会论坛)."""
    return len(text) <= _COLUMN_LENGTH and re.search(rf"(?:{_any('column')})$", fold(text)) is not None


def is_signature(text: str) -> bool:
    """Say whether a line is what an author is, and the name (江州机床厂工会 王芳)."""
    words, _, name = text.rpartition(" ")
    return len(words) > _COLUMN_LENGTH and not has_comma(words) and is_name(name)


def ends_with_post(text: str) -> bool:
    """Say whether a line ends as titles of posts do, so that a name may follow."""
    return text[-1] in "长任记席员表授师理長記師"


def is_opening(text: str) -> bool:
    """Say whether a text begins with a dateline or with a byline of the kind with which news opens (本报讯(记者王芳))."""
    head = text[:_OPENING_LENGTH]
    if not _OPENING_HINT.search(head):
        return False
    folded = fold(head)
    return _datelines().match(folded) is not None or _openings().match(folded) is not None


def parse_dateline(text: str) -> tuple[str | None, str | None]:
    """Return the place and the date that a dateline names, folded, each None where it names none."""
    head = fold(text[:_OPENING_LENGTH])
    match = _datelines().match(head)
    if match is None:
        return None, None
    beside = _places().match(head)
    return match["place"] or match["city"] or (beside and (beside["house"] or beside["slash"])) or None, match["date"]


def is_page_head(text: str) -> bool:
    """Say whether a line is the head or foot of a printed page: date and weekday, number, editors, telephone."""
    if len(text) > _HEAD_LENGTH or "。" in text or not _HEAD_HINT.search(text):
        return False
    return _page_heads().search(fold(text)) is not None


def is_date_line(text: str) -> bool:
    """Say whether a line is a date, with the name of a medium before it or without (江桥新闻 2011-03-03)."""
    return len(text) <= 30 and _DATE_LINE.fullmatch(fold(text)) is not None


def is_opinion_sign(text: str) -> bool:
    """Say whether a heading or byline has a word that opinion pieces have, or names a column of them."""
    words = _any("opinion") if len(text) > _COLUMN_LENGTH else f"{_any('opinion')}|(?:{_any('forum')})$"
    return re.search(words, fold(text)) is not None


def is_notice_title(text: str) -> bool:
    """Say whether a headline ends as that of a notice does."""
    return re.search(rf"(?:{_any('notice')})(?:\(.{{1,10}}\))?$", fold(text)) is not None


def _has_stump(text: str) -> bool:
    """Say whether the last clause is a stump: far shorter than the first (在基层工会的推动下,和谐企)."""
    clauses = re.split("[,，]", text)
    return len(clauses) > 1 and len(clauses[-1]) <= 4 and len(clauses[-1]) * 2 < len(clauses[0])


@cache
def _any(sign: str) -> str:
    """Return the pattern of any word of a sign, the longest first."""
    words = [word for name, word in read_rows("page_signs.tsv", 2) if name == sign]
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


@cache
def _surnames() -> tuple[str, str]:
    """Return the pattern of surnames of one character and of those of two."""
    words = read_words("surnames.txt")
    ones = sorted({char for word in words if len(word) > 2 for char in word})
    return f"[{''.join(ones)}]", "|".join(sorted(word for word in words if len(word) == 2))


@cache
def _name() -> re.Pattern[str]:
    one, two = _surnames()
    return re.compile(rf"(?:{two}){_HAN}{{1,2}}|{one}(?:{_HAN}{{1,2}}| {{1,2}}{_HAN})")


@cache
def _names() -> str:
    """Return the pattern of personal names parted by spaces or commas; a given name of three characters is foreign.

    It is atomic, so that it costs the same on any text: a name ends where the next word of a byline begins.
    """
    one, two = _surnames()
    stop = "(?!记者|通讯员|评论员|实习生|摄|作者|报道|报导|文/|图/)"
    name = rf"{stop}(?:{two}|{one})(?:(?:{stop}[\u4e00-\u9fff·]){{1,3}}| {{1,2}}{_HAN})"
    return rf"(?>{name}(?:[ 、,]+{name}){{0,5}})"


@cache
def _agent() -> str:
    """Return the pattern of who is named in a byline, with paper and place before it (本报驻江州见习记者)."""
    return rf"(?>(?:(?:文|图|撰文|摄影)[:/] ?)?(?:{_HAN}{{2,8}}?)??(?:{_any('agent')}))"


@cache
def _bylines() -> re.Pattern[str]:
    """Return the pattern of a byline; bare names count only with a sign beside them (a bullet, brackets, 摄)."""
    names, agent, work = _names(), _agent(), rf"(?: ?(?:/?(?:{_any('work')})|/[文图])(?: ?\([^()]{{2,12}}\))?)"
    any_names = rf"{_HAN}[\u4e00-\u9fff·]{{1,3}}(?:[ 、,]+{_HAN}[\u4e00-\u9fff·]{{1,3}})*"
    byline = rf"{agent}[ :/]*{names}{work}?"
    return re.compile(
        rf"{_BULLET}? ?\(?(?>{byline})(?>[ ,、]*{byline})*\)?"
        rf"|\(?(?>{names}{work})(?>[ ,、]*{names}{work})*\)?"
        rf"|\({names}\)"
        rf"|{_BULLET} ?(?:{agent})? ?{any_names}{work}?"
        rf"|(?:{_any('house')})(?:见习|实习|特约|首席)?(?:记者|通讯员)[ :/]*{any_names}"
        rf"|\(?(?:{_any('field')})[:/].{{2,40}}|(?:图|图片|照片)[:/].{{2,20}}提供"
        r"|\(?(?:本文)?作者(?:系|为|是|单位).{2,60}"
        rf"|{_DATE_LINE.pattern}"
    )


@cache
def _credits() -> re.Pattern[str]:
    names, photo = _names(), rf"(?:{_any('photo')})(?: ?\([^()]{{2,12}}\))?"
    return re.compile(rf"(?:^|[。!?\s(])(?:{_agent()})?[ :/]*{names} ?/?{photo}\)?$|摄影[ :/]+{names}\)?$")


@cache
def _signatures() -> re.Pattern[str]:
    return re.compile(rf"[。!?”]\((?:{_agent()})?[ :/]*{_names()}\)$")


@cache
def _openings() -> re.Pattern[str]:
    """Return the pattern of bylines that open a text: in brackets, or with 报道 behind them."""
    bylines = rf"{_agent()} ?{_names()}(?>[ ,、]*{_agent()} ?{_names()})*"
    return re.compile(rf"\({bylines}\)|{bylines} ?(?:报道|报导)")


@cache
def _datelines() -> re.Pattern[str]:
    """Return the pattern of a dateline: paper or agency, place and date, 讯 or 电; or a bracket that names a medium."""
    medium = rf"(?:{_any('house')}|据?[\u4e00-\u9fff—-]{{2,12}}?(?:{_any('medium')}))"
    date = r"(?:\d{4}年)?\d{1,2}月\d{1,2}日"
    return re.compile(
        rf"\(?{medium}(?P<place>{_HAN}{{0,8}}?)(?P<date>{date}) ?(?:专?电|快?讯|消息)"
        rf"|{medium}(?P<city>{_HAN}{{0,8}}?)(?:(?:专?电|快?讯)(?=[ :(【“])|消息(?=:))"
        r"|(?:本报|本网|本刊|本台)讯"
        rf"|【[^】]*(?:[讯电]|记者|报道|报导|{_any('medium')})[^】]*】"
    )


@cache
def _places() -> re.Pattern[str]:
    """Return the pattern of the place in a byline that opens a text (本报江州记者, 记者 王芳/江州 报道)."""
    reporter = rf"(?:{_any('house')})驻?(?P<house>{_HAN}{{2,6}}?)(?:记者|讯|电)"
    return re.compile(rf"[【(]?{reporter}|.{{2,40}}?/ ?(?P<slash>{_HAN}{{2,6}}) ?(?:报道|报导|讯|电)")


@cache
def _page_heads() -> re.Pattern[str]:
    editor = rf"(?:{_any('editor')})[:/]"
    weekday = "星期[一二三四五六日天]"
    return re.compile(
        rf"月\d{{1,2}}日.{{0,12}}{weekday}|{weekday}.{{0,12}}\d{{4}}年|^第?[A-D]?\d{{1,2}}版|{editor}.*{editor}"
    )


@cache
def _leads() -> re.Pattern[str]:
    return re.compile(rf"{_any('lead')}|\d{{4}}年[，,]")


@cache
def _anews() -> re.Pattern[str]:
    return re.compile(rf"\d{{1,2}}月\d{{1,2}}日[，,上下]|图为|[(（]上接|(?:{_any('anew')})[，,]")

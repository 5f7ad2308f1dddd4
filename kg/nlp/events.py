"""Find events: competitions, campaigns, meetings, courses and exhibitions that are named.

A name ends in a word of `events.tsv` (大赛, 培训班, 摄影展). To the left it takes in words, quotations, places, years and
sessions (2015年度重庆“新千公里”高速公路建设劳动竞赛). A session makes a meeting of a body one name with it
(某市总工会第十三次代表大会). What is a common noun too needs something that makes it particular.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from kg.errors import ConfigError
from kg.model import Mention
from kg.nlp.honour_words import levels
from kg.nlp.lexicon import alternation
from kg.nlp.view import View
from kg.text.lexicon import iter_lines, read_words

KINDS = ("contest", "meeting", "campaign")
_LONGEST = 60


class Reach(NamedTuple):
    """How far a name reaches: its start, and what makes it particular: place, level, session or quote; empty where nothing does."""

    start: int
    marks: frozenset[str]


@cache
def endings() -> dict[str, str]:
    """Return the kind of each ending of `events.tsv`; raise ConfigError for a line with another kind."""
    found = {}
    for number, path, line in iter_lines("events.tsv"):
        text, _, kind = (cell.strip() for cell in line.partition("\t"))
        if kind not in KINDS:
            raise ConfigError(f"{path}:{number}: unknown kind {kind!r} of {text!r}; expected one of {', '.join(KINDS)}")
        found[text] = kind
    return found


@cache
def _ending_pattern() -> re.Pattern[str]:
    return re.compile(f"(?:{alternation(endings())})")


@cache
def _stops() -> frozenset[str]:
    return read_words("events_stops.txt")


_CONGRESS = re.compile(
    "(?:中国工会|工会|党的|共青团|妇女|中国共产党|中共)?(?:十[一二三四五六七八九]|二十[一二三四五]?)大(?![家约型小学众中事一二三四五六七八九的])"
)
_PLENUM = re.compile("(?:党的|中共)?(?:十[一二三四五六七八九]?|二十)届[一二三四五六七八九]中全会")
_NUMBER = "[0-9〇零一二三四五六七八九十]+"
_SESSION = re.compile(f"(?:第?{_NUMBER}届第?{_NUMBER}次|第{_NUMBER}[届次期]|首届)$")
_YEAR = re.compile("(?:[0-9]{4}(?:年度?|-[0-9]{4}年)?|[0-9一二三四五六七八九十]+年一度的?)$")
_QUOTES = {"”": "“", "’": "‘", ")": "("}
_QUOTED = re.compile(r"“([^“”\n。;!?:]{4,40})”")
_OPENERS = frozenset(["庆祝", "喜迎", "纪念", "迎接", "欢庆", "欢度"])
_HELD = re.compile("(?:举办|举行|召开|主办|承办|开展|组织|启动|发起|推出|组织开展|开办)(?:了|的)?$")
_LAUNCHED = re.compile(f"(?:{_HELD.pattern[:-1]}|(?:[办开]起|[续再]办)了?)$")
_WHOLE = re.compile("(?:[,。;!?、\\n]|等|$)")
"""What stands behind a quoted name that is the whole name of what was held: 开办“圆梦班”, 推出“生活节”等."""

_COUNTED = re.compile("[0-9一二三四五六七八九十两]届$")
_CONGRESS_END = re.compile(f"(?:{_CONGRESS.pattern})$")
_INSIDE = frozenset(("·", "五一", "系列", "十大", "三八", "七一", "一线"))
_HELD_BEHIND = re.compile(
    "[^。,;!?\\n]{0,20}?(?:举行|召开|开幕|闭幕|落幕|启幕|收官|落下帷幕|拉开[帷战序]幕|开赛|鸣锣|打响|开班|开讲|结业|圆满|由[^。,]{2,30}?[主承举]办)"
)
_JOINERS = frozenset("、和")
_OUTSIDE_TAGS = frozenset("puryqmxwc")
_BEHIND = re.compile("室|基地|中心|站|点|费|机构|学校|者|员|馆|厅|场|平台|奖")


def find_events(view: View, bodies: list[Mention]) -> list[Mention]:
    """Return the events of a text, in order, none inside another, each with the rule that found it."""
    spans = {match.span(): "event.congress" for regex in (_CONGRESS, _PLENUM) for match in regex.finditer(view.folded)}
    quotes = {match.end(1): match.start(1) for match in _QUOTED.finditer(view.folded)}
    for end, start in quotes.items():
        if _LAUNCHED.search(view.folded, max(0, start - 8), start - 1) and _WHOLE.match(view.folded, end + 1):
            spans[start, end] = "event.launched"
    owners = {body.end: body.start for body in bodies}
    inside = {index for body in bodies for index in range(body.start + 1, body.end)}
    for match in _ending_pattern().finditer(view.folded):
        end = match.end()
        if end not in view.starts or end - 1 in inside or _BEHIND.match(view.folded, end):
            continue
        kind = endings()[match.group()]
        span = (
            _read_quoted(view, quotes[end], end, owners)
            if end in quotes
            else _read(view, match.start(), end, kind, owners)
        )
        if span is not None:
            spans[span] = f"event.{kind}"
    return [
        Mention(start=s, end=e, label="EVENT", text=view.text[s:e], rule=rule, confidence=0.85)
        for (s, e), rule in _longest(spans)
    ]


def _read_quoted(view: View, start: int, end: int, owners: dict[int, int]) -> tuple[int, int]:
    """Return the span of an event that fills quotation marks, with what belongs to it before them: 青年职工“精英论坛”."""
    reach = _walk(view, start - 1, owners, "campaign")
    return (reach.start, end + 1) if reach.start < start - 1 else (start, end)


def _read(view: View, head: int, end: int, kind: str, owners: dict[int, int]) -> tuple[int, int] | None:
    """Return the span of the event whose ending is head:end, or None where nothing says which one it is."""
    start, marks = _walk(view, head, owners, kind)
    own = head - start
    before = view.folded[max(0, start - 8) : start]
    if marks & {"quote", "session", "year", "owner"} or (own and ("place" in marks or _COUNTED.search(before))):
        return start, end
    if kind == "campaign":
        return (start, end) if own >= 8 and _HELD.search(before) else None
    told = _HELD.search(before) or _HELD_BEHIND.match(view.folded, end)
    return (start, end) if "level" in marks or own >= 8 or (own >= 4 and told) else None


_FIXING = frozenset(("place", "level", "quote", "session", "year", "owner", "cup", "congress"))
"""Marks of what a name may begin with."""

_CLOSING = frozenset(("place", "level", "owner", "year"))
"""Marks behind which, to the left, only more marks belong to the name."""

_CHAINS = frozenset((("place", "place"), ("level", "join")))


def _walk(view: View, head: int, owners: dict[int, int], kind: str) -> Reach:
    """Return how far a name whose ending begins at `head` reaches to the left."""
    text = view.folded
    left = sure = head
    marks: list[str] = []
    joined = False
    while left > 0 and head - left < _LONGEST:
        step = _step(view, left, owners)
        if step is None or _ends_name(view, left, step, marks, kind):
            break
        left, mark = step
        joined = (joined and mark not in _FIXING) or mark == "join"
        if mark in _FIXING or (not joined and (mark != "verb" or text[left : left + 2] in _OPENERS)):
            sure = left
        marks.append(mark)
    if joined and (left == 0 or text[left - 1] in "。,;:!?\n"):
        sure = left
    return Reach(sure, frozenset(marks))


def _ends_name(view: View, left: int, step: tuple[int, str], marks: list[str], kind: str) -> bool:
    """Say whether a name begins at `left`, whatever could stand before it."""
    begin, mark = step
    last = marks[-1] if marks else ""
    if last in _CLOSING and mark not in {"quote", "session", "year", "cup", "also"} and (last, mark) not in _CHAINS:
        return True
    if mark == "congress" and "join" in marks:
        return True
    if mark == "owner":
        return (kind != "meeting" and not _SESSION_AHEAD.match(view.folded, left)) or not marks or "join" in marks
    if mark == "join":
        return any(view.folded.endswith(ending, 0, begin) for ending in endings())
    return mark == "level" and last == "quote" and view.folded[begin] == "全"


_SESSION_AHEAD = re.compile("第|[一二三四五六七八九十]+届|首届")


def _step(view: View, left: int, owners: dict[int, int]) -> tuple[int, str] | None:
    """Return the start of what stands before `left` in a name, and the mark that it gives; None where the name begins."""
    text = view.folded
    if (hit := view.place_ends.get(left)) is not None:
        return hit.start, "place"
    if left in owners:
        return owners[left], "owner"
    if text[left - 1] == "大" and (match := _CONGRESS_END.search(text, max(0, left - 10), left)):
        return match.start(), "congress"
    char = text[left - 1]
    if char == "杯" and (left - 1 in owners or text[left - 2] == "”"):
        return owners.get(left - 1, text.rfind("“", 0, left)), "cup"
    if char in _QUOTES:
        opening = text.rfind(_QUOTES[char], max(0, left - (10 if char == ")" else 44)), left - 1)
        if opening < 0 or "\n" in text[opening:left] or (char == ")" and " " in text[opening:left]):
            return None
        return opening, "" if char == ")" else "quote"
    if char in _JOINERS:
        return left - 1, "join"
    word = view.words[view.word_at[left - 1]]
    piece = text[word.start : left]
    if piece in levels()[0]:
        return word.start, "level"
    for mark, pattern in (("session", _SESSION), ("year", _YEAR)):
        if match := pattern.search(text, max(0, left - 14), left):
            return match.start(), mark
    if piece == "暨":
        return word.start, "also"
    if word.text in _stops() or piece in _stops() or (word.tag[:1] in _OUTSIDE_TAGS and piece not in _INSIDE):
        return None
    return word.start, "verb" if word.tag == "v" else ""


def _longest(spans: dict[tuple[int, int], str]) -> Iterator[tuple[tuple[int, int], str]]:
    """Yield the spans without those that cross a longer one."""
    taken: set[int] = set()
    kept = []
    for span in sorted(spans, key=lambda span: (span[0] - span[1], span[0])):
        if taken.isdisjoint(range(*span)):
            taken.update(range(*span))
            kept.append(span)
    return ((span, spans[span]) for span in sorted(kept))

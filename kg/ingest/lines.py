"""The lines of a page: where they stand, what shape they have, and whether the page is set in lines of one width."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import cache
from typing import Final, NamedTuple

from kg.text.fold import fold
from kg.text.lexicon import read_rows

BREAKS: Final = "\n\r\v\f\x85\u2028\u2029"
_LINE = re.compile(rf"\S(?:[^{BREAKS}]*[^\s])?")
_MARKS = re.compile(r"(?:#{1,6}\s|\*\*+)\s*")
_MARKS_BEHIND = re.compile(r"\s*\*\*+$")

TITLE_LENGTH: Final = 45
"""A headline, kicker or heading is not longer."""

_NAME = r"[\u4e00-\u9fff](?:[\u4e00-\u9fff·]{1,4}|[ \u3000]{1,2}[\u4e00-\u9fff])"
_NAMES = rf"{_NAME}(?:[ \u3000、,]+{_NAME})*"
_AGENT = (
    r"(?:本报|本网|本刊|新华社|中新社)?(?:见习|实习|特约|首席|驻\w{2,6})?"
    r"(?:记者|通讯员|评论员|撰稿人?|实习生|摄影|作者|文/图|图/文|图文|文|图)"
)
_END = r"(?: ?(?:文/图|图/文|图文|文/摄|摄影报道|摄影|报道|报导|摄|文|图|/文|/图|/摄)| 发)?"
BYLINE: Final = re.compile(
    rf"[□■◆◇●○▲△◎☆★]? ?\(?(?:{_AGENT}[ :/]*{_NAMES}{_END}(?:[ ,、]*{_AGENT}[ :/]*{_NAMES}{_END})*)\)?"
    rf"|[□■◆◇●○▲△◎☆★] ?{_NAMES}{_END}"
    rf"|\({_NAMES}{_END}\)"
    rf"|{_NAMES} ?(?:文/图|图/文|摄影报道|摄影|摄)(?: ?\([^()]{{2,12}}\))?"
    r"|(?:来源|稿源|作者|编辑|责编|责任编辑|供稿|供图|图片|校对|审核|摄影|撰文|文字)[:/].{2,40}"
    r"|[\u4e00-\u9fff]{2,12} *\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}日?"
    r"|\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}日?"
)
"""A whole line, folded, that says who wrote, took or published."""

CREDIT: Final = re.compile(
    rf"(?:^|[。!?\s(]|摄影[ :/]*)(?:{_AGENT})?[ :/]*{_NAMES} ?(?:摄|摄影|摄影报道)(?: ?\([^()]{{2,12}}\))?\)?$|摄影[ :/]+{_NAMES}$"
)
"""The end of a folded line that says who took the photograph."""

_MEDIUM = r"[\u4e00-\u9fff]{2,10}(?:社|报|网|台|在线|日报|晚报|通讯)"
OPENING: Final = re.compile(
    rf"(?:本报|本网|本刊|本台|{_MEDIUM})(?P<place>[\u4e00-\u9fff]{{0,8}}?)"
    r"(?P<date>(?:\d{4}年)?(?:\d{1,2}月)?(?:\d{1,2}日)?) ?(?:专?电|快?讯|消息)(?=[ :,(\u4e00-\u9fff“])"
    r"|(?:本报讯|本网讯)"
    r"|【(?P<bracket>[^】]{2,40})】"
    rf"|\(?(?:{_AGENT}) ?{_NAMES}(?:[ ,]*{_AGENT} ?{_NAMES})*\)?(?:报道|报导)"
    rf"|\((?:{_AGENT}) ?{_NAMES}(?:[ ,]*{_AGENT} ?{_NAMES})*\)"
)
"""The beginning of a folded line with which a news text opens."""

_LIST = re.compile(
    r"[●■□▲◆★○△◇①-⑳⑴-⒇]|——|[一二三四五六七八九十]{1,3}[、.]|\([一二三四五六七八九十\d]{1,3}\)|\d{1,2}[.、]\D|第[一二三四五六七八九十]{1,3}[章节条]"
)
_FINAL = re.compile(r"[。!?…;:!?;:][”’」』)）】》\"']*$|[。!?!?][”’」』]?[(（][^()（）]{2,20}[)）]$")


class Line(NamedTuple):
    """A line of the source without white space and marks around it; `gap` counts the line breaks before it."""

    start: int
    end: int
    text: str
    gap: int
    indented: bool
    marked: bool

    @property
    def is_titlelike(self) -> bool:
        """Say whether it is as short as a headline and ends without a mark that headlines do not end with."""
        return len(self.text) <= TITLE_LENGTH and "。" not in self.text and self.text[-1] not in "，,、；;：:"

    @property
    def is_final(self) -> bool:
        """Say whether a sentence ends with it."""
        return _FINAL.search(self.text, max(0, len(self.text) - 30)) is not None

    @property
    def is_list_item(self) -> bool:
        """Say whether it begins with a bullet, a dash or a number."""
        return _LIST.match(self.text) is not None

    @property
    def is_byline(self) -> bool:
        """Say whether it is a byline, a credit or a source line, and nothing else."""
        return len(self.text) <= 60 and BYLINE.fullmatch(fold(self.text)) is not None

    @property
    def is_credit(self) -> bool:
        """Say whether it ends with the name of a photographer."""
        return self.text[-6:].find("摄") >= 0 or "摄" in self.text[-20:] or "攝" in self.text[-20:]

    @property
    def opening(self) -> re.Match[str] | None:
        """Return the match of a dateline or byline with which a news text opens."""
        return OPENING.match(fold(self.text[:60]))

    @property
    def is_name(self) -> bool:
        """Say whether it is a personal name and nothing else."""
        name = fold(self.text).replace(" ", "")
        return (
            2 <= len(name) <= 4
            and (name[0] in _surnames() or name[:2] in _surnames())
            and len(name) <= 3 + (name[:2] in _surnames())
        )


@cache
def _surnames() -> frozenset[str]:
    """Return surnames of one character and of two."""
    words = [word for (row,) in read_rows("surnames.txt") for word in row.split()]
    return frozenset(word for word in words if len(word) == 2) | frozenset("".join(w for w in words if len(w) > 2))


def find_lines(text: str) -> list[Line]:
    """Return the lines of a text that hold more than white space and marks."""
    lines = []
    before, bold = 0, False
    for match in _LINE.finditer(text):
        start, end = match.span()
        white = text[before:start]
        before = end
        marked, words = bold, match[0]
        if "**" in words or words[0] == "#":
            mark = _MARKS.match(words)
            behind = _MARKS_BEHIND.search(words)
            marked = bold or mark is not None
            bold ^= words.count("**") % 2 == 1
            start, end = start + (mark.end() if mark else 0), end - (len(behind[0]) if behind else 0)
            if start >= end:
                continue
            words = text[start:end]
        lines.append(
            Line(
                start,
                end,
                words,
                max(white.count("\n"), white.count("\r")),
                white[-1:] in " \u3000\t" and white != "",
                marked,
            )
        )
    return lines


def find_width(lines: Sequence[Line]) -> int | None:
    """Return the width of the column if the text is set in lines of one width, in characters; else None."""
    widths = Counter(len(line.text) for line in lines if 8 <= len(line.text) <= 80)
    if len(lines) < 8 or not widths:
        return None
    width = max(widths, key=lambda n: (widths[n] + widths[n - 1] + widths[n + 1], n))
    full = [line for line in lines if abs(len(line.text) - width) <= 1]
    broken = sum(not line.is_final for line in full)
    return width if len(full) * 5 >= len(lines) * 2 and broken * 2 >= len(full) else None

"""Lines into passages: what OCR, the ends of columns and pictures in between tore apart is put together again."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

import rjieba

from kg.ingest.lines import Line, count_cells
from kg.ingest.signs import (
    TITLE_LENGTH,
    has_comma,
    has_open_mark,
    is_byline,
    is_credited,
    is_list_item,
    is_opening,
    is_page_head,
    is_titlelike,
    starts_anew,
)

_TEXT_KINDS = frozenset({"body", "opening"})
_ASIDE_KINDS = frozenset({"byline", "page head"})
_CAPTION_LENGTH = 80
_LOOK_AHEAD = 3
_SENTENCE_LENGTH = 25
_GOES_ON = re.compile(r"[，,、。；;：:！!？?）)》”’」』】%％的]|[\u4e00-\u9fff][，,、。]")
_BEFORE_TIME = "于在从至到自和与及、，,是即"


@dataclass(slots=True)
class Passage:
    """Lines that read as one paragraph or heading.

    Kinds: title, byline, caption, opening (the first paragraph of news), body, page head (or foot); then, in an article,
    those of `Block`, and item (a line of a list).
    """

    kind: str
    lines: list[Line]

    @property
    def text(self) -> str:
        """Return the words of its lines, nothing put between them."""
        return "".join(line.text for line in self.lines)

    @property
    def is_text(self) -> bool:
        """Say whether it is running text of an article."""
        return self.kind in _TEXT_KINDS

    @property
    def is_broken_off(self) -> bool:
        """Say whether it is running text whose last sentence does not end."""
        return self.is_text and not self.lines[-1].is_final


def join_lines(lines: Sequence[Line], width: int | None) -> list[Passage]:
    """Return the passages that lines make, in order; `width` is that of the column, None on a page of paragraphs."""
    passages: list[Passage] = []
    index = 0
    while index < len(lines):
        line = lines[index]
        kind = _kind(line, width)
        last = passages[-1] if passages else Passage("title", [])
        if last.is_text and _continues(last, line, kind, width):
            last.lines.append(line)
        elif kind == "body" and _is_torn_title(last, line):
            passages[-1] = Passage("body", [*last.lines, line])
        elif until := _resumption(last, lines, index):
            last.lines.append(lines[until])
            passages[-1:] = [*(Passage(_kind_between(other), [other]) for other in lines[index:until]), last]
            index = until
        else:
            if kind == "opening" and _is_long_title(last):
                last.kind = "title"
            passages.append(Passage(kind, [line]))
        index += 1
    return passages


def splits_word(before: str, after: str) -> bool:
    """Say whether a word runs over the joint of two texts (…工作与生|活信息…)."""
    tail = before[-6:]
    position = 0
    for word in rjieba.cut(tail + after[:6]):
        if position < len(tail) < position + len(word):
            return True
        position += len(word)
    return False


def _kind(line: Line, width: int | None) -> str:
    if is_page_head(line.text):
        return "page head"
    if is_byline(line.text):
        return "byline"
    if is_opening(line.text):
        return "opening"
    if _is_caption(line):
        return "caption"
    return "title" if _is_title(line, width) else "body"


def _is_title(line: Line, width: int | None) -> bool:
    """Say whether a line is like a title, and on a page of columns not as long as a line of the column."""
    return is_titlelike(line.text) and (width is None or count_cells(line.text) < width - 2)


def _is_caption(line: Line) -> bool:
    """Say whether a line is a caption on its own: one sentence in the place of a picture, or words with a credit."""
    if len(line.text) > _CAPTION_LENGTH:
        return False
    is_sentence = line.is_apart and line.is_final and line.text.find("。") == len(line.text) - 1
    return (
        is_sentence
        or line.text.startswith(("图为", "图片为", "圖為"))
        or (is_titlelike(line.text) and is_credited(line.text))
    )


def _kind_between(line: Line) -> str:
    kind = _kind(line, None)
    return kind if kind in _ASIDE_KINDS else "caption"


def _continues(torn: Passage, line: Line, kind: str, width: int | None) -> bool:
    """Say whether a line goes on with the sentence at which running text may break off."""
    before = torn.lines[-1]
    is_new = kind in _ASIDE_KINDS or kind == "opening" or is_list_item(line.text)
    if is_new or (width is None and before.is_final):
        return False
    if width is not None and line.gap <= 1 and count_cells(before.text) >= width - 3:
        return not line.is_indented
    if before.is_final:
        return False
    if _is_one_sentence(before.text, line.text):
        return True
    if line.is_apart or (kind == "title" and not line.is_final):
        return False
    return not starts_anew(line.text) or before.text[-1] in _BEFORE_TIME


def _is_long_title(passage: Passage) -> bool:
    """Say whether text of one line, with no end of a sentence in it, can be the headline of the news behind it."""
    words = passage.text
    is_short = len(passage.lines) == 1 and len(words) <= TITLE_LENGTH
    return is_short and passage.is_broken_off and "。" not in words and words[-1] not in "，,、"


def _is_torn_title(passage: Passage, line: Line) -> bool:
    """Say whether what looks like a title is the beginning of a sentence that a line of text goes on with."""
    if passage.kind != "title" or line.gap > 2:
        return False
    words = passage.text
    return (len(words) >= _SENTENCE_LENGTH or has_comma(words)) and _is_one_sentence(words, line.text)


def _is_one_sentence(before: str, after: str) -> bool:
    """Say whether a text that breaks off shows by itself that the other goes on with it."""
    return _GOES_ON.match(after) is not None or has_open_mark(before) or splits_word(before, after)


def _resumption(torn: Passage, lines: Sequence[Line], index: int) -> int | None:
    """Return the index of the line that goes on behind a picture with its caption and credit; None without one."""
    if not torn.is_broken_off:
        return None
    for until in range(index + 1, min(index + 1 + _LOOK_AHEAD, len(lines))):
        between = lines[index:until]
        if len(between[-1].text) > _CAPTION_LENGTH or is_opening(between[-1].text):
            return None
        has_picture = any(line.is_apart or _kind(line, None) in _ASIDE_KINDS for line in between)
        if has_picture and _is_one_sentence(torn.lines[-1].text, lines[until].text):
            return until
    return None

"""Lines into blocks: what OCR, column breaks and line ends tore apart is put together again."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

import rjieba

from kg.ingest.lines import Line

_GOES_ON = re.compile(r"[,,、。;;::!!??))》”’」』】%的地得了着过]")
_STARTS_ANEW = re.compile(
    r"\d{1,2}月\d{1,2}日[,,上下]|(?:日前|近日|近期|昨日|当日|据了解|据悉|据介绍|据统计|此外|与此同时|同时|目前|今年以来|近年来|其中)[,,]"
    r"|图为|本报讯|●|■"
)
_OPEN = "“‘「『《((【"
_CLOSE = "”’」』》))】"
_MARK = re.compile(r"[“‘「『《((【”’」』》))】]")
_BEFORE_DATE = "于在从至到自和与及、,,是即"


@dataclass(slots=True)
class Passage:
    """Lines that make one block of text, none put between them; `kind` is the kind of the block."""

    kind: str
    lines: list[Line] = field(default_factory=list)

    @property
    def first(self) -> Line:
        """Return the line with which it begins."""
        return self.lines[0]

    @property
    def last(self) -> Line:
        """Return the line with which it ends."""
        return self.lines[-1]

    @property
    def is_broken_off(self) -> bool:
        """Say whether it is running text whose last sentence does not end."""
        return self.kind in ("body", "opening") and not self.last.is_final


def join_lines(lines: Sequence[Line], width: int | None) -> list[Passage]:
    """Return the blocks of text that lines make, in order; `width` is that of the column, None on a page of paragraphs.

    Kinds given here: title (of any sort), byline, opening (the first paragraph of a news text), caption, body.
    """
    passages: list[Passage] = []
    torn: Passage | None = None
    for index, line in enumerate(lines):
        if torn is not None and _continues(torn, line, width):
            torn.lines.append(line)
        elif torn is not None and _is_caption_between(torn, line, lines[index + 1 : index + 2]):
            passages.append(Passage("caption", [line]))
            continue
        else:
            torn = Passage(_kind(line, width), [line])
            passages.append(torn)
        torn = torn if _may_go_on(torn, width) else None
    return passages


def _kind(line: Line, width: int | None) -> str:
    if line.is_byline:
        return "byline"
    if line.opening:
        return "opening"
    if line.is_titlelike and (width is None or len(line.text) < width - 1):
        return "title"
    return "body"


def _may_go_on(passage: Passage, width: int | None) -> bool:
    if passage.kind in ("byline", "caption"):
        return False
    if width is not None and passage.kind != "title":
        return len(passage.last.text) >= width - 2 or passage.is_broken_off
    return passage.kind == "title" or passage.is_broken_off


def _continues(passage: Passage, line: Line, width: int | None) -> bool:
    """Say whether a line goes on with the sentence at which a passage breaks off."""
    before = passage.last
    if line.is_list_item or line.is_byline or line.opening:
        return False
    if passage.kind == "title":
        return "," in before.text and line.text[-1] in "。!?" and splits_word(before.text, line.text)
    if width is not None and line.gap <= 1 and len(before.text) >= width - 2:
        return not line.indented
    if before.is_final:
        return False
    if _GOES_ON.match(line.text) or has_open_mark(before.text) or splits_word(before.text, line.text):
        return True
    if line.is_titlelike and not line.is_final:
        return False
    return not (_STARTS_ANEW.match(line.text) and before.text[-1] not in _BEFORE_DATE) and line.gap <= 2


def _is_caption_between(torn: Passage, line: Line, following: Sequence[Line]) -> bool:
    """Say whether a line is the caption of a picture set into the midst of a torn sentence."""
    if line.gap <= 2 or len(line.text) > 80 or not line.is_final or not following:
        return False
    return _continues(torn, following[0]._replace(gap=2), None)


def splits_word(before: str, after: str) -> bool:
    """Say whether a word runs over the joint of two texts (…工作与生|活信息…)."""
    tail, head = before[-6:], after[:6]
    position = 0
    for word in rjieba.cut(tail + head):
        if position < len(tail) < position + len(word):
            return True
        position += len(word)
    return False


def has_open_mark(text: str) -> bool:
    """Say whether a bracket, a quotation mark or a title mark is still open at the end of a text."""
    depth = 0
    for match in _MARK.finditer(text, max(0, len(text) - 300)):
        depth = depth + 1 if match[0] in _OPEN else max(depth - 1, 0)
    return depth > 0

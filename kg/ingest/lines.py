"""The lines of a page: where they stand, what parts them, and whether they are set to the width of a column."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import Final, NamedTuple

BREAKS: Final = "\n\r\v\f\x85\u2028\u2029"
_LINE = re.compile(rf"\S(?:[^{BREAKS}]*\S)?")
_MARKS = re.compile(r"(?:#{1,6}\s|\*\*+)\s*")
_FINAL = re.compile(
    r"[。!?…;:！？；：][”’」』）)】》\"']*$|[。!?！？”][(（][^()（）]{2,20}[)）]$|[(（]下转[^()（）]{1,12}版[)）]$"
)
_LONGEST_CLOSE: Final = 26


class Line(NamedTuple):
    """A line of the source, without the white space and the marks (**, #) around it.

    `gap` counts the line breaks before it. `is_apart` says that the gap is wider than the page's usual one: a picture
    stood there. `is_marked` says that it is set in bold or as a heading.
    """

    start: int
    end: int
    text: str
    gap: int = 1
    is_apart: bool = False
    is_indented: bool = False
    is_marked: bool = False

    @property
    def is_final(self) -> bool:
        """Say whether a sentence ends with the line."""
        return _FINAL.search(self.text, max(0, len(self.text) - _LONGEST_CLOSE)) is not None


def find_lines(text: str) -> list[Line]:
    """Return the lines of a text that hold more than white space and marks."""
    lines: list[Line] = []
    before, in_bold = 0, False
    for match in _LINE.finditer(text):
        start, end = match.span()
        white, words = text[before:start], match[0]
        before, is_marked = end, in_bold
        if "**" in words or words[0] == "#":
            mark = _MARKS.match(words)
            is_marked = in_bold or mark is not None
            in_bold ^= words.count("**") % 2 == 1
            start += mark.end() if mark else 0
            end -= len(words) - len(words.rstrip("*").rstrip()) if words.endswith("**") else 0
        if start < end:
            gap = max(white.count("\n"), white.count("\r"))
            lines.append(Line(start, end, text[start:end], gap, False, white[-1:] in (" ", "\u3000", "\t"), is_marked))
    return _with_apart(lines)


def find_width(lines: Sequence[Line]) -> int | None:
    """Return the width of the column, in half-width cells, if the text is set to one; None if a line is a paragraph.

    Such a text has many lines of nearly one width that go on in the next line, and sentences that end inside lines.
    """
    cells = [count_cells(line.text) for line in lines]
    widths = Counter(count for count in cells if 16 <= count <= 160)
    if len(lines) < 8 or not widths:
        return None
    width = max(widths, key=lambda count: (sum(widths[count + step] for step in (-2, -1, 0, 1, 2)), count))
    full = [line for line, count in zip(lines, cells, strict=True) if abs(count - width) <= 2]
    torn = sum(not line.is_final for line in full)
    sentences = sum(not {",", "，", "。"}.isdisjoint(line.text) for line in full)
    is_set = len(full) * 5 >= len(lines) * 2 and torn * 2 >= len(full) and sentences * 2 >= len(full)
    return width if is_set else None


def count_cells(text: str) -> int:
    """Return the width of a text in half-width cells: a Chinese character takes two."""
    return len(text.encode("gb18030", "replace"))


def _with_apart(lines: list[Line]) -> list[Line]:
    """Mark the lines that stand farther from the line before than lines of the page usually do."""
    usual = Counter(line.gap for line in lines[1:]).most_common(1)
    least = max(3, usual[0][0] + 1) if usual else 3
    return [line._replace(is_apart=True) if index and line.gap >= least else line for index, line in enumerate(lines)]

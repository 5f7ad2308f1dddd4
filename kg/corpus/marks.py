"""Take the marks out of a text: `[text|LABEL]`, `[text|LABEL|name/name]`, `[text|LABEL|?]`, `[text|LABEL?]`."""

from __future__ import annotations

import re
from typing import Final

from kg.corpus.records import Mark
from kg.errors import InputError
from kg.schema import LABELS

_QUOTES: Final = ("“”", "‘’", "「」", "『』", "《》", '""')
_TAIL: Final = re.compile(r"\|([A-Z]+)(\??)(?:\|([^\]|]+))?\]")
_IN_HAN: Final = re.compile(r"\s*\n\s*|(?<=[^\x00-\x7f])\s+|\s+(?=[^\x00-\x7f])")


def parse_marks(marked: str, path: str, line: int = 1) -> tuple[str, tuple[Mark, ...]]:
    """Return a text without its marks, and the marks. `line` is that of its beginning in the file `path`.

    Raises InputError for a mark that is wrong.
    """
    return _Parser(marked, path, line).parse()


def unbroken(text: str) -> str:
    """Return a name without line breaks, and without spaces but those between Latin letters: 王　伟 is 王伟."""
    return _IN_HAN.sub("", text)


class _Parser:
    def __init__(self, marked: str, path: str, line: int) -> None:
        self._marked, self._path, self._line = marked, path, line
        self._at = 0
        self._plain: list[str] = []
        self._marks: list[Mark] = []

    def parse(self) -> tuple[str, tuple[Mark, ...]]:
        while self._at < len(self._marked):
            self._step()
        return "".join(self._plain), tuple(sorted(self._marks, key=lambda mark: (mark.start, -mark.end)))

    def _step(self) -> None:
        match self._marked[self._at]:
            case "\\":
                self._plain.append(self._marked[self._at + 1 : self._at + 2])
                self._at += 2
            case "[":
                self._at += 1
                self._mark()
            case "]" | "|":
                raise self._error("a bracket or bar belongs to no mark; write \\[ \\] \\| for the character itself")
            case character:
                self._plain.append(character)
                self._at += 1

    def _mark(self) -> None:
        start, inner = len(self._plain), len(self._marks)
        while self._at < len(self._marked) and self._marked[self._at] != "|":
            self._step()
        tail = _TAIL.match(self._marked, self._at)
        text = "".join(self._plain[start:])
        if tail is None or tail[1] not in LABELS:
            raise self._error(f"mark {text[:20]!r} does not end with one of |{'| |'.join(LABELS)}| and ]")
        names = () if tail[3] == "?" else tuple(unbroken(tail[3] or text).split("/"))
        mark = Mark(
            start=start, end=len(self._plain), label=tail[1], text=text, names=names, optional=bool(tail[2])
        )  # fmt: skip
        self._check(mark, self._marks[inner:])
        self._marks.append(mark)
        self._at = tail.end()

    def _check(self, mark: Mark, inside: list[Mark]) -> None:
        if inside and not all(one.optional for one in (mark, *inside)):
            what = "and those inside it are two readings: all of them must be optional, LABEL?"
        elif not mark.text or mark.text != mark.text.strip() or any(_is_wrapped(mark.text, pair) for pair in _QUOTES):
            what = "has spaces or quotation marks at its ends, or nothing in it; leave them outside"
        elif mark.label in ("PERSON", "ROLE") and mark.names != (unbroken(mark.text),):
            what = "has another full name; people and posts have none but what is printed"
        else:
            return
        raise self._error(f"mark {mark.text!r} {what}")

    def _error(self, what: str) -> InputError:
        return InputError(f"{self._path}:{self._line + self._marked.count(chr(10), 0, self._at)}: {what}")


def _is_wrapped(text: str, pair: str) -> bool:
    """Tell whether the quotation marks at both ends of a text belong to each other."""
    inside = text[1:-1]
    return text[0] == pair[0] and text[-1] == pair[1] and pair[0] not in inside and pair[1] not in inside

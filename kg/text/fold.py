"""The form in which text is matched: full-width and traditional characters mapped one to one, so offsets stay."""

from __future__ import annotations

import unicodedata
from functools import cache

import opencc

_QUOTES = str.maketrans("", "", "“”\"'‘’《》〈〉「」『』 \t\r\n\u3000\u00a0")


@cache
def _table() -> dict[int, str]:
    """Return the map of every character whose matching form is another single character."""
    table: dict[int, str] = {}
    for code in (*range(0xA0, 0x3400), *range(0xF900, 0x10000)):
        if 0xD800 <= code < 0xE000:
            continue
        char = chr(code)
        wide = unicodedata.normalize("NFKC", char)
        if len(wide) == 1 and wide != char:
            table[code] = wide
    ideographs = [chr(code) for code in (*range(0x3400, 0xA000), *range(0xF900, 0xFB00))]
    simplify = opencc.OpenCC("t2s")
    for char in ideographs:
        simple = simplify.convert(char)
        if len(simple) == 1 and simple != char:
            table[ord(char)] = simple
    table.update({ord(a): b for a, b in zip("“”‘’「」『』–—―", "“”‘’“”‘’———", strict=True)})
    return table


def fold(text: str) -> str:
    """Return text in its matching form: same length, simplified characters, half-width letters and marks.

    Chinese punctuation that has a half-width twin (，；：（）！？) becomes that twin; 、 and 。 stay.
    """
    return text.translate(_table())


def in_traditional(text: str) -> str:
    """Return simplified text in traditional characters."""
    return str(_traditional().convert(text))


@cache
def _traditional() -> opencc.OpenCC:
    return opencc.OpenCC("s2t")


def parse_words(text: str) -> list[str]:
    """Return the words of a text to search names for: parted at white space, each in the form of `bare`."""
    return [word for word in map(bare, text.split()) if word]


def bare(name: str) -> str:
    """Return the folded name without quotation marks, book-title marks and white space: equal for equal names."""
    return fold(name).translate(_QUOTES)

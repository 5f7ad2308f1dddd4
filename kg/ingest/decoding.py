"""Bytes into text: byte order marks, a named encoding, or the candidate whose characters are the most usual."""

from __future__ import annotations

import codecs
import re
from collections import Counter
from dataclasses import dataclass
from functools import cache

from kg.errors import InputError
from kg.text.fold import fold
from kg.text.lexicon import read_words

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_WIDE = ("utf-16-le", "utf-16-be")
_CHINESE = ("gb18030", "cp950", "big5hkscs")
_TELLING = re.compile(r"[^\x20-\x7e\s]+")
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x19\x1c-\x1f]")
_REACH = 1 << 18
_SAMPLE = 4096
_LEAST_SCORE = 0.15
"""Below this a text is not language: Chinese prose scores above 0.6, a name list above 0.3, wrong decodings below 0."""

_BINARY = ("binary data, not text", "give the text that is in it, or leave it out")
ENCODINGS = "UTF-8, UTF-16, GB18030 or Big5"


class UnreadableError(InputError):
    """A file or record holds nothing that can be read; `remedy` says what the user can do."""

    def __init__(self, reason: str, remedy: str = "") -> None:
        """Keep the reason as the text of the error."""
        super().__init__(reason)
        self.remedy = remedy


@dataclass(frozen=True, slots=True, kw_only=True)
class Decoded:
    """Text with its encoding; `cut` counts the bytes at the end that are the beginning of a character."""

    text: str
    encoding: str
    cut: int = 0


def decode(data: bytes, encoding: str | None = None) -> Decoded:
    """Return the text of a file's bytes without a byte order mark; raise UnreadableError if it is not text.

    `encoding` is tried alone where it is given. A file cut inside its last character is read without it.
    """
    for mark, name in _MARKS:
        if data.startswith(mark):
            return _decode_named(data[len(mark) :], name)
    if encoding:
        return _decode_named(data, encoding)
    plain = None if b"\0" in data else _try(data, "utf-8")
    if plain and (_is_plain_ascii(plain.text) or _score(plain.text) >= _LEAST_SCORE):
        return _checked(plain)
    candidates = [_try(data, name) for name in (_WIDE if b"\0" in data else _CHINESE + _WIDE)]
    scored = [(_score(found.text), found) for found in candidates if found]
    best = max(scored, key=lambda pair: pair[0], default=None)
    if best and best[0] >= _LEAST_SCORE:
        return _checked(best[1])
    if plain:
        return _checked(plain)
    raise UnreadableError(*_diagnosis(data))


def _decode_named(data: bytes, encoding: str) -> Decoded:
    found = _try(data, encoding)
    if found is None:
        raise UnreadableError(
            f"not text in {encoding}", "leave the encoding out, so that it is found, or name the right one"
        )
    return _checked(found)


def _try(data: bytes, encoding: str) -> Decoded | None:
    """Return the strict decoding, None where a byte inside does not fit."""
    decoder = codecs.getincrementaldecoder(encoding)("strict")
    try:
        text = decoder.decode(data)
    except UnicodeDecodeError:
        return None
    pending = decoder.getstate()[0]
    return Decoded(text=text, encoding=encoding, cut=len(pending))


def _is_plain_ascii(text: str) -> bool:
    return text.isascii() and not _CONTROL.search(text)


def _checked(found: Decoded) -> Decoded:
    sample = found.text[:_SAMPLE]
    if "\0" in sample or len(_CONTROL.findall(sample)) * 20 > len(sample):
        raise UnreadableError(*_BINARY)
    return found


def _diagnosis(data: bytes) -> tuple[str, str]:
    sample = data[:_SAMPLE].decode("latin-1")
    if b"\0" in data or len(_CONTROL.findall(sample)) * 50 > len(sample):
        return _BINARY
    where = ""
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        where = f"; as UTF-8 it breaks at byte {error.start} (line {line})" if error.start else ""
    return f"not text in {ENCODINGS}{where}", "name its encoding with --encoding, or convert it to UTF-8"


def _score(text: str) -> float:
    """Return the mean usualness of the characters, from -1 (private use, rare) to 1 (the commonest in Chinese)."""
    telling = "".join(_TELLING.findall(text, 0, _REACH))
    counts = Counter((telling or "".join(text[:_SAMPLE].split()))[:_SAMPLE])
    total = counts.total()
    return sum(_usualness(char) * count for char, count in counts.items()) / total if total else 0.0


@cache
def _usualness(char: str) -> float:
    folded = fold(char)
    if folded in _common():
        return 1.0
    if char < "\x7f":
        return 0.3 if char >= " " else -1.0
    if char in "、。“”‘’《》〈〉「」『』·…—–【】〔〕％℃①②③④⑤■□●○◆▲★※〇" or "\uff01" <= char <= "\uff5e":
        return 0.3
    if "\u4e00" <= char <= "\u9fff" and _is_first_level(char):
        return 0.2
    return -0.5 if "\u3400" <= char <= "\u9fff" else -1.0


@cache
def _common() -> frozenset[str]:
    return frozenset("".join(read_words("common_characters.txt")))


def _is_first_level(char: str) -> bool:
    """Say whether a character is of the usual level of GB 2312 (rows 16-55) or of Big5 (A440-C67E)."""
    simplified, traditional = char.encode("gb2312", "ignore"), char.encode("big5", "ignore")
    return b"\xb0" <= simplified[:1] <= b"\xd7" or b"\xa4\x40" <= traditional <= b"\xc6\x7e"

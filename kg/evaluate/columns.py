"""Read columns as CoNLL has them: a character (or word) a line, its tag last, an empty line behind each sentence.

bio: B- begins, I- goes on (I- alone begins too, as in CoNLL-2003). bioes: E- ends, S- is alone. bmes: M- goes on.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Final

from kg.corpus import Labelled, Span
from kg.errors import InputError

SCHEMES: Final[Mapping[str, str]] = {"bio": "BI", "bioes": "BIES", "bmes": "BMES"}
"""The letters of each scheme beside O."""

_TAG: Final = re.compile(r"([A-Z])[-_](\S+)")
_OUTSIDE: Final = "O"
_DIVIDER: Final = "-DOCSTART-"


@dataclass(frozen=True, slots=True)
class _Token:
    text: str
    tag: str
    line: int


def find_scheme(lines: Iterable[str], path: str) -> str:
    """Return the scheme of the tags in the last column: bmes where there is an M-, bioes where there is an E- or S-."""
    letters = {match[1] for token in _iter_tokens(lines, path) if token and (match := _TAG.fullmatch(token.tag))}
    if "M" in letters:
        return "bmes"
    return "bioes" if letters & set("ES") else "bio"


def iter_columns(lines: Iterable[str], path: str, scheme: str) -> Iterator[Labelled]:
    """Yield the sentences of columns. Raises InputError, with the line, for a tag that cannot stand where it does."""
    for is_sentence, group in groupby(_iter_tokens(lines, path), key=lambda token: token is not None):
        if is_sentence:
            tokens = [token for token in group if token is not None]
            yield _parse_sentence(tokens, path, scheme)


def _iter_tokens(lines: Iterable[str], path: str) -> Iterator[_Token | None]:
    """Yield tokens, and None between sentences."""
    for number, line in enumerate(lines, 1):
        columns = line.split()
        if not columns or columns[0] == _DIVIDER:
            yield None
            continue
        tag = columns[-1]
        text = columns[0] if len(columns) > 1 else line[: line[:1].isspace()]  # the character may be a space itself
        if not text or not (tag == _OUTSIDE or _TAG.fullmatch(tag)):
            raise InputError(
                f"{path}:{number}: {line[:60]!r} is not a character and its tag (O, B-LABEL, I-LABEL, ...); "
                "for JSON Lines say --format jsonl"
            )
        yield _Token(text, tag, number)


def _parse_sentence(tokens: Sequence[_Token], path: str, scheme: str) -> Labelled:
    text = ""
    starts: list[int] = []
    for token in tokens:
        text += " " if _is_word_end(text) and _is_word_end(token.text[:1]) and len(token.text) > 1 else ""
        starts.append(len(text))
        text += token.text
    spans = [
        Span(starts[first], starts[last] + len(tokens[last].text), label)
        for first, last, label in _iter_entities(tokens, path, scheme)
    ]
    return Labelled(text=text, entities=tuple(spans), place=f"{path}:{tokens[0].line}")


def _is_word_end(text: str) -> bool:
    return text[-1:].isascii() and text[-1:].isalnum()


def _iter_entities(tokens: Sequence[_Token], path: str, scheme: str) -> Iterator[tuple[int, int, str]]:
    """Yield the first and the last token of each entity, and its label."""
    begun: tuple[int, str] | None = None
    for index, token in enumerate(tokens):
        letter, label = _parse_tag(token, path, scheme)
        goes_on = letter in ("I", "M", "E") and begun is not None and begun[1] == label
        if begun and not goes_on:
            if scheme != "bio":
                raise _misplaced(token, path, f"{begun[1]!r}, begun before it, has no end")
            yield begun[0], index - 1, begun[1]
            begun = None
        if letter in ("I", "M", "E") and not goes_on and scheme != "bio":
            raise _misplaced(token, path, f"no {label!r} has begun before it")
        if letter in ("S", "E"):
            yield (begun[0] if begun else index), index, label
            begun = None
        elif letter != _OUTSIDE and begun is None:
            begun = index, label
    if begun:
        if scheme != "bio":
            raise _misplaced(tokens[-1], path, f"{begun[1]!r} has no end")
        yield begun[0], len(tokens) - 1, begun[1]


def _parse_tag(token: _Token, path: str, scheme: str) -> tuple[str, str]:
    if token.tag == _OUTSIDE:
        return _OUTSIDE, ""
    letter, label = token.tag[0], token.tag[2:]
    if letter not in SCHEMES[scheme]:
        choices = ", ".join(f"{one}-{label}" for one in SCHEMES[scheme])
        raise InputError(
            f"{path}:{token.line}: tag {token.tag!r} is none of {scheme}: {choices} or O; name its --format"
        )
    return letter, label


def _misplaced(token: _Token, path: str, why: str) -> InputError:
    return InputError(f"{path}:{token.line}: tag {token.tag!r} cannot stand here: {why}")

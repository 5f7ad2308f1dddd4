"""Refuse statements that would write, before any store sees them.

A store's own read access stands beside this: a session of a Neo4j in READ mode, a user of the embedded store without the
right to write. So that neither stands alone, a statement must begin with a reading clause, hold no writing clause anywhere,
call none but known functions and procedures, be one statement, and be read alike by every parser.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from kg.errors import ReadOnlyError
from kg.store.known import BEFORE_BRACKET, FUNCTION_SPACES, FUNCTIONS, PROCEDURES, SHOWN
from kg.text.cypher import Token, iter_tokens

_STARTS: Final = frozenset(["MATCH", "OPTIONAL", "WITH", "UNWIND", "RETURN", "CALL", "SHOW", "FILTER", "LET", "WHEN"])
"""Clauses that a reading statement begins with; all administration begins with others."""

_REFUSED: Final = {
    **dict.fromkeys(
        (
            "CREATE", "MERGE", "SET", "DELETE", "DETACH", "NODETACH", "REMOVE", "FOREACH", "INSERT", "DROP", "ALTER",
            "GRANT", "DENY", "REVOKE",
        ),
        "would write",
    ),
    "LOAD": "would read files or addresses",
    "USE": "would leave the graph",
    "TERMINATE": "would end the work of others",
    "TRANSACTIONS": "is for statements that write",
}  # fmt: skip
"""Words that are refused wherever they stand, unless as a name, and why."""

_NAMES_BEHIND: Final = frozenset((".", ":", "$", "|", "&", "!"))
"""Marks behind which a word is a name (n.set, :Delete, $create), whatever it says."""

_ESCAPE = re.compile(r"\\u+([0-9A-Fa-f]{4})")
_ESCAPE_BEHIND_PAIRS = re.compile(r"(\\\\)|\\u+([0-9A-Fa-f]{4})")
_ODD_BREAKS = re.compile(r"[\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
_MOST_READINGS: Final = 16


@dataclass(frozen=True, slots=True, kw_only=True)
class _Refusal:
    """What is not allowed in a statement, where it stands, and why."""

    what: str
    at: int
    why: str


def refuse_writes(cypher: str) -> None:
    """Raise ReadOnlyError, with the clause and its line, unless a statement only reads."""
    for reading in _readings(cypher):
        for refusal in _iter_refusals(list(iter_tokens(reading))):
            line = reading.count("\n", 0, refusal.at) + 1
            raise ReadOnlyError(
                f"{refusal.what!r} in line {line} of the statement {refusal.why}; only statements that read are run here"
            )


def _readings(cypher: str) -> Sequence[str]:
    r"""Return the ways in which a parser may read a statement.

    \u0053ET is SET, parsers differ on \\u0053ET, and on which breaks end a comment. Raises ReadOnlyError where escapes are
    made of escapes.
    """
    readings = [cypher]
    for reading in readings:
        decoded = (
            _ESCAPE.sub(lambda match: chr(int(match[1], 16)), reading),
            _ESCAPE_BEHIND_PAIRS.sub(lambda match: match[1] or chr(int(match[2], 16)), reading),
            _ODD_BREAKS.sub(" ", reading),
        )
        readings.extend(one for one in dict.fromkeys(decoded) if one not in readings)
        if len(readings) > _MOST_READINGS:
            raise ReadOnlyError(
                "the statement has escapes within escapes (\\u005cu0041); write the characters as they are"
            )
    return readings


def _iter_refusals(tokens: Sequence[Token]) -> Iterator[_Refusal]:
    """Yield what is not allowed in a statement, the first first."""
    start = _first_clause(tokens)
    if start is None:
        yield _Refusal(what="", at=0, why="is no statement")
    elif start.word not in _STARTS:
        yield _Refusal(what=start.text, at=start.start, why="begins no statement that reads")
    for index, token in enumerate(tokens):
        if token.kind == "open":
            yield _Refusal(what=token.text[:20], at=token.start, why="is not closed")
        if token.kind == "mark" and not (token.text.isascii() and token.text.isprintable()):
            yield _Refusal(
                what=token.text, at=token.start, why="is a character that no statement needs outside of texts"
            )
        if token.text == ";" and index + 1 < len(tokens):
            yield _Refusal(what=";", at=token.start, why="has a second statement behind it")
        if token.word in _REFUSED and not _is_name(tokens, index):
            yield _Refusal(what=token.word, at=token.start, why=_REFUSED[token.word])
        if token.word == "SHOW" and start and start.word == "SHOW" and not _shows_schema(tokens, index):
            yield _Refusal(
                what="SHOW", at=token.start, why="tells more than indexes, constraints, functions and procedures"
            )
        if token.kind in ("word", "quoted") and _text(tokens, index - 1) != ".":
            yield from _iter_refused_calls(tokens, index)


def _first_clause(tokens: Sequence[Token]) -> Token | None:
    """Return the word that begins a statement, behind EXPLAIN, PROFILE, CYPHER with its options, and braces."""
    index = 0
    while index < len(tokens) and (tokens[index].word in ("EXPLAIN", "PROFILE", "CYPHER") or tokens[index].text == "{"):
        index += 1
        if tokens[index - 1].word == "CYPHER":
            index += index < len(tokens) and tokens[index].kind == "number"
            while _text(tokens, index + 1) == "=":
                index += 3
    return tokens[index] if index < len(tokens) else None


def _is_name(tokens: Sequence[Token], index: int) -> bool:
    """Tell whether a word is a name and begins no clause: a property, label, type, parameter or key of a map."""
    before = _text(tokens, index - 1)
    return before in _NAMES_BEHIND or (before in ("{", ",") and _text(tokens, index + 1) == ":")


def _shows_schema(tokens: Sequence[Token], index: int) -> bool:
    """Tell whether what SHOW names, up to four words (RANGE INDEXES, BUILT IN FUNCTIONS), is of the schema."""
    named = [token.word for token in tokens[index + 1 : index + 5]]
    found = next((place for place, word in enumerate(named) if word in SHOWN), None)
    return found is not None and all(named[:found])


def _iter_refused_calls(tokens: Sequence[Token], index: int) -> Iterator[_Refusal]:
    """Yield the procedure or the function that is called at a token, unless it is known to read."""
    token = tokens[index]
    name, end = _dotted(tokens, index)
    space, dot, _ = name.partition(".")
    if index > 0 and tokens[index - 1].word == "CALL" and not _is_name(tokens, index - 1):
        if name not in PROCEDURES:
            yield _Refusal(what=f"CALL {name}", at=token.start, why="is no procedure that is known to read")
    elif _text(tokens, end) != "(":
        return
    elif (dot and space not in FUNCTION_SPACES) or (
        not dot and not (name in FUNCTIONS or token.word in BEFORE_BRACKET or _is_name(tokens, index))
    ):
        yield _Refusal(what=f"{name}()", at=token.start, why="is no function that is known to read")


def _dotted(tokens: Sequence[Token], index: int) -> tuple[str, int]:
    """Return the dotted name that begins at a token, in small letters without back-ticks, and the index behind it."""
    parts = [tokens[index].text]
    index += 1
    while _text(tokens, index) == "." and index + 1 < len(tokens) and tokens[index + 1].kind in ("word", "quoted"):
        parts.append(tokens[index + 1].text)
        index += 2
    return ".".join(part.strip("`") for part in parts).lower(), index


def _text(tokens: Sequence[Token], index: int) -> str:
    """Return the text of a token, '' outside the statement."""
    return tokens[index].text if 0 <= index < len(tokens) else ""

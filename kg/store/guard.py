"""Refuse statements that would write, before any store sees them.

A store's own read access is not enough: the embedded one writes under it. So a statement must begin with a reading
clause, hold no writing clause anywhere, call none but known procedures, and be one statement.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from kg.errors import ReadOnlyError
from kg.text.cypher import Token, iter_tokens

_STARTS: Final = frozenset(["MATCH", "OPTIONAL", "WITH", "UNWIND", "RETURN", "CALL", "SHOW", "FILTER", "LET", "WHEN"])
"""Clauses that a reading statement begins with; all administration begins with others."""

_WRITES: Final = frozenset(
    [
        "CREATE",
        "MERGE",
        "SET",
        "DELETE",
        "DETACH",
        "NODETACH",
        "REMOVE",
        "FOREACH",
        "INSERT",
        "LOAD",
        "DROP",
        "ALTER",
        "GRANT",
        "DENY",
        "REVOKE",
        "TERMINATE",
    ]
)
"""Words that begin a clause which writes, or reads files or addresses (LOAD CSV), wherever it stands."""

_PROCEDURES: Final = frozenset(
    (
        "db.info", "db.ping", "db.labels", "db.propertykeys", "db.relationshiptypes", "db.schema.visualization",
        "db.schema.nodetypeproperties", "db.schema.reltypeproperties", "db.index.fulltext.querynodes",
        "db.index.fulltext.queryrelationships", "db.index.vector.querynodes", "db.index.vector.queryrelationships",
        "dbms.components",
    )
)  # fmt: skip
_FUNCTION_SPACES: Final = frozenset(
    ["date", "datetime", "localdatetime", "time", "localtime", "duration", "point", "vector"]
)
"""Name spaces of functions; those of others, a plug-in's above all, may run statements of their own."""

_NAMES_BEHIND: Final = frozenset((".", ":", "$", "|", "&", "!"))
"""Marks behind which a word is a name (n.set, :Delete, $create), whatever it says."""

_ESCAPE = re.compile(r"\\u+([0-9A-Fa-f]{4})")
_ESCAPE_BEHIND_PAIRS = re.compile(r"(\\\\)|\\u+([0-9A-Fa-f]{4})")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Refusal:
    """What is not allowed in a statement, where it stands, and why."""

    clause: str
    at: int
    why: str


def refuse_writes(cypher: str) -> None:
    """Raise ReadOnlyError, with the clause and its line, unless a statement only reads."""
    for reading in dict.fromkeys(_iter_readings(cypher)):
        tokens = list(iter_tokens(reading))
        for refusal in _iter_refusals(tokens):
            line = reading.count("\n", 0, refusal.at) + 1
            raise ReadOnlyError(
                f"{refusal.clause!r} in line {line} of the statement {refusal.why}; only statements that read are run here"
            )


def _iter_readings(cypher: str) -> Iterator[str]:
    r"""Yield the ways in which a parser may read a statement: \u0053ET is SET, and parsers differ on \\u0053ET."""
    yield cypher
    yield _ESCAPE.sub(lambda match: chr(int(match[1], 16)), cypher)
    yield _ESCAPE_BEHIND_PAIRS.sub(lambda match: match[1] or chr(int(match[2], 16)), cypher)


def _iter_refusals(tokens: Sequence[Token]) -> Iterator[_Refusal]:
    """Yield what is not allowed in a statement, the first first."""
    start = _first_clause(tokens)
    if start is None:
        yield _Refusal(clause="", at=0, why="is no statement")
    elif start.word not in _STARTS and start.text not in ("(", "{"):
        yield _Refusal(clause=start.text, at=start.start, why="begins no statement that reads")
    for index, token in enumerate(tokens):
        if token.text == ";" and index + 1 < len(tokens):
            yield _Refusal(clause=";", at=token.start, why="has a second statement behind it")
        if token.word in _WRITES and not _is_name(tokens, index):
            yield _Refusal(clause=token.word, at=token.start, why="would write")
        if token.kind in ("word", "quoted") and _text(tokens, index - 1) != ".":
            yield from _iter_refused_calls(tokens, index)


def _first_clause(tokens: Sequence[Token]) -> Token | None:
    """Return the word that begins a statement, behind EXPLAIN, PROFILE and CYPHER with its options."""
    index = 0
    while index < len(tokens) and tokens[index].word in ("EXPLAIN", "PROFILE", "CYPHER"):
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


def _iter_refused_calls(tokens: Sequence[Token], index: int) -> Iterator[_Refusal]:
    """Yield the procedure or the function of a name space that begins at a token, unless it is known to read."""
    token = tokens[index]
    name, end = _dotted(tokens, index)
    is_called = index > 0 and tokens[index - 1].word == "CALL" and not _is_name(tokens, index - 1)
    if is_called and name not in _PROCEDURES:
        yield _Refusal(clause=f"CALL {name}", at=token.start, why="is no procedure that is known to read")
    elif "." in name and not is_called and _text(tokens, end) == "(" and name.partition(".")[0] not in _FUNCTION_SPACES:
        yield _Refusal(clause=f"{name}()", at=token.start, why="is no function that is known to read")


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

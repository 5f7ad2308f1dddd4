"""Read Cypher as tokens: enough to know its clauses, its columns, and what is only a string, a comment or a name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

_TOKEN: Final = re.compile(
    r"""
      (?P<space>\s+ | //[^\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]* | /\*.*?\*/)
    | (?P<string>'(?:\\.|[^'\\])*' | "(?:\\.|[^"\\])*")
    | (?P<quoted>`(?:``|[^`])*`(?!`))
    | (?P<open>(?:/\*|['"`]).*)
    | (?P<parameter>\$[^\W\d]\w*)
    | (?P<number>\d+(?:\.(?!\.)\d*)?)
    | (?P<word>[^\W\d]\w*)
    | (?P<mark>\.\. | .)
    """,
    re.VERBOSE | re.DOTALL,
)
_OPEN, _CLOSE = "([{", ")]}"
_AFTER_RETURN = frozenset(("ORDER", "SKIP", "OFFSET", "LIMIT", "UNION"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Token:
    """One token of a statement, comments and white space left out.

    `kind` is string, quoted, parameter, number, word, mark, or open: a text or comment that is not closed, up to the end.
    """

    kind: str
    text: str
    start: int
    end: int

    @property
    def word(self) -> str:
        """Return a word in capitals as a parser compares it, '' of any other token."""
        return self.text.upper() if self.kind == "word" else ""


def iter_tokens(cypher: str) -> Iterator[Token]:
    """Yield the tokens of a statement."""
    for match in _TOKEN.finditer(cypher):
        if match.lastgroup and match.lastgroup != "space":
            yield Token(kind=match.lastgroup, text=match[0], start=match.start(), end=match.end())


def column_names(cypher: str) -> tuple[str, ...]:
    """Return the columns that a statement returns, () where it does not name them (RETURN *, a procedure alone).

    A store does not tell the columns of a result without rows.
    """
    items: list[list[Token]] = []
    depth, inside, before = 0, False, ""
    for token in iter_tokens(cypher):
        clause = token.word if depth == 0 and before not in (".", ":") else ""
        before = token.text
        if clause == "RETURN":
            items, inside = [[]], True
        elif clause in _AFTER_RETURN:
            inside = False
        elif inside and depth == 0 and token.text == ",":
            items.append([])
        elif inside and token.word != "DISTINCT":
            items[-1].append(token)
        depth += (token.text in _OPEN) - (token.text in _CLOSE) if token.kind == "mark" else 0
    names = tuple(_column(cypher, item) for item in items if item)
    return () if "*" in names else names


def _column(cypher: str, item: list[Token]) -> str:
    """Return the name of one column: what stands behind AS, else the expression as it is written."""
    if len(item) > 2 and item[-2].word == "AS":
        return item[-1].text.strip("`")
    return cypher[item[0].start : item[-1].end].strip("`")

"""Refuse statements of strangers that may go on without end, before any store sees them.

A store's own limit on time stands beside this. It ends searches, products and long results, but neither store looks at the
clock within one expression, so long ranges, and lists within lists within lists, are refused here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from kg.errors import ConfigError
from kg.text.cypher import Token, iter_tokens

MAX_HOPS: Final = 6
MAX_RANGE: Final = 10_000
_MAX_NESTED: Final = 2
_ITERATING: Final = frozenset(["ALL", "ANY", "NONE", "SINGLE", "REDUCE", "ALLREDUCE"])
_NUMBERS = re.compile(r"(\d*)(,?|\.\.)(\d*)")


class _Refusal(NamedTuple):
    at: int
    what: str
    remedy: str


def refuse_unbounded(cypher: str, max_hops: int = MAX_HOPS) -> None:
    """Raise ConfigError for paths of more than `max_hops` steps or of any length, long ranges, and lists nested deeply."""
    tokens = list(iter_tokens(cypher))
    for refusal in (*_long_paths(tokens, max_hops), *_long_ranges(tokens), *_nested_lists(tokens)):
        line = cypher.count("\n", 0, refusal.at) + 1
        raise ConfigError(f"{refusal.what} in line {line} of the statement may take too long; {refusal.remedy}")


def _long_paths(tokens: Sequence[Token], max_hops: int) -> Iterator[_Refusal]:
    remedy = f"say at most how many steps, {max_hops} or fewer: -[*..{max_hops}]-> or ->{{1,{max_hops}}}"
    for index, token in enumerate(tokens):
        hops: int | None = 0
        if (token.text == "*" and _is_in_relationship(tokens, index)) or (
            token.text == "{" and _text(tokens, index + 1) and _is_quantifier(tokens, index)
        ):
            hops = _most(tokens, index + 1)
        elif token.text in ("+", "*") and _is_behind_pattern(tokens, index):
            hops = None
        if hops is None or hops > max_hops:
            yield _Refusal(token.start, "a path of any length" if hops is None else f"a path of {hops} steps", remedy)


def _is_in_relationship(tokens: Sequence[Token], index: int) -> bool:
    """Tell whether a star stands in -[r:TYPE*]-: from it back to a bracket behind a dash there are only names and types."""
    while index > 0 and tokens[index - 1].text != "[":
        index -= 1
        if tokens[index].kind not in ("word", "quoted") and tokens[index].text not in ":|&!()%*$":
            return False
    return index > 1 and tokens[index - 2].text == "-"


def _is_quantifier(tokens: Sequence[Token], index: int) -> bool:
    """Tell whether braces hold nothing but one or two numbers: {3}, {1,3}, {2,}, {,4}."""
    end = index + 1
    while end < len(tokens) and (tokens[end].kind == "number" or tokens[end].text == ","):
        end += 1
    return end > index + 1 and _text(tokens, end) == "}"


def _most(tokens: Sequence[Token], index: int) -> int | None:
    """Return the upper bound that numbers and the marks between them say, None where there is none."""
    said = ""
    while index < len(tokens) and (tokens[index].kind == "number" or tokens[index].text in ("..", ",")):
        said += tokens[index].text
        index += 1
    found = _NUMBERS.fullmatch(said)
    if found is None or not said:
        return None
    return int(found[3] or 0) or (None if found[2] else int(found[1]))


def _is_behind_pattern(tokens: Sequence[Token], index: int) -> bool:
    """Tell whether + or * stands behind a relationship (-->+) or a path in brackets, and is no sum or product."""
    before, further = _text(tokens, index - 1), _text(tokens, index - 2)
    if (before, further) in ((">", "-"), ("-", "]"), ("-", "-")):
        return True
    return before == ")" and _holds_arrow(tokens, index - 1)


def _holds_arrow(tokens: Sequence[Token], end: int) -> bool:
    """Tell whether the brackets that close at a token hold a relationship."""
    depth, index = 0, end
    while index >= 0:
        depth += (tokens[index].text in (")", "]", "}")) - (tokens[index].text in ("(", "[", "{"))
        if depth == 0:
            return False
        pair = (tokens[index - 1].text, tokens[index].text) if index else ("", "")
        if depth == 1 and pair in (("-", "["), ("-", "-"), ("-", ">"), ("<", "-")):
            return True
        index -= 1
    return False


def _long_ranges(tokens: Sequence[Token]) -> Iterator[_Refusal]:
    for index, token in enumerate(tokens):
        if token.word != "RANGE" or _text(tokens, index + 1) != "(":
            continue
        for each in tokens[index + 2 : index + 8]:
            if each.text == ")":
                break
            if each.kind == "number" and float(each.text) > MAX_RANGE:
                yield _Refusal(token.start, f"range() up to {each.text}", f"{MAX_RANGE} is the most that is allowed")


def _nested_lists(tokens: Sequence[Token]) -> Iterator[_Refusal]:
    """Yield lists made within lists made within lists: nothing can end the store's work on them."""
    open_brackets: list[bool] = []
    for index, token in enumerate(tokens):
        if token.text in ("(", "[", "{") and token.kind == "mark":
            iterates = token.text == "[" and _text(tokens, index + 2).upper() == "IN"
            iterates |= token.text == "(" and index > 0 and tokens[index - 1].word in _ITERATING
            open_brackets.append(iterates)
            if iterates and sum(open_brackets) > _MAX_NESTED:
                yield _Refusal(token.start, "a list within a list within a list", "take the lists apart with UNWIND")
        elif token.text in (")", "]", "}") and token.kind == "mark" and open_brackets:
            open_brackets.pop()


def _text(tokens: Sequence[Token], index: int) -> str:
    """Return the text of a token, '' outside the statement."""
    return tokens[index].text if 0 <= index < len(tokens) else ""

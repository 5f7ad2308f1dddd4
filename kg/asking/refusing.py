"""Say why a question cannot be read: which words of it, which name, and what near to it can be."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.asking.filling import is_open
from kg.asking.grammar import Grammar
from kg.asking.matching import Bound, Matcher
from kg.asking.names import NameLookup
from kg.asking.nearest import Examples
from kg.asking.pieces import LABELS_OF, Piece, Pieces, candidates_for, kinds_of
from kg.asking.records import Refused

_LONGEST_UNKNOWN = 30
_ASKING = re.compile("[谁哪啥]|什么|多少|怎")


def explain(question: str, pieces: Pieces, grammar: Grammar, names: NameLookup) -> Refused:
    """Return the refusal of a question that fits no form."""
    examples = Examples(pieces, grammar)
    if (unknown := _find_unknown(pieces, grammar)) is not None:
        meaning, piece = unknown
        if _is_plain(piece.text, grammar):
            return _unread(question, [piece.text], examples.nearest(meaning), grammar)
        inner = [one for one in pieces if _is_known(one) and piece.start <= one.start and one.end <= piece.end]
        if not inner:
            return _no_such_name(question, piece, names, examples.nearest(meaning))
        longest = max(inner, key=lambda one: one.end - one.start)
        unread = [
            text for text in (pieces.text[piece.start : longest.start], pieces.text[longest.end : piece.end]) if text
        ]
        nearest = examples.nearest(meaning)
    else:
        nearest = examples.nearest()
        unread = list(_iter_unread(pieces, grammar, 0, len(pieces.text)))
    return _unread(question, unread, nearest, grammar)


def refuse_reason(question: str, words: list[str], pieces: Pieces, grammar: Grammar) -> Refused:
    """Return the refusal of a question that asks why."""
    return Refused(
        question=question,
        zh=f"读不懂“{'”“'.join(words)}”：这里记的是事情，不是原因",
        en=f"cannot read {', '.join(map(repr, words))}: what happened is known here, not why",
        nearest=Examples(pieces, grammar).nearest(),
    )


def _no_such_name(question: str, piece: Piece, names: NameLookup, nearest: tuple[str, ...]) -> Refused:
    candidates = tuple(names.near(piece.text))
    zh, en = f"这里没有“{piece.text}”", f"nothing is called {piece.text!r} here"
    if candidates:
        zh += "；相近的有：" + "、".join(one.name for one in candidates)
        en += "; near to it: " + ", ".join(one.name for one in candidates)
    return Refused(question=question, zh=zh, en=en, nearest=nearest, candidates=candidates)


def _unread(question: str, unread: list[str], nearest: tuple[str, ...], grammar: Grammar) -> Refused:
    relative = sorted({word for word in grammar.words_of("relative") for text in unread if word in text})
    if relative:
        zh = f"“{'、'.join(relative)}”是相对于哪一天？请写明年份或日期"
        en = f"{', '.join(relative)}: relative to which day? Give a year or a date"
    elif unread:
        zh = f"读不懂“{'”“'.join(unread)}”"
        en = f"cannot read {', '.join(map(repr, unread))}"
    else:
        zh, en = "每个词都认得，但读不懂连起来的意思", "each word can be read, but not what they say together"
    return Refused(question=question, zh=zh, en=en, nearest=nearest)


def _is_known(piece: Piece) -> bool:
    """Tell whether a piece is a name of one thing: 市总工会 within 某市总工会 is none."""
    return piece.kind == "name" and not is_open(piece)


def _is_plain(text: str, grammar: Grammar) -> bool:
    """Tell whether a text is no name: made of words of the grammar alone, or with one that leans on today in it."""
    reached = {0}
    for start in range(len(text)):
        if start in reached:
            reached |= {start + len(word) for word in grammar.words if text.startswith(word, start)}
    return len(text) in reached or any(word in text for word in grammar.words_of("relative"))


def _find_unknown(pieces: Pieces, grammar: Grammar) -> tuple[str, Piece] | None:
    """Return the shortest stretch that, were it a name, would make the question one that can be read, with its meaning."""
    text = pieces.text

    def accept(kind: str, start: int) -> Iterator[Piece]:
        for piece in pieces.at.get(start, ()):
            if piece.kind == kind or (piece.kind == "name" and candidates_for(piece, kind)):
                yield piece
        if kind in LABELS_OF or kind == "place":
            for end in range(start + 2, _end_of_unknown(text, start) + 1):
                yield Piece(kind="unknown", start=start, end=end, text=text[start:end])

    kinds = kinds_of(pieces)
    matcher = Matcher(pieces, grammar.rules, accept)
    found = [
        (unknown[0].end - unknown[0].start, number, form.meaning, unknown[0])
        for number, form in enumerate(grammar.forms)
        if len(form.needs - kinds) <= 1
        for bound in matcher.whole(form.tree)
        if len(unknown := _unknown(bound)) == 1
    ]
    return min(found, key=lambda one: one[:2])[2:] if found else None


def _end_of_unknown(text: str, start: int) -> int:
    """Return how far a name that begins here may reach: no name holds a word that asks."""
    asking = _ASKING.search(text, start)
    return min(asking.start() if asking else len(text), start + _LONGEST_UNKNOWN)


def _unknown(bound: Bound) -> list[Piece]:
    return [found for _, found in bound if isinstance(found, Piece) and found.kind == "unknown"]


def _iter_unread(pieces: Pieces, grammar: Grammar, first: int, last: int) -> Iterator[str]:
    """Yield the parts of a stretch that hold no piece and no word of the grammar, as few characters as can be."""
    text = pieces.text[:last]
    ends = {
        start: {piece.end for piece in pieces.at.get(start, ()) if piece.end <= last} for start in range(first, last)
    }
    for start, found in ends.items():
        found.update(start + len(word) for word in grammar.words if text.startswith(word, start))
    cost: list[tuple[int, int]] = [(0, 0)] * (len(text) + 1)
    step = [0] * (len(text) + 1)
    for start in reversed(range(first, last)):
        ways = [((cost[start + 1][0] + 1, cost[start + 1][1] + 1), start + 1)]
        ways += [((cost[end][0], cost[end][1] + 1), end) for end in ends[start]]
        cost[start], step[start] = min(ways)
    stretch, start = "", first
    while start < len(text):
        if step[start] in ends[start]:
            if stretch:
                yield stretch
            stretch = ""
        else:
            stretch += text[start]
        start = step[start]
    if stretch:
        yield stretch

"""Lists of winners in running text: behind the words that name the honour, to the end of the sentence."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from kg.model import Mention
from kg.nlp.facts.phrases import ANY, AWARD, BODY, PERSON
from kg.nlp.honour_words import ending_pattern
from kg.nlp.tape import Tape
from kg.text.fold import fold

_BACK = 200
"""How many characters of the tape 获此殊荣 looks back for its honour."""

_STOP = re.compile("。|\n|$")
_NEXT = re.compile(f"[;。,\n][^{ANY}。;\n]{{0,8}}{AWARD}")
_BRACKET = re.compile("\\([^()\n]*\\)")
_LAST_BODY = f"{BODY}(?![^、,;。 \n{BODY[1:-1]}]*{BODY})"
"""The last body of a cell."""

_WINNING = re.compile("(?:成为|获得|荣获|获|入选|列入|评为|授予|命名|表彰)[^。,]{0,8}$")


def is_personal(award: Mention) -> bool | None:
    """Say whether only people are given an honour; None where its words do not tell."""
    name = fold(award.text)
    if name.startswith("个人") or ending_pattern("personal").search(name):
        return True
    return False if name.startswith(("团体", "集体")) or ending_pattern("collective").search(name) else None


def names_between(tape: Tape, start: int, end: int, people: bool) -> list[Mention]:
    """Return the people of a list, or its bodies, but what brackets hold: the last of each cell, as those before say where it belongs."""
    text = _BRACKET.sub(lambda match: "(" * len(match[0]), tape.text[start:end])
    places = [match.start() for match in re.finditer(PERSON if people else _LAST_BODY, text)]
    return [mention for place in places if (mention := tape.mentions[start + place]) is not None]


def list_behind(tape: Tape, offset: int, awards: Sequence[Mention]) -> tuple[list[Mention], int]:
    """Return who stands in the list that begins at an offset of the text and who can have won, and where it ends on the tape."""
    at = bisect_left(tape.offsets, offset)
    stop = _STOP.search(tape.text, at)
    end = stop.start() if stop else len(tape.text)
    if (after := _NEXT.search(tape.text, at, end)) is not None:
        end = after.start()
    kinds = {is_personal(award) for award in awards} - {None}
    people = kinds.pop() if len(kinds) == 1 else re.search(PERSON, tape.text[at:end]) is not None
    return names_between(tape, at, end, bool(people)), end


def last_award(tape: Tape, at: int) -> tuple[Mention, ...]:
    """Return the last honour named before `at`: what 获此殊荣 is about."""
    held = [m for m in tape.mentions_in(max(0, at - _BACK), at) if m.label == "AWARD"]
    return tuple(held[-1:])


def award_before(tape: Tape, at: int) -> tuple[Mention, ...]:
    """Return the honour that a list without one stands for: that of the two sentences before it, if it is one."""
    stop = tape.text.rfind("。", 0, at)
    start = tape.text.rfind("。", 0, max(0, stop)) + 1
    held = [(index, m) for index, m in enumerate(tape.mentions[start:at], start) if m and m.label == "AWARD"]
    won = [m for index, m in held if _WINNING.search(tape.text, start, index)]
    texts = {m.text for m in won} or {m.text for _, m in held}
    return (next(m for _, m in held if m.text in texts),) if len(texts) == 1 else ()

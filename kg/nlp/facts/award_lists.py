"""Lists of winners: behind the words that name the honour, to the end of the sentence or on the lines below them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kg.model import Mention
from kg.nlp.facts.phrases import ANY, AWARD, BODY, PERSON
from kg.nlp.honour_words import ending_pattern
from kg.nlp.tape import Tape
from kg.schema import BODY_LABELS

_BACK = 200
"""How many characters of the tape 获此殊荣 looks back for its honour."""

_LONGEST_LINE = 60
_SHORT_LINE = 16
_ITEM_END = re.compile("(?:\\([^()\n]{0,20}\\))?(?:[、,;和及与。\n ]|等|以及|$)")
_STOP = re.compile("。|\n|$")
_LEAD = re.compile(f"[;。,\n][^{ANY}。;\n]{{0,8}}{AWARD}")
_WINNING = re.compile("(?:成为|获得|荣获|获|入选|列入|评为|授予|命名|表彰)[^。,]{0,8}$")
_GIVING = re.compile(f"(?P<giver>{BODY})[^。,{ANY}]{{0,8}}(?:公布|命名|授予|表彰|评选|认定|下发|印发|发布|通报)")
_HEADING = re.compile(f"(?:^|\\n)[^。\\n{ANY}]{{0,12}}({AWARD})[^。,\\n{ANY}]{{0,14}}(?=\\n)")
_LINE = re.compile("\\n(?P<line>[^\\n]+)")
_SIGNED = re.compile("授予|颁发|表彰|公布|评选|主办|宣读|整理|执笔|供稿|摄|撰|编辑")
_DATED = re.compile("\\n[ 　]*[0-9〇○零一二三四五六七八九]{4}年")
_OPENS_ITEM = re.compile(f"[ 　]*(?P<who>[{BODY[1:-1]}{PERSON[1:-1]}])(?=[,:: 　(])")


def is_personal(award: Mention) -> bool | None:
    """Say whether only people are given an honour; None where its words do not tell."""
    if ending_pattern("personal").search(award.text):
        return True
    return False if ending_pattern("collective").search(award.text) else None


def list_behind(tape: Tape, at: int) -> tuple[list[Mention], int]:
    """Return who stands in a list that begins at `at`, to the end of the sentence or on the lines below, and where it ends."""
    if tape.text[at : at + 1] == "\n":
        found, end = _lines_below(tape, at)
        return [name for name, _ in found], end
    stop = _STOP.search(tape.text, at)
    end = stop.start() if stop else len(tape.text)
    if (lead := _LEAD.search(tape.text, at, end)) is not None:
        end = lead.start()
    places = [index for index in range(at, end) if _ITEM_END.match(tape.text, index + 1)]
    held = [mention for index in places if (mention := tape.mentions[index]) is not None]
    return [mention for mention in held if mention.label in ("PERSON", *BODY_LABELS)], end


def find_winners(names: Sequence[Mention], awards: Sequence[Mention]) -> list[Mention]:
    """Return those of a list's names who can have won: people for an honour of people, bodies for one of bodies, else people if any."""
    kinds = {is_personal(award) for award in awards} - {None}
    people = kinds.pop() if len(kinds) == 1 else any(name.label == "PERSON" for name in names)
    return [name for name in names if (name.label == "PERSON") == people]


def last_award(tape: Tape, at: int) -> tuple[Mention, ...]:
    """Return the last honour named before `at`: what 获此殊荣 is about."""
    held = [m for m in tape.mentions_in(max(0, at - _BACK), at) if m.label == "AWARD"]
    return tuple(held[-1:])


def award_before(tape: Tape, at: int) -> tuple[tuple[Mention, ...], tuple[Mention, ...]]:
    """Return the honour that a list without one stands for, and its giver: from the two sentences before it."""
    stop = tape.text.rfind("。", 0, at)
    start = tape.text.rfind("。", 0, max(0, stop)) + 1
    held = [(index, m) for index, m in enumerate(tape.mentions[start:at], start) if m and m.label == "AWARD"]
    won = [m for index, m in held if _WINNING.search(tape.text, start, index)]
    texts = {m.text for m in won} or {m.text for _, m in held}
    if len(texts) != 1:
        return (), ()
    giver = _GIVING.search(tape.text, start, at)
    givers = tape.mentions_in(*giver.span("giver")) if giver else []
    return (next(m for _, m in held if m.text in texts),), tuple(givers)


def find_headings(tape: Tape) -> Iterator[tuple[Mention, Mention, tuple[int, int]]]:
    """Yield (winner, honour, span of the text) for the lines under a line that names an honour."""
    for heading in _HEADING.finditer(tape.text):
        (award,) = tape.mentions_in(*heading.span(1))
        found, _ = _lines_below(tape, heading.end())
        winners = find_winners([name for name, _ in found], [award])
        for name, span in found:
            if name in winners:
                yield name, award, (award.start, tape.span(*span)[1])


def _lines_below(tape: Tape, at: int) -> tuple[list[tuple[Mention, tuple[int, int]]], int]:
    """Return whom the lines name that begin behind `at`, each with the line, and where they end.

    A short line without a name (a place, a number of winners) may stand between; a body over a date has signed.
    """
    found: list[tuple[Mention, tuple[int, int]]] = []
    end = at
    while (line := _LINE.match(tape.text, at)) is not None:
        start, at = line.span("line")
        names = _names_of_line(tape, start, at)
        if not names and (at - start > _SHORT_LINE or tape.mentions_in(start, at)):
            break
        if names and _DATED.match(tape.text, at) and at - start < _SHORT_LINE:
            break
        found.extend((name, (start, at)) for name in names)
        end = at
    return found, end


def _names_of_line(tape: Tape, start: int, end: int) -> list[Mention]:
    """Return whom a line of a list names: its people and its last body; of a paragraph, who opens it."""
    if "。" in tape.text[start:end] or end - start > _LONGEST_LINE:
        opening = _OPENS_ITEM.match(tape.text, start, end)
        return tape.mentions_in(*opening.span("who")) if opening else []
    held = tape.mentions_in(start, end)
    if _SIGNED.search(tape.text, start, end) or any(mention.label == "AWARD" for mention in held):
        return []
    return [m for m in held if m.label == "PERSON"] + [m for m in held if m.label in BODY_LABELS][-1:]

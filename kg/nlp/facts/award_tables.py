"""Tables of winners: lines under a heading that names the honour, or over the words that say what those above have won.

    甘肃省总工会关于表彰先进的决定
    一、模范职工之家(2个)
    兰州化工机械厂工会  白银市第二中学工会
    二、优秀工会工作者(1名)
    王立国(回族)  兰州化工机械厂工会主席

A line is a heading, an item, a label (工业系统), or it ends the table. The giver stands in the heading, in an act of
giving before it, or signs below.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from kg.model import Mention
from kg.nlp.facts.award_givers import BODIES, Giving, giving_before
from kg.nlp.facts.award_lists import is_personal, names_between
from kg.nlp.facts.phrases import ANY, AWARD, BODY, PERSON
from kg.nlp.tape import SIGNS, Tape

_LONGEST_LINE = 60
_LABEL = 16
_FAR = 1500
"""How many characters of the tape a decision is heard of."""

_HEARD = 300
"""How many characters of the tape a notice looks back for its honour."""

_LINE = re.compile("[^\n]+")
_LEAD = f"(?:[^。\n{ANY}获]|{BODY}|{SIGNS['EVENT']}){{0,40}}?"
_HEADING = re.compile(
    f"(?P<lead>{_LEAD})(?P<awards>{AWARD}(?:[、和及与 ]+{AWARD})*)(?P<tail>[^。,、;:\n{ANY}]{{0,16}}(?:\\([^()\n{ANY}]{{0,20}}\\))?)(?:(?P<colon>:|——?| +(?=[{BODY[1:-1]}{PERSON[1:-1]}]))|$)"
)
_NOTICE = re.compile(
    f"(?:^|[^{ANY}]*?)(?:名单|如下|(?:受表彰|获奖|获此殊荣|上榜|入选|当选)[^,{ANY}]{{0,6}}[有是为])[^,{ANY}]{{0,10}}?(?P<colon>:|——?|$)"
)
"""Words that open a table whose honour was named before them."""

_PLANNED = re.compile("拟(?:授|表彰|推荐|命名|评|推|认定|[)])|(?<!经)(?<!过)公示(?!后|期满|无)|候选")
"""Words of a notice that asks for objections: nothing is given yet."""

_GIVES = re.compile("授予|命名|表彰|评选|评为|颁发|公布|关于|决定|名单")
_BACK = re.compile(
    f"(?:以上|上述|上列)[^。,\n{ANY}]{{0,12}}(?:[被由经](?P<giver>{BODIES})|[获被]|荣获)[^。\n]{{0,30}}?(?P<award>{AWARD})"
)
_SIGNED = re.compile("授予|颁发|表彰|评选|主办|宣读|整理|执笔|供稿|摄|撰|编辑|讯")
_DATED = re.compile("[ (]*[0-9〇○零一二三四五六七八九]{4}年")
_OPENS = re.compile(f"[ (]*(?:[^ :,。(){ANY}]{{1,8}}[: ])?[ ]*(?P<who>[{BODY[1:-1]}{PERSON[1:-1]}])(?=[,:: (])")
_NUMBERED = re.compile("[ (]*[一二三四五六七八九十]+[、)]")
"""A heading of its own, though its honour is not known."""

_KINDS = {"个人": True, "先进个人": True, "集体": False, "先进集体": False, "单位": False, "先进单位": False}


class _Item(NamedTuple):
    """A line of a table; `personal` is what the label above it says of the kind of winners."""

    start: int
    end: int
    personal: bool | None


@dataclass(slots=True)
class _Table:
    """The honours of a heading, who gives them, and the lines below it so far."""

    awards: Sequence[Mention]
    giving: Giving | None
    start: int
    rule: str = "award.table"
    items: list[_Item] = field(default_factory=list)
    personal: bool | None = None


class Row(NamedTuple):
    """One winner of a table; `span` is that of the tape from the heading to the winner's line."""

    recipient: Mention
    award: Mention
    giving: Giving | None
    span: tuple[int, int]
    rule: str


def find_rows(tape: Tape, givings: Sequence[Giving]) -> Iterator[Row]:
    """Yield the winners of the tables of a text."""
    table: _Table | None = None
    loose: list[_Item] = []
    lines = [match.span() for match in _LINE.finditer(tape.text)]
    for place, (start, end) in enumerate(lines):
        if (opened := _read_heading(tape, givings, start, end)) is not None:
            yield from _rows_of(tape, table)
            table, loose = opened, []
        elif (above := _read_back(tape, start, end)) is not None:
            above.items = table.items if table is not None else loose
            yield from _rows_of(tape, above)
            table, loose = None, []
        elif (given := _given_alone(givings, start, end)) is not None:
            if table is not None:
                table.giving = given
        elif _is_item(tape, start, end):
            if table is None or not _has_signed(tape, lines, place, table):
                (loose if table is None else table.items).append(_Item(start, end, table.personal if table else None))
        elif table is None or not _goes_on(tape, table, start, end):
            yield from _rows_of(tape, table)
            table, loose = None, []
    yield from _rows_of(tape, table)


def _read_heading(tape: Tape, givings: Sequence[Giving], start: int, end: int) -> _Table | None:
    """Return the table that the last sentence of a line opens; None where it opens none."""
    begin = tape.text.rfind("。", start, end - 1) + 1 or start
    match = _HEADING.match(tape.text[begin:end])
    if match is None:
        return _read_notice(tape, givings, begin, end)
    lead = match["lead"]
    if _PLANNED.search(tape.text, max(0, start - _FAR), end):
        return None
    if not _GIVES.search(lead + match["tail"]) and (len(lead) > 12 or re.search(BODY, lead)):
        return None
    first = begin + match.start("awards")
    giving = giving_before(givings, first)
    heard = giving is not None and first - giving.end <= _FAR
    awards = tape.mentions_in(first, begin + match.end("awards"))
    table = _Table(
        awards, giving if heard else None, first, rule="award.table" if begin == start else "award.table.below"
    )
    if match["colon"] and begin + match.end() < end:
        table.items.append(_Item(begin + match.end(), end, None))
    return table


def _read_notice(tape: Tape, givings: Sequence[Giving], start: int, end: int) -> _Table | None:
    """Return the table that a sentence opens with the honours of the sentence before: 现将名单公布如下."""
    match = _NOTICE.match(tape.text[start:end])
    if match is None or re.search(AWARD, tape.text[start:end]):
        return None
    line = tape.text.rfind("\n", 0, max(0, tape.text.rfind("\n", 0, start) - 1)) + 1
    last = next((at for at in range(start - 1, line - 1, -1) if re.match(AWARD, tape.text[at])), None)
    if last is None or start - last > _HEARD:
        return None
    first = max(tape.text.rfind(mark, 0, last) for mark in "。\n") + 1
    awards = {m.text: m for m in tape.mentions_in(first, last + 1) if m.label == "AWARD"}
    table = _Table(tuple(awards.values()), giving_before(givings, start), last, rule="award.table.below")
    if match["colon"] and start + match.end() < end:
        table.items.append(_Item(start + match.end(), end, None))
    return table


def _read_back(tape: Tape, start: int, end: int) -> _Table | None:
    """Return the table whose honour and giver a line names for those above it: 以上三人被某工会授予某奖."""
    match = _BACK.match(tape.text[start:end])
    if match is None:
        return None
    at = start + match.start("award")
    giving = None
    if match["giver"]:
        begin, stop = start + match.start("giver"), start + match.end("giver")
        giving = Giving(givers=tuple(tape.mentions_in(begin, stop)), start=begin, end=stop)
    return _Table(tape.mentions_in(at, at + 1), giving, start, rule="award.table.above")


def _is_item(tape: Tape, start: int, end: int) -> bool:
    """Say whether a line names winners: people or bodies in columns, or a paragraph that one of them opens."""
    text = tape.text[start:end]
    if "。" in text[:-1] or len(text) > _LONGEST_LINE:
        return _OPENS.match(text) is not None
    held = tape.mentions_in(start, end)
    named = any(mention.label == "PERSON" or mention.label in ("UNION", "COMPANY", "ORG") for mention in held)
    later = re.search(AWARD, text) is None or re.match(f" *{PERSON}", text) is not None
    return named and later and not text.endswith(":") and not _SIGNED.search(text)


def _has_signed(tape: Tape, lines: Sequence[tuple[int, int]], place: int, table: _Table) -> bool:
    """Say whether a line of bodies has signed the table above it, over a date or under people; keep it as their giver."""
    start, end = lines[place]
    if not table.items or re.search(PERSON, tape.text[start:end]):
        return False
    last = place + 1 == len(lines)
    dated = not last and end - start < _LABEL and _DATED.match(tape.text[slice(*lines[place + 1])])
    if not dated and not (last and all(re.search(PERSON, tape.text[item.start : item.end]) for item in table.items)):
        return False
    if table.giving is None:
        table.giving = Giving(givers=tuple(tape.mentions_in(start, end)), start=start, end=end)
    return True


def _given_alone(givings: Sequence[Giving], start: int, end: int) -> Giving | None:
    """Return the act of giving that a line consists of: givers, a date, their decision."""
    giving = giving_before(givings, end)
    return giving if giving is not None and giving.alone and giving.start >= start else None


def _goes_on(tape: Tape, table: _Table, start: int, end: int) -> bool:
    """Say whether a table goes on behind a line that is no item: a label, or whom a document addresses."""
    text = tape.text[start:end]
    if text.endswith(":") and not table.items:
        return True
    if tape.mentions_in(start, end) or end - start > _LABEL or _SIGNED.search(text) or _NUMBERED.match(text):
        return False
    table.personal = _KINDS.get(text.strip(" 【】[]()一二三四五六、"), table.personal)
    return True


def _rows_of(tape: Tape, table: _Table | None) -> Iterator[Row]:
    """Yield the winners of a table whose lines are all read."""
    if table is None:
        return
    manned = any(names_between(tape, item.start, item.end, people=True) for item in table.items)
    for item in table.items:
        stop = re.search(AWARD, tape.text[item.start : item.end])
        end = item.start + stop.start() if stop else item.end
        for award in table.awards:
            kind = is_personal(award)
            if len(table.awards) > 1 and kind != (manned if item.personal is None else item.personal):
                continue
            people = kind if kind is not None else manned if item.personal is None else item.personal
            for recipient in _winners(tape, item.start, end, people):
                yield Row(recipient, award, table.giving, (min(table.start, item.start), item.end), table.rule)


def _winners(tape: Tape, start: int, end: int, people: bool) -> list[Mention]:
    """Return whom a line of a table names: its people or its bodies; of a paragraph, who opens it."""
    text = tape.text[start:end]
    if "。" in text[:-1] or len(text) > _LONGEST_LINE:
        opening = _OPENS.match(text)
        held = tape.mentions_in(start + opening.start("who"), start + opening.end("who")) if opening else []
        return [mention for mention in held if (mention.label == "PERSON") == people]
    if not people and re.match(f" *{PERSON}", text):
        return []
    return names_between(tape, start, end, people)

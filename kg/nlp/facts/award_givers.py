"""Who gives the honours of a text: the bodies of its acts of giving, and which of them a place inherits.

    甘肃省总工会关于表彰先进的决定    (甘肃省总工会 1996年4月30日公布)    市总工会近日作出决定,授予……    由市委、市政府印发的表彰决定

What stands behind such an act without a giver of its own (被授予……, a list under a heading) is given by the same bodies.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from kg.model import Mention
from kg.nlp.facts.phrases import ANY, AWARD, BODY, PERSON, ROLE
from kg.nlp.honour_words import verb_pattern
from kg.nlp.tape import SIGNS, Tape

BODIES = f"{BODY}(?:(?:、|和|与|及|会同|联合| {{1,4}}){BODY}){{0,20}}"
_SPEAKER = f"(?:{ROLE}(?:、?{ROLE})*{PERSON})?"
"""One who speaks for the body before the post: 市总工会主席刘强宣布,授予……"""

_WORDS = f"(?:[^。;!?\n获被受拟将{ANY}]|{SIGNS['EVENT']})"
_NOT_GIVEN = "(?<![予奖给向对为把将获])"
_NATIONAL = ("全国", "国家", "中华", "中国", "中央", "国务院")


@dataclass(frozen=True, slots=True, kw_only=True)
class Giving:
    """An act of giving: the bodies that give, and the span of the tape from the first of them to the verb.

    `alone` says that nothing else stands on the line: givers, their date, their decision.
    """

    givers: tuple[Mention, ...]
    start: int
    end: int
    alone: bool = False


@cache
def _acts() -> tuple[re.Pattern[str], ...]:
    """Return the patterns of bodies alone on a line with a date or a decision, and of bodies before a verb of giving."""
    verbs = f"(?:{verb_pattern('giving')}|(?:作出|做出|印发|发出)[^。,\n{ANY}]{{0,6}}决定|决定)"
    for_whom = f"[给为对向](?:{PERSON}|{ROLE}|{BODY}|[^。,;\n{ANY}]){{1,30}}?(?:记|颁|授)"
    prose = f"{_NOT_GIVEN}(?P<giver>{BODIES}){_SPEAKER}{_WORDS}{{0,24}}?(?:{verbs}|{for_whom}|(?:召开|举行|举办)了?(?P<event>{SIGNS['EVENT']}))"
    dated = f"(?:{verb_pattern('deciding')}|[0-9一二三四五六七八九十]日)"
    named = f"(?:{AWARD}(?:[、和及与]+{AWARD})*[^。,\n{ANY}]{{0,6}}名单)"
    line = f"(?:^|\n) *\\(?(?P<giver>{BODIES})[^。\n{ANY}]{{0,24}}?(?:{dated}|{named})[^。,\n{ANY}]{{0,16}}(?=\n|$)"
    return re.compile(line), re.compile(prose)


def find_givings(tape: Tape) -> list[Giving]:
    """Return the acts of giving of a text, in order."""
    found: dict[int, Giving] = {}
    for act, alone in zip(_acts(), (True, False), strict=True):
        for match in act.finditer(tape.text):
            if match.groupdict().get("event") and not _is_for_giving(tape.mentions[match.start("event")]):
                continue
            givers, start = tuple(tape.mentions_in(*match.span("giver"))), match.start("giver")
            found.setdefault(start, Giving(givers=givers, start=start, end=match.end(), alone=alone))
    return [found[start] for start in sorted(found)]


def _is_for_giving(event: Mention | None) -> bool:
    return event is not None and re.search("表彰|颁奖|授奖|授牌|命名|庆功|表扬", event.text) is not None


def giving_before(givings: Sequence[Giving], at: int) -> Giving | None:
    """Return the last act of giving that begins before a place of the tape."""
    index = bisect_left([giving.start for giving in givings], at)
    return givings[index - 1] if index else None


def is_above(giver: Mention, award: Mention) -> bool:
    """Say whether a body can give an honour of its level: one of the whole country is not a city's to give."""
    return not award.text.startswith("全国") or giver.text.startswith(_NATIONAL) or giver.text.endswith("部")

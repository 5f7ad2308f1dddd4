"""Noun phrases over the tape: a person with the posts, bodies and honours before the name as one sign.

    ⟨ORG⟩⟨ROLE⟩、⟨AWARD⟩⟨PERSON⟩和⟨COMPANY⟩⟨ROLE⟩⟨PERSON⟩获⟨AWARD⟩   ->   ⟨PERSON⟩和⟨PERSON⟩获⟨AWARD⟩

Patterns of who did what then need no grammar of posts. What the phrase held stays with it: the honours and bodies
before the name.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from kg.model import Mention
from kg.nlp.patterns import signs
from kg.nlp.tape import SIGNS, Tape
from kg.schema import BODY_LABELS

BODY, ROLE, AWARD, PERSON = signs(*BODY_LABELS), signs("ROLE"), signs("AWARD"), signs("PERSON")
ANY = f"{min(SIGNS.values())}-{max(SIGNS.values())}"
"""All signs, as a range for a class of characters."""

_STATUS = "(?:原任?|前任?|时任|现任|现为|现|新任|代|首批|首届|首位|第[一二三四五六七八九十]+[届批]|新科|新晋|[0-9]{4}年度?|年度)?"
_UNIT = f"[^{ANY},。;:、!?\n 的获被授在对]{{1,10}}(?:班|组|队|室|部|科|车间|段|站|厂|处|院|校|店|所)"
"""A unit that is no mention: between a body and a post, or at the start of a clause."""

_BODIES = f"(?:{BODY}(?:的|旗下|下属|所属|驻|{_UNIT}(?={ROLE}))?)"
_GROUP = "(?:荣誉)?(?:称号)?(?:获奖|获得|受表彰)?(?:集体|单位)的?代表"
_HOLDER = "(?:(?:荣誉)?(?:称号)?(?:获得者|得主|获奖者)(?:代表)?|代表)?"
_POST = f"{_STATUS}(?:{_BODIES}*|(?<=[、,;。\n]){_UNIT}){_STATUS}{ROLE}+"
_HONOUR = f"{_STATUS}{AWARD}(?:{_GROUP}|{_HOLDER})"
_WORDS = f"[^{ANY}0-9讯电报(),。;:、!?\n获被授颁给由对向从是在的了为]"
_LOOSE = f"(?:{_BODIES}*{_WORDS}{{0,40}}(?:{ROLE}|(?<=[员长师家席任授问表手匠监理工记骨干])|(?<=干部)))"
"""A post that only a list tells: words that end like one, or before one."""

_WON = f"(?<![获得予为评选夺摘取颁发授到了成彰名出届度列入荣设争创是记立扬])(?<!{AWARD})(?<!{PERSON})(?<!{AWARD}[、和及与])"
"""What must not stand before the first honour of a phrase: there it is what somebody else has won."""

_NEXT = f"(?<!{PERSON}){_HONOUR}(?={PERSON})"
"""An honour right before the name, whatever stands before the honour: 走访了全国劳模王芳."""

_LINK = "(?:、|兼任?|和|及|暨|,| )?"
_PLAIN = f"(?:(?:(?<=[、和及,;。\n])|(?<={BODY})|^)[^{ANY},。;:、!?\n ]{{1,12}}的)?"
_BEGINS = f"(?:(?=[{ANY}原前时现新代首第年0-9])|(?<=[、和及,;。\n])|^)"
"""Where a phrase may begin: most places of a text are passed over by it."""

_PHRASE = re.compile(
    f"{_BEGINS}(?P<chain>(?:(?>{_POST}|{_WON}{_HONOUR}|{_NEXT}){_LINK}(?:(?>{_POST}|{_HONOUR}|{_LOOSE}){_LINK}){{0,20}})?{_BODIES}*){_PLAIN}"
    f"(?P<person>{PERSON})(?:同志|先生|女士)?(?:\\((?:[^(){ANY}]|{BODY}|{ROLE}){{1,20}}\\))?"
)
_GROUPS = re.compile(f"({AWARD}){_GROUP}")
_FILLER = re.compile(f"(?<={AWARD})(?:(?:光荣|荣誉)?称号|奖)?(?:获得者|得主)?(?=[、和及与]{AWARD})")
"""Words between the honours of a list."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrase:
    """A person named, with what stands before the name; `index` is the place of its sign on the reduced tape.

    `group_honours` are those of a body that the person stands for (某奖获奖集体代表、某公司董事长王芳). `plain` says that
    nothing but the name is there, `shared` that only honours are, which then hold for the names that follow it too.
    """

    person: Mention
    honours: tuple[Mention, ...]
    group_honours: tuple[Mention, ...]
    body: Mention | None
    index: int
    plain: bool
    shared: bool


def reduce_tape(tape: Tape) -> tuple[Tape, tuple[Phrase, ...]]:
    """Return the tape with each phrase of a person as that person's sign, and the phrases in order."""
    fillers = {index for match in _FILLER.finditer(tape.text) for index in range(*match.span())}
    tape = tape.keep([index for index in range(len(tape.text)) if index not in fillers]) if fillers else tape
    kept: list[int] = []
    phrases: list[Phrase] = []
    at = 0
    for match in _PHRASE.finditer(tape.text):
        kept.extend(range(at, match.start()))
        phrases.append(_make_phrase(tape, match, len(kept)))
        kept.append(match.start("person"))
        at = match.end()
    kept.extend(range(at, len(tape.text)))
    return tape.keep(kept), tuple(phrases)


def _make_phrase(tape: Tape, match: re.Match[str], index: int) -> Phrase:
    person = tape.mentions[match.start("person")]
    assert person is not None
    held = tape.mentions_in(*match.span("chain"))
    groups = [found.start(1) for found in _GROUPS.finditer(tape.text, *match.span("chain"))]
    of_groups = tuple(mention for place in groups if (mention := tape.mentions[place]))
    honours = tuple(mention for mention in held if mention.label == "AWARD" and mention not in of_groups)
    bodies = [mention for mention in held if mention.label in BODY_LABELS]
    return Phrase(
        person=person,
        honours=honours,
        group_honours=of_groups,
        body=bodies[-1] if bodies else None,
        index=index,
        plain=not match["chain"],
        shared=bool(honours) and len(held) == len(honours),
    )

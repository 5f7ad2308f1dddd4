"""Who a clause without a subject speaks of: the subject of the clause or sentence before it."""

from __future__ import annotations

import re

from kg.model import Mention
from kg.nlp.facts.phrases import ANY, BODY, PERSON, ROLE
from kg.nlp.tape import Tape
from kg.schema import BODY_LABELS

_WHO = f"[{BODY[1:-1]}{PERSON[1:-1]}]"
_OPENING = (
    "(?:据[^,。]{1,8},|其中,|此外,|同时,|目前,|近年来,?|近日,?|日前,?|[^。,;!?\n"
    f"{ANY}在对向由为给与从据按经过于到让使围绕走进获]{{0,14}},?)"
)
_TITLE = f"[^,。;{ANY}]{{1,10}}(?:[长员师席任授匠]|(?<!职)工|书记|经理|专家|负责人)[,。;]"
"""What makes of a body at a clause's start the employer of a title: 某厂电焊班|班长,."""

_SUBJECT = re.compile(
    f"(?:^|[。,;!?\n ]){_OPENING}(?P<who>{_WHO}(?:(?:、|和|与|及){_WHO})*)(?![、的等和与及:)]|{_WHO}|{ROLE}|[。\n]|报道|[^,。;{ANY}]{{1,8}}的|{_TITLE})"
)
_REACH = 4
"""How many sentences a subject is carried on."""


_FAR = 600
"""How many characters of the tape a subject is looked for."""

_PRONOUN = re.compile("(?:^|[,。;!?\n年月日])[他她]")


def find_subject(
    tape: Tape, at: int, *, person: bool | None = None, pronoun: bool = False
) -> tuple[list[Mention], bool]:
    """Return the mentions of the nearest subject before `at` in its paragraph, and whether its sentence is the same.

    `person` True or False asks for people or for bodies; a `pronoun`, or one before it in the paragraph, looks into the
    paragraph before, too. No mentions where there is none near enough.
    """
    start = max(0, at - _FAR, tape.text.rfind("\n", 0, at))
    who, near = _nearest(tape, start, at, person)
    if not who and person is not False and (pronoun or _PRONOUN.search(tape.text, start, at)):
        who, near = _nearest(tape, max(0, at - _FAR, tape.text.rfind("\n", 0, start)), at, True)
    return who, near


def find_referred(tape: Tape, at: int, noun: str) -> list[Mention]:
    """Return the body named last before `at` at which a noun points: 该厂, 本公司, 该会; none where none ends as it does."""
    named = tape.mentions_in(max(0, at - _FAR), at)
    ends = "公司" if noun.endswith(("集团", "企业")) else noun[-1]
    like = [
        body for body in named if body.label in BODY_LABELS and (_is_company(body, ends) or body.text.endswith(ends))
    ]
    return like[-1:]


def _is_company(body: Mention, ends: str) -> bool:
    return body.label == "COMPANY" and ends in {"公司", "司"}


def _nearest(tape: Tape, start: int, at: int, person: bool | None) -> tuple[list[Mention], bool]:
    for match in reversed(list(_SUBJECT.finditer(tape.text, start, at))):
        between = len(re.findall("[。!?]", tape.text[match.end() : at]))
        if between > _REACH:
            break
        who = tape.mentions_in(*match.span("who"))
        if person is None or all((mention.label == "PERSON") == person for mention in who):
            return who, between == 0
    return [], False

"""Who a clause without a subject speaks of: the subject of the clause or sentence before it."""

from __future__ import annotations

import re
from collections import Counter

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

    `person` True or False asks for people or for bodies; a `pronoun`, or one behind that subject, points at whom the
    text is about. No mentions where there is none near enough.
    """
    start = max(0, at - _FAR, tape.text.rfind("\n", 0, at))
    who, near, end = _nearest(tape, start, at, person)
    if person is not False and (pronoun or _PRONOUN.search(tape.text, end, at)):
        topic = _find_topic(tape, at)
        if topic is not None:
            return [topic], near and topic in who
    return who, near


def find_referred(tape: Tape, at: int, noun: str) -> list[Mention]:
    """Return the body named last before `at` at which a noun points: 该厂, 本公司, 该会; none where none ends as it does."""
    named = [mention for mention in tape.mentions_in(max(0, at - _FAR), at) if mention.label in BODY_LABELS]
    firm = noun.endswith(("公司", "集团", "企业"))
    return [body for body in named if (body.label == "COMPANY" if firm else body.text.endswith(noun[-1]))][-1:]


def _nearest(tape: Tape, start: int, at: int, person: bool | None) -> tuple[list[Mention], bool, int]:
    """Return the nearest subject, whether its sentence is the same, and where it ends: at `start` where there is none."""
    for match in reversed(list(_SUBJECT.finditer(tape.text, start, at))):
        between = len(re.findall("[。!?]", tape.text[match.end() : at]))
        if between > _REACH:
            break
        who = tape.mentions_in(*match.span("who"))
        if person is None or all((mention.label == "PERSON") == person for mention in who):
            return who, between == 0, match.end()
    return [], False, start


def _find_topic(tape: Tape, at: int) -> Mention | None:
    """Return whom a pronoun at a place points at: the one person of the paragraph before it, else whom the text names most, or first."""
    here = {m.text: m for m in tape.mentions_in(tape.text.rfind("\n", 0, at) + 1, at) if m.label == "PERSON"}
    if len(here) == 1:
        return next(iter(here.values()))
    people = [mention for mention in tape.mentions_in(0, at) if mention.label == "PERSON"]
    counts = Counter(mention.text for mention in people)
    return max(people, key=lambda mention: counts[mention.text], default=None)

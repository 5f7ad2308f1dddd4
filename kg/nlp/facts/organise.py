"""Find which body held which event: by the patterns of `organise.jsonl`, the subject of a clause carried on."""

from __future__ import annotations

import re
from functools import cache

from kg.model import Fact, Mention
from kg.nlp.facts.reading import Scene, make_fact
from kg.nlp.facts.subjects import find_referred, find_subject
from kg.nlp.lexicon import word_pattern
from kg.nlp.patterns import Match, find_matches
from kg.nlp.tape import SIGNS, Tape
from kg.text.fold import bare
from kg.text.lexicon import read_rows

_ATTENDED = re.compile("参与|参加|出席|观摩")
_OBJECT = re.compile("参加|参与|出席|观看|观摩|学习|推荐|选拔|选手|职工|员工|代表队|收看|收听")
"""Words between the verb and the event which say that it is not the event that was held."""

_BACK = 300
"""How many characters of the tape a bare noun looks back for its event."""

_BEFORE = 24
"""How many characters of the clause before the body may say that nothing was held."""

_QUOTES = "“「『"
_VENUE = ("在", "于", "到", "来", "走进", "赴", "对", "向", "给", "为", "与")


def find_facts(scene: Scene) -> list[Fact]:
    """Return the facts, each body and event once."""
    tape = scene.tape
    if SIGNS["EVENT"] not in tape.text:
        return []
    facts: dict[tuple[str, str], Fact] = {}
    for match in find_matches(tape, "organise"):
        if not _is_real(tape, match):
            continue
        confidence = match.pattern.confidence
        bodies: list[Mention] = [*match.slots.get("org", ()), *match.slots.get("second", ())]
        if "ref" in match.texts:
            bodies = find_referred(tape, match.start, match.texts["ref"])
        elif not bodies:
            bodies, near = find_subject(tape, match.start + 1, person=False)
            confidence -= 0.0 if near else 0.15
        for body in bodies:
            for event in match.slots.get("event") or _event_before(tape, match):
                span = tape.span(match.start, match.end)
                slots = {"org": body, "event": event}
                fact = make_fact(scene, "organise", slots, span, match.pattern.name, confidence=confidence)
                facts.setdefault((body.text, event.text), fact)
    return list(facts.values())


def _is_real(tape: Tape, match: Match) -> bool:
    """Say whether a match states what was held, by the body that it names."""
    before = re.split("[,。;!?\\n]", tape.text[max(0, match.start - _BEFORE) : match.start])[-1]
    if before.endswith(_VENUE) and not _is_relative(match):
        return False
    if match.pattern.name == "organise.own" and not _is_quoted(tape, match):
        return False
    gap = match.texts.get("gap", "")
    if word_pattern("events_unreal.txt").search(before + gap) or gap.endswith("将") or _ATTENDED.search(gap):
        return False
    return not _OBJECT.search(match.texts.get("object", ""))


def _is_relative(match: Match) -> bool:
    """Say whether body and verb tell which event it was: 在某工会举办的比赛中; but 在某厂举行的比赛 tells where."""
    if match.pattern.name == "organise.own":
        return True
    return match.texts.get("object", "").startswith("的") and match.texts.get("verb") not in {"举行", "召开"}


def _is_quoted(tape: Tape, match: Match) -> bool:
    """Say whether an event right behind a body is quoted, so that it is no part of the body's name: 市总“送清凉”活动."""
    event = match.slots["event"][0]
    return event.text[0] in _QUOTES or event.start > match.slots["org"][0].end


@cache
def _kinds() -> dict[str, re.Pattern[str]]:
    """Return how the name of an event ends at which a bare noun with a last character points."""
    return {last: re.compile(f"{ends}(?:活动)?$") for last, ends in read_rows("event_references.tsv", 2)}


def _event_before(tape: Tape, match: Match) -> list[Mention]:
    """Return the event that a bare noun points at (大赛由某工会主办): the last one of its kind named before; 活动 is of any."""
    kind = _kinds().get(match.texts.get("noun", "活动")[-1])
    held = [m for m in tape.mentions_in(max(0, match.start - _BACK), match.start) if m.label == "EVENT"]
    return [mention for mention in held if kind is None or kind.search(bare(mention.text))][-1:]

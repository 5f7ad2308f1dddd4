"""Find which body held which event: by the patterns of `organise.jsonl`, the subject of a clause carried on."""

from __future__ import annotations

import re

from kg.model import Fact, Mention
from kg.nlp.facts.phrases import reduce_tape
from kg.nlp.facts.reading import Scene, make_fact
from kg.nlp.facts.subjects import find_subject
from kg.nlp.patterns import Match, find_matches
from kg.nlp.tape import Tape

_UNREAL = re.compile(
    "未|没有|不再|取消|拟|将(?!军)|计划|即将|要求|建议|希望|争取|力争|支持|指导|鼓励|推动|配合|按照|根据|应邀|邀请|"
    "申办|应当|可以|号召"
)
_ATTENDED = re.compile("参与|参加|出席|观摩")
_OBJECT = re.compile("参加|参与|出席|观看|观摩|学习|推荐|选拔|选手|职工|员工|代表队|收看|收听")
"""Words between the verb and the event which say that it is not the event that was held."""

_BACK = 300
"""How many characters of the tape a bare noun looks back for its event."""

_VENUE = ("在", "于", "到", "来", "走进", "赴", "对", "向", "给", "为", "与")


def find_facts(scene: Scene) -> list[Fact]:
    """Return the facts, each body and event once."""
    tape, _ = reduce_tape(scene.tape)
    facts: dict[tuple[str, str], Fact] = {}
    for match in find_matches(tape, "organise"):
        if not _is_real(tape, match):
            continue
        confidence = match.pattern.confidence
        bodies: list[Mention] = [*match.slots.get("org", ()), *match.slots.get("second", ())]
        if not bodies:
            bodies, near = find_subject(tape, match.start + 1, person=False)
            confidence -= 0.0 if near else 0.15
        for body in bodies:
            for event in match.slots.get("event") or _event_before(tape, match.start):
                span = tape.span(match.start, match.end)
                slots = {"org": body, "event": event}
                fact = make_fact(scene, "organise", slots, span, match.pattern.name, confidence=confidence)
                facts.setdefault((body.text, event.text), fact)
    return list(facts.values())


def _is_real(tape: Tape, match: Match) -> bool:
    """Say whether a match states what was held, by the body that it names."""
    before = re.split("[,。;!?\\n]", tape.text[max(0, match.start - 6) : match.start])[-1]
    if before.endswith(_VENUE) and "由" not in match.texts:
        return False
    gap = match.texts.get("gap", "")
    if _UNREAL.search(before + gap) or _ATTENDED.search(gap):
        return False
    return not _OBJECT.search(match.texts.get("object", ""))


def _event_before(tape: Tape, at: int) -> list[Mention]:
    """Return the event that a bare noun points at (活动由某工会主办): the last one named before."""
    held = tape.mentions_in(max(0, at - _BACK), at)
    return [mention for mention in held if mention.label == "EVENT"][-1:]

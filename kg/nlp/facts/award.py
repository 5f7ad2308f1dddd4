"""Find who received which honour, and from whom.

Three ways of saying it: clauses of winning and giving (`award_clauses`), tables under a heading (`award_tables`), and
honours before a name (全国劳模、某公司技师王芳). Who gives stands with the honour, or is inherited from the act of giving
before it (`award_givers`); the rule of such a fact ends in `.inherited`.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace

from kg.model import Fact, Mention
from kg.nlp.facts.award_clauses import Won, find_clauses
from kg.nlp.facts.award_givers import Giving, find_givings, giving_before, is_above
from kg.nlp.facts.award_lists import is_personal
from kg.nlp.facts.award_tables import find_rows
from kg.nlp.facts.phrases import AWARD, Phrase, reduce_tape
from kg.nlp.facts.reading import Scene, make_fact
from kg.nlp.facts.subjects import find_subject
from kg.nlp.tape import SIGNS, Tape
from kg.text.fold import bare

_LISTS = frozenset(("、", "和", "与", "及", " "))
_GRANTED = re.compile("授|命名|表彰|评[为选定]|认定|追认|追记|记|颁|获评|树为|列为|嘉奖|表扬")
"""Verbs of a clause that tells what was given, so that somebody gave it: the giver may stand in the sentence before."""

_MEANT = re.compile(f"{AWARD}(?=(?:荣誉)?(?:称号)?(?:培育|候选|提名|推荐|申报|人选))")
_OWN_TIME = re.compile("[0-9〇一二三四五六七八九十]年|去年|前年|曾|当年|同年|后来|先后")
_REACH = 2
"""How many sentences a giver is carried on."""


def find_facts(scene: Scene) -> list[Fact]:
    """Return the facts, each recipient, honour and grantor once a sentence; one that names the grantor stands for those that do not."""
    if SIGNS["AWARD"] not in scene.tape.text:
        return []
    raw = _drop_candidates(scene.tape)
    tape, phrases = reduce_tape(raw)
    givings = find_givings(raw)
    clauses = (won for clause in find_clauses(scene.view, raw, tape) for won in _inherit(raw, givings, clause))
    facts: dict[tuple[str, str, str, int], Fact] = {}
    for won in (*clauses, *_before_names(tape, phrases), *_in_tables(raw, givings)):
        slots = {"recipient": won.recipient, "award": won.award}
        if won.grantor is not None:
            slots["grantor"] = won.grantor
        fact = make_fact(scene, "award", slots, won.span, won.rule, confidence=won.confidence)
        grantor = bare(won.grantor.text) if won.grantor else ""
        facts.setdefault((bare(won.recipient.text), bare(won.award.text), grantor, fact.evidence.start), fact)
    given = {(what, who) for who, what, grantor, _ in facts if grantor}
    return [
        fact
        for (who, what, grantor, _), fact in facts.items()
        if grantor or not any(what == other and _is_same(who, name) for other, name in given)
    ]


def _drop_candidates(tape: Tape) -> Tape:
    """Return the tape without the honours that somebody is only meant for: 大国工匠培育对象, 劳动模范候选人."""
    meant = {match.start() for match in _MEANT.finditer(tape.text)}
    if not meant:
        return tape
    text = "".join("奖" if index in meant else char for index, char in enumerate(tape.text))
    mentions = tuple(None if index in meant else mention for index, mention in enumerate(tape.mentions))
    return replace(tape, text=text, mentions=mentions)


def _is_same(one: str, other: str) -> bool:
    """Say whether one name is the other, cut short at its beginning."""
    return one.endswith(other) or other.endswith(one)


def _inherit(tape: Tape, givings: Sequence[Giving], won: Won) -> Iterator[Won]:
    """Yield what a clause without a giver says, with the givers of the act before it, or of its subject, if it can be theirs."""
    at = bisect_left(tape.offsets, won.span[0])
    givers, sentences = _givers_of(tape, givings, at, won) if won.grantor is None else ((), 0)
    if won.recipient in givers or not any(is_above(giver, won.award) for giver in givers):
        yield won
        return
    confidence = won.confidence - 0.05 - 0.1 * sentences
    for giver in givers:
        if is_above(giver, won.award):
            yield won._replace(grantor=giver, rule=f"{won.rule}.inherited", confidence=confidence)


def _givers_of(tape: Tape, givings: Sequence[Giving], at: int, won: Won) -> tuple[Sequence[Mention], int]:
    """Return the givers that a clause inherits, and how many sentences lie between."""
    giving = giving_before(givings, at)
    between = tape.text[giving.end : at] if giving is not None else "\n"
    sentences = len(re.findall("[。!?]", between))
    said = re.split("[。!?]", between)[-1] + won.words
    granted, apart = _GRANTED.search(said) is not None, _OWN_TIME.search(said)
    if giving is not None and "\n" not in between and sentences <= (_REACH if granted else 0) and not apart:
        return giving.givers, sentences
    if won.rule.startswith("award.given"):
        subject, near = find_subject(tape, at, person=False)
        return subject if near else (), 0
    return (), 0


def _in_tables(tape: Tape, givings: Sequence[Giving]) -> Iterator[Won]:
    """Yield the winners of tables."""
    for row in find_rows(tape, givings):
        span = (min(row.award.start, tape.span(*row.span)[0]), tape.span(*row.span)[1])
        givers = [giver for giver in row.giving.givers if is_above(giver, row.award)] if row.giving else []
        for giver in givers or (None,):
            rule = f"{row.rule}.inherited" if giver else row.rule
            if row.recipient != giver:
                yield Won(row.recipient, row.award, giver, span, "", rule, 0.85)


def _before_names(tape: Tape, phrases: Sequence[Phrase]) -> Iterator[Won]:
    """Yield the honours before names: of the person, of the bodies that the person stands for, of names that follow bare."""
    for place, phrase in enumerate(phrases):
        span = tape.span(phrase.index, phrase.index + 1)
        holders = [phrase]
        while phrase.shared and place + 1 < len(phrases):
            place, last = place + 1, holders[-1]
            between = tape.text[last.index + 1 : phrases[place].index]
            if not phrases[place].plain or between not in _LISTS:
                break
            holders.append(phrases[place])
        for award in (award for award in phrase.honours if is_personal(award) is not False):
            whole = (min(award.start, span[0]), span[1])
            for holder in holders:
                yield Won(holder.person, award, None, whole, "", "award.before_name", 0.9)
        for award in phrase.group_honours:
            if phrase.body is not None:
                yield Won(phrase.body, award, None, (award.start, span[1]), "", "award.of_group", 0.85)

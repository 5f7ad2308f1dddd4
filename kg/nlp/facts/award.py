"""Find who received which honour, and from whom.

Beside the patterns of `award.jsonl`: honours before a name (全国劳模、某公司技师王芳), honours of a clause whose subject
stands before it (……,先后荣获……), and lists under words that name the honour. What is planned, asked for or denied is
no fact, nor is a number of people whom nobody names.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import product
from typing import NamedTuple

from kg.model import Fact, Mention
from kg.nlp.facts.award_lists import award_before, find_headings, find_winners, is_personal, last_award, list_behind
from kg.nlp.facts.phrases import Phrase, reduce_tape
from kg.nlp.facts.reading import Scene, make_fact
from kg.nlp.facts.subjects import find_subject
from kg.nlp.honour_words import of_kind, verb_pattern
from kg.nlp.lexicon import alternation
from kg.nlp.patterns import Match, find_matches
from kg.nlp.tape import SIGNS, Tape
from kg.nlp.view import View
from kg.text.fold import bare
from kg.text.lexicon import read_words


class Won(NamedTuple):
    """One honour as one recipient won it."""

    recipient: Mention
    award: Mention
    grantor: Mention | None
    span: tuple[int, int]
    rule: str
    confidence: float


@cache
def _elsewhere() -> re.Pattern[str]:
    return re.compile(verb_pattern("other"))


@cache
def _unreal() -> re.Pattern[str]:
    return re.compile(alternation(read_words("honours_unreal.txt")))


_REAL = re.compile("[经由][^,。]{0,12}(?:推荐|申报|评选|申请|公示|初评|预选)")
_UNNAMED = re.compile(
    "[0-9一二三四五六七八九十百千多余两几][个名位家项支](?!项目)|职工|员工|选手|班组|车间|学生|队员|劳模|代表|集体|个人|单位|职工们|一人|人(?:获|荣)"
)
_NAMESAKE = re.compile("[^被获荣]{0,4}(?:工作室|小组|班组|团队|家庭|师徒|机车组|突击队|班(?!长)|站(?!长)|队(?!长|员))")
"""What bears a person's name behind that name: 王芳小组."""


def find_facts(scene: Scene) -> list[Fact]:
    """Return the facts, each recipient, honour and grantor once a sentence; one that names the grantor stands for those that do not."""
    if SIGNS["AWARD"] not in scene.tape.text:
        return []
    tape, phrases = reduce_tape(scene.tape)
    facts: dict[tuple[str, str, str, int], Fact] = {}
    for won in (*_matched(scene.view, tape), *_before_names(tape, phrases), *_under_headings(tape)):
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


def _is_same(one: str, other: str) -> bool:
    """Say whether one name is the other, cut short at its beginning."""
    return one.endswith(other) or other.endswith(one)


def _matched(view: View, tape: Tape) -> Iterator[Won]:
    """Yield what the patterns read: with their recipients, with those of a list behind them, or with a subject before."""
    for match in find_matches(tape, "award"):
        if not _is_real(tape, match) or _is_compound(view, tape, match):
            continue
        pattern, end = match.pattern, match.end
        confidence = pattern.confidence
        awards = match.slots.get("award") or last_award(tape, match.start)
        recipients: Sequence[Mention] = match.slots.get("recipient", ())
        grantors: Sequence[Mention | None] = match.slots.get("grantor", ())
        if pattern.take == "giver":
            grantors, _ = find_subject(tape, match.start + 1, person=False)
        elif pattern.take == "several":
            recipients = _several_before(tape, match)
        elif pattern.take == "subject":
            recipients, near = _subject(tape, match, awards)
            confidence -= 0 if near else 0.15
        elif pattern.take == "list":
            if pattern.name == "award.list_before":
                awards, grantors = award_before(tape, match.start)
            names, end = list_behind(tape, match.end)
            recipients = find_winners(names, awards)
        words, span = tape.text[match.start : end], tape.span(match.start, end)
        for recipient, award in _pairs(words, recipients, awards):
            for grantor in grantors or (None,):
                yield Won(recipient, award, grantor, span, pattern.name, confidence)


def _subject(tape: Tape, match: Match, awards: Sequence[Mention]) -> tuple[Sequence[Mention], bool]:
    """Return who a clause without recipients speaks of, and whether the same sentence says it."""
    kinds = {is_personal(award) for award in awards}
    pronoun = re.search("他|她", match.texts.get("gap", "")) is not None
    kind = True if pronoun else kinds.pop() if len(kinds) == 1 else None
    return find_subject(tape, match.start + 1, person=kind, pronoun=pronoun)


_NUMBERS = {char: number for number, char in enumerate("一二三四五六七八九十", 1)} | {"两": 2}


def _several_before(tape: Tape, match: Match) -> tuple[Mention, ...]:
    """Return the people that 三人 or 两人 points at: those of the sentence before, if they are that many."""
    start = max(tape.text.rfind(mark, 0, match.start - 1) for mark in "。\n") + 1
    people = {m.text: m for m in tape.mentions_in(start, match.start) if m.label == "PERSON"}
    number = match.texts["number"]
    wanted = int(number) if number.isdigit() else _NUMBERS.get(number, 0)
    return tuple(people.values()) if len(people) == wanted else ()


_NOUNS = frozenset(("n", "nz", "ns", "vn", "b", "j", "nt", "s", "an"))


def _is_compound(view: View, tape: Tape, match: Match) -> bool:
    """Say whether a noun follows the last recipient, so that something else has won: 某厂|炼钢车间, 王芳|工作室."""
    if "recipient" not in match.slots or "gap" not in match.texts or "group" in match.texts:
        return False
    at = match.slots["recipient"][-1].end
    if at >= len(view.folded) or not match.texts["gap"] or match.texts["gap"][0] != view.folded[at]:
        return False
    word = view.words[view.word_at[at]]
    return word.start == at and word.tag in _NOUNS and word.text not in {"同志", "个人", "集体", "双双", "一举"}


def _is_real(tape: Tape, match: Match) -> bool:
    """Say whether a match states what was: not planned, asked for, denied, nor of a number of people without names."""
    gap = match.texts.get("gap", "")
    before = re.split("[,。;!?\n]", tape.text[max(0, match.start - 8) : match.start])[-1]
    if _unreal().search(_REAL.sub("", before + tape.text[match.start : match.end])) or _UNNAMED.search(gap):
        return False
    if "recipient" not in match.slots:
        return True
    namesake = match.slots["recipient"][-1].label == "PERSON" and _NAMESAKE.match(gap)
    led = before.endswith(tuple(of_kind("honours_verbs.tsv", "before")))
    return not (namesake or led or _elsewhere().search(gap))


def _pairs(words: str, recipients: Sequence[Mention], awards: Sequence[Mention]) -> Iterator[tuple[Mention, Mention]]:
    """Yield who has which: 分获 deals them out one by one, and says nothing where their numbers differ."""
    shared = any("、" in award.text for award in awards)
    dealt = (shared and len(recipients) > 1) or (len(awards) > 1 and re.search("分别|分获", words))
    pairs = zip(recipients, awards, strict=False) if dealt else product(recipients, awards)
    for recipient, award in pairs if not dealt or len(recipients) == len(awards) else ():
        if recipient.label == "PERSON" or not is_personal(award):
            yield recipient, award


_LISTS = frozenset(("、", "和", "与", "及", " "))


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
        for holder in holders:
            for award in phrase.honours:
                yield Won(holder.person, award, None, (min(award.start, span[0]), span[1]), "award.before_name", 0.9)
        for award in phrase.group_honours:
            if phrase.body is not None:
                yield Won(phrase.body, award, None, (award.start, span[1]), "award.of_group", 0.85)


def _under_headings(tape: Tape) -> Iterator[Won]:
    for name, award, span in find_headings(tape):
        yield Won(name, award, None, span, "award.heading", 0.85)

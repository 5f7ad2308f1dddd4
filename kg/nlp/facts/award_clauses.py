"""Clauses of winning and giving: the patterns of `award.jsonl`, with what stands around them where they do not say it all.

A clause may leave out its subject (……,先后荣获……), point back at its honour (获此殊荣), or lead on to a list. What is
planned, asked for or denied is no fact, nor is a number of people whom nobody names.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import product
from typing import NamedTuple

from kg.model import Mention
from kg.nlp.facts.award_lists import award_before, is_personal, last_award, list_behind
from kg.nlp.facts.subjects import find_referred, find_subject
from kg.nlp.honour_words import of_kind, verb_pattern
from kg.nlp.lexicon import word_pattern
from kg.nlp.patterns import Match, find_matches
from kg.nlp.tape import Tape
from kg.nlp.view import View


class Won(NamedTuple):
    """One honour as one recipient won it; `words` are those of the tape that say so."""

    recipient: Mention
    award: Mention
    grantor: Mention | None
    span: tuple[int, int]
    words: str
    rule: str
    confidence: float


@cache
def _elsewhere() -> re.Pattern[str]:
    return re.compile(verb_pattern("other"))


_REAL = re.compile("[经由][^,。]{0,12}(?:推荐|申报|评选|申请|公示|初评|预选)")
_UNNAMED = re.compile(
    "[0-9一二三四五六七八九十百千多余两几][个名位家项支](?!项目)|职工|员工|选手|班组|车间|学生|队员|劳模|代表|集体|个人|单位|职工们|一人|人(?:获|荣)"
)
_NAMESAKE = re.compile("[^被获荣]{0,4}(?:工作室|小组|班组|团队|家庭|师徒|机车组|突击队|班(?!长)|站(?!长)|队(?!长|员))")
"""What bears a person's name behind that name: 王芳小组."""


def find_clauses(view: View, raw: Tape, tape: Tape) -> Iterator[Won]:
    """Yield what the patterns read: with their recipients, with those of a list behind them, or with a subject before.

    `tape` is the reduced one of `raw`, on which lists are read.
    """
    for match in find_matches(tape, "award"):
        if not _is_real(tape, match) or _is_compound(view, tape, match):
            continue
        pattern, span = match.pattern, tape.span(match.start, match.end)
        confidence = pattern.confidence
        awards = match.slots.get("award") or last_award(tape, match.start)
        recipients: Sequence[Mention] = match.slots.get("recipient", ())
        if pattern.take == "several":
            recipients = _several_before(tape, match)
        elif pattern.take == "subject":
            recipients, near = _subject(tape, match, awards)
            confidence -= 0 if near else 0.15
        elif pattern.take.startswith("list"):
            awards = award_before(tape, match.start) if pattern.take == "list_back" else awards
            recipients, end = list_behind(raw, span[1], awards)
            span = (span[0], raw.span(0, end)[1])
        words = tape.text[match.start : match.end]
        grantors: Sequence[Mention | None] = match.slots.get("grantor", (None,))
        apart = "分别" in words and len(grantors) == len(awards) > 1
        for recipient, award in _pairs(words, recipients, awards):
            for grantor in (grantors[awards.index(award)],) if apart else grantors:
                yield Won(recipient, award, grantor, span, words, pattern.name, confidence)


def _subject(tape: Tape, match: Match, awards: Sequence[Mention]) -> tuple[Sequence[Mention], bool]:
    """Return who a clause without recipients speaks of, and whether the same sentence says it."""
    kinds = {is_personal(award) for award in awards}
    gap = match.texts.get("gap", "")
    pronoun = re.search("[他她]|老人|老汉|小伙|姑娘", gap) is not None
    kind = True if pronoun else False if re.match("[该这]", gap) else kinds.pop() if len(kinds) == 1 else None
    at = match.start + (tape.mentions[match.start] is None)
    if (that := _THAT.match(gap)) is not None and (referred := find_referred(tape, at, that["noun"])):
        return referred, False
    return find_subject(tape, at, person=kind, pronoun=pronoun)


_THAT = re.compile("(?:该|这.)(?P<noun>公司|集团|企业|工作室|项目部|工会|协会|学校|医院|.)")

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
    said = _REAL.sub("", before + tape.text[match.start : match.end])
    if word_pattern("honours_unreal.txt").search(said) or _UNNAMED.search(gap):
        return False
    if "recipient" not in match.slots:
        return True
    namesake = match.slots["recipient"][-1].label == "PERSON" and _NAMESAKE.match(gap)
    led = before.endswith(tuple(of_kind("honours_verbs.tsv", "before")))
    return not (namesake or led or _elsewhere().search(gap))


def _pairs(words: str, recipients: Sequence[Mention], awards: Sequence[Mention]) -> Iterator[tuple[Mention, Mention]]:
    """Yield who has which: 分获 deals them out one by one, and says nothing where their numbers differ."""
    shared = any("、" in award.text for award in awards)
    dealt = (shared and len(recipients) > 1) or (len(recipients) > 1 < len(awards) and re.search("分别|分获", words))
    pairs = zip(recipients, awards, strict=False) if dealt else product(recipients, awards)
    for recipient, award in pairs if not dealt or len(recipients) == len(awards) else ():
        if recipient.label == "PERSON" or not is_personal(award):
            yield recipient, award

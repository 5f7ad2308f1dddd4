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
from kg.nlp.facts.phrases import ANY, AWARD, BODY, PERSON, Phrase, reduce_tape
from kg.nlp.facts.reading import Scene, make_fact
from kg.nlp.facts.subjects import find_subject
from kg.nlp.honour_words import ending_pattern, of_kind, verb_pattern
from kg.nlp.lexicon import alternation
from kg.nlp.patterns import Match, find_matches
from kg.nlp.tape import SIGNS, Tape
from kg.nlp.view import View
from kg.schema import BODY_LABELS
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
    given = [key for key in facts if key[2]]
    return [
        fact
        for (who, what, grantor, _), fact in facts.items()
        if grantor
        or not any(
            (key[1] == what and key[0].endswith(who)) or (who.endswith(key[0]) and key[1] == what) for key in given
        )
    ]


def _matched(view: View, tape: Tape) -> Iterator[Won]:
    """Yield what the patterns read: with their recipients, with those of a list behind them, or with a subject before."""
    for match in find_matches(tape, "award"):
        if not _is_real(tape, match) or _is_compound(view, tape, match):
            continue
        awards, rule, confidence = match.slots.get("award", ()), match.pattern.name, match.pattern.confidence
        grantors: Sequence[Mention | None] = match.slots.get("grantor", ())
        end = match.end
        if "recipient" in match.slots:
            recipients: Sequence[Mention] = match.slots["recipient"]
            if "carried" in rule:
                grantors, _ = find_subject(tape, match.start + 1, person=False)
        elif ".list" in rule:
            if not awards:
                awards, grantors = _award_before(tape, match.start)
            names, end = _list_behind(tape, match.end)
            recipients = _winners(names, awards)
        elif ".several" in rule:
            recipients = _several_before(tape, match)
        else:
            recipients, near = _subject(tape, match, awards)
            confidence -= 0 if near else 0.15
        words = tape.text[match.start : end]
        for recipient, award in _pairs(words, recipients, awards):
            for grantor in grantors or (None,):
                yield Won(recipient, award, grantor, tape.span(match.start, end), rule, confidence)


def _subject(tape: Tape, match: Match, awards: Sequence[Mention]) -> tuple[Sequence[Mention], bool]:
    """Return who a clause without recipients speaks of, and whether the same sentence says it."""
    kinds = {_is_personal(award) for award in awards}
    pronoun = re.search("他|她", match.texts.get("gap", "")) is not None
    kind = True if pronoun else kinds.pop() if len(kinds) == 1 else None
    return find_subject(tape, match.start + 1, person=kind, pronoun=pronoun)


_NUMBERS = {char: number for number, char in enumerate("一二三四五六七八九十", 1)} | {"两": 2}


def _several_before(tape: Tape, match: Match) -> tuple[Mention, ...]:
    """Return the people that 三人 or 两人 points at: those of the sentence before, if they are that many."""
    stop = match.start
    start = max(tape.text.rfind(mark, 0, stop) for mark in "。\n") + 1
    people = {m.text: m for m in tape.mentions_in(start, stop) if m.label == "PERSON"}
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
    words = before + tape.text[match.start : match.end]
    if "recipient" in match.slots and (
        _elsewhere().search(gap) or before.endswith(tuple(of_kind("honours_verbs.tsv", "before")))
    ):
        return False
    if "recipient" in match.slots and match.slots["recipient"][-1].label == "PERSON" and _NAMESAKE.match(gap):
        return False
    return not (_unreal().search(_REAL.sub("", words)) or _UNNAMED.search(gap))


def _pairs(words: str, recipients: Sequence[Mention], awards: Sequence[Mention]) -> Iterator[tuple[Mention, Mention]]:
    """Yield who has which: 分获 deals them out one by one, and says nothing where their numbers differ."""
    shared = any("、" in award.text for award in awards)
    dealt = (shared and len(recipients) > 1) or (len(awards) > 1 and re.search("分别|分获", words))
    pairs = zip(recipients, awards, strict=False) if dealt else product(recipients, awards)
    for recipient, award in pairs if not dealt or len(recipients) == len(awards) else ():
        if recipient.label == "PERSON" or not _is_personal(award):
            yield recipient, award


def _is_personal(award: Mention) -> bool | None:
    """Say whether only people are given an honour; None where its words do not tell."""
    if ending_pattern("personal").search(award.text):
        return True
    return False if ending_pattern("collective").search(award.text) else None


_ITEM_END = re.compile("(?:\\([^()\n]{0,20}\\))?(?:[、,;和及与。\n ]|等|以及|$)")
_LEAD = re.compile(f"[;。,\n][^{ANY}。;\n]{{0,8}}{AWARD}")


def _list_behind(tape: Tape, at: int) -> tuple[list[Mention], int]:
    """Return who stands in a list that begins at `at`, to the end of the sentence or on the lines below, and where it ends."""
    if tape.text[at : at + 1] == "\n":
        found, end = _lines_below(tape, at)
        return [name for name, _ in found], end
    stop = re.compile("。|\n|$").search(tape.text, at)
    end = stop.start() if stop else len(tape.text)
    if (lead := _LEAD.search(tape.text, at, end)) is not None:
        end = lead.start()
    places = [index for index in range(at, end) if _ITEM_END.match(tape.text, index + 1)]
    held = [mention for index in places if (mention := tape.mentions[index]) is not None]
    return [mention for mention in held if mention.label in ("PERSON", *BODY_LABELS)], end


def _winners(names: Sequence[Mention], awards: Sequence[Mention]) -> list[Mention]:
    """Return those of a list's names who can have won: people for an honour of people, bodies for one of bodies, else people if any."""
    kinds = {_is_personal(award) for award in awards} - {None}
    people = kinds.pop() if len(kinds) == 1 else any(name.label == "PERSON" for name in names)
    return [name for name in names if (name.label == "PERSON") == people]


_WINNING = re.compile("(?:成为|获得|荣获|获|入选|列入|评为|授予|命名|表彰)[^。,]{0,8}$")
_GIVING = re.compile(f"(?P<giver>{BODY})[^。,{ANY}]{{0,8}}(?:公布|命名|授予|表彰|评选|认定|下发|印发|发布|通报)")


def _award_before(tape: Tape, at: int) -> tuple[tuple[Mention, ...], tuple[Mention, ...]]:
    """Return the honour that a list without one stands for, and its giver: from the two sentences before it."""
    stop = tape.text.rfind("。", 0, at)
    start = tape.text.rfind("。", 0, max(0, stop)) + 1
    held = [(index, m) for index, m in enumerate(tape.mentions[start:at], start) if m and m.label == "AWARD"]
    won = [m for index, m in held if _WINNING.search(tape.text, start, index)]
    texts = {m.text for m in won} or {m.text for _, m in held}
    if len(texts) != 1:
        return (), ()
    giver = _GIVING.search(tape.text, start, at)
    givers = tape.mentions_in(*giver.span("giver")) if giver else []
    return (next(m for _, m in held if m.text in texts),), tuple(givers)


def _before_names(tape: Tape, phrases: Sequence[Phrase]) -> Iterator[Won]:
    """Yield the honours before names: of the person, of the bodies that the person stands for, of names that follow bare."""
    for place, phrase in enumerate(phrases):
        span = tape.span(phrase.index, phrase.index + 1)
        holders = [phrase]
        while phrase.shared and place + 1 < len(phrases):
            place, last = place + 1, holders[-1]
            if not phrases[place].plain or tape.text[last.index + 1 : phrases[place].index] not in {
                "、",
                "和",
                "与",
                "及",
            }:
                break
            holders.append(phrases[place])
        for holder in holders:
            for award in phrase.honours:
                yield Won(holder.person, award, None, (min(award.start, span[0]), span[1]), "award.before_name", 0.9)
        for award in phrase.group_honours:
            if phrase.body is not None:
                yield Won(phrase.body, award, None, (award.start, span[1]), "award.of_group", 0.85)


_HEADING = re.compile(f"(?:^|\\n)[^。\\n{ANY}]{{0,12}}({AWARD})[^。,\\n{ANY}]{{0,14}}(?=\\n)")
_LINE = re.compile("\\n(?P<line>[^\\n]+)")
_SIGNED = re.compile("授予|颁发|表彰|公布|评选|主办|宣读|整理|执笔|供稿|摄|撰|编辑")
_DATED = re.compile("\\n[ 　]*[0-9〇○零一二三四五六七八九]{4}年")
_OPENS_ITEM = re.compile(f"[ 　]*(?P<who>[{BODY[1:-1]}{PERSON[1:-1]}])(?=[,:: 　(])")
_LONGEST_LINE = 60
_SHORT_LINE = 16


def _under_headings(tape: Tape) -> Iterator[Won]:
    """Yield who stands on the lines under a line that names an honour: a list of names, or a paragraph for each."""
    for heading in _HEADING.finditer(tape.text):
        (award,) = tape.mentions_in(*heading.span(1))
        found, _ = _lines_below(tape, heading.end())
        winners = _winners([name for name, _ in found], [award])
        for name, span in found:
            if name in winners:
                yield Won(name, award, None, (award.start, tape.span(*span)[1]), "award.heading", 0.85)


def _lines_below(tape: Tape, at: int) -> tuple[list[tuple[Mention, tuple[int, int]]], int]:
    """Return whom the lines name that begin behind `at`, each with the line, and where they end.

    A short line without a name (a place, a number of winners) may stand between; a body over a date has signed.
    """
    found: list[tuple[Mention, tuple[int, int]]] = []
    end = at
    while (line := _LINE.match(tape.text, at)) is not None:
        start, at = line.span("line")
        names = _names_of_line(tape, start, at)
        if not names and (at - start > _SHORT_LINE or tape.mentions_in(start, at)):
            break
        if names and _DATED.match(tape.text, at) and at - start < _SHORT_LINE:
            break
        found.extend((name, (start, at)) for name in names)
        end = at
    return found, end


def _names_of_line(tape: Tape, start: int, end: int) -> list[Mention]:
    """Return whom a line of a list names: its people and its last body; of a paragraph, who opens it."""
    if "。" in tape.text[start:end] or end - start > _LONGEST_LINE:
        opening = _OPENS_ITEM.match(tape.text, start, end)
        return tape.mentions_in(*opening.span("who")) if opening else []
    held = tape.mentions_in(start, end)
    if _SIGNED.search(tape.text, start, end) or any(mention.label == "AWARD" for mention in held):
        return []
    return [m for m in held if m.label == "PERSON"] + [m for m in held if m.label in BODY_LABELS][-1:]

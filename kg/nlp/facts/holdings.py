"""Who holds which post: the chains of the grammar with their people, and the bodies of their posts.

A post without a body has that of the post before it in its chain; the first of a chain without one has the body that
`attachment` decides on.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from kg.model import Argument, Mention
from kg.nlp.facts.attachment import Given, Givens, Vacancy, attach, gather
from kg.nlp.facts.holding import Holding
from kg.nlp.facts.post_bodies import lasting_body, noun_body, place_post
from kg.nlp.facts.reading import Scene
from kg.nlp.facts.role_grammar import CANDIDATE, FORMER, ITEM, ROW, SIGNED, Rule, elects, leaves, rules, unreal
from kg.nlp.facts.subjects import find_subject
from kg.nlp.posts import BYLINE, post_kind
from kg.nlp.tape import SIGNS, Tape
from kg.text.periods import find_period

_NEAR = 90
"""How many characters of the tape a pronoun looks back for its person."""

_LED = 12
"""How many characters of the tape before a match may say that it is not so."""

_SOLE = frozenset(("chair", "secretary", "director"))
"""Kinds of posts of which a body has one: behind 主席A、B only A is 主席."""

Decide = Callable[[Scene, Vacancy, Givens], tuple[Mention | None, float]]
"""From a post without a body, and the posts with one, to its body and how sure that is."""


def find_holdings(scene: Scene, decide: Decide | None = None) -> list[Holding]:
    """Return every post with its holder and its body, in order of the text; `decide` gives a body to posts without one.

    Those of `attach`, which is asked where none is given, are kept with the scene: several finders need them.
    """
    if decide is not None:
        return list(_with_bodies(scene, find_holders(scene), decide))
    kept: list[Holding] | None = scene.kept.get("holdings")
    if kept is None:
        kept = scene.kept["holdings"] = list(_with_bodies(scene, find_holders(scene), attach))
    return kept


def find_holders(scene: Scene, *, bylines: bool = False) -> list[Holding]:
    """Return every post with its holder, in order of the text; a post is read by the first rule that fits it.

    The body is the one that its chain names. With `bylines`, the posts of those who reported are among them.
    """
    found: list[Holding] = []
    used: set[int] = set()
    tape = scene.tape
    for layer, group in groupby(rules(), key=lambda rule: rule.layer):
        if layer == 2:
            tape = tape.keep([place for place, offset in enumerate(tape.offsets) if offset not in used])
        for rule in group:
            for match in _matches(tape, rule, used):
                if not _is_real(tape, match) or (rule.name == "role.apposition" and _is_attended(tape, match, found)):
                    continue
                found.extend(_read_chain(scene, tape, match, rule, bylines))
                whole = layer == 1 and rule.name != "role.listed"
                places = [place for place in range(*match.span("chain")) if whole or tape.text[place] == SIGNS["ROLE"]]
                used.update(tape.offsets[place] for place in places)
    return sorted(found, key=lambda held: (held.post.start, held.person.start))


def _matches(tape: Tape, rule: Rule, used: set[int]) -> Iterator[re.Match[str]]:
    """Yield where a rule fits a chain that none has read; `used` holds the offsets of what has been read."""
    at = 0
    while (match := rule.regex.search(tape.text, at)) is not None:
        at = match.start() + 1
        if any(tape.offsets[place] in used for place in range(*match.span("chain"))) or not _fills_line(tape, match):
            continue
        at = max(at, match.end("chain"))
        yield match


def _fills_line(tape: Tape, match: re.Match[str]) -> bool:
    """Say whether a chain that a line feed parts from its people goes with them: not where its line is a row that begins with a person."""
    if "people" not in match.re.groupindex or "\n" not in tape.text[match.end("chain") : match.start("people")]:
        return True
    line = tape.text[tape.text.rfind("\n", 0, match.start()) + 1 : match.start()]
    return not ROW.match(line)


def _is_real(tape: Tape, match: re.Match[str]) -> bool:
    """Say whether a match states who holds a post: it is neither denied, nor wished for, planned or asked."""
    begin = max(tape.text.rfind(mark, 0, match.start()) for mark in "。;!?\n") + 1
    before = tape.text[max(begin, match.start() - _LED) : match.start()]
    if "gap" not in match.re.groupindex:
        return CANDIDATE.match(tape.text, match.end("chain")) is None
    return not (unreal().search(before + match["gap"]) or CANDIDATE.match(tape.text, match.end()))


def _is_attended(tape: Tape, match: re.Match[str], found: Sequence[Holding]) -> bool:
    """Say whether what follows a comma is the next of a list of those present: its person has a post before the name."""
    people = tape.mentions_in(*match.span("people"))
    return "(" not in match.group() and any(held.person in people for held in found)


_OPENING = re.compile("(?:^|[,。;!?\n])([^,。;!?\n]{2,15}?),?$")
_DATE = 11
"""How long the words of a date are at most: 2018年12月31日."""

_SAYS = re.compile("(?:同志)?(?:在[^,。]{1,10})?(?:说|指出|表示|介绍|告诉|认为|强调|坦言|回忆|透露|称)")


def _read_chain(scene: Scene, tape: Tape, match: re.Match[str], rule: Rule, bylines: bool) -> Iterator[Holding]:
    """Yield the posts of one chain for each of its people."""
    people, sure = _people(scene, tape, match, rule)
    if not people:
        return
    gap = match["gap"] if "gap" in match.re.groupindex else ""
    before = tape.text[max(0, match.start() - 6) : match.start()]
    carried, former = None, bool(FORMER.search(gap))
    start, end = tape.span(match.start(), match.end())
    times = _times(gap, tape.text[max(0, match.start() - 16) : match.start()])
    items = list(ITEM.finditer(tape.text, *match.span("chain")))
    dealt = len(items) == len(people) > 1 and "分别" in gap
    for index, item in enumerate(items):
        (post,) = tape.mentions_in(*item.span("role"))
        if post_kind(post.text) == BYLINE and not bylines:
            continue
        bodies = tape.mentions_in(*item.span("bodies")) if item["bodies"] else []
        if bodies:
            carried = Argument(label=bodies[-1].label, mention=lasting_body(bodies[-1]))
        elif item["owner"] and carried is None:
            carried = noun_body(scene, tape.span(*item.span("owner")))
        unit = item["organ"] or item["unit"] or ""
        if len(unit) > 2 and unit.endswith("工会") and not item["bodies"]:
            carried, unit = noun_body(scene, tape.span(*item.span("organ"))), ""
        body, title = place_post(scene, post, unit, carried)
        former = "现" not in item["before"] + item["after"] and (former or _is_former(scene, item, bodies or [post]))
        held = Holding(
            person=people[0], post=post, body=body, title=title, rule=rule.name, start=start, end=end, confidence=sure,
            unit=unit, status="former" if former else "acting" if _is_acting(item, post) else "current", times=times,
            elected=bool(gap and elects().search(before + gap)),
        )  # fmt: skip
        alone = held.kind in _SOLE and rule.name == "role.forward"
        holders = people[index : index + 1] if dealt else people[:1] if alone else people
        yield from (replace(held, person=person) for person in holders)


def _people(scene: Scene, tape: Tape, match: re.Match[str], rule: Rule) -> tuple[list[Mention], float]:
    """Return the people of a match, and how sure: those it names, the signer, or the one the text speaks of."""
    if rule.name == "role.author":
        signed = SIGNED.search(tape.text)
        return (tape.mentions_in(*signed.span(1)) if signed else []), rule.confidence
    if "people" in match.re.groupindex:
        return [m for m in tape.mentions_in(*match.span("people")) if m.label == "PERSON"], rule.confidence
    pronoun = rule.name == "role.pronoun"
    who, near = find_subject(tape, match.start() + 1, person=True, pronoun=pronoun)
    if not who and pronoun:
        before = tape.mentions_in(max(0, match.start() - _NEAR), match.start())
        who, near = [mention for mention in before if mention.label == "PERSON"][-1:], False
    if not pronoun and who and _SAYS.match(scene.view.folded, who[-1].end):
        return [], 0.0
    return (who if len(who) == 1 else []), rule.confidence - (0 if near else 0.1)


def _is_former(scene: Scene, item: re.Match[str], first: list[Mention]) -> bool:
    before = scene.view.folded[max(0, first[0].start - 2) : first[0].start]
    return bool(FORMER.search(item["before"] + item["after"])) or before.endswith(("原", "时任", "前任"))


def _is_acting(item: re.Match[str], post: Mention) -> bool:
    return (item["before"] + item["after"]).endswith("代") or bool(re.match("代(?!表)", post.text))


def _times(gap: str, before: str) -> dict[str, str]:
    """Return valid_from and valid_to in the words of the text, which stand in the verb's clause or open it before its subject."""
    clause = gap.rpartition(",")[2]
    begin, end = find_period(clause)
    if begin is None and clause == gap and gap and (opening := _OPENING.search(before)):
        begin, end = find_period(opening[1]) if len(opening[1]) <= _DATE else (None, None)
    if begin and leaves().search(gap):
        begin, end = None, begin
    return {name: words for name, words in (("valid_from", begin), ("valid_to", end)) if words}


def _with_bodies(scene: Scene, found: Sequence[Holding], decide: Decide) -> Iterator[Holding]:
    """Yield holdings, those without a body given the one that the text lets them have."""
    given = gather(
        Given(person=one.person, post=one.post, body=one.body.mention, elected=one.elected)
        for one in found
        if one.body is not None and one.body.mention is not None
    )
    last: Holding | None = None
    for held in found:
        if held.body is None and not held.title.endswith("总书记"):
            joined = last.body.mention if last and last.body and _is_joined(last, held) else None
            held = give_body(scene, held, *decide(scene, Vacancy(holding=held, joined=joined), given))
        yield held
        last = held


def give_body(scene: Scene, held: Holding, body: Mention | None, sure: float) -> Holding:
    """Return a holding with a body that its words do not name, as sure as that choice lets it be; itself for None."""
    if body is None:
        return held
    named, title = place_post(scene, held.post, held.unit, Argument(label=body.label, mention=lasting_body(body)))
    return replace(held, body=named, title=title, rule=f"{held.rule}.inherited", confidence=held.confidence * sure)


def _is_joined(last: Holding, held: Holding) -> bool:
    """Say whether no more than a mark or a word stands between two posts, the people of the first aside: 董事长A、工会主席B."""
    return 0 <= held.post.start - last.post.end <= 2 or 0 <= held.start - last.end <= 2

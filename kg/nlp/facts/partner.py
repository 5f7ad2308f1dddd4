"""Find which bodies acted together and in what: an agreement signed, a rule issued, something founded together."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import combinations

from kg.model import Fact, Mention
from kg.nlp.facts.reading import Scene, make_fact
from kg.nlp.facts.subjects import find_referred, find_subject
from kg.nlp.lexicon import word_pattern
from kg.nlp.patterns import Match, find_matches
from kg.nlp.tape import Tape

_EVENT_VERB = re.compile(
    ".{0,6}?(?:举办|举行|召开|主办|承办|开展|组织|发起|慰问|走访|看望|(?:推出|启动|开办|开设|办起)[^,。;!?\n“「]{0,8}[“「])"
)
"""What bodies that join do when they hold an event together: a fact of another type."""

_OTHER = re.compile("[与跟和]|(?<![共一会联协])同(?![时样步意心])")
"""What names another partner that no mention tells: A、B还与企业签订."""

_TITLE = re.compile("[^,。;!?\n《]{0,20}《(?P<title>[^》\n]+)》")
_CLAUSE = re.compile(",?[^,。;!?\n]*")
_DOCUMENT = re.compile("签|续签|出台|印发|下发|制定|发布")


def find_facts(scene: Scene) -> list[Fact]:
    """Return the facts, each pair of bodies once."""
    tape = scene.tape
    facts: dict[frozenset[str], Fact] = {}
    for match in find_matches(tape, "partner"):
        what = _read_what(scene, tape, match)
        if word_pattern("events_unreal.txt").search(tape.text, match.start, match.end) or what is None:
            continue
        if not match.slots.get("b") and "ref" not in match.texts and _OTHER.search(match.texts.get("gap", "")):
            continue
        for a, b in _pairs(tape, match):
            fact = make_fact(
                scene, "partner", {"a": a, "b": b}, tape.span(match.start, match.end), match.pattern.name,
                values={"what": what}, confidence=match.pattern.confidence,
            )  # fmt: skip
            if a.text != b.text:
                facts.setdefault(frozenset((a.text, b.text)), fact)
    return list(facts.values())


def _pairs(tape: Tape, match: Match) -> Iterator[tuple[Mention, Mention]]:
    """Yield the bodies that are partners, two and two."""
    firsts, seconds = match.slots.get("a", ()), match.slots.get("b", ())
    if "ref" in match.texts:
        referred = tuple(find_referred(tape, match.start, match.texts["ref"]))
        firsts, seconds = (firsts, referred) if firsts else (referred, seconds)
        if not referred:
            return
    elif not firsts:
        firsts = tuple(find_subject(tape, match.start + 1, person=False)[0][:1])
    if not seconds:
        yield from combinations(firsts, 2)
    yield from ((a, b) for a in firsts for b in seconds)


def _read_what(scene: Scene, tape: Tape, match: Match) -> str | None:
    """Return what bodies did together: the title of what they signed, else the words of the clause; None for an event."""
    verb = match.texts.get("verb", "")
    if "what" in match.texts:
        return match.texts["what"]
    index = match.end - len(verb)
    begin = tape.offsets[index] if index < len(tape.offsets) else len(scene.view.folded)
    clause = _CLAUSE.match(scene.view.folded, begin)
    assert clause is not None  # it matches nothing too
    if _EVENT_VERB.match(clause.group()):
        return None
    if title := _TITLE.match(scene.view.folded, begin):
        return scene.view.text[slice(*title.span("title"))]
    start = begin + len(verb) if _DOCUMENT.match(verb) else begin
    return scene.view.text[start : clause.end()].strip(" ,的了“”") or verb

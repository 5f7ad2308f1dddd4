"""Find honours: what is built like one (`honour_names.py`), where something tells that one is meant.

An ending that is a common noun too is read only with a giver, in quotation marks, behind a verb of winning, alone on a
line, or in a list with another honour. What stands in quotation marks behind such a verb, or before 称号, is an honour
whatever its words. 奖章 alone points at the honour named before it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from kg.model import Mention
from kg.nlp.honour_names import Name, Sources, find_names, giver_before, make_sources
from kg.nlp.honour_words import follower_patterns, qualities, verb_pattern
from kg.nlp.view import View


class Candidate(NamedTuple):
    """A stretch that may be an honour; one that is not sure waits for a neighbour in a list."""

    start: int
    end: int
    rule: str
    sure: bool


_BETWEEN = "(?:了|为|过|[0-9]{4}年度?|[0-9]{4}|首批|年度|第.{1,3}[届批]|[省市区县国]级以?上?|“| )*$"
_IS_BEFORE = re.compile("是(?:一[名位个])?“?$")
_TITLE_BEHIND = re.compile("”?(?:等)?的?(?:光荣|荣誉)?(?:称号|奖[牌杯座项状章]|牌匾|匾牌|证书)|”?获得者|”?得主")
_COUNT_BEFORE = re.compile(r"[0-9〇零一二三四五六七八九十百千几多余](?:个|家|名|项|处|批)$")
_NEIGHBOUR = re.compile(r"”?(?:、|和|及|以及|与|\()“?|”“")
_LINE = re.compile(r"[ 【\[(]*(?:[一二三四五六七八九十0-9]+[、..)])? *$")
_LINE_END = re.compile(r"(?:获得者|名单)?(?:\([^()\n]{1,10}\))?[】\]):]? *(?:\n|$)")
_CLOSE = 4
"""The most characters between two honours of a list."""


@cache
def _won_before() -> re.Pattern[str]:
    return re.compile(verb_pattern("won") + _BETWEEN)


@cache
def _striven_before() -> re.Pattern[str]:
    return re.compile(f"(?:{verb_pattern('won', 'striven')}|是(?:[^,。、;]{{0,8}}的)?){_BETWEEN}")


def find_honours(view: View, bodies: list[Mention]) -> list[Mention]:
    """Return the honours of a text, in order, none inside another, each with the rule that found it."""
    sources = make_sources(view, {body.end: body.start for body in bodies})
    candidates = [found for name in find_names(view, sources) if (found := _judge(view, name)) is not None]
    candidates.extend(_find_quoted(view, sources, candidates))
    kept = _longest(_accept(view, candidates))
    kept.extend(_find_again(view, kept))
    kept.extend(_find_short(view, kept))
    return [
        Mention(start=c.start, end=c.end, label="AWARD", text=view.text[c.start : c.end], rule=c.rule, confidence=0.9)
        for c in _longest(kept)
    ]


def _judge(view: View, name: Name) -> Candidate | None:
    """Return what a name is worth where it stands; None where even a list does not help."""
    if _is_another_thing(view, name):
        return None
    sure = _JUDGES.get(name.core.strength, _is_sure)(view, name)
    return None if sure is None else Candidate(name.start, name.end, f"honour.{name.core.strength}", sure)


def _is_another_thing(view: View, name: Name) -> bool:
    """Say whether what follows makes it something else: 劳模|精神, 示范|工作室, 优秀职工|书屋."""
    text, core = view.folded, name.core
    always, bare = follower_patterns()
    supported = core.strength in {"own", "rank"} or name.quoted or (name.giver and name.giver.official)
    behind = name.end + text.startswith("”", name.end)
    if (always if supported else bare).match(text, behind):
        return True
    praise = core.strength == "praise" or text[core.start : core.end] in qualities()
    if not praise or behind != name.end or behind >= len(text) or _TITLE_BEHIND.match(text, behind):
        return False
    word = view.words[view.word_at[behind]]
    noun = word.start == behind and len(word.text) > 1 and word.tag in {"n", "vn"}
    return noun and (word.text != "代表" or not name.giver)


def _is_sure(view: View, name: Name) -> bool:
    """Say whether a name stands by itself."""
    core, text = name.core, view.folded
    before = text[max(0, name.start - 16) : name.start]
    field = name.start < core.start or core.end - core.start > 2 or core.strength == "prize"
    if core.strength in {"own", "rank"} or (name.quoted and field):
        return True
    if field and (_TITLE_BEHIND.match(text, name.end) or _won_before().search(before)):
        return True
    if _LINE_END.match(text, name.end) and _LINE.fullmatch(text, text.rfind("\n", 0, name.start) + 1, name.start):
        return field
    counted = bool(_COUNT_BEFORE.search(before))
    if core.strength == "praise":
        return (name.giver is not None or name.titled) and not counted
    own_words = name.start < core.start or core.end - core.start >= 4
    return name.giver is not None or name.titled or (own_words and (counted or bool(_striven_before().search(before))))


def _is_near(view: View, name: Name) -> bool | None:
    """Say whether a name whose ending needs its giver right before it stands by itself; None where it cannot."""
    before = view.folded[max(0, name.start - 16) : name.start]
    if _TITLE_BEHIND.match(view.folded, name.end) or _won_before().search(before):
        return True
    if name.giver and (name.giver.official or (name.giver.end == name.core.start and not name.giver.body)):
        return True
    return True if name.start < name.core.start and (name.quoted or _IS_BEFORE.search(before)) else None


def _is_given(view: View, name: Name) -> bool | None:
    """Say whether a name whose ending is a common noun is what somebody was given; None where it is not."""
    behind = _TITLE_BEHIND.match(view.folded, name.end)
    before = view.folded[max(0, name.start - 16) : name.start]
    return True if name.start < name.core.start and (behind or _won_before().search(before)) else None


_JUDGES = {"near": _is_near, "given": _is_given}
"""How names of weak endings are judged; all others as `_is_sure` does."""

_SERIES = re.compile(r"“[^“”\n。,;!?:]{2,32}”(?:[、和及]?“[^“”\n。,;!?:]{2,32}”)*")
_PIECE = re.compile("“([^“”]+)”")
_CLOSED = re.compile("[,。;、!\n)]|等|的?(?:荣誉|光荣|殊荣|美誉|奖|牌|证书|提名)|$")
_NAMED_AS = re.compile(r"(?:命名|授予|认定|评选|表彰|确定)[^。,;\n]{1,40}为$")
_PRAISED = re.compile(".{0,4}(?:最美|十佳|十大|百佳|金牌).{2,8}")


def _find_quoted(view: View, sources: Sources, candidates: list[Candidate]) -> Iterator[Candidate]:
    """Yield what stands in quotation marks behind a verb of winning, before 称号, or beside an honour in such marks."""
    sure = {c.end for c in candidates if c.sure}
    for series in _SERIES.finditer(view.folded):
        giver = giver_before(view, series.start(), sources)
        begin = giver.start if giver and not giver.body else series.start()
        pieces = list(_PIECE.finditer(view.folded, *series.span()))
        beside = len(pieces) > 1 and any(piece.end(1) in sure for piece in pieces)
        won = _won_before().search(view.folded, max(0, begin - 14), begin) and _CLOSED.match(view.folded, series.end())
        named = _NAMED_AS.search(view.folded, max(0, begin - 50), begin)
        titled = beside or won or named or _TITLE_BEHIND.match(view.folded, series.end())
        for piece in pieces:
            if titled or _PRAISED.fullmatch(piece[1]):
                outer = begin < series.start() == piece.start()
                yield Candidate(*((begin, piece.end()) if outer else piece.span(1)), "honour.quoted", True)


def _accept(view: View, candidates: list[Candidate]) -> list[Candidate]:
    """Return the candidates that stand by themselves and those in a list with them."""
    waiting = sorted((c for c in candidates if not c.sure), key=lambda c: c.start)
    kept = [c for c in candidates if c.sure]
    joined = kept
    while joined and waiting:
        joined = [c for c in waiting if any(_are_neighbours(view, c, other) for other in kept)]
        kept.extend(joined)
        waiting = [c for c in waiting if c not in joined]
    return kept


def _are_neighbours(view: View, one: Candidate, other: Candidate) -> bool:
    """Say whether a list goes on from one to the other."""
    first, second = sorted((one, other), key=lambda c: c.start)
    near = 0 < second.start - first.end <= _CLOSE
    return near and bool(_NEIGHBOUR.fullmatch(view.folded, first.end, second.start))


def _find_again(view: View, kept: list[Candidate]) -> Iterator[Candidate]:
    """Yield the other places at which a name of four characters and more stands, white space inside it passed over."""
    always, bare = follower_patterns()
    for name in {view.folded[c.start : c.end] for c in kept}:
        if len(name) < 4:
            continue
        for match in re.finditer(" ?".join(map(re.escape, name)), view.folded):
            quoted = view.folded.startswith("”", match.end())
            if not (always if quoted else bare).match(view.folded, match.end() + quoted):
                yield Candidate(*match.span(), "honour.again", True)


_SHORT = re.compile(r"(?<![一-鿿])奖[章状]|(?<=[把将枚张块将的])奖[章状]")


def _find_short(view: View, kept: list[Candidate]) -> Iterator[Candidate]:
    """Yield 奖章 or 奖状 alone where an honour that ends so stands before it."""
    for match in _SHORT.finditer(view.folded):
        if any(c.end < match.start() and view.folded.startswith(match.group(), c.end - 2) for c in kept):
            yield Candidate(*match.span(), "honour.short", True)


def _longest(candidates: list[Candidate]) -> list[Candidate]:
    """Return the candidates without those that cross a longer one."""
    kept: list[Candidate] = []
    for candidate in sorted(candidates, key=lambda c: (c.start, -c.end)):
        if not kept or candidate.start >= kept[-1].end:
            kept.append(candidate)
        elif candidate.end - candidate.start > kept[-1].end - kept[-1].start:
            kept[-1] = candidate
    return kept

"""Find honours: how their names end, how far they reach to the left, and what tells that one is meant.

A name ends in a word of `honours.tsv` (工人先锋号, 示范点, 一等奖), or in who is praised behind a word of praise
(先进|集体, 优秀|工会工作者). To the left it takes in the words of its field and goes as far as its giver: a level, a
place or a body (省, 武汉市, 集团). Years and sessions stay outside. An ending that is a common noun too is read only
with a giver, in quotation marks, behind a verb of winning, or in a list with another honour. What stands in quotation
marks behind such a verb, or before 称号, is an honour whatever its words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from kg.model import Mention
from kg.nlp.honour_words import core_pattern, endings, follower_patterns, levels, noun_pattern, qualities, stops
from kg.nlp.view import View

_LONGEST = 34
_LONGEST_PRAISE = 14


class Core(NamedTuple):
    """How an honour ends: its last words, or praise and praised, and how much must stand before them."""

    start: int
    end: int
    strength: str


class Giver(NamedTuple):
    """A place, level or body that a name begins with.

    `firm` says that the name begins there for sure, `official` that it gives honours of every field, `body` that it is one.
    """

    start: int
    end: int
    firm: bool
    official: bool
    body: bool = False


class Name(NamedTuple):
    """A core with the words before it that belong to it."""

    core: Core
    start: int
    end: int
    giver: Giver | None
    quoted: bool


class Candidate(NamedTuple):
    """A stretch that may be an honour; one that is not sure waits for a neighbour in a list."""

    start: int
    end: int
    rule: str
    sure: bool


class Sources(NamedTuple):
    """What the finder looks at beside the view: where bodies and quotations begin, by where they end."""

    bodies: dict[int, int]
    quotes: dict[int, int]


_QUOTED = re.compile(r"“[^“”\n。;!?:]{2,40}”")
_ACHIEVED = (
    "荣获|喜获|获评|获得|获颁|获|夺得|夺取|摘得|斩获|捧回|赢得|取得|收获|拿下|包揽|受到|荣膺|荣立|被评|评为|评选为|评上|评出|授予|颁授|授牌|"
    "命名为|认定为|表彰为|列为|入选|当选为|当选"
)
_STRIVEN = "评选|命名了?|认定|成为|争创|争当|建成|创成|培育出|是(?:[^,。、;]{0,8}的)?"
_BETWEEN = "(?:了|为|过|[0-9]{4}年度?|[0-9]{4}|首批|年度|第.{1,3}[届批]|[省市区县国]级以?上?|“| )*$"
_ACHIEVED_BEFORE = re.compile(f"(?:{_ACHIEVED}){_BETWEEN}")
_STRIVEN_BEFORE = re.compile(f"(?:{_ACHIEVED}|{_STRIVEN}){_BETWEEN}")
_TITLE_BEHIND = re.compile("”?(?:等)?的?(?:光荣|荣誉)?(?:称号|奖牌|牌匾|证书)|”?获得者|”?得主")
_COUNT_BEFORE = re.compile(r"[0-9〇零一二三四五六七八九十百千几多余](?:个|家|名|项|处|批)$")
_NEIGHBOUR = re.compile(r"”?(?:、|和|及|以及|与|\()“?|”“")
_SESSION = re.compile(r"(?:第?[0-9一二三四五六七八九十]+[届次]|[0-9]{2,4}年度?|年度)$")
_CONTEST = re.compile("大赛|竞赛|比赛|决赛|比武|锦标赛|运动会|擂台赛|邀请赛|挑战赛")
_NO_PRIZE = frozenset("颁获得评抽中有受设发夸嘉开领授大该此个项各等夺“、, \n")


def find_honours(view: View, bodies: list[Mention]) -> list[Mention]:
    """Return the honours of a text, in order, none inside another, each with the rule that found it."""
    quotes = {match.end() - 1: match.start() for match in _QUOTED.finditer(view.folded)}
    sources = Sources({body.end: body.start for body in bodies}, quotes)
    candidates = [found for core in _find_cores(view) if (found := _read_core(view, core, sources))]
    candidates.extend(_find_quoted(view, sources, candidates))
    kept = _accept(view, candidates)
    kept.extend(_find_again(view, kept))
    return [
        Mention(start=c.start, end=c.end, label="AWARD", text=view.text[c.start : c.end], rule=c.rule, confidence=0.9)
        for c in _longest(kept)
    ]


def _find_cores(view: View) -> Iterator[Core]:
    """Yield the ends of possible honours, from left to right."""
    text, at = view.folded, 0
    while (match := core_pattern().search(text, at)) is not None:
        start, end = match.span()
        at = end
        if match["rank"]:
            yield Core(start, end, "rank")
        elif match["ending"] and (end in view.starts or view.words[view.word_at[end]].start < end - 1):
            yield Core(start, end, endings()[match["ending"]])
        if match["praise"] or match["ending"] in qualities():
            praised = _praised_end(view, start, end)
            if praised is not None:
                quoted = text.startswith("”", end)
                yield Core(start - quoted, praised, "own" if quoted else "praise")
                at = praised


def _praised_end(view: View, start: int, end: int) -> int | None:
    """Return where who is praised ends, behind the praise at start:end: the last noun that words of a field lead to."""
    text, last = view.folded, None
    if text.startswith("”", end):
        if start == 0 or text[start - 1] != "“":
            return None
        end += 1
    at = end
    while at < len(text) and at - end < _LONGEST_PRAISE:
        noun = noun_pattern().match(text, at)
        if noun is not None and noun.end() in view.starts:
            at = last = noun.end()
            continue
        word = view.words[view.word_at[at]]
        if word.start != at or word.text in stops() or (not _is_of_field(word.tag) and (last or word.tag != "nr")):
            break
        if last is not None and word.tag not in {"n", "vn"}:
            break
        at = word.end
    return last


def _is_of_field(tag: str) -> bool:
    return tag[:1] in {"n", "b", "a", "v", "j", "z", "l", "i", "s"} and tag not in {"nr", "ns"}


def _read_core(view: View, core: Core, sources: Sources) -> Candidate | None:
    """Return what a core makes with the words before it, or None."""
    if view.folded[core.start : core.end] == "奖" and view.folded[core.start - 1 : core.start] in _NO_PRIZE:
        return None
    start, giver = _walk(view, core, sources)
    name = Name(core, start, core.end, giver, False)
    opening = sources.quotes.get(core.end)
    if opening is not None and _fills_quotes(view, opening + 1, start):
        outer = _giver_before(view, opening, sources)
        name = (
            Name(core, outer.start, core.end + 1, outer, True)
            if outer
            else Name(core, opening + 1, core.end, giver, True)
        )
    if _is_another_thing(view, name):
        return None
    sure = _is_sure(view, name)
    return None if sure is None else Candidate(name.start, name.end, f"honour.{core.strength}", sure)


def _fills_quotes(view: View, begin: int, start: int) -> bool:
    """Say whether a name that begins at start is all that stands in quotation marks opened before `begin`."""
    first = view.words[view.word_at[begin]].text
    return start <= begin or (first not in stops() and not re.search("[的、]", view.folded[begin:start]))


def _is_another_thing(view: View, name: Name) -> bool:
    """Say whether what follows makes it something else: 劳模|精神, 示范|工作室."""
    always, bare = follower_patterns()
    supported = name.core.strength in {"own", "rank"} or name.quoted or (name.giver and name.giver.official)
    behind = name.end + view.folded.startswith("”", name.end)
    if (
        name.core.strength in {"praise", "near"}
        and behind == name.end < len(view.folded)
        and not _TITLE_BEHIND.match(view.folded, name.end)
    ):
        word = view.words[view.word_at[name.end]]
        if (
            word.start == name.end
            and len(word.text) > 1
            and word.tag in {"n", "vn"}
            and (word.text != "代表" or not name.giver)
        ):
            return True
    return bool((always if supported else bare).match(view.folded, behind))


def _is_sure(view: View, name: Name) -> bool | None:
    """Say whether a name stands by itself; None where even a list does not help."""
    core, start, end, giver, quoted = name
    before = view.folded[max(0, start - 16) : start]
    if core.strength in {"own", "rank"} or _TITLE_BEHIND.match(view.folded, end) or _ACHIEVED_BEFORE.search(before):
        return True
    if core.strength == "near":
        near = (giver and (giver.official or (giver.end == core.start and not giver.body))) or (
            quoted and start < core.start
        )
        return True if near else None
    if quoted:
        return True
    counted = bool(_COUNT_BEFORE.search(before))
    if core.strength == "praise":
        return giver is not None and not counted
    field = start < core.start or core.end - core.start >= 4
    return giver is not None or (field and (counted or bool(_STRIVEN_BEFORE.search(before))))


def _giver_before(view: View, end: int, sources: Sources) -> Giver | None:
    """Return the place, level or body that ends at `end`, or None."""
    if end == 0:
        return None
    if (hit := view.place_ends.get(end)) is not None:
        return Giver(hit.start, end, True, view.folded[end - 1] in "省市区县州旗盟")
    if end in sources.bodies:
        return Giver(sources.bodies[end], end, True, False, True)
    word = view.words[view.word_at[end - 1]]
    piece = view.folded[word.start : end]
    firm, loose = levels()
    if (piece not in firm and piece not in loose) or (
        word.start and view.folded[word.start - 1] in "各本该我每某多两全贵几"
    ):
        return None
    return Giver(word.start, end, piece in firm, piece in firm)


def _walk(view: View, core: Core, sources: Sources) -> tuple[int, Giver | None]:
    """Return where the name of a core begins, and its giver: without one it takes in only the nouns before it."""
    left = nouns = core.start
    steady, giver = True, None
    while left > 0 and core.start - left < _LONGEST:
        found = _giver_before(view, left, sources)
        if found is not None:
            giver, left = found, found.start
            if found.firm:
                break
            continue
        begin = _piece_before(view, left)
        if begin is None:
            break
        word = view.words[view.word_at[left - 1]]
        left = begin
        steady = steady and (
            word.tag[:1] in {"n", "b", "a", "j", "z", "l", "i", "s"} or word.tag == "vn" or word.text == "”"
        )
        nouns = left if steady else nouns
    if giver is not None:
        return (giver.start if giver.firm else min(giver.start, nouns)), giver
    if core.strength == "rank" or _SESSION.search(view.folded, max(0, nouns - 8), nouns):
        contests = [match.end() for match in _CONTEST.finditer(view.folded, nouns, core.start)]
        return (contests[-1] if contests else nouns), None
    return nouns, None


_NUMBERS = frozenset(("五一", "五四", "三八", "七一", "十大", "双百", "双十", "双创", "一线"))


def _piece_before(view: View, left: int) -> int | None:
    """Return the start of the word or quotation before `left` if it can stand inside the name of an honour."""
    if view.folded[left - 1] == "”":
        opening = view.folded.rfind("“", max(0, left - 26), left - 1)
        return opening if opening >= 0 else None
    word = view.words[view.word_at[left - 1]]
    piece = view.folded[word.start : left]
    if word.text in stops() or piece in stops():
        return None
    inside = word.tag[:1] in {"n", "b", "a", "v", "j", "z", "l", "i", "s", "d", "f", "e"} and word.tag != "nr"
    return word.start if inside or piece in _NUMBERS or piece == "青年" else None


_SERIES = re.compile(r"“[^“”\n。,;!?:]{2,32}”(?:[、和及]?“[^“”\n。,;!?:]{2,32}”)*")
_PIECE = re.compile("“([^“”]+)”")
_CLOSED = re.compile("[,。;、!\\n)]|等|的?(?:荣誉|光荣|殊荣|美誉|奖|牌|证书)|$")


def _find_quoted(view: View, sources: Sources, candidates: list[Candidate]) -> Iterator[Candidate]:
    """Yield what stands in quotation marks behind a verb of winning, before 称号, or beside an honour in such marks."""
    sure = {c.end for c in candidates if c.sure}
    for series in _SERIES.finditer(view.folded):
        giver = _giver_before(view, series.start(), sources)
        begin = giver.start if giver else series.start()
        pieces = list(_PIECE.finditer(view.folded, *series.span()))
        beside = len(pieces) > 1 and any(piece.end(1) in sure for piece in pieces)
        won = _ACHIEVED_BEFORE.search(view.folded, max(0, begin - 14), begin) and _CLOSED.match(
            view.folded, series.end()
        )
        if beside or won or _TITLE_BEHIND.match(view.folded, series.end()):
            for piece in pieces:
                outer = giver is not None and piece.start() == series.start()
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
    return 0 < second.start - first.end <= 4 and bool(_NEIGHBOUR.fullmatch(view.folded, first.end, second.start))


def _find_again(view: View, kept: list[Candidate]) -> Iterator[Candidate]:
    """Yield the other places at which a name of four characters and more stands, white space inside it passed over."""
    always, bare = follower_patterns()
    for name in {view.folded[c.start : c.end] for c in _longest(kept)}:
        if len(name) < 4:
            continue
        for match in re.finditer(" ?".join(map(re.escape, name)), view.folded):
            quoted = view.folded.startswith("”", match.end())
            if not (always if quoted else bare).match(view.folded, match.end() + quoted):
                yield Candidate(*match.span(), "honour.again", True)


def _longest(candidates: list[Candidate]) -> list[Candidate]:
    """Return the candidates without those that cross a longer one."""
    kept: list[Candidate] = []
    for candidate in sorted(candidates, key=lambda c: (c.start, -c.end)):
        if not kept or candidate.start >= kept[-1].end:
            kept.append(candidate)
        elif candidate.end - candidate.start > kept[-1].end - kept[-1].start:
            kept[-1] = candidate
    return kept

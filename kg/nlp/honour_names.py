"""How names of honours are built: their ends, and how far they reach to the left.

A name ends in a word of `honours.tsv` (工人先锋号, 示范点, 一等奖), or in who is praised behind a word of praise
(先进|集体, 优秀|工会工作者). To the left it takes in the words of its field and goes as far as its giver: a level, a
place or a body (省, 武汉市, 集团). Years and sessions stay outside.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from kg.nlp.honour_words import core_pattern, endings, levels, noun_pattern, qualities, stops
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
    """A core with the words before it: `quoted` fills quotation marks, `titled` holds a quotation (“安康杯”竞赛优胜班组)."""

    core: Core
    start: int
    end: int
    giver: Giver | None
    quoted: bool = False
    titled: bool = False


class Sources(NamedTuple):
    """What is looked at beside the view: where bodies and quotations begin, by where they end."""

    bodies: dict[int, int]
    quotes: dict[int, int]


_QUOTED = re.compile(r"“[^“”\n。;!?:]{2,40}”")
_SESSION = re.compile(r"(?:第?[0-9一二三四五六七八九十]+[届次]|[0-9]{2,4}年度?|年度)$")
_ORDINAL = re.compile(r"第?[0-9一二三四五六七八九十]+[届次]$")
_CONTEST = re.compile("大赛|竞赛|比赛|决赛|比武|锦标赛|运动会|擂台赛|邀请赛|挑战赛")
_GROUP = re.compile(".{0,2}组(?:个人|团体)?")
_NO_PRIZE = frozenset("颁获得评抽中有受设发夸嘉开领授大该此个项各等夺“、, \n")
_GIVES_TO = re.compile(r"(?:授予|追授|颁给|颁予)[^,。;!?\n]{0,60}$")
_STEADY_TAGS = frozenset(("n", "b", "a", "j", "z", "l", "i", "s"))
_INNER_TAGS = _STEADY_TAGS | {"v", "d", "f", "e"}
_NUMBERS = frozenset(("五一", "五四", "三八", "七一", "十大", "双百", "双十", "双创", "一线"))


def make_sources(view: View, bodies: dict[int, int]) -> Sources:
    """Return the sources of a text, given where its bodies begin by where they end."""
    return Sources(bodies, {match.end() - 1: match.start() for match in _QUOTED.finditer(view.folded)})


def find_names(view: View, sources: Sources) -> Iterator[Name]:
    """Yield everything that is built like an honour, from left to right."""
    for core in _find_cores(view):
        if view.folded[core.start : core.end] == "奖" and _is_no_prize(view, core):
            continue
        name = _reach(view, core, sources)
        opening = sources.quotes.get(core.end)
        if opening is None or not _fills_quotes(view, opening + 1, name.start):
            yield name
            continue
        giver = giver_before(view, opening, sources)
        if giver is None or giver.body:
            yield name._replace(start=opening + 1, quoted=True)
        else:
            yield Name(core, giver.start, core.end + 1, giver, quoted=True)


def _is_no_prize(view: View, core: Core) -> bool:
    """Say whether 奖 is the object of a verb (颁奖), a prize without a name (大奖), or the beginning of a word (奖座)."""
    before, behind = view.folded[core.start - 1 : core.start], view.folded[core.end : core.end + 1]
    return before in _NO_PRIZE or (behind != "" and behind in "座杯牌金台旗匾品项券励学")


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
        of_field = (word.tag[:1] in _STEADY_TAGS | {"v"} and word.tag not in {"nr", "ns"}) or (
            not last and word.tag == "nr"
        )
        if word.start != at or word.text in stops() or not of_field or (last and word.tag not in {"n", "vn"}):
            break
        at = word.end
    return last


def _fills_quotes(view: View, begin: int, start: int) -> bool:
    """Say whether a name that begins at start is all that stands in quotation marks opened before `begin`."""
    first = view.words[view.word_at[begin]].text
    return start <= begin or (first not in stops() and not re.search("[的、]", view.folded[begin:start]))


def giver_before(view: View, end: int, sources: Sources) -> Giver | None:
    """Return the place, level or body that ends at `end`, or None; a body to which something is given is none."""
    if end == 0:
        return None
    if (hit := view.place_ends.get(end)) is not None:
        return Giver(hit.start, end, True, view.folded[end - 1] in "省市区县州旗盟")
    if (start := sources.bodies.get(end)) is not None:
        given = _GIVES_TO.search(view.folded, max(0, start - 70), start)
        return None if given else Giver(start, end, True, False, True)
    word = view.words[view.word_at[end - 1]]
    piece = view.folded[word.start : end]
    firm, loose = levels()
    any_one = word.start > 0 and view.folded[word.start - 1] in "各本该我每某多两全贵几"
    return None if any_one or piece not in firm | loose else Giver(word.start, end, piece in firm, piece in firm)


def _reach(view: View, core: Core, sources: Sources) -> Name:
    """Return a core with the words before it that are its name: without a giver only the nouns before it are."""
    left = nouns = core.start
    steady, titled, giver = True, False, None
    while left > 0 and core.start - left < _LONGEST:
        found = giver_before(view, left, sources)
        if found is not None and (steady or not found.body):
            giver, left = found, found.start
            if found.firm:
                break
            continue
        if left in sources.bodies or (piece := _piece_before(view, left)) is None:
            break
        left, kind = (piece[0], "noun") if _GROUP.match(view.folded, left) else piece
        titled = titled or kind == "quote"
        steady = (steady and kind == "noun") or kind == "quote"
        nouns = left if steady else nouns
    contests = [match.end() for match in _CONTEST.finditer(view.folded, min(nouns, left), core.start)]
    if giver is not None and contests and _ORDINAL.search(view.folded, max(0, giver.start - 8), giver.start):
        return Name(core, contests[-1], core.end, None)
    if giver is not None:
        return Name(core, giver.start if giver.firm else min(giver.start, nouns), core.end, giver, titled=titled)
    if core.strength == "rank" or _SESSION.search(view.folded, max(0, nouns - 8), nouns):
        return Name(core, max([nouns, *contests]), core.end, None)
    return Name(core, nouns, core.end, None, titled=titled and nouns < core.start)


def _piece_before(view: View, left: int) -> tuple[int, str] | None:
    """Return the start of the word or quotation before `left` if it can stand inside the name of an honour, and its kind.

    The kind is quote, noun, or word: what belongs to the name only if a giver stands before it.
    """
    if view.folded[left - 1] == "”":
        opening = view.folded.rfind("“", max(0, left - 26), left - 1)
        return (opening, "quote") if opening >= 0 else None
    word = view.words[view.word_at[left - 1]]
    piece = view.folded[word.start : left]
    if word.text in stops() or piece in stops():
        return None
    if piece in _NUMBERS or piece == "青年" or word.tag == "vn" or (word.tag[:1] in _STEADY_TAGS and word.tag != "nr"):
        return word.start, "noun"
    return (word.start, "noun" if len(piece) > 3 else "word") if word.tag[:1] in _INNER_TAGS else None

"""Read personal names by their shape: a surname and one or two characters more, or parts joined by a dot.

How far a name reaches is decided by the words behind it: a name does not end inside a word that begins within its
given name (郑洪 + 一声令下), and characters that given names are not made of end it (王芳 + 说).
"""

from __future__ import annotations

import re
from functools import cache
from itertools import islice

from kg.nlp.lexicon import address_words, alternation, posts, surnames
from kg.nlp.view import View
from kg.text.lexicon import iter_lines, read_words

_DOTTED = re.compile(r"[\u4e00-\u9fff]{1,8}(?:[·•‧・∙][\u4e00-\u9fff]{1,10})+")
_STOPS = frozenset(" \n\t、,。;:!?()“”‘’《》/|—…-[]【】□■▲△●◆")
_NAME_TAGS = frozenset(("nr", "nrt", "nrfg", "nz", "ns", "zg", "j", "x", ""))
_ADDRESSES = frozenset(
    [
        "先生",
        "女士",
        "小姐",
        "老师",
        "师傅",
        "大爷",
        "大妈",
        "大娘",
        "大姐",
        "大哥",
        "阿姨",
        "叔叔",
        "同志",
        "医生",
        "外长",
        "老汉",
        "老太",
        "某某",
        "某",
        "家人",
        "姓",
        "总",
        "工",
        "老",
        "氏",
    ]
)
_NEAR = 3000
"""How far around a name other places where it stands are looked for, in characters."""

_MARKS = "·•‧・∙"
_FOLLOWERS = frozenset("等")
"""Characters that often stand behind a name and make a word with its last one by chance: 陈杰平|等."""


@cache
def _not_given() -> tuple[frozenset[str], frozenset[str]]:
    hard, soft = (frozenset("".join(line.split())) for _, _, line in islice(iter_lines("not_given.txt"), 2))
    return hard, soft


@cache
def _weak_surnames() -> frozenset[str]:
    return frozenset("".join(read_words("weak_surnames.txt")))


def stops_at(view: View, index: int) -> bool:
    """Say whether the text ends or a mark or white space stands at index."""
    return index >= len(view.folded) or view.folded[index] in _STOPS


def read_name(view: View, start: int, *, trusted: bool = True, sure: bool = False) -> int | None:
    """Return the end of the personal name that begins at start, or None.

    `trusted` says that a name is expected there (behind a post, in a byline); without it a name that is also a common
    word is not read. `sure` says that nothing but a name can stand there (behind 记者, up to a stop).
    """
    text = view.folded
    if start >= len(text) or not "\u4e00" <= text[start] <= "\u9fff":
        return None
    dotted = _DOTTED.match(text, start)
    if dotted and dotted.end() - start >= 4:
        first = view.words[view.word_at[start]]
        if not trusted and len(first.text) > 1 and first.tag not in _NAME_TAGS:
            return None
        return _dotted_end(view, start, dotted.end())
    if not trusted:
        return max_end(view, start, _candidates(view, start), trusted=False)
    if (apart := _SET_APART.match(text, start)) is not None and text[start] in surnames()[0]:
        return apart.end()
    if (parts := _parts_pattern().match(text, start)) is not None:
        return parts.end()
    ends = _candidates(view, start)
    if sure and (end := next((end for end in ends if stops_at(view, end)), None)) is not None:
        return None if text.startswith(":", end) else end
    end = max_end(view, start, ends, trusted=True)
    if end is not None and stops_at(view, end):
        return end
    unusual = _unusual_end(view, start)
    if unusual is not None and (end is None or stops_at(view, unusual) or text[start] in _FOREIGN_STARTS):
        return unusual
    return end


_FOREIGN_STARTS = frozenset("哈古沙阿买吾乌那图布扎努艾帕迪斯额乃库吐依热")
"""Characters that are surnames, but more often begin a name of another people's."""


_SET_APART = re.compile(r"[\u4e00-\u9fff] {1,2}[\u4e00-\u9fff](?=[ \n)(、,。;/]|$)")
"""A name of two characters set apart to fill a line: 王 芳."""


@cache
def _parts_pattern() -> re.Pattern[str]:
    """Return the pattern of names made of two or three parts of the closed list."""
    return re.compile(f"(?:{alternation(read_words('name_parts.txt'))}){{2,3}}")


def _unusual_end(view: View, start: int) -> int | None:
    """Return the end of a name of three to six characters that are no words and no surname's: 哈斯巴根, 沙马石古."""
    hard, soft = _not_given()
    at = start
    while at < len(view.folded) and at - start <= 6 and not stops_at(view, at):
        word = view.words[view.word_at[at]]
        if word.text in read_words("person_verbs.txt"):  # 荣获, which jieba's dictionary has for a name
            break
        known = word.tag in {"nr", "nrt"} and len(word.text) <= 4 and word.start == at
        lone = len(word.text) == 1 and at not in view.places_at and not {word.text} & (hard | soft | _NO_NAME)
        if not known and not lone:
            break
        at = word.end
    return at if 3 <= at - start <= 6 else None


_NO_NAME = frozenset("等说任获率赴摄文图的在和与为是了到对向从一不有也都就曾已将被把以及等中日月年")


def is_odd(view: View, start: int, end: int) -> bool:
    """Say whether no common word stands between start and end: what a name of no dictionary looks like."""
    words = view.words[view.word_at[start] : view.word_at[end - 1] + 1]
    return words[0].start == start and all(len(word.text) == 1 or word.tag in {"nr", "nrt", "nrfg"} for word in words)


def _dotted_end(view: View, start: int, end: int) -> int:
    """Return where a dotted name ends: its last part runs to the first word that cannot be in it."""
    last = max(view.folded.rfind(mark, start, end) for mark in _MARKS) + 1
    hard, _ = _not_given()
    at = last
    while at < end and view.folded[at] not in hard and at - last < 5:
        word = view.words[view.word_at[at]]
        if at > last and word.start == at and len(word.text) > 1 and word.tag not in _NAME_TAGS:
            break
        at += 1
    return at


def _candidates(view: View, start: int) -> list[int]:
    """Return the ends that a name at start may have, the longest first."""
    ones, twos = surnames()
    text = view.folded
    if text[start : start + 2] in twos:
        ends = [start + 4, start + 3]
        if text[start] in ones:
            ends.append(start + 2)
    elif text[start] in ones:
        ends = [start + 3, start + 2]
    else:
        return []
    return [end for end in ends if end <= len(text) and _is_spelt(view, start, end)]


def _is_spelt(view: View, start: int, end: int) -> bool:
    hard, soft = _not_given()
    given = view.folded[start + 1 : end]
    if given in _ADDRESSES or given in posts():
        return False
    if any(char in hard or not "\u4e00" <= char <= "\u9fff" for char in given):
        return False
    return given[-1] not in soft or stops_at(view, end) or view.folded.startswith(("报道", "摄影", "供稿"), end)


def max_end(view: View, start: int, ends: list[int], *, trusted: bool) -> int | None:
    """Return the best of the ends, or None: whole words behind the name decide, then the other places it stands at."""
    fitting = [end for end in ends if _is_free(view, start, end, trusted=trusted)]
    if not fitting:
        return None
    weak = view.folded[start] in _weak_surnames()
    for end in fitting:
        if stops_at(view, end) and not (weak and _is_weak(view, start, end)):
            return end
    if weak and (not trusted or _is_weak(view, start, fitting[0])):
        return None
    if len(fitting) > 1:
        longest, shorter = fitting[0], fitting[1]
        if view.folded[longest] in "着了过":  # 诸葛宏|翻着
            return shorter
        near = view.folded[max(0, start - _NEAR) : start + _NEAR]
        long_count, short_count = (near.count(view.folded[start:end]) for end in (longest, shorter))
        if short_count > long_count == 1:
            return shorter
    return fitting[0]


def weak_name(view: View, start: int) -> int | None:
    """Return the end of a name of three characters with a weak surname (向开元), where no common word is in it."""
    ends = [end for end in _candidates(view, start) if end - start == 3]
    if not ends or view.folded[start] not in _weak_surnames() or start not in view.starts:
        return None
    return max_end(view, start, ends, trusted=True)


def _is_weak(view: View, start: int, end: int) -> bool:
    """Say whether what follows a weak surname is a common word (全 + 覆盖)."""
    first, given = view.words[view.word_at[start]], view.words[view.word_at[start + 1]]
    if first.start == start and len(first.text) > 1 and first.tag not in _NAME_TAGS:
        return True
    return given.start == start + 1 and given.end == end and len(given.text) > 1 and given.tag not in _NAME_TAGS


def _is_free(view: View, start: int, end: int, *, trusted: bool) -> bool:
    """Say whether a name may end at `end`: no word runs over the end that begins within the given name."""
    if end < len(view.folded):
        word = view.words[view.word_at[end]]
        if start < word.start < end and not (
            word.end - end == 1 and word.start == end - 1 and view.folded[end] in _FOLLOWERS
        ):
            return False
    first = view.words[view.word_at[start]]
    if first.start == start and len(first.text) > 1 and first.tag in {"v", "vn", "vd"}:
        return False
    if first.end >= end and first.start <= start:  # the name is a word, or inside one
        if first.start < start or first.end > end:
            return False
        if first.tag not in _NAME_TAGS:
            return False
    hit = view.place_starts.get(start)
    if hit is not None and hit.end >= end:
        return trusted and stops_at(view, end) and view.folded[hit.end - 1] not in "省市区县州盟旗镇乡"
    return True


def name_before(view: View, end: int) -> int | None:
    """Return the start of the personal name that ends at `end` and has a stop or a word of its own before it, or None."""
    for length in (6, 5, 4):
        if end >= length and (parts := _parts_pattern().fullmatch(view.folded, end - length, end)) is not None:
            return parts.start()
    for length in (3, 4, 2):
        start = end - length
        if start < 0 or end not in _candidates_ending(view, start, end):
            continue
        if start not in view.starts or not _is_free(view, start, end, trusted=False):
            continue
        word = view.words[view.word_at[start]]
        if word.end >= end and word.tag not in {"nr", "nrt", "nrfg"}:
            continue
        if view.folded[start] not in _weak_surnames():
            return start
    return None


def _candidates_ending(view: View, start: int, end: int) -> list[int]:
    return [candidate for candidate in _candidates(view, start) if candidate == end]


def is_address(name: str) -> bool:
    """Say whether a name is a surname with a word of address: 小张, 王大爷, 刘女士, 余某."""
    ones, twos = surnames()
    before, behind = address_words()
    family = {name[:1], name[:2]} & (ones | twos)
    return (len(name) == 2 and name[0] in before and name[1] in ones) or any(
        name[len(one) :] in behind for one in family
    )

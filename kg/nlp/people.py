"""Find people: names in the places where the language puts them, then wherever the same name stands again.

A name is expected behind a post, a body or a noun of person, before a post, before a verb of saying, in bylines and in
lists; `names.py` says how far it reaches. One rule is one function; each yields spans of the matching form.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from functools import cache

from kg.model import Mention
from kg.nlp.lexicon import alternation, post_pattern, surnames
from kg.nlp.names import is_odd, name_before, read_name, stops_at, weak_name
from kg.nlp.view import View
from kg.text.lexicon import read_words

Span = tuple[int, int]
_BYLINE_GAP = re.compile(r"[ \t:/、,]{0,3}")
_LIST_GAP = re.compile(r"(?:\([^()\n]{1,6}\))?(?:、|和|及|以及|与| +|,(?=[^,。]{2,4}[,、等]))")


def find_people(view: View, bodies: list[Mention], candidates: list[Mention]) -> list[Mention]:
    """Return the people named in a text, in order, each with the rule that found it."""
    found: dict[Span, str] = {}
    rules: tuple[tuple[str, Callable[[], Iterator[Span]], float], ...] = (
        ("person.behind_post", lambda: _behind_posts(view, candidates), 0.95),
        ("person.byline", lambda: _bylines(view), 0.97),
        ("person.before_post", lambda: _before_posts(view, bodies, candidates), 0.9),
        ("person.behind_body", lambda: _behind_bodies(view, bodies), 0.85),
        ("person.behind_noun", lambda: _behind_nouns(view), 0.85),
        ("person.open_title", lambda: _behind_open_titles(view, candidates), 0.85),
        ("person.apposition", lambda: _appositions(view), 0.9),
        ("person.elected", lambda: _elected(view), 0.85),
        ("person.list", lambda: _lists(view), 0.85),
        ("person.behind_title", lambda: _behind_titles(view), 0.8),
        ("person.acts", lambda: _acting(view), 0.75),
        ("person.shape", lambda: _shaped(view), 0.7),
    )
    taken = {index for mention in (*bodies, *candidates) for index in range(mention.start, mention.end)}
    confidence: dict[Span, float] = {}

    def keep(spans: Iterable[Span], rule: str, sure: float) -> None:
        for span in spans:
            if taken.isdisjoint(range(*span)):
                found[span], confidence[span] = rule, sure
                taken.update(range(*span))

    for rule, find, sure in rules:
        keep(find(), rule, sure)
    keep(_continued_lists(view, dict(found)), "person.list", 0.85)
    keep(_again(view, found), "person.again", 0.9)
    return [
        Mention(start=s, end=e, label="PERSON", text=view.text[s:e], rule=rule, confidence=confidence[s, e])
        for (s, e), rule in sorted(found.items())
    ]


def _skip_spaces(view: View, index: int) -> int:
    while index < len(view.folded) and view.folded[index] in " \t\u00a0":
        index += 1
    return index


def _behind_posts(view: View, candidates: list[Mention]) -> Iterator[Span]:
    """主席郑洪; 主席 郑洪; a signature may stand on the next line."""
    for post in candidates:
        if post.rule.endswith(tuple(_BYLINE_WORDS)):
            continue
        start = _skip_spaces(view, post.end)
        if start < len(view.folded) and view.folded[start] == "\n" and start == post.end:
            end = read_name(view, start + 1)
            if end is not None and stops_at(view, end):
                yield start + 1, end
            continue
        trusted = not view.folded.startswith("的", start) and not post.text.endswith(_CROWDS)
        if view.folded.startswith((":", "的"), start):
            start = _skip_spaces(view, start + 1)
        end = read_name(view, start, trusted=trusted)
        if end is not None:
            yield start, end


_CROWDS = ("职工", "員工", "職工", "员工", "工人", "干部", "教师", "代表", "会员", "成员", "劳动者", "居民", "学员")
"""Posts that are said of many: what stands behind them is a name only if it looks like one."""

_BYLINE_WORDS = ("记者", "通讯员", "作者", "摄影", "实习生")
_SHOT = re.compile(r" ?(?:/?(?:摄影报道|摄|文/图|图/文|文|图|供图|撰|撰文|撰稿|供稿|绘|整理|执笔)(?=[\n)(。/ ]|$))")


def _bylines(view: View) -> Iterator[Span]:
    """(记者王芳 通讯员李平); 本报记者 王芳; 王芳 摄; 作者:王芳、李平; (王芳) behind an article; a line of names alone."""
    text = view.folded
    for match in re.finditer(alternation(dict.fromkeys(_BYLINE_WORDS)), text):
        yield from _names_from(view, match.end())
    for match in re.finditer(r"(?:文|图|撰文|供图|整理|作者|编辑|责编)(?:/图)?[:/][ ]?", text):
        yield from _names_from(view, match.end())
    for match in re.finditer(r"(?:(?<=[\n(])|^)([\u4e00-\u9fff]) {1,2}[\u4e00-\u9fff](?=[),\n])", text):
        if match[1] in surnames()[0]:
            yield match.span()
    for match in re.finditer(r"(?:讯|电) ?\((?=[\u4e00-\u9fff]{2,4}[) 、])", text):
        yield from _names_from(view, match.end())
    for match in _SHOT.finditer(text):
        yield from _names_until(view, match.start())
    for match in re.finditer(r"\(([\u4e00-\u9fff·]{2,4}(?:[ 、,][\u4e00-\u9fff·]{2,4}){0,3})\)(?=\s|$)", text):
        yield from _all_names(view, match.start(1), match.end(1))
    for match in re.finditer(
        r"(?:^|\n)[ □■▲]*([\u4e00-\u9fff·]{1,4}(?: {1,2}[\u4e00-\u9fff·]{1,4}){0,3}) *(?=\n|$)", text
    ):
        if match.end() - match.start() <= 16:
            yield from _all_names(view, match.start(1), match.end(1))


def _names_from(view: View, start: int) -> Iterator[Span]:
    """Yield names one behind the other, parted by white space, 、 or a mark."""
    while True:
        gap = _BYLINE_GAP.match(view.folded, start)
        start = gap.end() if gap else start
        if start < len(view.folded) and view.folded[start] == "\n":
            start += 1
        end = read_name(view, start, sure=True)
        if end is None:
            return
        yield start, end
        if end >= len(view.folded) or view.folded[end] not in " 、,/\t":
            return
        start = end


def _names_until(view: View, end: int) -> Iterator[Span]:
    """Yield names that stand one behind the other up to `end`, on its line."""
    line = max(view.folded.rfind(mark, 0, end) for mark in "\n。)(!?;:") + 1
    for match in reversed(list(re.finditer(r"[\u4e00-\u9fff·]+", view.folded[line:end]))):
        start, stop = line + match.start(), line + match.end()
        if stop - start == 1 and start >= 2 and view.folded[start - 1] == " ":  # 王 芳: set apart to fill a line
            if view.folded[start - 2] in surnames()[0]:
                yield start - 2, stop
            return
        if stop - start > 4 and "·" not in match.group():
            begin = name_before(view, stop)
            if begin is not None:
                yield begin, stop
            return
        if read_name(view, start) != stop:
            return
        yield start, stop


def _all_names(view: View, start: int, end: int) -> Iterator[Span]:
    """Yield the words between start and end if every one of them is shaped like a name."""
    spans = [
        (start + match.start(), start + match.end())
        for match in re.finditer(r"[\u4e00-\u9fff·]+", view.folded[start:end])
    ]
    if len(spans) == 2 and all(b - a == 1 for a, b in spans):  # 王 芳: two characters set apart to fill a line
        spans = [(spans[0][0], spans[1][1])]
        text = view.folded[spans[0][0] : spans[0][1]].replace(" ", "")
        if len(text) == 2:
            yield spans[0]
        return
    if all(read_name(view, a, trusted=False) == b for a, b in spans):
        yield from spans


def _before_posts(view: View, bodies: list[Mention], candidates: list[Mention]) -> Iterator[Span]:
    """郑洪主席."""
    ends = {body.end for body in bodies}
    for post in candidates:
        start = name_before(view, post.start)
        if start is not None and (
            start == 0 or stops_at(view, start - 1) or start in ends or _is_verb_before(view, start)
        ):
            yield start, post.start


def _is_verb_before(view: View, start: int) -> bool:
    return view.words[view.word_at[start - 1]].tag in {"v", "p", "c", "d", "u", "uj", "t"}


_BETWEEN = re.compile(r"的?")


def _behind_bodies(view: View, bodies: list[Mention]) -> Iterator[Span]:
    """某公司的王芳、 某小学李平获得: a name right behind a body, closed by a mark or a list word."""
    for body in bodies:
        start = body.end + (1 if view.folded.startswith("的", body.end) else 0)
        end = read_name(view, start, trusted=False)
        if end is not None and (_closes_list(view, end) or _is_verb_behind(view, end)):
            yield start, end


def _is_verb_behind(view: View, end: int) -> bool:
    word = view.words[view.word_at[end]]
    return word.start == end and word.tag in {"v", "p", "d"}


_CLOSES = re.compile(r"[、,;。()\n]|等|和|与|及|获|荣|被|分|为|当选|担任|说|表示|同志|夺|摘")


def _closes_list(view: View, end: int) -> bool:
    return end >= len(view.folded) or bool(_CLOSES.match(view.folded, end))


@cache
def _noun_pattern() -> re.Pattern[str]:
    return re.compile(f"(?:{alternation(read_words('person_nouns.txt'))})[”’]?(?:的)?[ :]?")


def _behind_nouns(view: View) -> Iterator[Span]:
    """获得者王芳, “劳模”王芳."""
    for match in _noun_pattern().finditer(view.folded):
        if match.end() not in view.starts:
            continue
        end = read_name(view, match.end(), trusted=False)
        if end is not None:
            yield match.end(), end


def _behind_open_titles(view: View, candidates: list[Mention]) -> Iterator[Span]:
    """某公司特种熔融焊接工王芳: a name behind a title of free words, up to a stop."""
    for post in candidates:
        if post.rule == "post.open" and (end := read_name(view, post.end)) is not None:
            yield post.end, end


_APPOSITION = re.compile(
    r"(?:,|\()(?:男|女|\d{2}岁|[一二三四五六七八九十]+岁|\d{4}年|汉族|[\u4e00-\u9fff]{1,3}族[,)]|中共党员|现任|生于)"
)


_INTRODUCED = re.compile(r"(?:^|(?<=[\n。;]))[ \u3000]*(?P<name>[\u4e00-\u9fff·]{2,8}),(?=[男女],)")


def _appositions(view: View) -> Iterator[Span]:
    """王芳,男,1962年生; 王芳(女); 王芳,现任…."""
    for match in _INTRODUCED.finditer(view.folded):
        yield match.span("name")
    for match in _APPOSITION.finditer(view.folded):
        start = name_before(view, match.start())
        if start is not None and (start == 0 or stops_at(view, start - 1) or _is_verb_before(view, start)):
            yield start, match.start()


_ELECTS = re.compile(
    r"(?:选举|推选|选出|任命|聘任|聘请|选举产生|推举|增选|补选|免去|决定任命|由(?!于)|以及|接替|祝贺|授予|聘|邀请|追授|表彰)(?=[\u4e00-\u9fff])"
)
_ELECTED = re.compile(r"(?:同志)?(?:为|任|担任|出任|当选|接任|等|的|、|和|同志|“)")


def _elected(view: View) -> Iterator[Span]:
    """选举王芳为主席; 由王芳担任组长; 授予王芳“…”."""
    for match in _ELECTS.finditer(view.folded):
        end = read_name(view, match.end(), trusted=False)
        if end is not None and _ELECTED.match(view.folded, end):
            yield match.end(), end


def _lists(view: View) -> Iterator[Span]:
    """关明、张杰、张辉: three names or more in a row, or two with nothing beside them but marks."""
    for match in re.finditer(r"[\u4e00-\u9fff·]{2,8}(?:[、][\u4e00-\u9fff·]{2,8}){1,}", view.folded):
        run: list[Span] = []
        parts = list(re.finditer(r"[\u4e00-\u9fff·]+", match.group()))
        for index, part in enumerate(parts):
            start, end = match.start() + part.start(), match.start() + part.end()
            read = read_name(view, start, trusted=False)
            if read == end or (read is not None and index == len(parts) - 1 and _closes_list(view, read)):
                run.append((start, read))
                continue
            if len(run) >= 3:
                yield from run
            run = []
            if index + 1 < len(parts) and (begin := name_before(view, end)) is not None and _word_break(view, begin):
                run.append((begin, end))
        if len(run) >= 3:
            yield from run


def _word_break(view: View, start: int) -> bool:
    return start in view.starts


def _continued_lists(view: View, found: dict[Span, str]) -> Iterator[Span]:
    """Names joined by 、 or 和 to one that is known already, to its right and to its left."""
    for start, end in list(found):
        while (gap := _LIST_GAP.match(view.folded, end)) is not None:
            if gap.group().isspace() and not found[start, end].endswith("byline"):
                break
            begin = gap.end()
            following = read_name(view, begin, trusted=False)
            if following is None or (begin, following) in found:
                break
            if not _closes_list(view, following) and not (gap.group().endswith("、") and following in view.starts):
                break
            yield begin, following
            end = following
        left = start
        while left > 2 and view.folded[left - 1] == "、":
            begin_left = name_before(view, left - 1)
            if begin_left is None or (begin_left, left - 1) in found:  # one that is found walks on by itself
                break
            if not (begin_left == 0 or stops_at(view, begin_left - 1)):
                break
            yield begin_left, left - 1
            left = begin_left


@cache
def _verb_pattern() -> re.Pattern[str]:
    return re.compile(f"(?:{alternation(read_words('person_verbs.txt'))})")


_TITLE_TAILS = frozenset("工员师长手匠医徒弟妹妻友嫂哥姐伯叔婶生者兵警星")


def _behind_titles(view: View) -> Iterator[Span]:
    """挤奶工边巴卓玛, 骑手连海洋: behind a noun of person, a name made of no common words."""
    for word in view.words:
        if word.text[-1] not in _TITLE_TAILS or word.tag in {"p", "c", "r", "d", "x", "v", "uj", "m"}:
            continue
        end = read_name(view, word.end, trusted=False) or _odd_parts(view, word.end)
        if end is not None and is_odd(view, word.end, end) and (end - word.end > 2 or _closes_list(view, end)):
            yield word.end, end


def _odd_parts(view: View, start: int) -> int | None:
    """Return the end of a name made of parts of the closed list (边巴卓玛) that begins at start."""
    end = read_name(view, start)
    return end if end is not None and end - start >= 4 else None


def _acting(view: View) -> Iterator[Span]:
    """王芳说: at the beginning of a clause, a name before a verb of persons."""
    for match in re.finditer(r"(?:^|[,。;:!?\n“”、 ]|的|由|让|请|与) ?(?=[\u4e00-\u9fff])", view.folded):
        start = match.end()
        end = read_name(view, start, trusted=False) or weak_name(view, start)
        if end is None:
            continue
        made = view.folded.startswith(("为", "任"), end) and post_pattern().match(view.folded, end + 1)
        if made or _verb_pattern().match(view.folded, end):
            yield start, end


def _shaped(view: View) -> Iterator[Span]:
    """Names that nothing announces: a word of the dictionary's names, or three characters that are no words, at a clause's start or with a stop."""
    words = view.words
    for index, word in enumerate(words):
        start = word.start
        if word.tag in {"nr", "nrfg"} and len(word.text) == 3:
            end = word.end
        elif (
            len(word.text) == 1
            and index + 2 < len(words)
            and len(words[index + 1].text + words[index + 2].text) in {2, 4}
        ):
            end = start + 3
            if words[index + 1].end != start + 3 and words[index + 2].end != start + 3:
                continue
            if words[index + 1].end == start + 3 and words[index + 1].tag not in {"nr", "nrt"}:
                continue
        else:
            continue
        opened = start == 0 or view.folded[start - 1] in _OPENS
        if not opened and index > 0 and words[index - 1].tag in _LEADS:
            lone = all(len(words[at].text) == 1 for at in range(index, min(index + 3, len(words))))
            opened = lone and (stops_at(view, end) or words[view.word_at[end]].tag in _FOLLOWS)
        if opened and read_name(view, start, trusted=False) == end and view.folded[end - 1] not in _ENDS_NO_NAME:
            yield start, end


_LEADS = frozenset(("v", "p", "uj"))
_FOLLOWS = frozenset(("v", "p", "d", "uj", "ad", "c", "t"))
_OPENS = frozenset(",。;:!?\n、( ")
_ENDS_NO_NAME = frozenset("族镇区市县乡村杯球队法学地性")


def _again(view: View, found: dict[Span, str]) -> Iterator[Span]:
    """The same names at other places of the text."""
    names: dict[str, list[str]] = {}
    for name in sorted({view.folded[start:end] for start, end in found}, key=lambda name: (-len(name), name)):
        if " " not in name:
            names.setdefault(name[:2], []).append(name)
    for word in view.words:
        for name in names.get(view.folded[word.start : word.start + 2], ()):
            end = word.start + len(name)
            if view.folded.startswith(name, word.start) and _is_whole(view, word.start, end):
                yield word.start, end
                break


def _is_whole(view: View, start: int, end: int) -> bool:
    """Say whether no word runs over the borders of a name found again."""
    first, last = view.words[view.word_at[start]], view.words[view.word_at[end - 1]]
    return first.start == start and (last.end == end or last.start > start)

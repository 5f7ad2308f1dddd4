"""Find candidates of posts: words of the closed list with what belongs before them (党委副书记, 常务副主席, 高级工程师).

Whether a candidate is a ROLE is decided later, where a named person holds it (kg.nlp.mentions).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from kg.model import Mention
from kg.nlp.lexicon import alternation, body_stops, post_pattern, posts, title_tails
from kg.nlp.names import is_odd, name_before, read_name, stops_at
from kg.nlp.view import View
from kg.text.fold import fold

BYLINE = "byline"


def find_posts(view: View, bodies: list[Mention]) -> list[Mention]:
    """Return candidates of posts, in order; the rule names the kind. What a body holds already is not in a post."""
    held = {index for body in bodies for index in range(body.start, body.end)}
    ends = {body.end for body in bodies}
    found: list[Mention] = []
    at = 0
    while (match := post_pattern().search(view.folded, at)) is not None:
        start, end = match.span()
        at = start + 1
        while start in held and start < match.start("post"):
            start += 1
        if match.start("post") in held or not _ends_a_word(view, end):
            continue
        if start != match.start():  # 工会 of 工会副主席 belongs to the body; the degrees stay
            inner = post_pattern().match(view.folded, start)
            if inner is None or inner.end() != end:
                start = match.start("post")
        if not (start in view.starts or (start - 1) in held or match["organ"] or _begins_a_word(view, start)):
            continue
        if match["post"] == "代表" and match.start("post") not in ends:
            continue
        at = end
        if found and found[-1].end == start and not match["organ"]:  # 电工 + 班长
            start = found.pop().start
        start = _extended(
            view, start, ends | {post.end + 1 for post in found if view.folded.startswith("、", post.end)}
        )
        found.append(
            Mention(
                start=start,
                end=end,
                label="ROLE",
                text=view.text[start:end],
                rule=f"post.{match['post']}",
                confidence=0.9,
            )
        )
    found.extend(_open_titles(view, ends, held, found))
    found.extend(_loose_titles(view, held | {index for post in found for index in range(post.start, post.end)}))
    return sorted(found, key=lambda post: post.start)


_LOOSE_TAILS = frozenset("工员师长手匠医")


def _loose_titles(view: View, taken: set[int]) -> Iterator[Mention]:
    """Yield posts of free words that nothing but a name behind them shows: 挤奶工边巴卓玛, 审判长郝静波."""
    for index, word in enumerate(view.words):
        if word.text[-1] not in _LOOSE_TAILS or word.tag in _NO_TITLE or word.start in taken:
            continue
        if not _is_name(view, word.end):
            continue
        start = word.start
        for before in reversed(view.words[max(0, index - 3) : index]):
            if before.tag not in _TITLE_TAGS or before.start in taken or word.end - before.start > 8:
                break
            start = before.start
        if word.end - start >= 2:
            text = view.text[start : word.end]
            yield Mention(start=start, end=word.end, label="ROLE", text=text, rule="post.loose", confidence=0.75)


_TITLE_TAGS = frozenset(("n", "nz", "vn", "b", "j", "eng"))


_STOP = re.compile(r"[、,;。:()\n“”!? ]")


def _open_titles(view: View, ends: set[int], held: set[int], posts_found: list[Mention]) -> list[Mention]:
    """Return posts of free words behind a body or in a list of posts: 某公司特种熔融焊接工, 、数控铣工王芳."""
    taken = held | {index for post in posts_found for index in range(post.start, post.end)}
    listed = {post.end + 1 for post in posts_found if view.folded.startswith("、", post.end)}
    found: list[Mention] = []
    queue = sorted(ends | listed)
    for start in queue:
        mark = _STOP.search(view.folded, start)
        limit = mark.start() if mark else len(view.folded)
        end = _title_end(view, start, min(limit, start + _LONGEST_FIELD + 4))
        if end is None or not taken.isdisjoint(range(start, end)):
            continue
        found.append(
            Mention(start=start, end=end, label="ROLE", text=view.text[start:end], rule="post.open", confidence=0.8)
        )
    return found


def _title_end(view: View, start: int, limit: int) -> int | None:
    """Return where a title of free words ends that begins at start: at the limit, or before a name."""
    ends = [match.end() for match in _tail_pattern().finditer(view.folded, start + 1, limit)]
    for end in ends[::-1] if ends and ends[-1] == limit else ends:
        if (end == limit or _is_name(view, end)) and is_title_like(view, start, end):
            return end
    return None


@cache
def _tail_pattern() -> re.Pattern[str]:
    return re.compile(alternation(title_tails()))


_BEHIND_NAME = re.compile(r"被|获|荣|当选|等|说|介绍|表示|告诉|在|是|向|为|的|和|与|及|代表|同志|从|对|把|将")


def _is_name(view: View, start: int) -> bool:
    """Say whether a personal name begins at start that ends at a stop or before a word that follows names."""
    end = read_name(view, start, trusted=False)
    if end is None:
        parts = read_name(view, start)
        return parts is not None and parts - start >= 4 and is_odd(view, start, parts)
    odd = end - start >= 3 and is_odd(view, start, end)
    return odd or stops_at(view, end) or bool(_BEHIND_NAME.match(view.folded, end))


def is_title_like(view: View, start: int, end: int) -> bool:
    """Say whether only words that titles are made of stand between start and end."""
    words = view.words[view.word_at[start] : view.word_at[end - 1] + 1]
    return words[0].start == start and all(
        (word.tag not in _NO_TITLE and word.text not in body_stops()) or word.text in "与()" for word in words
    )


_NO_TITLE = frozenset(("p", "c", "u", "uj", "ul", "r", "d", "x", "t", "y", "m", "nr"))

_LONGEST_FIELD = 14


def _extended(view: View, start: int, ends: set[int]) -> int:
    """Return where a post begins with the field it names: 模具|设计师 behind a body or in a list of posts, 社会学|讲师."""
    left = start
    if name_before(view, start) is not None:
        return start
    while left > 0 and start - left <= _LONGEST_FIELD:
        if left in ends:
            return left
        word = view.words[view.word_at[left - 1]]
        if (
            word.end != left
            or word.text in body_stops()
            or word.tag in _NO_FIELD
            or not (word.text.isalnum() or word.text in "()“”")
        ):
            return start
        left = word.start
    return start


_NO_FIELD = frozenset(("p", "c", "u", "uj", "ul", "r", "d", "x", "t", "y", "q", "v"))


def _ends_a_word(view: View, end: int) -> bool:
    """Say whether a post may end here: not inside a longer word (主席团, 书记处), unless that word is cut by a name."""
    if end in view.starts:
        return True
    word = view.words[view.word_at[end]]
    return word.end - word.start == 2 and word.start == end - 1  # 记者王 + 伟: a word over the border of post and name


def _begins_a_word(view: View, start: int) -> bool:
    word = view.words[view.word_at[start]]
    doubled = view.folded[start - 1] == view.folded[start]  # 处|处长
    ours = word.text.startswith(("本报", "本网", "本刊", "本台", "我报"))
    return (
        word.start == start
        or doubled
        or ours
        or post_pattern().fullmatch(view.folded, word.start, word.end) is not None
    )


def post_kind(title: str) -> str:
    """Return the kind of SCHEMA of a title: chair, vice_chair, ..., other; `byline` for reporters."""
    title = fold(title)
    match = None
    for found in post_pattern().finditer(title):
        match = found
    if match is None or match.end() != len(title):
        return "director" if title.endswith("长") else "staff"
    kind = posts()[match["post"]]
    if "副" in (match["degree"] or "") or (match["post"] and title[: match.start("post")].endswith("副")):
        return {"chair": "vice_chair", "secretary": "deputy_secretary", "director": "deputy_director"}.get(kind, kind)
    if match["degree"] and kind == "director" and match["post"] in {"主任"} and "常务" in match["degree"]:
        return "deputy_director"
    return kind

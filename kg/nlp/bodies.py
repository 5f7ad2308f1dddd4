"""Find bodies: unions, companies and other organisations.

A name ends in a head (总工会, 有限公司, 委员会; `body_heads.tsv`); `body_reach.py` says how far it reaches to the left. Beside
heads there are known names (全总), committees of the party (区委), unions cut to 总 (省总), zones before posts of their
own, and enterprises before posts that only enterprises have. The longest unit is one name: 某有限公司设备部维修三站.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from kg.model import Mention
from kg.nlp.body_reach import Inner, is_inside_name, jurisdiction_before, own_name, reach
from kg.nlp.lexicon import Head, alternation, heads, known_bodies, post_pattern, post_prefixes, posts
from kg.nlp.view import View, Word


class Candidate(NamedTuple):
    """A body found, with the rule that found it."""

    start: int
    end: int
    label: str
    rule: str


@cache
def _head_pattern() -> re.Pattern[str]:
    return re.compile(f"(?:{alternation(dict.fromkeys(heads()))})")


@cache
def _known_pattern() -> re.Pattern[str]:
    return re.compile(f"(?:{alternation(dict.fromkeys(known_bodies()))})")


@cache
def _post_ahead() -> re.Pattern[str]:
    """Return what tells that a bare 党委 or 工会 belongs to the post behind it."""
    return re.compile(f"(?:第一|常务|专职|兼职|副|代|原|候补){{0,4}}(?:{alternation(posts())})")


def find_bodies(view: View) -> list[Mention]:
    """Return the bodies of a text, in order, none inside another, each with the rule that found it."""
    given = [*_find_known(view), *_find_committees(view), *_find_short_unions(view), *_find_jurisdictions(view)]
    found = [*given, *_find_headed(view, given)]
    held = {index for body in found for index in range(body.start, body.end)}
    found.extend(_find_open_companies(view, held))
    found.sort(key=lambda body: (body.start, -body.end))
    kept: list[Candidate] = []
    for body in found:
        if kept and body.start < kept[-1].end:
            if body.end - body.start > kept[-1].end - kept[-1].start:
                kept[-1] = body
            continue
        kept.append(body)
    return [
        Mention(start=b.start, end=b.end, label=b.label, text=view.text[b.start : b.end], rule=b.rule, confidence=0.9)
        for b in kept
    ]


def _find_known(view: View) -> Iterator[Candidate]:
    """Yield bodies of the closed list (全总, 新华社)."""
    for match in _known_pattern().finditer(view.folded):
        whole = match.end() in view.starts or post_pattern().match(view.folded, match.end())
        if match.start() in view.starts and whole:
            yield Candidate(*match.span(), known_bodies()[match.group()].label, "body.known")


_COMMITTEE = re.compile(r"委(?![员托屈派任会])")


_LEAGUE = re.compile("团[省市区县州]委")


_PARTY = re.compile("(?:中共|共青团|民革|民盟|民建|民进|农工党|致公党|九三学社|台盟)$")


def _find_committees(view: View) -> Iterator[Candidate]:
    """Yield committees of the party and its youth league by place or level: 武汉市委, 共青团武汉市委, 区委, 团市委."""
    for match in _COMMITTEE.finditer(view.folded):
        start = jurisdiction_before(view, match.start())
        if start is None and _LEAGUE.match(view.folded, match.start() - 2):
            start = match.start() - 2
        if start is not None:
            if party := _PARTY.search(view.folded, max(0, start - 4), start):
                start = party.start()
            yield Candidate(start, match.end(), "ORG", "body.party_committee")


_SHORT_UNION = re.compile(
    r"(?<=[省市区县州旗镇国])总(?!工|经理|裁|书记|部|局|公司|体|额|量|理|计|数|值|人|医|会|长|编|监|队|社|站|厂|行|教|结|共|之|是|干|署|则|动|价|产|分|面|的来|投|里|规|归|统|参|设|承|目|前|建)"
)


def _find_short_unions(view: View) -> Iterator[Candidate]:
    """Yield unions cut to 总: 省总, 重庆市总."""
    for match in _SHORT_UNION.finditer(view.folded):
        start = jurisdiction_before(view, match.start())
        if start is not None:
            yield Candidate(start, match.end(), "UNION", "body.short_union")


_ZONE = re.compile("经开区|高新区|开发区|新区|园区|示范区|保税区|度假区|风景区|工业园|产业园|街道|镇|乡|村")


def _find_jurisdictions(view: View) -> Iterator[Candidate]:
    """Yield zones, streets and townships that a post of their own organs follows: 罗星街道党工委副书记."""
    for match in _ZONE.finditer(view.folded):
        ahead = post_pattern().match(view.folded, match.end())
        if ahead is None or not (ahead["organ"] or ahead["post"] in {"书记", "主任"}):
            continue
        word = view.words[view.word_at[match.start()]]
        if (hit := view.place_ends.get(match.end())) is not None:
            start = hit.start
        elif word.start < match.start():
            start = word.start
        else:
            start = own_name(view, Word(match.start(), match.end(), "街道", ""))
        yield Candidate(start, match.end(), "ORG", "body.jurisdiction")


_COMPANY_POSTS = re.compile(r"(?:副|常务副|执行|名誉){0,4}(?:董事长|总经理|总裁|首席执行官)")


def _find_open_companies(view: View, held: set[int]) -> Iterator[Candidate]:
    """Yield enterprises named without 公司, before a post that only enterprises have: 安徽华菱汽车|总经理."""
    for match in _COMPANY_POSTS.finditer(view.folded):
        left = match.start()
        while left > 0 and match.start() - left < 16 and (left - 1) not in held:
            hit = view.place_ends.get(left)
            if hit is not None:
                left = hit.start
                break
            word = view.words[view.word_at[left - 1]]
            if word.end != left or not is_inside_name(view, word, left):
                break
            left = word.start
        clause = (
            left == 0
            or view.folded[left - 1] in "、,。;:(\n “"
            or view.words[view.word_at[left - 1]].tag in {"p", "v", "c"}
        )
        if clause and match.start() - left >= 4 and (left - 1) not in held and not view.folded[left].isdigit():
            yield Candidate(left, match.start(), "COMPANY", "body.open_company")


_ORGANS_OF_POSTS = frozenset(("党委", "党组", "党工委", "党总支", "党支部", "团委", "纪委"))


def _find_headed(view: View, given: list[Candidate]) -> Iterator[Candidate]:
    """Yield bodies by their heads; `given` are bodies found otherwise, which a longer name may hold."""
    matches = [match.span() for match in _head_pattern().finditer(view.folded)]
    inner = Inner(
        bodies={body.end: body.start for body in given}, heads={end: start for start, end in matches if end - start > 1}
    )
    for start, end in reversed(matches):
        head = heads()[view.folded[start:end]]
        if _is_part_of_post(view, head, start, end):
            continue
        if (found := reach(view, head, start, end, inner)) is not None:
            yield Candidate(found[0], end, found[1], f"body.head.{head.strength}")


def _is_part_of_post(view: View, head: Head, start: int, end: int) -> bool:
    """Say whether a head belongs to a longer word or to the post behind it: 局|长, 党委|副书记."""
    if view.folded.startswith("长", end) and len(head.text) <= 2 and head.label == "ORG":
        return True
    if end not in view.starts and not _goes_on_as_post(view, start, end):
        return True
    if head.text in _ORGANS_OF_POSTS and _post_ahead().match(view.folded, end):
        return head.text != "纪委" or jurisdiction_before(view, start) is None
    return False


def _goes_on_as_post(view: View, start: int, end: int) -> bool:
    """Say whether a word that the segmenter joined to the head is a post or organ behind it: 工会主席, 公司党委."""
    word = view.words[view.word_at[end - 1]]
    if word.text in posts() or word.start > start or word.end <= end:
        return False
    if view.folded[end : word.end] in post_prefixes()[0]:
        return True
    ahead = _post_ahead().match(view.folded, end)
    return ahead is not None and ahead.end() >= word.end

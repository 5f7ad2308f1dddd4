"""Full names of bodies that are named by a bare noun or by a part: 公司工会, 该公司, 集团工会, 总工会, 宣传部, 四公司.

They point at a body named elsewhere in the article: the candidates are those whose names end as the noun asks, and
what speaks for one is how near before, how often and where it is named.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache, lru_cache
from itertools import pairwise

from kg.resolve.decision import Candidate
from kg.resolve.form import Form, Named
from kg.resolve.identity import plain
from kg.resolve.shortening import bodies_in, is_short_for, split_organ
from kg.resolve.weights import (
    BODY_BEHIND,
    BODY_FIRST,
    BODY_IN_HEADLINE,
    BODY_IN_SENTENCE,
    BODY_NAMED_MOST,
    BODY_NEAREST,
    CALLED_SO,
)
from kg.text.fold import fold
from kg.text.lexicon import read_rows
from kg.text.places import gazetteer

_ORGAN = "(?:工会|党委|党组|党总支|团委|纪委|机关工会|职工|[^\\W\\d_a-zA-Z]{0,4}[部科处室]).*"
_UNDER = (
    "(?![山业务区物泉工车士线落前台点伍级有属在友园长办外室域面势])[^\\W\\d_a-zA-Z]{1,8}"
    "(?:厂|所|医院|队|班|委会|校|中心|站|车间|公司)"
)
_COMPOUND = re.compile(
    rf"(?P<kind>[^\W\d_a-zA-Z]{{1,3}}?)(?P<noun>局|厂|矿|场|段|站|院|处|所|校|社|行|店|区)(?P<organ>{_ORGAN}|{_UNDER})?"
)
"""A noun with a word or two that say of what kind: 路局, 船厂, 电站工会, 南矿掘进二队."""

_PART = re.compile(r"[^\W\d_a-zA-Z]{0,10}(?:部|科|处|办|室|委员会|办公室|车间|纪检组|党校)")
_OFFICE = re.compile(r"(?:党工委|党委|党组|工委|委|人民政府|政府|管委会|管理委员会|办事处|人大常委会|人大|政协)$")
_SEAT = re.compile(r"(?:[省市县区州盟旗镇乡]|街道)$")
_CHAIN = re.compile(r"[^。!?;、\n]{1,12}(?:、[^。!?;、\n]{1,6})?、")
_LISTED = re.compile(r"[、和与及同]|以及")
_FOUNDED = re.compile(
    r"在(?:[^,。;、在]{0,16}的)?(?P<zone>[^,。;、在的]{2,8}(?:[^社]区|园|镇|街道))(?:成立|设立|组建|创办|建立)了?$"
)


@cache
def _references() -> tuple[re.Pattern[str], dict[str, re.Pattern[str]]]:
    """Return the pattern of bare nouns with their organs, and how the bodies end that each noun points at."""
    ends = {noun: re.compile(f"(?:{ends})$") for noun, ends in read_rows("body_references.tsv", 2)}
    nouns = "|".join(sorted(ends, key=len, reverse=True))
    return re.compile(f"(?:[该本我]|这家|我们)?(?P<noun>{nouns})(?P<organ>{_ORGAN}|(?P<under>{_UNDER}))?"), ends


def is_reference(words: str) -> bool:
    """Tell whether a body is named by a bare noun: 公司工会, 该院, 集团; or by its kind alone: 总工会."""
    found = _references()[0].fullmatch(plain(words))
    return fold(words) == "总工会" or (found is not None and not found["under"])


def by_reference(form: Form) -> list[Candidate]:
    """Return candidates for a bare noun with or without an organ: 公司, 该院, 集团工会, 路局, 局火药厂."""
    if found := _references()[0].fullmatch(form.bare):
        return _ending_in(form, found["noun"], found["organ"] or "")
    if form.label == "COMPANY" or not (found := _COMPOUND.fullmatch(form.bare)):
        return []
    kind, noun, organ = found["kind"], found["noun"], found["organ"] or ""
    return _ending_in(form, kind + noun, organ) or _ending_in(form, f"(?<!^){kind}.{{1,6}}{noun}", organ)


def _ending_in(form: Form, noun: str, organ: str) -> list[Candidate]:
    """Return candidates for a part of the bodies that end as a noun asks."""
    wholes = [(body, whole) for body in form.bodies if (whole := _whole(body.name, noun))]
    longest = _longest({plain(whole): whole for _, whole in wholes})
    candidates = weigh([body.called(longest[plain(whole)]) for body, whole in wholes], form)
    called = (replace(c, weight=c.weight + CALLED_SO * c.key.endswith(noun)) for c in candidates)
    return with_rest(list(called), organ)


@lru_cache(maxsize=1 << 14)
def _whole(name: str, noun: str) -> str:
    """Return the longest body that a name is or holds and that ends as the noun asks, '' where there is none."""
    ending = _references()[1].get(noun) or re.compile(f".{noun}$")
    wholes = (name, split_organ(name)[0], *bodies_in(name))
    return next((whole for whole in wholes if ending.search(plain(whole)) and not is_reference(whole)), "")


def _longest(names: Mapping[str, str]) -> dict[str, str]:
    """Return, by its key, the longest name that each of some bodies has among them: 郑煤集团公司 for 郑煤集团."""
    return {
        key: names[max((other for other in names if is_short_for(key, other)), key=len, default=key)] for key in names
    }


def weigh(bodies: Sequence[Named], form: Form) -> list[Candidate]:
    """Return a candidate for each body, weighed by how near before, how often and where it is named."""
    first = min(bodies, key=lambda body: body.start, default=None)
    nearest = _nearest(bodies, form)
    groups: dict[str, list[Named]] = {}
    for body in bodies:
        groups.setdefault(body.key, []).append(body)
    candidates = []
    for key, found in groups.items():
        before = [body for body in found if body.end <= form.at]
        weight = min(len(found), BODY_NAMED_MOST) * (1.0 if before else BODY_BEHIND) + nearest.get(key, 0)
        if any(start <= body.start < end for body in found for start, end in form.scene.headings):
            weight += BODY_IN_HEADLINE
        if found[0] == first:
            weight += BODY_FIRST
        shown = before[-1] if before else found[0]
        reason = f"{shown.name} stands {'before' if before else 'behind'} in this article (offset {shown.start})"
        candidates.append(Candidate(name=shown.name, key=key, reason=reason, weight=weight))
    return candidates


def _nearest(bodies: Sequence[Named], form: Form) -> dict[str, float]:
    """Return what nearness adds to the body named last; of a list, to each: 甲厂、乙厂 are as near."""
    before = sorted((body for body in bodies if body.end <= form.at), key=lambda body: body.end)
    if not before:
        return {}
    scene, weight = form.scene, BODY_NEAREST
    if scene.same_sentence(before[-1].end, form.at):
        weight += BODY_IN_SENTENCE
    near = {before[-1].key: weight}
    for one, other in pairwise(reversed(before)):
        if not _LISTED.fullmatch(scene.text, other.end, one.start):
            break
        near[other.key] = weight
    return near


def with_rest(candidates: list[Candidate], rest: str) -> list[Candidate]:
    """Return candidates for a part of each: its 工会, its department."""
    return [replace(c, name=c.name + rest, key=c.key + plain(rest)) for c in candidates] if rest else candidates


def by_union(form: Form) -> list[Candidate]:
    """Return candidates for a bare 总工会: of the place of the office before it in one chain, else the union named last."""
    if form.folded != "总工会":
        return []
    if last := in_chain(form):
        seat = seat_of(last.name)
        if seat != last.name or _SEAT.search(plain(seat)):
            reason = f"it follows {last.name} (offset {last.start})"
            return [Candidate(name=seat + form.words, key=seat_of(last.key) + "总工会", reason=reason)]
    return weigh([body for body in form.bodies if plain(body.name).endswith("总工会")], form)


def in_chain(form: Form) -> Named | None:
    """Return the body named before in the same chain of posts: 都江堰市委 of 都江堰市委常委、总工会主席."""
    last = form.before[-1] if form.before else None
    if last is None or form.scene.has_person(last.end, form.at):
        return None
    return last if _CHAIN.fullmatch(form.scene.text, last.end, form.at) else None


def by_founding(form: Form) -> list[Candidate]:
    """Return the candidate for a body that is founded in a zone: 在某工业集中区成立调解中心."""
    found = _FOUNDED.search(form.scene.text, max(form.at - 24, 0), form.at)
    if found is None or place_of(form.words):
        return []
    zone = form.scene.article.text[found.start("zone") : found.end("zone")]
    reason = f"it is founded in {zone} (offset {found.start('zone')})"
    return [Candidate(name=zone + form.words, key=plain(zone + form.words), reason=reason)]


def place_of(name: str) -> str:
    """Return the place that a name begins with, township included, '' where it begins with none."""
    hits = gazetteer().find(fold(name))
    return name[: hits[0].end] if hits and hits[0].start == 0 else ""


def seat_of(name: str) -> str:
    """Return what an office is the office of: 都江堰市 of 都江堰市委, 天宁街道 of 天宁街道组织宣传科; else the name."""
    if office := _OFFICE.search(fold(name)):
        return name[: office.start()]
    place = place_of(name)
    return place if _PART.fullmatch(fold(name[len(place) :])) else name

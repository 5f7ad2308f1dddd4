"""Full names of bodies that are named by a bare noun or by a part: 公司工会, 该公司, 集团工会, 总工会, 宣传部, 四公司.

They point at a body named elsewhere in the article: the candidates are those whose names end as the noun asks, and
what speaks for one is how near before, how often and where it is named.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cache

from kg.resolve.decision import Candidate
from kg.resolve.scene import Scene
from kg.resolve.shortening import bodies_in, is_clipped, is_short_for, split_organ
from kg.text.fold import bare, fold
from kg.text.lexicon import read_rows
from kg.text.places import gazetteer

MOST_NAMED, IN_HEADLINE, NEAREST, SAME_SENTENCE, AFTER = 3.0, 1.5, 2.0, 1.5, 0.5
"""What speaks for a body: each naming up to three, in the headline, nearest before, in the same sentence; named only behind."""

_PART = re.compile(r"[^\W\d_a-zA-Z]{0,10}(?:部|科|处|办|室|委员会|办公室|车间|纪检组|党校)")
_NUMBERED = re.compile(r"(?:第?[0-9一二三四五六七八九十]+)(?:分|支)?(?:公司|厂|局|处|所|队|院|矿|行).*")
_BRANCH = re.compile(r"(?:分公司|分行|支行|分厂|分店).*")
_OFFICE = re.compile(r"(?:党工委|党委|党组|工委|委|人民政府|政府|管委会|管理委员会|办事处|人大常委会|人大|政协)$")
_FOUNDED = re.compile(
    r"在(?:[^,。;、在]{0,16}的)?(?P<zone>[^,。;、在的]{2,8}(?:[^社]区|园|镇|街道))(?:成立|设立|组建|创办|建立)了?$"
)
_CHAIN = re.compile(r"[^。!?;\n]{0,14}、")


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """One body named in full: its span in the article, its label, name and key."""

    start: int
    end: int
    label: str
    name: str
    key: str


@cache
def _references() -> tuple[re.Pattern[str], dict[str, re.Pattern[str]]]:
    rows = dict(read_rows("body_references.tsv", 2))
    nouns = "|".join(sorted(rows, key=len, reverse=True))
    organ = r"(?P<organ>(?:工会|党委|党组|党总支|团委|纪委|工会委员会|机关工会|职工|[^\W\d_a-zA-Z]{0,4}[部科处室]).*)?"
    pattern = re.compile(rf"(?:[该本我]|这家|我们)?(?P<noun>{nouns}){organ}")
    return pattern, {noun: re.compile(f"(?:{ends})$") for noun, ends in rows.items()}


def is_reference(surface: str) -> bool:
    """Tell whether a body is named by a bare noun: 公司工会, 该院, 集团."""
    return _references()[0].fullmatch(bare(surface)) is not None


def by_reference(surface: str, scene: Scene, at: int, bodies: Sequence[Named]) -> list[Candidate]:
    """Return candidates for a bare noun with or without an organ: 公司, 该院, 集团工会, 矿工会."""
    found = _references()[0].fullmatch(bare(surface))
    if found is None:
        return []
    organ, ending = found["organ"] or "", _references()[1][found["noun"]]
    whole = _joined(
        [
            Named(start=b.start, end=b.end, label=b.label, name=base, key=bare(base))
            for b in bodies
            for base in _wholes(b, ending)
        ]
    )
    return [
        Candidate(name=c.name + organ, key=c.key + organ, reason=c.reason, weight=c.weight)
        for c in weigh(whole, scene, at)
    ]


def _joined(bodies: list[Named]) -> list[Named]:
    """Return bodies with the longest name that each has among them: 郑煤集团 as 郑煤集团公司."""
    keys = {body.key: body.name for body in bodies}
    longest = {key: max((other for other in keys if is_short_for(key, other)), key=len, default=key) for key in keys}
    return [replace(body, name=keys[longest[body.key]], key=longest[body.key]) for body in bodies]


def _wholes(named: Named, ending: re.Pattern[str]) -> Iterable[str]:
    """Return the bodies that a name is or holds and that end as asked, the longest only."""
    names = [
        named.key if bare(named.name) == named.key else named.name,
        split_organ(named.name)[0],
        *bodies_in(named.name),
    ]
    return [name for name in names if ending.search(bare(name)) and not is_reference(name)][:1]


def weigh(bodies: Sequence[Named], scene: Scene, at: int) -> list[Candidate]:
    """Return a candidate for each body, weighed by how near before, how often and where it is named."""
    groups: dict[str, list[Named]] = {}
    for body in bodies:
        if body.end <= at or body.start > at:
            groups.setdefault(body.key, []).append(body)
    before = [body for body in bodies if body.end <= at]
    nearest = max(before, key=lambda body: body.end, default=None)
    candidates = []
    for key, found in groups.items():
        weight = min(float(len(found)), MOST_NAMED) if any(b.end <= at for b in found) else AFTER * min(len(found), 3)
        shown = max((b for b in found if b.end <= at), key=lambda b: b.end, default=found[0])
        if nearest is not None and nearest in found:
            weight += NEAREST + (SAME_SENTENCE if scene.same_sentence(nearest.end, at) else 0)
        if any(start <= b.start < end for b in found for start, end in scene.headings):
            weight += IN_HEADLINE
        where = "before" if shown.end <= at else "behind"
        reason = f"{shown.name} stands {where} in this article (offset {shown.start})"
        candidates.append(Candidate(name=shown.name, key=key, reason=reason, weight=weight))
    return candidates


def by_longer(surface: str, scene: Scene, at: int, bodies: Sequence[Named]) -> list[Candidate]:
    """Return candidates for a name that the article has longer too: 双弘公司, 乌车队, 浙江省分行."""
    short = bare(surface)
    longer = [body for body in bodies if is_short_for(short, bare(body.name))]
    if longer:
        best = max(len(bare(body.name)) for body in longer)
        return weigh([body for body in longer if len(bare(body.name)) * 2 > best], scene, at)
    for base in bodies_in(short):
        wholes = [
            Named(start=body.start, end=body.end, label=body.label, name=name, key=bare(name))
            for body in bodies
            for name in (body.name, *bodies_in(body.name))
            if is_clipped(base, bare(name))
        ]
        if wholes:
            rest = surface[_offset(surface, len(base)) :]
            return [
                Candidate(name=c.name + rest, key=c.key + bare(rest), reason=c.reason, weight=c.weight)
                for c in weigh(wholes, scene, at)
            ]
    return []


def _offset(surface: str, count: int) -> int:
    """Return the offset in a surface behind its first `count` characters that `bare` keeps."""
    kept = 0
    for index, char in enumerate(surface):
        if kept == count:
            return index
        kept += bool(bare(char))
    return len(surface)


def by_union(surface: str, scene: Scene, at: int, bodies: Sequence[Named]) -> list[Candidate]:
    """Return candidates for a bare 总工会: of the place of the office before it in one chain, else the union named last."""
    if fold(surface) != "总工会":
        return []
    before = [body for body in bodies if body.end <= at]
    if before and _CHAIN.fullmatch(scene.text[before[-1].end : at]):
        last = before[-1]
        seat, key = seat_of(last.name), seat_of(last.key)
        if seat != last.name:
            reason = f"it follows {last.name} (offset {last.start})"
            return [Candidate(name=seat + surface, key=key + "总工会", reason=reason)]
    return weigh([body for body in bodies if bare(body.name).endswith("总工会")], scene, at)


def by_part(surface: str, scene: Scene, at: int, bodies: Sequence[Named]) -> list[Candidate]:
    """Return the candidate for a department that follows a body in one chain: 市委常委、宣传部 is of that 市委."""
    if not _PART.fullmatch(fold(surface)):
        return []
    before = [body for body in bodies if body.end <= at]
    if not before or not _CHAIN.fullmatch(scene.text[before[-1].end : at]):
        return []
    last = before[-1].name
    base = next(
        (whole for whole in (place_of(last), *bodies_in(last)) if whole and _PART.fullmatch(last[len(whole) :])), last
    )
    reason = f"it follows {before[-1].name} (offset {before[-1].start})"
    return [Candidate(name=base + surface, key=bare(base + surface), reason=reason)]


def by_founding(surface: str, scene: Scene, at: int, bodies: Sequence[Named]) -> list[Candidate]:
    """Return the candidate for a body that is founded in a zone: 在同安工业集中区成立外来员工纠纷调解中心."""
    found = _FOUNDED.search(scene.text, max(at - 24, 0), at)
    if found is None or place_of(surface):
        return []
    zone = scene.article.text[found.start("zone") : found.end("zone")]
    reason = f"it is founded in {zone} (offset {found.start('zone')})"
    return [Candidate(name=zone + surface, key=bare(zone + surface), reason=reason)]


def is_branch(surface: str) -> bool:
    """Tell whether a body is a branch that does not say of what: 四公司, 昆明分公司."""
    folded = bare(surface)
    hits = gazetteer().find(folded)
    rest = folded[hits[0].end :] if hits and hits[0].start == 0 else folded
    return _NUMBERED.fullmatch(folded) is not None or _BRANCH.fullmatch(rest) is not None


def by_employer(surface: str, scene: Scene, at: int, bodies: Sequence[Named]) -> list[Candidate]:
    """Return the candidate for a branch, where the article names one company only: 四公司 of that company."""
    if not is_branch(surface):
        return []
    companies = [b for b in bodies if b.label == "COMPANY" and not is_branch(b.name) and not is_reference(b.name)]
    if len({body.key for body in companies}) != 1:
        return []
    company = companies[0]
    reason = f"{company.name} is the only company of this article (offset {company.start})"
    return [Candidate(name=company.name + surface, key=company.key + bare(surface), reason=reason)]


def place_of(name: str) -> str:
    """Return the place that a name begins with, township included, '' where it begins with none."""
    hits = gazetteer().find(fold(name))
    return name[: hits[0].end] if hits and hits[0].start == 0 else ""


def seat_of(name: str) -> str:
    """Return what an office is the office of: 都江堰市 of 都江堰市委, 天宁街道 of 天宁街道组织宣传科; else the name."""
    if office := _OFFICE.search(fold(name)):
        return name[: office.start()]
    return place_of(name) or name

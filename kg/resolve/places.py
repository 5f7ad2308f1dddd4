"""Full names of bodies that are named by a place or by a bare level: 市总工会, 省总, 区图书馆, 烟台工会, 团市委, 街道工会.

Each function takes one kind of short form and returns its candidates, none where the form is not of its kind.
"""

from __future__ import annotations

import re
from functools import cache

from kg.resolve.decision import Candidate
from kg.resolve.scene import Scene, Site
from kg.text.fold import fold
from kg.text.lexicon import read_rows
from kg.text.places import Place, full_name, gazetteer, is_in, settled

_RANK = re.compile(
    r"[我本全该]?(?P<rank>自治区|自治州|街道|省|市|区|县|州|盟|旗|镇|乡)(?!级|场|域|块|间|村|政(?!府|协|法)|[市县](?!委))(?P<rest>.+)"
)
_YOUTH = re.compile(r"(?:共青)?团(?P<rank>自治区|省|市|区|县|州|镇|街道)委(?P<rest>.*)")
_ZONE = re.compile(
    r"(?P<zone>经济技术开发区|高新技术产业开发区|经济开发区|经开区|高新区|开发区|新区|自贸区|保税区|工业园区)(?P<rest>.*)"
)
_TOWN = re.compile(r"(?P<town>[^\W\d_a-zA-Z]{1,4}?(?:街道|镇|乡))(?P<rest>(?:[^镇村].*)?)")
_CUT_UNION = re.compile(r"总(?!工会|公司|商会|会|队|站|院|局|行|厂|医|部$)")
_STEM_UNION = re.compile(r"(?P<stem>[^\W\d_a-zA-Z]{2,4})(?P<rest>总工会|工会|总)")
_OFFICES = re.compile(
    r"(?:总工会|工会|总$|委|纪委|党委|党工委|党组|人大|政协|人民|政府|法院|检察院|监委|工商联|妇联|残联|科协|文联|侨联|社联|\w{1,6}[局厅办])"
)


def full_rest(rest: str, *, is_town: bool = False) -> str:
    """Return what stands behind a place, in full: 总 and 工会 are 总工会, 音协 is 音乐家协会."""
    if cut := _CUT_UNION.match(rest):
        return "总工会" + rest[cut.end() :]
    if rest == "工会" and not is_town:
        return "总工会"
    for short, long in read_rows("short_tails.tsv", 2):
        if rest == short:
            return long
    return rest


def by_level(surface: str, scene: Scene, at: int) -> list[Candidate]:
    """Return candidates for a body of a bare level: 市总工会, 省人大常委会, 区图书馆, 街道工会, 自治区党委宣传部."""
    folded = fold(surface)
    if (found := _RANK.fullmatch(folded)) is None or _begins_with_place(folded):
        return []
    rank, start = found["rank"], found.start("rest")
    is_town = rank in ("街道", "镇", "乡")
    rest = _in_full(surface[start:], is_town=is_town)
    return [
        _candidate(scene, site, _town_union(scene, site.place, rest) if is_town else rest)
        for site in scene.sites(rank, at)
    ]


def by_youth_league(surface: str, scene: Scene, at: int) -> list[Candidate]:
    """Return candidates for a committee of the Youth League of a bare level: 团市委 is 共青团重庆市委."""
    found = _YOUTH.fullmatch(fold(surface))
    if found is None:
        return []
    return [
        Candidate(
            name=f"共青团{scene.name_of(site.place)}委{found['rest']}",
            key=f"共青团{full_name(site.place)}委{found['rest']}",
            reason=site.reason,
            weight=site.weight,
        )
        for site in scene.sites(found["rank"], at)
    ]


def by_zone(surface: str, scene: Scene, at: int) -> list[Candidate]:
    """Return candidates for a body of a development zone whose city the article names: 经开区党工委."""
    folded = fold(surface)
    if (found := _ZONE.fullmatch(folded)) is None:
        return []
    candidates = []
    for hit in scene.hits:
        if scene.text.startswith(found["zone"], hit.end) and (place := hit.place):
            zone = scene.article.text[hit.start : hit.end + len(found["zone"])]
            candidates.append(
                Candidate(
                    name=zone + surface[found.start("rest") :],
                    key=full_name(place) + folded,
                    reason=f"{zone} stands in this article (offset {hit.start})",
                )
            )
    return candidates


def by_place(surface: str, scene: Scene, at: int) -> list[Candidate]:
    """Return the candidate for a body that begins with its place: 烟台工会, 北京西城区总, 江阴市总工会, 同安区图书馆."""
    folded = fold(surface)
    hits = gazetteer().find(folded)
    if not hits or hits[0].start or hits[0].end == len(folded):
        return []
    hit = hits[0]
    rest = surface[hit.end :]
    written = folded[: hit.end]
    place = hit.place or _as_in_scene(hit.candidates, scene)
    is_union = full_rest(fold(rest)).startswith("总工会")
    if not (is_union or (gazetteer().has_suffix(folded[hit.parts[-1][0] : hit.end]) and _OFFICES.match(fold(rest)))):
        return []
    is_town = hit.level == "township"
    if place is None:
        rest = _in_full(rest, is_town=is_town)
        return [
            Candidate(
                name=surface[: hit.end] + rest,
                key="",
                reason=f"of {written} there are several; the page does not say which",
            )
        ]
    rest = _town_union(scene, place, rest) if is_town else _in_full(rest)
    if scene.is_traditional:
        return [
            Candidate(name=surface[: hit.end] + rest, key=full_name(place) + fold(rest), reason="it stands in full")
        ]
    return [_candidate(scene, Site(place=place, weight=1.0, reason=f"{written} is {full_name(place)}"), rest)]


def by_county(surface: str, scene: Scene, at: int) -> list[Candidate]:
    """Return candidates for the union of a county named without its rank, where the article has the rank: 龙游工会."""
    found = _STEM_UNION.fullmatch(fold(surface))
    if found is None:
        return []
    places = [place for place in gazetteer().named(found["stem"]) if place.level == "county"]
    near = [seen for seen in scene.seen if seen.place in places]
    if not near:
        return []
    place = near[0].place
    return [
        _candidate(
            scene,
            Site(place=place, weight=1.0, reason=f"{place.name} stands in this article (offset {near[0].start})"),
            "总工会",
        )
    ]


def by_town(surface: str, scene: Scene, at: int) -> list[Candidate]:
    """Return the candidate for a body that begins with a township: 新民镇工会, 罗星街道党工委."""
    folded = fold(surface)
    if (found := _TOWN.fullmatch(folded)) is None or _begins_with_place(folded):
        return []
    rest = surface[found.start("rest") :]
    for seen in scene.seen:
        place = seen.place
        if place.name == found["town"] and place.parent is not None:
            reason = f"{full_name(place)} stands in this article (offset {seen.start})"
            return [_candidate(scene, Site(place=place, weight=1.0, reason=reason), _town_union(scene, place, rest))]
    if site := scene.county(at):
        place = Place(adcode="", name=found["town"], level="township", parent=site.place)
        return [
            _candidate(
                scene, Site(place=place, weight=site.weight, reason=site.reason), _town_union(scene, place, rest)
            )
        ]
    return []


def _candidate(scene: Scene, site: Site, rest: str) -> Candidate:
    return Candidate(
        name=scene.name_of(site.place) + rest,
        key=full_name(site.place) + fold(rest),
        reason=site.reason,
        weight=site.weight,
    )


def _in_full(rest: str, *, is_town: bool = False) -> str:
    """Return `full_rest` of words in any characters, those kept where nothing is cut."""
    folded = fold(rest)
    full = full_rest(folded, is_town=is_town)
    return rest if full == folded else full


def _town_union(scene: Scene, town: Place, rest: str) -> str:
    """Return 总工会 for 工会 where the article calls the town's union so."""
    if fold(rest) in ("工会", "总") and (
        f"{town.name}总工会" in scene.text or ("街道总工会" in scene.text and town.name.endswith("街道"))
    ):
        return "总工会"
    return rest


def _as_in_scene(candidates: tuple[Place, ...], scene: Scene) -> Place | None:
    """Return the one candidate that the article's places settle."""
    names = {full_name(seen.place) for seen in scene.seen}
    here = [place for place in candidates if full_name(place) in names]
    if here:
        return settled(here)
    dated = scene.dateline
    near = [place for place in candidates if dated is not None and (is_in(place, dated) or is_in(dated, place))]
    return settled(near)


@cache
def _begins_with_place(folded: str) -> bool:
    hits = gazetteer().find(folded)
    return bool(hits) and hits[0].start == 0

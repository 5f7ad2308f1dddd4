"""Full names of bodies that are named by a place or by a bare level: 市总工会, 省总, 区图书馆, 烟台工会, 团市委, 街道工会."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache, lru_cache

from kg.resolve.decision import Candidate
from kg.resolve.form import Form
from kg.resolve.scene import Scene, Seen
from kg.resolve.sites import Site
from kg.resolve.weights import PLACE_OF_UNION
from kg.text.fold import fold
from kg.text.lexicon import read_rows
from kg.text.places import Place, PlaceHit, full_name, gazetteer, is_in, settled, township

_RANK = re.compile(
    r"[我本全该]?(?P<rank>自治区|自治州|地区|街道|省|市|区|县|州|盟|旗|镇|乡)"
    r"(?!级|场|域|块|间|村|政(?!府|协|法)|[市县](?!委))(?P<rest>.+)"
)
_LOW = ("镇", "乡", "旗", "盟", "州")
_YOUTH = re.compile(r"(?:共青)?团(?P<rank>自治区|省|市|区|县|州|镇|街道)委(?P<rest>.*)")
_ZONE = re.compile(
    r"(?P<zone>经济技术开发区|高新技术产业开发区|经济开发区|经开区|高新区|开发区|新区|自贸区|保税区|工业园区|园区)(?P<rest>.*)"
)
_NAMED_ZONE = re.compile(r"[^\W\d_a-zA-Z的和与及在]{0,8}?(?:开发区|新区|高新区|经开区|自贸区|保税区|园区)")
_SHORT_ZONES = {"经开区": "经济", "高新区": "高新技术"}
_TOWN = re.compile(r"(?P<town>[^\W\d_a-zA-Z]{1,4}?(?:街道|镇|乡))(?P<rest>(?:[^镇村].*)?)")
_CUT_UNION = re.compile(r"总(?!工会|公司|商会|会|队|站|院|局|行|厂|医|部$)")
_STEM_UNION = re.compile(r"(?P<stem>[^\W\d_a-zA-Z]{2,4})(?:总工会|工会|总)")
_OFFICES = re.compile(
    r"(?:总工会|工会|总$|委|纪委|党委|党工委|党组|人大|政协|人民|政府|法院|检察院|监委|工商联|妇联|残联|科协|文联|侨联|社联|\w{1,6}[局厅办])"
)


def by_level(form: Form) -> list[Candidate]:
    """Return candidates for a body of a bare level: 市总工会, 省人大常委会, 区图书馆, 街道工会, 自治区党委宣传部."""
    found = _level(form.label, form.folded)
    if found is None:
        return []
    rest, sites = form.words[found.start("rest") :], form.sites.find(found["rank"], form.at)
    if fold(rest[:1]) == "总":
        sites = [_with_union(form.scene, site) for site in sites]
    return [_candidate(form.scene, site, rest) for site in sites]


def _with_union(scene: Scene, site: Site) -> Site:
    """Return a site with what its union speaks for it, where the article names that: 海宁市总工会 for 市总工会."""
    named = scene.names_union(fold(site.place.name))
    return replace(site, weight=site.weight + PLACE_OF_UNION) if named else site


def needs_place(form: Form) -> bool:
    """Tell whether words name a body only together with a place that they leave out: 市总工会, 团市委, 经开区党工委."""
    patterns = (_YOUTH, _ZONE)
    return bool(_level(form.label, form.folded)) or any(pattern.fullmatch(form.folded) for pattern in patterns)


@lru_cache(maxsize=1 << 12)
def _level(label: str, folded: str) -> re.Match[str] | None:
    """Return the match of words that begin with a bare level, and not with a place that begins like one (镇海, 旗山).

    A company that begins with a low level mostly has that character in its own name (旗滨集团).
    """
    found = _RANK.fullmatch(folded)
    if found is None or _leading_place(folded) or (label == "COMPANY" and found["rank"] in _LOW):
        return None
    named = gazetteer().named
    if any(named(folded[:end]) for end in (2, 3, 4) if found["rank"] in _LOW or gazetteer().has_suffix(folded[:end])):
        return None
    return found


def by_youth_league(form: Form) -> list[Candidate]:
    """Return candidates for a committee of the Youth League of a bare level: 团市委 is 共青团保定市委."""
    found = _YOUTH.fullmatch(form.folded)
    if found is None:
        return []
    committee = form.words[found.end("rank") :]
    return [
        Candidate(
            name=f"共青团{_seat(form.scene, site.place)}{committee}",
            key=f"共青团{full_name(site.place)}{fold(committee)}",
            reason=site.reason,
            weight=site.weight,
        )
        for site in form.sites.find(found["rank"], form.at)
    ]


def _seat(scene: Scene, place: Place) -> str:
    """Return the place of a committee of the Youth League: a district stands with its city, no other with one above."""
    city = place.parent if place.level == "county" and place.name.endswith("区") else None
    return (scene.own_name(city) if city else "") + scene.own_name(place)


def by_zone(form: Form) -> list[Candidate]:
    """Return candidates for a body of a development zone whose city the article names: 经开区党工委."""
    found = _ZONE.fullmatch(form.folded)
    if found is None:
        return []
    scene, rest = form.scene, form.words[found.start("rest") :]
    districts = [seen for seen in scene.first_seen.values() if seen.place.name.endswith(found["zone"])]
    if districts:
        return [_seen_candidate(scene, seen, rest) for seen in districts]
    candidates = []
    for hit in scene.hits:
        named = _NAMED_ZONE.match(scene.text, hit.end)
        if named and hit.place and _is_zone(named[0], found["zone"]):
            name, reason = scene.article.text[hit.start : named.end()], "stands in this article (offset"
            key = full_name(hit.place) + named[0] + fold(rest)
            candidates.append(Candidate(name=name + rest, key=key, reason=f"{name} {reason} {hit.start})"))
    return candidates


def _is_zone(named: str, short: str) -> bool:
    """Tell whether a zone with a name is meant by a short form: 经济技术开发区 by 开发区 and by 经开区."""
    return named.endswith(short) or (named.endswith("开发区") and _SHORT_ZONES.get(short, "-") in named)


def by_place(form: Form) -> list[Candidate]:
    """Return the candidate for an office that begins with its place: 烟台工会, 北京西城区总, 同安区委组织部."""
    hit = _leading_place(form.folded)
    if hit is None or hit.end == len(form.folded):
        return []
    rest, last = form.words[hit.end :], form.folded[hit.parts[-1][0] : hit.end]
    is_office = gazetteer().has_suffix(last) or hit.level == "township"
    if not (_in_full(rest).startswith("总工会") or (is_office and _OFFICES.match(fold(rest)))):
        return []
    written = form.words[: hit.end]
    place = hit.place or _as_in_scene(hit, form.scene)
    if place is None:
        reason = f"of {written} there are several, and the page does not say which"
        return [Candidate(name=written + _in_full(rest), key="", reason=reason)]
    return [_candidate(form.scene, Site(place=place, weight=1.0, reason=f"{written} is {full_name(place)}"), rest)]


def by_party(form: Form) -> list[Candidate]:
    """Return the candidate for a committee of the party with the party's name in front: 中共成都市委 as it stands."""
    if not form.folded.startswith("中共"):
        return []
    committee = replace(form, words=form.words.removeprefix("中共"))
    reason = "it stands in full"
    return [Candidate(name=form.words, key=found.key, reason=reason) for found in by_place(committee)]


def by_county(form: Form) -> list[Candidate]:
    """Return the candidate for the union of a county without its rank, where the article has the rank: 龙游工会."""
    found = _STEM_UNION.fullmatch(form.folded)
    if found is None:
        return []
    counties = [full_name(place) for place in gazetteer().named(found["stem"]) if place.level == "county"]
    seen = next((form.scene.first_seen[full] for full in counties if full in form.scene.first_seen), None)
    if seen is None:
        return []
    return [_seen_candidate(form.scene, seen, "总工会")]


def by_name(form: Form) -> list[Candidate]:
    """Return the candidate for a body that begins with a place whose name is a word, if the article has it: 城区总工会."""
    if _leading_place(form.folded):
        return []
    for end in (4, 3, 2):
        name, rest = form.folded[:end], form.words[end:]
        if rest and gazetteer().has_suffix(name) and (place := _of_that_name(name, form.scene)):
            site = Site(place=place, weight=1.0, reason=f"the article is about {full_name(place.parent or place)}")
            return [_candidate(form.scene, site, rest)]
    return []


def _of_that_name(name: str, scene: Scene) -> Place | None:
    """Return the place of a name that the article names, or else the one in a city or province that it names."""
    if seen := scene.by_name.get(name):
        return seen.place
    here = scene.first_seen
    return settled(place for place in gazetteer().named(name) if place.parent and full_name(place.parent) in here)


def by_town(form: Form) -> list[Candidate]:
    """Return the candidate for a body that begins with a township, of the article's county: 新民镇工会."""
    found = _TOWN.fullmatch(form.folded)
    if found is None or form.label == "COMPANY" or _leading_place(form.folded):
        return []
    if not found["town"].endswith("街道") and not _OFFICES.match(found["rest"]):
        return []
    rest, name = form.words[found.start("rest") :], found["town"]
    if seen := form.scene.towns.get(name):
        return [_seen_candidate(form.scene, seen, rest)]
    county = form.sites.clear("county", form.at)
    if county is None:
        return []
    site = Site(place=township(name, county.place), weight=county.weight, reason=county.reason)
    return [_candidate(form.scene, site, rest)]


def _seen_candidate(scene: Scene, seen: Seen, rest: str) -> Candidate:
    """Return the body of a place that the article names."""
    reason = f"{scene.text[seen.start : seen.end]} stands in this article (offset {seen.start})"
    return _candidate(scene, Site(place=seen.place, weight=1.0, reason=reason), rest)


def _candidate(scene: Scene, site: Site, rest: str) -> Candidate:
    """Return the body of a place that `rest` names, that in full too."""
    is_town = site.place.level == "township"
    full = _town_union(scene, site.place, rest) if is_town else _in_full(rest, site.place.name)
    return Candidate(
        name=scene.name_of(site.place) + full,
        key=full_name(site.place) + fold(full),
        reason=site.reason,
        weight=site.weight,
    )


def _in_full(rest: str, place: str = "") -> str:
    """Return what stands behind a place, in full: 总 and 工会 are 总工会, 音协 is 音乐家协会."""
    folded = fold(rest)
    if cut := _CUT_UNION.match(folded):
        return "总工会" + rest[cut.end() :]
    if folded == "工会" and not place.endswith("地区"):  # 喀什地区工会 is called so
        return "总工会"
    return dict(_short_tails()).get(folded, rest)


@cache
def _short_tails() -> tuple[tuple[str, str], ...]:
    return tuple((short, full) for short, full in read_rows("short_tails.tsv", 2))


def _town_union(scene: Scene, town: Place, rest: str) -> str:
    """Return 总工会 for 工会 where the article calls the town's union so."""
    rank = "街道" if town.name.endswith("街道") else town.name[-1]
    if fold(rest) in ("工会", "总") and scene.find(f"{rank}总工会") >= 0:
        return "总工会"
    return rest


def _as_in_scene(hit: PlaceHit, scene: Scene) -> Place | None:
    """Return the candidate that the article's places settle."""
    if here := [place for place in hit.candidates if full_name(place) in scene.first_seen]:
        return settled(here)
    dated = scene.dateline
    return settled(place for place in hit.candidates if dated and (is_in(place, dated) or is_in(dated, place)))


def is_office(name: str) -> bool:
    """Tell whether a name is that of a place's union or office, which no longer name fills up; not 古城街道总工会."""
    folded = fold(name)
    if _TOWN.fullmatch(folded) and not _leading_place(folded):
        return False
    return re.search(r"(?:工会|委|委员会|政府|人大|政协|法院|检察院|[局厅办])$", folded) is not None


@lru_cache(maxsize=1 << 12)
def _leading_place(folded: str) -> PlaceHit | None:
    """Return the place that a name begins with."""
    hits = gazetteer().find(folded)
    return hits[0] if hits and hits[0].start == 0 else None

"""What names say of what they name: the level of a union or an honour, the kind of a body, whether a name is its own."""

from __future__ import annotations

import re
from functools import cache

from kg.text.fold import bare
from kg.text.lexicon import read_rows, read_words
from kg.text.places import gazetteer

UNION_LEVELS = ("national", "province", "city", "county", "township", "community", "industry", "enterprise", "other")
"""Levels of unions. A union of one trade is 'industry' at every level; of a firm, school or office 'enterprise'."""

_NATIONAL = re.compile("(?:中华)?全国总工会|全总")
_FIRM = re.compile(
    "公司|集团|企业|厂|矿(?!工会$)|银行|酒店|学校|大学|学院|[中小]学|医院|研究院|车间|[分支]行|油田|[路电]局|项目部|矿工会$"
)
_COMMUNITY = re.compile("社区|村|商圈|楼宇|园区|市场|街区|小镇|产业园")
_TOWN = re.compile("(?:镇|乡|街道|苏木)(?:总?工会|工会联合会)")
_OF_PLACE = re.compile("(?:地方)?(?:总?工会|总)(?:委员会)?|总工会.*")


@cache
def _trade() -> re.Pattern[str]:
    return re.compile(rf"(?:{'|'.join(sorted(read_words('trades.txt')))})[^局厂司校院行]{{0,10}}(?:工会|工委)")


def union_level(name: str) -> str:
    """Return the level of the union with a full name, one of UNION_LEVELS."""
    folded = bare(name)
    if _NATIONAL.match(folded):
        return "national"
    hits = gazetteer().find(folded)
    leading = hits[0] if hits and hits[0].start == 0 else None
    rest = folded[leading.end :] if leading else folded
    if leading and _OF_PLACE.fullmatch(rest):
        return leading.level
    if folded.startswith("新疆生产建设兵团总工会"):
        return "province"
    if _trade().match(rest) or folded.startswith("中国"):
        return "industry"
    if _FIRM.search(rest):
        return "enterprise"
    if _trade().search(rest):
        return "industry"
    if _TOWN.search(rest):
        return "township"
    return "community" if _COMMUNITY.search(rest) else "other"


_WIDE = (
    ("national", re.compile("^(?:全国|国家|中国|中华|国际|世界|全总)")),
    ("industry", re.compile("^(?:行业|全行业|系统)")),
)
_RANKED = {"省": "province", "自治区": "province", "市": "city", "州": "city", "区": "county", "县": "county"}
_RANK = re.compile(f"({'|'.join(_RANKED)})级?")


def award_level(name: str) -> str:
    """Return the level of the honour with a full name: national, industry, province, city, county, township or other."""
    folded = bare(name)
    for level, pattern in _WIDE:
        if pattern.match(folded):
            return level
    hits = gazetteer().find(folded)
    if hits and hits[0].start == 0:
        return hits[0].level
    rank = _RANK.match(folded)
    return _RANKED[rank[1]] if rank else "other"


_COMMITTEE = re.compile("[省市区县州盟旗镇乡]委(?:常委会?)?$")


@cache
def _kinds() -> tuple[dict[str, str], dict[str, str]]:
    """Return the kind of each body known by name, and of each ending."""
    known = {name: kind for name, _, kind, _ in read_rows("bodies.tsv", 4)}
    return known, {ending: kind for ending, _, _, kind in read_rows("body_heads.tsv", 4)}


def body_kind(name: str) -> str:
    """Return the kind of the body with a full name (party, government, school, media, ...), 'other' where it says none."""
    known, endings = _kinds()
    folded = bare(name)
    tails = (folded[start:] for start in range(len(folded)))
    kind = known.get(folded) or next((endings[tail] for tail in tails if endings.get(tail)), "")
    return kind or ("party" if _COMMITTEE.search(folded) else "other")


_LEVEL = "自治区|省|市(?!场)|区(?!域)|县|州|盟|旗|镇|乡|街道"


@cache
def _references() -> re.Pattern[str]:
    nouns = "|".join(noun for noun, _ in read_rows("body_references.tsv", 2))
    return re.compile(
        rf"(?:[该本我此]|这家)?(?:(?:团?(?:{_LEVEL}).*)|(?:{nouns})(?:.{{0,6}}(?:工会|委|组|部|室|科|处).*)?|(?:总?工会|总|党委|党组|团委).*)"
    )


def is_weak(alias: str) -> bool:
    """Tell whether a name points at a body only within its page: 市总工会, 省总, 公司工会, 该公司; not 重庆总工会."""
    folded = bare(alias)
    if _references().fullmatch(folded) is None:
        return False
    return not any(gazetteer().has_suffix(folded[:end]) for end in range(2, len(folded)))

"""What names say of what they name: the level of a union or an honour, the kind of a body, whether a name is its own."""

from __future__ import annotations

import re
from functools import cache

from kg.text.fold import bare
from kg.text.lexicon import read_rows
from kg.text.places import gazetteer

UNION_LEVELS = ("national", "province", "city", "county", "township", "community", "industry", "enterprise", "other")
"""Levels of unions. A union of one trade is 'industry' at every level; of a firm, school or office 'enterprise'."""

_NATIONAL = re.compile(r"^(?:中华)?(?:全国)?总工会(?!.)|^中华全国总工会|^全国总工会|^全总")
_FIRM = re.compile(
    r"公司|集团|厂|矿|银行|酒店|学校|大学|学院|中学|小学|医院|研究院|车间|分行|支行|油田|铁路局|供电局|项目部"
)
_TRADE = re.compile(
    r"(?:工业|行业|产业|系统|化工|冶金|机械|纺织|轻工|建设|建筑|建材|交通|运输|铁路|民航|海员|邮电|电信|金融|财贸|教育|科教|教科文卫\w*|农林|水利|能源|电力|煤矿|石油|国防|机冶|烟草|出租|物流|快递|餐饮|环卫|家政)\w{0,8}(?:工会|工会联合会|工会委员会|工委)$"
)
_COMMUNITY = re.compile(r"(?:社区|村|商圈|楼宇|园区|市场|街区|小镇|产业园)\w*(?:工会|联合会)")
_TOWN = re.compile(r"(?:镇|乡|街道|苏木)\w*(?:工会|联合会)")


def union_level(name: str) -> str:
    """Return the level of the union with a full name, one of UNION_LEVELS."""
    folded = bare(name)
    if _NATIONAL.search(folded):
        return "national"
    if _FIRM.search(folded):
        return "enterprise"
    if _TRADE.search(folded) or folded.startswith("中国"):
        return "industry"
    if _COMMUNITY.search(folded):
        return "community"
    if _TOWN.search(folded):
        return "township"
    hits = gazetteer().find(folded)
    if hits and hits[0].start == 0 and folded[hits[0].end :] in ("总工会", "工会", "总", "总工会委员会", ""):
        return hits[0].level
    return "other"


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

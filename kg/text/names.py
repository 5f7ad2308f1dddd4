"""What the name of a body says: the level of a union."""

from __future__ import annotations

import re

from kg.text.fold import bare
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

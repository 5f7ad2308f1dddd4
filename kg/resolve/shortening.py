"""Tell whether one name of a body is another one cut short: 双弘公司, 乌车队, 浙江省分行, 华菱汽车.

Pure functions on folded names without quotation marks (`kg.text.fold.bare`).
"""

from __future__ import annotations

import re
from functools import lru_cache

from kg.text.places import Place, gazetteer, is_in

_TAIL = re.compile(r"(?:\([^()]{1,8}\))?(?:(?:集团|控股|股份|有限|责任|总)*公司|集团|总厂|厂)$")
_ORGAN = re.compile(
    r"(?:工会(?:委员会|联合会)?|总工会|党委|党组|党工委|党总支|党支部|团委|纪委|党群工作部|机关|[^\W\d_a-zA-Z]{0,4}(?:部|科|处|室|办公室|车间|班|队|组|站))$"
)
_UNION = re.compile(r"工会(?:委员会)?$")
_HEAD = re.compile(
    r"(?:公司|集团(?!公司|有限|股份))(?!有限|股份)|学校|大学|学院|医院|总工会|银行|分行|支行|(?:铁路|供电|矿务|工程|林业|电业|电力|港务|邮电|邮政|农垦|管理)局|电站|油田|[农林]场|中心|矿|厂|段"
)
_BODY_END = re.compile(r"(?:公司|集团|[厂矿局院校所处社店]|(?<!乡)镇|乡|[村市区县]|街道)$")
_NUMBER = re.compile(r"[0-9〇零一二三四五六七八九十]")
_GENERIC = re.compile(
    r"(?:有限|责任|股份|集团|总|分|子)*公司|集团|(?:第?[0-9一二三四五六七八九十]+)?(?:分|支)?(?:公司|行|厂|校|局)|(?:公司|集团|矿|厂|局|校|院)?(?:工会|党委)|总工会|办公室|委员会|.{1,2}"
)


@lru_cache(maxsize=1 << 14)
def is_short_for(short: str, long: str) -> bool:
    """Tell whether a name is another one cut short, in one of the ways that news cuts names."""
    if len(short) < 3 or len(short) >= len(long) or not _same_places(short, long) or is_union_of_place(short):
        return False
    return is_end_of(short, long) or _same_core(short, long) or is_clipped(short, long)


def is_end_of(short: str, long: str) -> bool:
    """Tell whether a name is another one without its beginning: 浙江省分行 of 邮储银行浙江省分行."""
    if not long.endswith(short) or _GENERIC.fullmatch(short):
        return False
    return not _NUMBER.search(long[-len(short) - 1])


def _same_core(short: str, long: str) -> bool:
    """Tell whether two companies have one core, and the shorter name the shorter legal form.

    The core is the name without places in front and legal form behind: 双弘 of 双弘公司 begins 双弘纺织 of
    江苏南通双弘纺织有限公司. 鞍钢集团 is not 鞍钢集团矿业公司, whose core holds a company of its own.
    """
    union_short, union_long = _UNION.search(short), _UNION.search(long)
    if bool(union_short) != bool(union_long):
        return False
    if union_short and union_long:
        short, long = short[: union_short.start()], long[: union_long.start()]
    core_short, tail_short = _core(short)
    core_long, tail_long = _core(long)
    if len(core_short) < 2 or not tail_long or not _is_subsequence(tail_short, tail_long):
        return False
    if core_long == core_short:
        return True
    if core_short == core_long[::2]:  # 公交 takes the first character of each word of 公共交通
        return long.startswith(short[: _place_end(short)])
    if len(core_short) >= 4 and (core_long.endswith(core_short) or is_clipped(core_short, core_long)):
        return True
    at = core_long.find(core_short)
    rest = core_long[at + len(core_short) :]
    if not 0 <= at <= 3 or _HEAD.search(core_long) or _NUMBER.search(rest) or gazetteer().find(rest):
        return False
    return bool(tail_short) or ((len(core_short) >= 3 or _place_end(short) > 0) and len(rest) <= 4)


def is_union_of_place(name: str) -> bool:
    """Tell whether a union begins with a place with its rank, and so lacks nothing: 浙江省邮政工会."""
    return name.endswith("工会") and gazetteer().has_suffix(name[: _place_end(name)])


def is_stem_of(short: str, long: str) -> bool:
    """Tell whether two characters are those that a company's own name begins with: 恒昌 of 平洲恒昌鞋业有限公司."""
    core, form = _core(long)
    return len(short) == 2 and bool(form) and core.find(short) in (0, 2) and not _HEAD.search(core)


def is_fuller(long: str, short: str) -> bool:
    """Tell whether a longer name of a company says more than the legal form: not 双桥集团公司 of 双桥集团."""
    core, form = _core(short)
    return not form or _core(long)[0] != core


@lru_cache(maxsize=1 << 14)
def is_clipped(short: str, long: str) -> bool:
    """Tell whether a name keeps some characters of each word: 长春客运段乌车队 of 长春客运段乌鲁木齐车队.

    What is left out in the middle is neither a place nor a number (those tell two bodies apart), nor at the end.
    """
    if len(short) < 4 or short[-1] != long[-1]:
        return False
    most = 1 if short.endswith(("公司", "集团")) else 4
    for start in {0, _place_end(long), max(long.find(short[:2]), 0)}:  # 彰化区处 begins inside 台电彰化区营业处
        gaps = _gaps(short, long[start:])
        if gaps and all(_may_be_left_out(gap, most) for gap in gaps) and sum(map(len, gaps)) <= len(short):
            return True
    return False


def _gaps(short: str, long: str) -> list[str]:
    """Return what a name leaves out of another that begins like it, [] where it is not made of its characters."""
    if not long.startswith(short[0]):
        return []
    gaps, at = [], 0
    for char in short:
        found = long.find(char, at)
        if found < 0:
            return []
        if found > at:
            gaps.append(long[at:found])
        at = found + 1
    return gaps if at == len(long) else []


def _may_be_left_out(gap: str, most: int) -> bool:
    return len(gap) <= most and not (_NUMBER.search(gap) or _BODY_END.search(gap) or gazetteer().find(gap))


def _is_subsequence(short: str, long: str) -> bool:
    rest = iter(long)
    return all(char in rest for char in short)


@lru_cache(maxsize=1 << 12)
def _core(name: str) -> tuple[str, str]:
    """Return (core, legal form) of a company's name."""
    core = name[_place_end(name) :]
    tail = _TAIL.search(core)
    return (core[: tail.start()], tail.group()) if tail else (core, "")


@lru_cache(maxsize=1 << 12)
def _leading(name: str) -> tuple[int, tuple[Place, ...]]:
    """Return where the place that a name begins with ends, and what place it may be."""
    hits = gazetteer().find(name)
    return (hits[0].end, hits[0].candidates) if hits and hits[0].start == 0 else (0, ())


def _place_end(name: str) -> int:
    return _leading(name)[0]


def _same_places(short: str, long: str) -> bool:
    """Tell whether the shorter name's place in front is the longer one's, or its province, or there is none.

    南京供电公司 and 南京江宁供电公司 are two.
    """
    end, here = _leading(short)
    _, there = _leading(long)
    if not here or not there or long.endswith(short):
        return short[:end] in long
    return any(a == b or (a.level == "province" and is_in(b, a)) for a in here for b in there)


@lru_cache(maxsize=1 << 12)
def split_organ(name: str) -> tuple[str, str]:
    """Return (body, organ) of a name: 双弘公司 and 工会; the name and '' where there is none."""
    found = _ORGAN.search(name)
    if found is None or found.start() < 2:
        return name, ""
    return name[: found.start()], found.group()


@lru_cache(maxsize=1 << 12)
def bodies_in(name: str) -> tuple[str, ...]:
    """Return the bodies that a name of a part holds, the longest first: 某公司 of 某公司设备部."""
    return tuple(name[: match.end()] for match in _HEAD.finditer(name) if 4 <= match.end() < len(name))[::-1]

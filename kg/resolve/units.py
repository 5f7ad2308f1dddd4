"""Full names of parts of a body that do not say of which: 综采二队, 设备科, 四公司, 经费审查委员会, 大理分公司.

A part alone is the part of the body that holds such parts (a firm its workshops, a union its committees) and that the
article speaks of where the part stands.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from functools import cache, lru_cache

from kg.resolve.decision import Candidate
from kg.resolve.form import Form, Named
from kg.resolve.identity import plain
from kg.resolve.references import in_chain, is_reference, place_of, weigh, with_rest
from kg.resolve.shortening import bodies_in, split_organ
from kg.resolve.weights import ATTESTED, CHAINED
from kg.text.lexicon import read_rows
from kg.text.names import body_kind
from kg.text.places import gazetteer

_NUMBER = "第?[0-9一二三四五六七八九十]+"
_BEFORE = "(?:[0-9]{0,6}|[^\\W_的和与及厂矿局院校社店]{0,4}?)(?<![站所处场队])(?<![^运]行)(?<![^分]段)"
_LEVEL = re.compile("[省市县州盟旗镇乡](?!场|政)|区(?!队)|街道|自治区|全国|中国|国家|中共")
_OFFICE = re.compile(r"[^\W\d_a-zA-Z]{0,6}(?:部|科|处|办|室|委员会|办公室|党校|政法委)")
_FIRM = re.compile(
    r"(?:公司|集团|[厂矿]|(?<!车)[站段]|[农林渔牧]场|总场|油田|中心|(?:铁路|供电|电力|邮电|邮政|矿务|工程|港务|林业)局)$"
)
_NO_FIRM = re.compile(r"(?:服务|活动|调解|援助|仲裁|指导)中心$|(?:工作|服务|电视|广播|新闻|气象|维权|帮扶)站$")
_ORGAN = "工会|党委|党总支|党支部|团委|团支部"
_QUOTED = re.compile('[“”‘’「」『』"]')
_BRANCH = re.compile(r"分(?:公司|行|店)|支行")


@cache
def _heads() -> tuple[re.Pattern[str], dict[str, str]]:
    """Return the pattern of a part, and by head what holds it."""
    rows = read_rows("unit_heads.tsv", 3)
    free = _any(head for head, _, alone in rows if not alone)
    alone = _any(head for head, _, alone in rows if alone)
    pattern = f"(?P<part>(?:{_BEFORE}(?:{free})|(?:{alone}))+?(?:[甲乙丙丁]班)?)(?:{_ORGAN})?"
    return re.compile(pattern), {head.replace("N", ""): holder for head, holder, _ in rows}


def _any(heads: Iterable[str]) -> str:
    return "|".join(sorted(heads, key=len, reverse=True)).replace("N", _NUMBER)


def is_part(words: str) -> bool:
    """Tell whether a name ends like that of a part of a body."""
    return _ends().search(plain(words)) is not None


@cache
def _ends() -> re.Pattern[str]:
    return re.compile(f"(?:{_any(head for head, _, alone in read_rows('unit_heads.tsv', 3) if not alone)})$")


@lru_cache(maxsize=1 << 14)
def is_unit(words: str) -> bool:
    """Tell whether a name is that of a part which does not say of what."""
    folded = plain(words)
    place = place_of(folded) or _short_place(folded)
    if place and not _BRANCH.fullmatch(folded[len(place) :]):
        return False
    rest = folded[len(place) :]
    if _QUOTED.search(words) or _LEVEL.match(rest) or is_reference(words):
        return False
    return _heads()[0].fullmatch(rest) is not None


def _short_place(folded: str) -> str:
    """Return the county, named without its rank, of which a branch is: 宜城 of 宜城分公司."""
    branch = _BRANCH.search(folded)
    name = folded[: branch.start()] if branch else ""
    return name if 2 <= len(name) <= 3 and gazetteer().named(name) else ""


def by_unit(form: Form) -> list[Candidate]:
    """Return candidates for a part: of each body that may hold it, and each longer name that ends in it."""
    if not is_unit(form.words):
        return []
    attested = [body for body in form.bodies if _ends_in(plain(body.name), form.bare)]
    candidates = [replace(found, weight=found.weight + ATTESTED) for found in weigh(attested, form)]
    kind = _holder(form.bare)
    holders = [held for body in form.bodies if (held := _holding(body, kind))]
    return candidates + with_rest(weigh(holders, form), form.words) + by_chain(form)


def _ends_in(name: str, words: str) -> bool:
    """Tell whether a longer name ends in the words of a part, and not in a larger number: 二十三班 is no 三班."""
    return len(name) > len(words) and name.endswith(words) and not re.match(_NUMBER + "$", name[-len(words) - 1])


def by_chain(form: Form) -> list[Candidate]:
    """Return the candidate for an office that follows a body in one chain: 市委常委、宣传部 is of that 市委."""
    last = in_chain(form)
    if last is None or not (_OFFICE.fullmatch(form.folded) or is_unit(form.words)) or _LEVEL.match(form.folded):
        return []
    if any(hit.start == 0 for hit in gazetteer().find(form.folded)):
        return []
    wholes = (place_of(last.name), *bodies_in(last.name))
    base = next((whole for whole in wholes if whole and _OFFICE.fullmatch(last.name[len(whole) :])), last.name)
    if is_unit(form.words) and not _holds(plain(base), "", _holder(form.bare)):
        return []
    name, reason = base + form.words, f"it follows {last.name} (offset {last.start})"
    return [Candidate(name=name, key=plain(name), reason=reason, weight=CHAINED)]


def _holder(words: str) -> str:
    """Return what holds a part with a name: firm, hospital, school, union or any."""
    pattern, heads = _heads()
    if found := pattern.fullmatch(words):
        words = found["part"]
    return next((heads[words[start:]] for start in range(len(words)) if words[start:] in heads), "firm")


@lru_cache(maxsize=1 << 14)
def _holding(body: Named, holder: str) -> Named | None:
    """Return the body that a named one is or is a part of, where it holds such parts; None where it does not."""
    names = (body.name, split_organ(body.name)[0], *bodies_in(body.name))
    for name in names:
        if _is_whole(name) and _holds(plain(name), body.label if name == body.name else "", holder):
            return body.called(name)
    return None


@lru_cache(maxsize=1 << 14)
def _is_whole(name: str) -> bool:
    """Tell whether a name is neither a part that does not say of what, nor a body with a part behind it."""
    if is_unit(name) or is_reference(name):
        return False
    return not any(
        is_unit(part) and not _BRANCH.search(part) for whole in bodies_in(name) if (part := name[len(whole) :])
    )


def _holds(name: str, label: str, holder: str) -> bool:
    if holder == "union" or name.endswith("工会"):
        return holder == "union" and name.endswith("工会")
    if holder in ("hospital", "school"):
        return body_kind(name) == holder
    if _NO_FIRM.search(name) or name.startswith("全国"):
        return False
    if label == "COMPANY" or _FIRM.search(name):
        return True
    return holder == "any" and body_kind(name) in ("hospital", "school", "institute")

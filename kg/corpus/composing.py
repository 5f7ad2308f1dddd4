"""Compose pieces of known shape with new names: as many as one likes, the same for the same seed.

A shape is a piece whose names are left open. It stands in `pipelines/composed/*.txt`, in the notation of the corpus:

    # post.two-bodies
    {K1}[副主任|ROLE]、{U1}{chair1}{P1}{came1}。
    ---
    role | {P1} | 副主任 | {K1} | deputy_director
    role | {P1} | {chair1} | {U1} | chair

A slot in the text is a mention of the label that `names.tsv` gives it; within brackets, and in facts, it is the name
alone. The same slot is the same name throughout a piece.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from random import Random
from typing import Final

from kg.corpus.parsing import parse_piece
from kg.corpus.records import Piece
from kg.errors import InputError
from kg.resources import pipelines
from kg.text.divisions import Place, read_places
from kg.text.places import short_name

_SLOT: Final = re.compile(r"\{([A-Za-z]+)(\d*)\}")
_MARK: Final = re.compile(rf"\[[^\]]*\]|{_SLOT.pattern}")
_TRIES: Final = 50
_YEAR: Final = 2025
"""The year of every piece, so that a shape can say what 去年 and 今年3月 are; its day is in the second half."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """A piece whose names are left open: the source of its text and of its facts, a line a fact; `place` is file:line."""

    name: str
    text: str
    facts: str
    place: str


def read_shapes(folder: Path | None = None, prefix: str = "") -> list[Shape]:
    """Return the shapes of a folder, or those of the project; only those whose name begins with `prefix`.

    Raises InputError for what is no shape, for a name given twice, and where there are none.
    """
    folder = folder or pipelines("composed")
    shapes: dict[str, Shape] = {}
    for path in sorted(folder.glob("*.txt")):
        for shape in _parse_shapes(path):
            if shape.name in shapes:
                raise InputError(f"{shape.place}: shape {shape.name!r} is there already, at {shapes[shape.name].place}")
            shapes[shape.name] = shape
    chosen = [shape for shape in shapes.values() if shape.name.startswith(prefix)]
    if not chosen:
        kinds = ", ".join(dict.fromkeys(name.partition(".")[0] for name in shapes)) or "none"
        raise InputError(f"no shape in {str(folder)!r} is called {prefix!r}; their names begin with: {kinds}")
    return chosen


def _parse_shapes(path: Path) -> Iterator[Shape]:
    lines = path.read_text(encoding="utf-8").split("\n")
    starts = [at for at, line in enumerate(lines) if re.fullmatch(r"# \S+\.\S+", line)]
    for start, end in zip(starts, [*starts[1:], len(lines)], strict=True):
        body = lines[start + 1 : end]
        place = f"{path}:{start + 1}"
        if "---" not in body or not "".join(body[: body.index("---")]).strip():
            raise InputError(f"{place}: no shape; expected its name, its text, a line '---', its facts")
        text, facts = body[: body.index("---")], body[body.index("---") + 1 :]
        yield Shape(
            name=lines[start].removeprefix("# "), text="\n".join(text), facts="\n".join(facts).strip(), place=place
        )


def compose(shape: Shape, number: int, seed: int = 0) -> Piece:
    """Return the piece of a shape with this number; its id is the name of the shape, a full stop, the number.

    Raises InputError for a slot that nothing fills, and for a shape that no names make a sound piece of.
    """
    chance = Random(f"{seed} {shape.name} {number}")
    for _ in range(_TRIES):
        names = _Names(shape, chance)
        text, facts = names.fill_text(shape.text), names.fill(shape.facts)
        if names.are_apart():
            break
    else:
        raise InputError(f"{shape.place}: in {_TRIES} tries its names did not come out apart from each other")
    id = f"{shape.name}.{number}"
    day = f"{_YEAR}-{chance.randint(6, 12):02}-{chance.randint(1, 28):02}"
    headers = f"# id: {id}\n# kind: news\n# date: {day}\n# place: 全国\n"
    try:
        return parse_piece(f"{headers}\n{text}\n---\n{facts}", f"{id}.txt")
    except InputError as error:
        raise InputError(f"{shape.place}: {error}") from None


def compose_all(shapes: Sequence[Shape], count: int, seed: int = 0) -> Iterator[Piece]:
    """Yield `count` pieces of each shape."""
    return (compose(shape, number, seed) for shape in shapes for number in range(1, count + 1))


class _Names:
    """The names of one piece, drawn as its slots are met."""

    def __init__(self, shape: Shape, chance: Random) -> None:
        self._shape, self._chance = shape, chance
        self._drawn: dict[str, str] = {}
        self._labelled: list[str] = []

    def fill_text(self, text: str) -> str:
        """Return a text with its slots filled, each as a mention of its label."""
        return _MARK.sub(self._mark, text)

    def fill(self, text: str) -> str:
        """Return a text with its slots filled by names alone."""
        return _SLOT.sub(lambda match: self._name(match[0], match[1]), text)

    def are_apart(self) -> bool:
        """Tell whether no name holds another one, or stands in the words of the shape."""
        names = self._labelled
        held = any(one in other for at, one in enumerate(names) for other in names[:at] + names[at + 1 :])
        return not held and not any(name in self._shape.text for name in names)

    def _mark(self, match: re.Match[str]) -> str:
        if match[0].startswith("["):
            return self.fill(match[0])
        name, label = self._name(match[0], match[1]), self._slot(match[1]).label
        return f"[{name}|{label}]" if label else name

    def _name(self, token: str, slot: str) -> str:
        if token not in self._drawn:
            self._drawn[token] = self._draw(slot)
            if self._slot(slot).label not in ("", "ROLE"):
                self._labelled.append(self._drawn[token])
        return self._drawn[token]

    def _draw(self, slot: str) -> str:
        """Return a new name: a line of its slot, then a way of that line, then what fills the slots in it."""
        if slot in _DRAWN_PLACES:
            return _DRAWN_PLACES[slot](self._chance)
        way = self._chance.choice(self._chance.choice(self._slot(slot).lines))
        return _SLOT.sub(lambda match: self._draw(match[1]), way)

    def _slot(self, slot: str) -> _Slot:
        slots = _read_slots()
        if slot not in slots:
            raise InputError(f"{self._shape.place}: unknown slot {{{slot}}}; expected one of {', '.join(slots)}")
        return slots[slot]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Slot:
    """What fills a slot: lines of ways to make it. `label` is '' where it names nothing."""

    label: str
    lines: tuple[tuple[str, ...], ...]


@cache
def _read_slots() -> Mapping[str, _Slot]:
    path = pipelines("composed", "names.tsv")
    slots = {name: _Slot(label="", lines=()) for name in _DRAWN_PLACES}
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if line and not line.startswith("#"):
            fields = line.split("\t")
            if len(fields) != 3 or not fields[2].split():
                raise InputError(f"{path}:{number}: {line[:40]!r} is not a slot, its label, ways to make it")
            slot, label, ways = fields
            before = slots[slot].lines if slot in slots else ()
            slots[slot] = _Slot(label="" if label == "-" else label, lines=(*before, tuple(ways.split())))
    return slots


@cache
def _places(level: str, end: str = "") -> tuple[Place, ...]:
    """Return the places of a level that are in force on the mainland; only those whose name ends so."""
    places = (place for place in read_places() if place.level == level and place.until is None and place.since)
    return tuple(place for place in places if place.name.endswith(end))


def _draw_seat(chance: Random) -> str:
    place = chance.choice(_places("county"))
    above = place.parent
    return (above.name if above else "") + place.name


_DRAWN_PLACES: Final[Mapping[str, Callable[[Random], str]]] = {
    "province": lambda chance: chance.choice(_places("province")).name,
    "city": lambda chance: chance.choice(_places("city")).name,
    "county": lambda chance: chance.choice(_places("county")).name,
    "sheng": lambda chance: chance.choice(_places("province", "省")).name,
    "shi": lambda chance: chance.choice(_places("city", "市")).name,
    "xian": lambda chance: chance.choice(_places("county", "县")).name,
    "seat": _draw_seat,
    "place": lambda chance: short_name(chance.choice(_places("city")).name),
}
"""Slots that the administrative divisions fill."""

"""Damage a piece as printing, scanning and OCR do, and keep its marks where they belong.

Columns end in the middle of sentences and names, passages are printed twice, captions and running heads stand between
lines, spaces come in, full-width marks become half-width ones and digits the other way round, marks are lost, characters
are taken for others. Names of people, bodies and posts keep their characters, so that every fact stays true: within them
there is nothing but white space and line breaks put in.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import date
from functools import cache
from random import Random
from typing import Final

from kg.corpus.marks import unbroken
from kg.corpus.records import FactLine, Mark, Piece
from kg.errors import ConfigError
from kg.resources import pipelines
from kg.schema import BODY_LABELS

Cell = tuple[str, int]
"""A character of the damaged text, and the offset of the piece that it is from; _NEW where it was put in."""

_NEW: Final = -1
_KEPT: Final = ("PERSON", *BODY_LABELS, "ROLE")
"""Labels of the mentions whose characters stay."""

_HALF: Final = str.maketrans("，：；（）！？％", ",:;()!?%")
_FULL: Final = str.maketrans("0123456789", "０１２３４５６７８９")
_LOSABLE: Final = frozenset('，。、；：,;:“”"‘’…')
_CLOSING: Final = frozenset("，。、；：！？）》」』”’,;:!?)")
_WEEKDAYS: Final = "一二三四五六日"

_COLUMN: Final = (12, 30)
_BLOCK: Final = (60, 220)
_PASSAGE: Final = (30, 240)


def _names_a_slot(mark: Mark, facts: Iterable[FactLine]) -> bool:
    """Say whether a fact calls a mention by its words where these are not its full name: then they have to stay."""
    words = unbroken(mark.text)
    return words not in mark.names and any(words in names for fact in facts for names in fact.slots.values())


def damage(piece: Piece, seed: int) -> Piece:
    """Return a piece as a bad copy of its page has it: the same one for the same seed, on every machine.

    Facts, ids and full names stay; offsets are those of the new text, and a mention that is printed twice is marked twice.
    """
    harm = _Harm(piece, Random(f"{seed} {piece.id}"))
    page: list[Cell] = [(character, at) for at, character in enumerate(piece.text)]
    for step in (harm.confuse, harm.change_widths, harm.lose, harm.repeat, harm.part, harm.put_between, harm.space):
        page = step(page)
    return replace(piece, text="".join(character for character, _ in page), mentions=_moved(piece.mentions, page))


def _moved(marks: Sequence[Mark], page: Sequence[Cell]) -> tuple[Mark, ...]:
    """Return the marks at each place where they now stand. No step parts a mention's characters from each other."""
    places: dict[int, list[int]] = {}
    for place, (_, at) in enumerate(page):
        places.setdefault(at, []).append(place)
    moved = [
        replace(mark, start=first, end=last + 1, text="".join(character for character, _ in page[first : last + 1]))
        for mark in marks
        for first, last in zip(places[mark.start], places[mark.end - 1], strict=True)
    ]
    return tuple(sorted(moved, key=lambda mark: (mark.start, -mark.end)))


class _Harm:
    """The steps of the damage to one piece; each takes the cells of a page and returns those of a worse one."""

    def __init__(self, piece: Piece, chance: Random) -> None:
        self._chance, self._date = chance, date.fromisoformat(piece.date)
        self._marked = {at for mark in piece.mentions for at in range(mark.start, mark.end)}
        kept = (mark for mark in piece.mentions if mark.label in _KEPT or _names_a_slot(mark, piece.facts))
        self._kept = {at for mark in kept for at in range(mark.start, mark.end)}
        self._inner = {at for mark in piece.mentions for at in range(mark.start + 1, mark.end)}

    def confuse(self, page: list[Cell]) -> list[Cell]:
        """Take few characters for others."""
        return self._changed(page, lambda character: _confusable().get(character, character), 0.006)

    def change_widths(self, page: list[Cell]) -> list[Cell]:
        """Make marks half-width, and digits full-width: in half of the pieces, nearly throughout."""
        if self._happens(0.5):
            page = self._changed(page, lambda character: character.translate(_HALF), 0.95)
        if self._happens(0.15):
            page = self._changed(page, lambda character: character.translate(_FULL), 0.9)
        return page

    def lose(self, page: list[Cell]) -> list[Cell]:
        """Lose few of the marks that stand outside mentions."""
        return [
            (character, at)
            for character, at in page
            if at in self._marked or character not in _LOSABLE or not self._happens(0.02)
        ]

    def repeat(self, page: list[Cell]) -> list[Cell]:
        """Print a passage of one or some sentences twice, in every fifth piece, the second time further on."""
        if not self._happens(0.2):
            return page
        ends = [place for place in range(1, len(page) + 1) if self._is_end(page, place)]
        spans = [(a, b) for a in (0, *ends) for b in ends if _PASSAGE[0] <= b - a <= _PASSAGE[1]]
        if not spans:
            return page
        start, end = self._chance.choice(spans)
        again = self._chance.choice([place for place in ends if place >= end][:4])
        return [*page[:again], ("\n", _NEW), *page[start:end], ("\n", _NEW), *page[again:]]

    def part(self, page: list[Cell]) -> list[Cell]:
        """Break lines wherever a narrow column ends, or now and then in the middle of a sentence, or not at all."""
        way = self._chance.random()
        if way < 0.4:
            width = self._chance.randint(*_COLUMN)
            return self._broken(page, lambda: width + self._chance.choice((-1, 0, 0, 0, 0)), ("\n",))
        if way < 0.75:
            return self._broken(page, lambda: self._chance.randint(*_BLOCK), ("\n", "\n\n"))
        return page

    def put_between(self, page: list[Cell]) -> list[Cell]:
        """Put captions and running heads between lines, in every third piece; never inside a mention."""
        if not self._happens(0.35):
            return page
        gaps = [place + 1 for place, (character, _) in enumerate(page) if character == "\n"]
        closed = self._inner | {_NEW}
        free = [gap for gap in gaps if gap == len(page) or page[gap][1] not in closed]
        for gap in sorted(self._chance.sample(free, min(len(free), self._chance.randint(1, 3))), reverse=True):
            page = [*page[:gap], *((character, _NEW) for character in self._furniture() + "\n"), *page[gap:]]
        return page

    def space(self, page: list[Cell]) -> list[Cell]:
        """Put in few spaces, in names too."""
        spaced: list[Cell] = []
        for cell in page:
            if spaced and not cell[0].isspace() and not spaced[-1][0].isspace() and self._happens(0.004):
                spaced.append((self._chance.choice((" ", "　")), _NEW))
            spaced.append(cell)
        return spaced

    def _happens(self, probability: float) -> bool:
        return self._chance.random() < probability

    def _changed(self, page: list[Cell], change: Callable[[str], str], probability: float) -> list[Cell]:
        """Return the cells with some characters changed: one for one, and none of a name that must stay."""
        return [
            (change(character), at) if at not in self._kept and self._happens(probability) else (character, at)
            for character, at in page
        ]

    def _is_end(self, page: list[Cell], place: int) -> bool:
        """Tell whether a sentence or line ends in front of a place, outside mentions."""
        return page[place - 1][0] in "。\n" and (place == len(page) or page[place][1] not in self._inner)

    def _broken(self, page: list[Cell], next_width: Callable[[], int], breaks: Sequence[str]) -> list[Cell]:
        broken: list[Cell] = []
        left = next_width()
        for cell in page:
            if cell[0] == "\n":
                left = next_width()
            elif left <= 0 and cell[0] not in _CLOSING:
                broken += ((character, _NEW) for character in self._chance.choice(breaks))
                left = next_width()
            broken.append(cell)
            left -= 1
        return broken

    def _furniture(self) -> str:
        return self._chance.choice(_inserted()).format(
            year=self._date.year,
            month=self._date.month,
            day=self._date.day,
            weekday=_WEEKDAYS[self._date.weekday()],
            page=self._chance.randint(1, 8),
        )


@cache
def _confusable() -> dict[str, str]:
    """Return what OCR makes of a character, where it makes another of it."""
    table = {}
    for number, line in _iter_lines("confusable.tsv"):
        printed, _, read = line.partition("\t")
        if len(printed) != 1 or len(read) != 1:
            raise ConfigError(f"pipelines/damage/confusable.tsv:{number}: {line!r} is not a character, a tab, another")
        table[printed] = read
    return table


@cache
def _inserted() -> tuple[str, ...]:
    return tuple(line for _, line in _iter_lines("inserted.txt"))


def _iter_lines(name: str) -> list[tuple[int, str]]:
    """Return the lines of a list, with their numbers, that hold something and are no remark."""
    lines = pipelines("damage", name).read_text(encoding="utf-8").splitlines()
    return [(number, line) for number, line in enumerate(lines, 1) if line and not line.startswith("#")]

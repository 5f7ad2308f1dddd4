"""Count what a corpus holds, as the tables of its data card."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from typing import Final

from kg.corpus.records import KINDS, SLOTS, Piece
from kg.corpus.splits import SPLITS
from kg.schema import LABELS
from kg.text.divisions import read_places
from kg.text.fold import fold
from kg.text.places import short_name

_NATION: Final = "全国"
_TRADITIONAL: Final = 0.05
"""The share of characters that have a simplified form, from which on a piece is in traditional characters."""


def format_card(pieces: Sequence[Piece]) -> str:
    """Return the figures of the data card, as tables in Markdown; optional marks and facts are counted apart."""
    parts = {split: [piece for piece in pieces if piece.split == split] for split in SPLITS}
    traditional = sum(map(_is_traditional, pieces))
    blocks = (
        _table(("", *SPLITS, "total 合计"), _sizes([*parts.values(), list(pieces)])),
        _table(("label", *SPLITS), _rows(LABELS, _labels, parts.values())),
        _table(("fact", *SPLITS), _rows(SLOTS, _fact_types, parts.values())),
        _table(("kind", *SPLITS), _rows(KINDS, lambda piece: [piece.kind], parts.values())),
        _table(("years 年代", *SPLITS), _rows(_eras(pieces), lambda piece: [_era(piece)], parts.values())),
        f"Places 地区: {_counted(province_of(piece) for piece in pieces)}.\n",
        f"Traditional characters 繁体: {traditional} pieces 篇.\n",
    )
    return "\n".join(blocks)


def province_of(piece: Piece) -> str:
    """Return the short name of the province that a piece is about, 全国 where it is about none."""
    place = fold(piece.place)
    return next((name for name in _provinces() if place.startswith(name)), _NATION)


@cache
def _provinces() -> tuple[str, ...]:
    return tuple(sorted({short_name(place.name) for place in read_places() if place.level == "province"}))


def _sizes(parts: Iterable[Sequence[Piece]]) -> Iterator[tuple[object, ...]]:
    counts = [
        (
            len(pieces),
            sum(len("".join(piece.text.split())) for piece in pieces),
            sum(not mark.optional for piece in pieces for mark in piece.mentions),
            sum(mark.optional for piece in pieces for mark in piece.mentions),
            sum(not fact.optional for piece in pieces for fact in piece.facts),
            sum(fact.optional for piece in pieces for fact in piece.facts),
        )
        for pieces in parts
    ]
    names = (
        "pieces 篇", "characters, white space apart 字数", "mentions 名称", "optional mentions 可选名称", "facts 事实",
        "optional facts 可选事实",
    )  # fmt: skip
    for name, column in zip(names, zip(*counts, strict=True), strict=True):
        yield name, *(f"{number:,}" for number in column)


def _rows(
    names: Iterable[str], values_of: Callable[[Piece], Iterable[str]], parts: Iterable[Sequence[Piece]]
) -> Iterator[tuple[object, ...]]:
    counts = [Counter(value for piece in pieces for value in values_of(piece)) for pieces in parts]
    for name in names:
        yield name, *(f"{count[name]:,}" for count in counts)


def _labels(piece: Piece) -> Iterator[str]:
    return (mark.label for mark in piece.mentions if not mark.optional)


def _fact_types(piece: Piece) -> Iterator[str]:
    return (fact.type for fact in piece.facts if not fact.optional)


def _era(piece: Piece) -> str:
    first = int(piece.date[:4]) // 5 * 5
    return f"{first}-{first + 4}"


def _eras(pieces: Iterable[Piece]) -> list[str]:
    return sorted({_era(piece) for piece in pieces})


def _is_traditional(piece: Piece) -> bool:
    han = [character for character in piece.text if "\u4e00" <= character <= "\u9fff"]
    return sum(character != fold(character) for character in han) > _TRADITIONAL * len(han)


def _counted(values: Iterable[str]) -> str:
    return ", ".join(f"{value} {count}" for value, count in Counter(values).most_common())


def _table(columns: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    lines = [columns, ["---", *("---:" for _ in columns[1:])], *rows]
    return "".join(f"| {' | '.join(map(str, line))} |\n" for line in lines)

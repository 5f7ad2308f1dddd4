"""Find all ways in which a pattern fits a question.

Dates, and light words such as 都 and 曾经, may stand between any two words of a pattern; one date at most.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace

from kg.asking.notation import Chain, Choice, Element, Mark, Rule, Slot, Words, leaves
from kg.asking.pieces import Piece, Pieces, candidates_for

Bound = frozenset[tuple[str, Piece | str]]
"""What a match has found: pieces and notes by their keys."""

Accept = Callable[[str, int], Iterator[Piece]]
"""Which pieces of a kind begin at a place."""

_NONE: Bound = frozenset()
_ASPECTS = ("了", "过")


class Matcher:
    """The ways in which the rules of a grammar fit one question; each is worked out once."""

    def __init__(self, pieces: Pieces, rules: Mapping[str, Element], accept: Accept | None = None) -> None:
        """Take a question; `accept` says which pieces fit a slot, if not those that it has."""
        self.pieces = pieces
        self._text = pieces.text
        self._rules = rules
        self._accept = accept or self._fitting
        self._known: dict[tuple[int, int], tuple[tuple[int, Bound], ...]] = {}
        self._gaps: dict[int, tuple[tuple[int, Bound], ...]] = {}

    def whole(self, tree: Element) -> Iterator[Bound]:
        """Yield what is bound wherever a pattern fits the question as a whole, but for courtesies around it."""
        for start in self._starts():
            for end, bound in self._match(tree, start):
                yield from (merged for rest in self._closings(end) if (merged := _merge(bound, rest)) is not None)

    def _starts(self) -> list[int]:
        """Return where the question may begin, behind any courtesies."""
        return sorted(self._repeat("open", 0))

    def _repeat(self, rule: str, start: int) -> set[int]:
        reached, new = {start}, [start]
        while new:
            for end, _ in self._match(self._rules[rule], new.pop()):
                if end not in reached:
                    reached.add(end)
                    new.append(end)
        return reached

    def _closings(self, start: int) -> Iterator[Bound]:
        size = len(self._text)
        for middle, bound in self._skip(start):
            if any(end == size for end in self._repeat("close", middle)):
                yield bound

    def _match(self, tree: Element, start: int) -> tuple[tuple[int, Bound], ...]:
        key = (id(tree), start)
        if key not in self._known:
            self._known[key] = tuple(dict.fromkeys(self._find(tree, start)))
        return self._known[key]

    def _find(self, tree: Element, start: int) -> Iterator[tuple[int, Bound]]:
        if isinstance(tree, Words | Slot):
            yield from self._leaf(tree, start)
        elif isinstance(tree, Chain):
            ways: list[tuple[int, Bound]] = [(start, _NONE)]
            for part in tree.parts:
                ways = list(dict.fromkeys(self._after(ways, part)))
                if not ways:
                    return
            yield from ways
        elif isinstance(tree, Choice):
            for option in tree.options:
                yield from self._match(option, start)
        elif isinstance(tree, Rule):
            yield from self._match(self._rules[tree.name], start)
        elif isinstance(tree, Mark):
            yield start, frozenset({(tree.key, tree.value)})

    def _after(self, ways: list[tuple[int, Bound]], part: Element) -> Iterator[tuple[int, Bound]]:
        for middle, bound in ways:
            for end, more in self._match(part, middle):
                if (merged := _merge(bound, more)) is not None:
                    yield end, merged

    def _leaf(self, leaf: Words | Slot, start: int) -> Iterator[tuple[int, Bound]]:
        for place, bound in self._skip(start):
            if isinstance(leaf, Words):
                yield from ((end, bound) for end in self._ends(leaf, place))
            else:
                for piece in self._accept(leaf.kind, place):
                    yield piece.end, bound | {(leaf.key, piece)}

    def _ends(self, words: Words, start: int) -> Iterator[int]:
        """Yield where a word ends that begins here; 了 and 过 may stand within it, as in 任过职 and 获得过荣誉."""
        for length, found in words.by_length.items():
            text = self._text[start : start + length + 1]
            if text[:length] in found:
                yield start + length
            for inner in range(1, len(text) - 1):
                if text[inner] in _ASPECTS and text[:inner] + text[inner + 1 :] in found:
                    yield start + length + 1

    def _fitting(self, kind: str, start: int) -> Iterator[Piece]:
        for piece in self.pieces.at.get(start, ()):
            if piece.kind == kind:
                yield piece
            elif piece.kind == "name" and (meant := candidates_for(piece, kind)):
                yield replace(piece, candidates=meant)

    def _skip(self, start: int) -> tuple[tuple[int, Bound], ...]:
        """Return the places that are reached over light words and a date, with that date."""
        if start not in self._gaps:
            found: dict[tuple[int, Bound], None] = {(start, _NONE): None}
            new = [(start, _NONE)]
            while new:
                place, bound = new.pop()
                for way in self._steps(place, bound):
                    if way not in found:
                        found[way] = None
                        new.append(way)
            self._gaps[start] = tuple(found)
        return self._gaps[start]

    def _steps(self, place: int, bound: Bound) -> Iterator[tuple[int, Bound]]:
        for end in self._light(place, "light"):
            yield end, bound
        if not bound:
            for opening in {place, *self._light(place, "before-date")}:
                for date in self.pieces.at.get(opening, ()):
                    if date.kind == "date":
                        for end in {date.end, *self._light(date.end, "behind-date")}:
                            yield end, frozenset({("date", date)})

    def _light(self, place: int, rule: str) -> Iterator[int]:
        for leaf in leaves(self._rules[rule]):
            if isinstance(leaf, Words):
                yield from (place + n for n, found in leaf.by_length.items() if self._text[place : place + n] in found)


def _merge(one: Bound, other: Bound) -> Bound | None:
    """Return both together, None where they speak of one key twice."""
    if not one or not other:
        return one or other
    return None if {key for key, _ in one} & {key for key, _ in other} else one | other

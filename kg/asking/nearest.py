"""Questions that can be read and are near to one that cannot, with the names of that one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from math import log
from typing import Final

from kg.asking.filling import FIELD, is_open
from kg.asking.grammar import Grammar, read_grammar
from kg.asking.notation import Element, Rule, Slot, Words, leaves
from kg.asking.pieces import LABELS_OF, Piece, Pieces, candidates_for, kinds_of

_MOST: Final = 3
_SAMPLES: Final = {
    "person": "某人",
    "union": "某工会",
    "company": "某公司",
    "body": "某单位",
    "office": "某单位",
    "award": "某荣誉",
    "event": "某活动",
    "place": "某地",
    "title": "主席",
    "tail": "单位",
    "name": "某人或某单位",
    "grantor": "某单位",
    "other": "另一人",
    "from": "某人",
    "to": "某单位",
    "date": "某年",
    "label": "",
}
"""What stands for a name that the question does not have."""


@dataclass(frozen=True, slots=True)
class Marks:
    """By what the questions of a meaning are known: their own words and the kinds of their pieces."""

    words: frozenset[str]
    kinds: frozenset[str]


class Examples:
    """What can be asked, in the words of a question that cannot be read."""

    def __init__(self, pieces: Pieces, grammar: Grammar) -> None:
        """Take the pieces of a question; those that lie within longer ones, or within a word, do not count."""
        self._pieces = pieces
        self._grammar = grammar
        text = pieces.text
        spans = {(start, end) for start in range(len(text)) for end in range(start + 2, len(text) + 1)}
        words = {span for span in spans if text[slice(*span)] in grammar.words}
        longer = [*words, *((one.start, one.end) for one in pieces)]
        closed = (one for one in pieces if not is_open(one))
        self._outer = [one for one in closed if not any(_is_within(one, *span) for span in longer)]

    def nearest(self, first: str | None = None) -> tuple[str, ...]:
        """Return the questions that have most in common with what can be read of this one, behind that of a meaning."""
        kinds = kinds_of(self._pieces)
        marks, rarity = _marks()
        scores = {
            meaning: sum(len(word) * rarity[word] for word in mine.words if word in self._pieces.text)
            + sum(2.0 if kind in kinds else -2.0 for kind in mine.kinds)
            for meaning, mine in marks.items()
        }
        best = sorted(scores, key=lambda meaning: -scores[meaning])[:_MOST]
        return tuple(dict.fromkeys(self._example(meaning) for meaning in ([first] if first else []) + best))[:_MOST]

    def _example(self, name: str) -> str:
        """Return a question of a meaning, with the names of this one where they fit."""
        meaning = next(iter(self._grammar.meanings[name].values()))
        values = {field: self._value(field) for field in FIELD.findall(meaning.zh)}
        return FIELD.sub(lambda field: values[field[1]], meaning.zh)

    def _value(self, field: str) -> str:
        kind = field if field in LABELS_OF else "body" if field == "grantor" else ""
        for piece in self._outer:
            if piece.kind == field:
                return piece.candidates[0].name if piece.candidates else piece.text
            if fits := candidates_for(piece, kind):
                return fits[0].name
        return _SAMPLES[field]


@cache
def _marks() -> tuple[Mapping[str, Marks], Mapping[str, float]]:
    """Return the marks of each meaning, and how much each word tells: the fewer meanings have it, the more."""
    grammar = read_grammar()
    words: dict[str, set[str]] = {}
    kinds: dict[str, set[str]] = {}
    for form in grammar.forms:
        found = list(_iter_leaves(form.tree, grammar.rules))
        words.setdefault(form.meaning, set()).update(word for leaf in found if isinstance(leaf, Words) for word in leaf)
        kinds.setdefault(form.meaning, set()).update(leaf.kind for leaf in found if isinstance(leaf, Slot))
    every = [word for mine in words.values() for word in mine]
    rarity = {word: log(len(words) / every.count(word)) for word in set(every)}
    return {name: Marks(frozenset(words[name]), frozenset(kinds[name])) for name in words}, rarity


def _iter_leaves(tree: Element, rules: Mapping[str, Element]) -> Iterator[Element]:
    for leaf in leaves(tree):
        if isinstance(leaf, Rule):
            yield from _iter_leaves(rules[leaf.name], rules)
        else:
            yield leaf


def _is_within(piece: Piece, start: int, end: int) -> bool:
    return start <= piece.start and piece.end <= end and end - start > piece.end - piece.start

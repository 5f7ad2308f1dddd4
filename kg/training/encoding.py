"""Turns labelled texts into what a network trains on: windows of features, and which tags the labels allow."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from kg.nlp.entities.features import Alphabet, Ids, level
from kg.nlp.entities.tags import BEGIN, END, INSIDE, OUTSIDE, SINGLE, column, width
from kg.nlp.entities.windows import LIMIT, iter_windows
from kg.nlp.segmenters import make_segmenter
from kg.nlp.view import View
from kg.text.fold import fold
from kg.training.recipe import Recipe
from kg.training.samples import Sample

Span = tuple[int, int, tuple[int, ...]]
Allowed = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Example:
    """A window: its features (characters, 4), its source and way of annotating, spans with the types each may be, spans that may be any."""

    ids: Ids
    source: str
    way: int
    spans: tuple[Span, ...]
    free: tuple[tuple[int, int], ...]


def grow_alphabet(old: Alphabet, texts: Iterable[str], recipe: Recipe) -> Alphabet:
    """Return an alphabet with the characters and pairs that are not too rare in the texts behind those of the old."""
    chars: Counter[str] = Counter()
    pairs: Counter[str] = Counter()
    for text in (level(fold(text)) for text in texts):
        chars.update(text)
        pairs.update(text[index : index + 2] for index in range(len(text) - 1))
    common = {char for char, count in chars.items() if count >= recipe.rarest_char}
    known = old.chars + "".join(sorted(common.difference(old.chars)))
    kept = set(known)
    often = {pair for pair, count in pairs.items() if count >= recipe.rarest_pair and kept.issuperset(pair)}
    return Alphabet(known, (*old.pairs, *sorted(often.difference(old.pairs))))


class Encoder:
    """Encodes samples under an alphabet and a recipe. `sources` are the ways of annotating; the first is none of them."""

    def __init__(self, alphabet: Alphabet, recipe: Recipe) -> None:
        self.sources = ("", *recipe.ways)
        self._ways = {name: self.sources.index(source.like or name) for name, source in recipe.sources.items()}
        self._alphabet = alphabet
        self._segmenter = make_segmenter("jieba")
        numbers = {name: index for index, name in enumerate(recipe.types)}
        self._types: Mapping[str, Mapping[str, tuple[int, ...]]] = {
            name: {label: tuple(numbers[kind] for kind in kinds) for label, kinds in source.labels.items()}
            for name, source in recipe.sources.items()
        }
        self.columns = width(len(numbers))
        self._possible = {name: self._make_possible(name) for name in recipe.sources}

    def _make_possible(self, source: str) -> Allowed:
        """Return the tags that there are in a source: outside, and those of its types."""
        row = np.zeros(self.columns, bool)
        row[OUTSIDE] = True
        for kinds in self._types[source].values():
            for kind in kinds:
                row[column(kind, BEGIN) : column(kind, SINGLE) + 1] = True
        return row

    def encode(self, sample: Sample) -> Iterator[Example]:
        """Yield the windows of a sample; a span that a window's border cuts may be anything."""
        view = View(sample.text, self._segmenter)
        ids, types = self._alphabet.encode(view), self._types[sample.source]
        for start, end in iter_windows(view.folded):
            spans, free = [], []
            for first, last, label in sample.spans:
                if start <= first and last <= end:
                    spans.append((first - start, last - start, types[label]))
                elif first < end and start < last:
                    free.append((max(first, start) - start, min(last, end) - start))
            free += [(max(a, start) - start, min(b, end) - start) for a, b in sample.free if a < end and start < b]
            yield Example(ids[start:end], sample.source, self._ways[sample.source], tuple(spans), tuple(free))

    def possible(self, example: Example) -> Allowed:
        """Return which tags there are in the source of an example: (width,)."""
        return self._possible[example.source]

    def allow(self, example: Example, allowed: Allowed) -> None:
        """Write which tags the labels of an example allow: (characters or more, width)."""
        allowed[: len(example.ids), OUTSIDE] = True
        for start, end, kinds in example.spans:
            allowed[start:end] = False
            for kind in kinds:
                if end - start == 1:
                    allowed[start, column(kind, SINGLE)] = True
                    continue
                allowed[start, column(kind, BEGIN)] = allowed[end - 1, column(kind, END)] = True
                allowed[start + 1 : end - 1, column(kind, INSIDE)] = True
        for start, end in example.free:
            allowed[start:end] = self._possible[example.source]


@dataclass(frozen=True, slots=True)
class Batch:
    """Examples side by side, padded: ids (rows, characters, 4), lengths and sources (rows,).

    `possible` (rows, width) says which tags there are in a row's source, `allowed` (rows, characters, width) which of
    them its labels allow.
    """

    ids: Ids
    lengths: Ids
    sources: Ids
    possible: Allowed
    allowed: Allowed


_WIDTHS = (16, 24, 32, 48, 64, 80, 96, 128, LIMIT)


def make_batches(
    encoder: Encoder, examples: Sequence[Example], characters: int, random: np.random.Generator
) -> Iterator[Batch]:
    """Yield batches of examples of like length, about `characters` each with padding, in random order."""
    shuffled = random.permutation(len(examples))
    drawn = sorted(shuffled, key=lambda index: len(examples[index].ids))
    groups: list[tuple[int, list[int]]] = []
    for index in drawn:
        size = next(width for width in _WIDTHS if len(examples[index].ids) <= width)
        if not groups or groups[-1][0] != size or len(groups[-1][1]) == characters // size:
            groups.append((size, []))
        groups[-1][1].append(int(index))
    for number in random.permutation(len(groups)):
        size, members = groups[number]
        yield _make_batch(encoder, [examples[index] for index in members], characters // size, size)


def _make_batch(encoder: Encoder, examples: Sequence[Example], rows: int, size: int) -> Batch:
    ids = np.zeros((rows, size, examples[0].ids.shape[1]), np.int32)
    lengths, sources = np.zeros(rows, np.int32), np.zeros(rows, np.int32)
    allowed = np.zeros((rows, size, encoder.columns), bool)
    possible = np.zeros((rows, encoder.columns), bool)
    possible[:, OUTSIDE] = True
    for row, example in enumerate(examples):
        lengths[row], sources[row] = len(example.ids), example.way
        ids[row, : len(example.ids)] = example.ids
        possible[row] = encoder.possible(example)
        encoder.allow(example, allowed[row])
    return Batch(ids, lengths, sources, possible, allowed)

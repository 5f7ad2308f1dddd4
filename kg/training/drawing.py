"""Draws the examples of an epoch: every source as often as the stage says, names replaced, pieces damaged."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

import numpy as np

from kg.corpus import Piece, damage
from kg.training.encoding import Encoder, Example
from kg.training.pages import iter_articles
from kg.training.recipe import MAIN, Recipe, Stage
from kg.training.replacing import Pools, replace_names
from kg.training.samples import Sample

_DAMAGED = 0.6
"""The share of pieces that are read from a damaged copy."""


class Material:
    """What is trained on: pieces of the corpus, and samples by source."""

    def __init__(self, pieces: Sequence[Piece], samples: Mapping[str, Sequence[Sample]]) -> None:
        self.pieces = pieces
        self.samples = dict(samples)

    def all_samples(self, sources: Iterable[str]) -> Iterator[Sample]:
        """Yield the samples of sources, those of clean pieces among them."""
        for name in sources:
            for piece in self.pieces if name == MAIN else ():
                yield from (article.to_sample(MAIN) for article in iter_articles(piece))
            yield from self.samples.get(name, ())

    def draw(
        self, stage: Stage, encoder: Encoder, recipe: Recipe, pools: Pools, random: np.random.Generator
    ) -> Iterator[Example]:
        """Yield the examples of one epoch."""
        for name, times in stage.times.items():
            for _ in range(times):
                for sample in self._once(name, random):
                    yield from encoder.encode(replace_names(sample, recipe, pools, random))

    def _once(self, source: str, random: np.random.Generator) -> Iterator[Sample]:
        yield from self.samples.get(source, ())
        for piece in self.pieces if source == MAIN else ():
            copy = damage(piece, int(random.integers(2**31))) if random.random() < _DAMAGED else piece
            yield from (article.to_sample(MAIN) for article in iter_articles(copy))

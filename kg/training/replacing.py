"""Mention replacement (Dai and Adel, COLING 2020): another name of the same types in a span's place."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import numpy as np

from kg.training.recipe import Recipe
from kg.training.samples import Sample

Pools = Mapping[tuple[str, ...], Sequence[str]]


def make_pools(samples: Iterable[Sample], recipe: Recipe) -> Pools:
    """Return the names that stand in spans, by the types that their labels stand for."""
    pools: dict[tuple[str, ...], dict[str, None]] = {}
    for sample in samples:
        labels = recipe.sources[sample.source].labels
        for start, end, label in sample.spans:
            pools.setdefault(labels[label], {})[sample.text[start:end]] = None
    return {kinds: tuple(names) for kinds, names in pools.items()}


def replace_names(sample: Sample, recipe: Recipe, pools: Pools, random: np.random.Generator) -> Sample:
    """Return a sample with other names in a share of its spans; those inside a span that may be read either way stay."""
    source = recipe.sources[sample.source]
    parts, spans, last, shift = [], [], 0, 0
    moved: list[tuple[int, int]] = []
    for start, end, label in sample.spans:
        name = sample.text[start:end]
        fixed = any(first < end and start < behind for first, behind in sample.free)
        if not fixed and random.random() < source.replace:
            pool = pools[source.labels[label]]
            name = pool[int(random.integers(len(pool)))]
        parts += [sample.text[last:start], name]
        spans.append((start + shift, start + shift + len(name), label))
        shift += len(name) - (end - start)
        moved.append((end, shift))
        last = end
    free = tuple(tuple(at + _shift_at(at, moved) for at in span) for span in sample.free)
    return Sample(sample.source, "".join([*parts, sample.text[last:]]), tuple(spans), free)  # type: ignore[arg-type]


def _shift_at(offset: int, moved: Sequence[tuple[int, int]]) -> int:
    return next((shift for end, shift in reversed(moved) if end <= offset), 0)

"""A recipe of training: sources with their labels as types, stages, sizes, seeds. A file of TOML; the product's own is
`pipelines/entities/recipe.toml`."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any, Final

from kg.errors import ConfigError
from kg.nlp.entities.windows import LIMIT
from kg.training.network import Dropout, Shape

MAIN: Final = "main"
"""The source that is annotated as the product's schema says; what is trained is read as this source."""

Labels = Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """One way of annotating: its labels and the types each may stand for.

    `file` is the name of its file among the public corpora, empty where data are given otherwise. `replace` is the share
    of its spans in whose place another name is put, `nested` says that its spans may lie in one another, `like` names
    the source whose ways it shares if it is no way of its own.
    """

    labels: Labels
    file: str = ""
    replace: float = 0.0
    nested: bool = False
    like: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage:
    """A part of training: `times` says how often an epoch goes through each source, `rate` is where its cosine begins."""

    epochs: int
    rate: float
    times: Mapping[str, int]
    dropout: Dropout = field(default_factory=Dropout)


@dataclass(frozen=True, slots=True, kw_only=True)
class Recipe:
    """All that decides what a training gives, the data apart.

    A network a seed; `characters` is what a step looks at, `average` the share that the running mean of the weights
    keeps at a step, `rarest_char` and `rarest_pair` the least counts with which the alphabet takes them in.
    """

    sources: Mapping[str, Source]
    stages: tuple[Stage, ...]
    seeds: tuple[int, ...] = (1,)
    characters: int = 2048
    average: float = 0.999
    rarest_char: int = 2
    rarest_pair: int = 4
    sizes: Mapping[str, int] = field(default_factory=dict)

    @property
    def ways(self) -> Mapping[str, Source]:
        """Return the sources that are ways of annotating of their own."""
        return {name: source for name, source in self.sources.items() if not source.like}

    @property
    def types(self) -> tuple[str, ...]:
        """Return all types, in the order in which sources name them."""
        named = (kind for source in self.sources.values() for kinds in source.labels.values() for kind in kinds)
        return tuple(dict.fromkeys(named))


def read_recipe(path: Path) -> Recipe:
    """Return the recipe of a file; raise ConfigError for one that cannot be read or says what is not known."""
    try:
        record: dict[str, Any] = tomllib.loads(path.read_text(encoding="utf-8"))
        sources = {name: _make_source(table) for name, table in record.pop("sources").items()}
        stages = tuple(_make_stage(table) for table in record.pop("stages"))
        _check_stages(stages, sources)
        seeds = tuple(record.pop("seeds", (1,)))
        recipe = Recipe(sources=sources, stages=stages, seeds=seeds, **record)
        _check_sizes(recipe)
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise ConfigError(
            f"cannot read the recipe {str(path)!r}: {error!r}; write it as pipelines/entities/recipe.toml is written"
        ) from error
    return recipe


def _check_sizes(recipe: Recipe) -> None:
    known = {field.name for field in fields(Shape)} - {"chars", "pairs", "sources", "types"}
    if unknown := sorted(set(recipe.sizes) - known):
        raise ValueError(f"unknown size {unknown[0]!r}; expected one of {', '.join(sorted(known))}")
    if not recipe.seeds or recipe.characters < LIMIT:
        raise ValueError(f"expected one seed or more, and {LIMIT} characters or more a step")


def _make_stage(table: dict[str, Any]) -> Stage:
    return Stage(dropout=Dropout(**table.pop("dropout", {})), **table)


def _make_source(table: dict[str, Any]) -> Source:
    labels = table.pop("labels")
    for name, kinds in labels.items():
        if not isinstance(kinds, list):
            raise ValueError(f"label {name!r} is {kinds!r}; expected a list of types")
        labels[name] = tuple(kinds)
    return Source(labels=labels, **table)


def _check_stages(stages: tuple[Stage, ...], sources: Mapping[str, Source]) -> None:
    if MAIN not in sources or not stages:
        raise ValueError(f"expected a source {MAIN!r} and one [[stages]] or more")
    for stage in stages:
        if unknown := sorted(set(stage.times) - set(sources)):
            raise ValueError(f"a stage names the source {unknown[0]!r}; known are {', '.join(sources)}")

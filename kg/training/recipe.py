"""A recipe of training: sources with their labels as types, stages, sizes, seeds. A file of TOML; the product's own is
`pipelines/entities/recipe.toml`."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from kg.errors import ConfigError
from kg.training.network import Dropout

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
        return Recipe(sources=sources, stages=stages, seeds=seeds, **record)
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise ConfigError(f"cannot read the recipe {str(path)!r}: {error}") from error


def _make_stage(table: dict[str, Any]) -> Stage:
    return Stage(dropout=Dropout(**table.pop("dropout", {})), **table)


def _make_source(table: dict[str, Any]) -> Source:
    labels = {name: tuple(kinds) for name, kinds in table.pop("labels").items()}
    return Source(labels=labels, **table)


def _check_stages(stages: tuple[Stage, ...], sources: Mapping[str, Source]) -> None:
    if MAIN not in sources or not stages:
        raise ValueError(f"expected a source {MAIN!r} and one [[stages]] or more")
    for stage in stages:
        if unknown := sorted(set(stage.times) - set(sources)):
            raise ValueError(f"a stage names the source {unknown[0]!r}; known are {', '.join(sources)}")

"""Gathers what is trained on: pieces of the corpus, labelled files of one's own, the public corpora of a recipe."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from kg.corpus import Piece, iter_pieces
from kg.errors import InputError
from kg.training.drawing import Material
from kg.training.recipe import MAIN, Recipe, Source, Stage
from kg.training.samples import Sample, read_samples


@dataclass(frozen=True, slots=True, kw_only=True)
class Gathered:
    """What is trained on, what the judge is fitted on, and the recipe with a source more for each file of one's own."""

    material: Material
    tune: tuple[Piece, ...]
    recipe: Recipe


def gather_material(data: Iterable[Path], public: Path | None, recipe: Recipe) -> Gathered:
    """Read all data; raise InputError for what is wrong in them, and where there is nothing to train on.

    A folder of `data` holds pieces of the corpus' kind, a file labelled text with labels of the schema; a label that a
    file never uses is unknown in it. `public` is the folder of the files that the recipe names.
    """
    train: list[Piece] = []
    tune: list[Piece] = []
    own: dict[str, list[Sample]] = {}
    sources = dict(recipe.sources)
    for path in data:
        if path.is_dir():
            train += iter_pieces(path, "train")
            tune += iter_pieces(path, "tune")
            continue
        name = f"{path.stem} ({len(own) + 1})"
        own[name] = list(read_samples(path, name, sources[MAIN].labels))
        sources[name] = _make_own(sources[MAIN], own[name])
    samples = {**own, **_read_public(public, recipe)}
    if not train and not any(samples.values()):
        raise InputError("there is nothing to train on: no piece whose split is train, no labelled text")
    present = {MAIN} if train else set()
    stages = _keep_stages(recipe.stages, present | set(samples), own)
    if not stages:
        raise InputError(
            "no stage of the recipe trains on what is given; name the public corpora, or change its stages"
        )
    material = Material(train, samples)
    return Gathered(material=material, tune=tuple(tune), recipe=replace(recipe, sources=sources, stages=stages))


def _make_own(main: Source, samples: Sequence[Sample]) -> Source:
    used = {label for sample in samples for _, _, label in sample.spans}
    return replace(main, labels={label: kinds for label, kinds in main.labels.items() if label in used}, like=MAIN)


def _read_public(folder: Path | None, recipe: Recipe) -> dict[str, list[Sample]]:
    if folder is None:
        return {}
    return {
        name: list(read_samples(folder / source.file, name, source.labels, nested=source.nested))
        for name, source in recipe.sources.items()
        if source.file
    }


def _keep_stages(stages: Iterable[Stage], present: set[str], own: Iterable[str]) -> tuple[Stage, ...]:
    """Return the stages with what is there; files of one's own go where the main source goes, as often."""
    kept = []
    for stage in stages:
        times = {name: count for name, count in stage.times.items() if name in present}
        if MAIN in stage.times:
            times |= dict.fromkeys(own, stage.times[MAIN])
        if times:
            kept.append(replace(stage, times=times))
    return tuple(kept)

"""`kg train`: train an entity model."""

from __future__ import annotations

import importlib.util
import os
from pathlib import Path
from typing import Annotated

import typer

from kg.cli.output import note
from kg.errors import ConfigError

_ONE_THREAD = {"XLA_FLAGS": "--xla_cpu_multi_thread_eigen=false intra_op_parallelism_threads=1", "OMP_NUM_THREADS": "1"}
"""What keeps a training on one core: sums are then the same on every run, and two trainings do not slow each other."""


def train(
    data: Annotated[
        list[Path],
        typer.Argument(
            metavar="DATA...", help="Folders of marked pieces, files of labelled text (JSON Lines).", show_default=False
        ),
    ],
    out: Annotated[Path, typer.Option("--out", metavar="FOLDER", help="The folder of the model.", show_default=False)],
    public: Annotated[
        Path | None, typer.Option(metavar="FOLDER", help="The public corpora that the recipe names; none if left out.")
    ] = None,
    recipe: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="A recipe of your own, written as pipelines/entities/recipe.toml."),
    ] = None,
    begun: Annotated[
        Path | None,
        typer.Option(
            "--from", metavar="MODEL", help="Begin with this model and run the last stage alone; minutes, not an hour."
        ),
    ] = None,
    jobs: Annotated[int, typer.Option(min=1, help="Networks (seeds of the recipe) trained at once; a core each.")] = 1,
) -> None:
    """Train an entity model 训练实体模型.

    A folder holds pieces marked as those of pipelines/corpus, whose split says which train and which fit the confidences.
    A file holds labelled text, an object a line, with labels of the schema; a label that it never uses counts as unknown,
    not as absent. The model is used by --entity-model FOLDER/model.onnx.

    \b
    Example 例:
      kg train pipelines/corpus mine.jsonl --public corpora/ --out model
      kg train mine.jsonl --from pipelines/entities/model.onnx --out model
    """
    missing = [name for name in ("jax", "optax", "onnx") if importlib.util.find_spec(name) is None]
    if missing:
        raise ConfigError(f"training needs {', '.join(missing)}; pip install 'union-news-kg[train]'")
    for name, value in _ONE_THREAD.items():
        os.environ.setdefault(name, value)
    from kg.resources import pipelines
    from kg.training.material import gather_material
    from kg.training.recipe import read_recipe
    from kg.training.running import train_model

    gathered = gather_material(data, public, read_recipe(recipe or pipelines("entities", "recipe.toml")))
    train_model(gathered, out, begun=begun, jobs=jobs, log=note)
    note(f"written to {out}: kg build PAGES --entity-model {out / 'model.onnx'}")

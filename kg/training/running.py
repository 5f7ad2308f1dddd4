"""Runs a training from data to a folder that holds a model and its judge."""

from __future__ import annotations

import json
import multiprocessing
import os
from collections.abc import Iterable, Sequence
from concurrent.futures import ProcessPoolExecutor
from itertools import repeat
from pathlib import Path
from tempfile import TemporaryDirectory

import spacy
from spacy.tokens import Doc

from kg.corpus import Piece, damage
from kg.errors import ConfigError, OutputError
from kg.nlp import make_doc
from kg.nlp.components import gather, make_entities
from kg.nlp.entities.features import Alphabet
from kg.nlp.entities.model import Card
from kg.nlp.judging import FINDERS, Weights
from kg.nlp.view import read_view
from kg.training.export import read_networks, write_model
from kg.training.judging import Read, first_guess, fit_judge, judge_candidates
from kg.training.material import Gathered
from kg.training.pages import iter_articles
from kg.training.recipe import Recipe
from kg.training.trainer import Learned, Log, train_network

_DAMAGE = 7
"""The seed of the damaged copies of pieces that the judge is fitted on."""


def train_model(gathered: Gathered, folder: Path, *, begun: Path | None = None, jobs: int, log: Log) -> None:
    """Train the networks of a recipe, `jobs` at once (`log` is then a function of a module), and write model.onnx, MODEL.sha256 and judge.json to a folder.

    From the model `begun`, if it is given, by the last stage alone. Nothing is written before all is done. Raises
    ConfigError if that model was made by another recipe, OutputError if the folder cannot be written to.
    """
    recipe = gathered.recipe
    _try_writing(folder)
    networks = _train_networks(gathered, _read_begun(begun, recipe), jobs, log)
    with TemporaryDirectory() as temporary:
        drafts = Path(temporary)
        write_model([weights for weights, _ in networks], make_card(networks[0][1], recipe), drafts / "model.onnx")
        if gathered.tune:
            log(f"fitting the judge on {len(gathered.tune)} pieces")
            judges = fit_judges(gathered.tune, drafts / "model.onnx")
            text = json.dumps(judges, ensure_ascii=False, indent=1, sort_keys=True) + "\n"
            (drafts / "judge.json").write_text(text, encoding="utf-8")
        else:
            log("no piece of the split tune: confidences stay those fitted with the package's own model")
        _move(drafts, folder)


def _read_begun(path: Path | None, recipe: Recipe) -> list[Learned | None]:
    if path is None:
        return [None] * len(recipe.seeds)
    networks, card = read_networks(path)
    alphabet = Alphabet(card.chars, card.pairs)
    made = make_card(alphabet, recipe)
    if (card.types, card.sources, len(networks)) != (made.types, made.sources, len(recipe.seeds)):
        raise ConfigError(
            f"{str(path)!r} has {len(networks)} networks of the sources {card.sources[1:]} and the types {card.types}; "
            f"the recipe has {len(recipe.seeds)}, {made.sources[1:]} and {made.types}: train with the recipe it was made by"
        )
    return [(weights, alphabet) for weights in networks]


def _train_networks(gathered: Gathered, begun: Sequence[Learned | None], jobs: int, log: Log) -> list[Learned]:
    seeds = gathered.recipe.seeds
    if jobs == 1 or len(seeds) == 1:
        return [_train_seed(gathered, seed, start, log) for seed, start in zip(seeds, begun, strict=True)]
    spawn = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(min(jobs, len(seeds)), mp_context=spawn) as pool:
        return list(pool.map(_train_seed, repeat(gathered), seeds, begun, repeat(log)))


def _train_seed(gathered: Gathered, seed: int, begun: Learned | None, log: Log) -> Learned:
    return train_network(gathered.material, gathered.recipe, seed, lambda said: log(f"seed {seed}, {said}"), begun)


def make_card(alphabet: Alphabet, recipe: Recipe) -> Card:
    """Return what a model must know of itself."""
    views = {name: dict(source.labels) for name, source in recipe.ways.items()}
    return Card(chars=alphabet.chars, pairs=alphabet.pairs, types=recipe.types, sources=("", *recipe.ways), views=views)


def fit_judges(pieces: Iterable[Piece], model: Path) -> dict[str, Weights]:
    """Return the weights of the judge for each choice of finders, fitted on pieces and damaged copies of them."""
    articles = [
        marked for piece in pieces for copy in (piece, damage(piece, _DAMAGE)) for marked in iter_articles(copy)
    ]
    read = _make_read(model)
    judges = {}
    for finders in FINDERS:
        guess = first_guess(finders)
        weights: Weights = guess
        for _ in range(2):  # who holds a post hangs on what was chosen, and that on the weights
            weights = fit_judge(list(judge_candidates(articles, read, finders, weights)), guess)
        judges[finders] = weights
    return judges


def _make_read(model: Path) -> Read:
    nlp = spacy.blank("zh")
    ask = make_entities(nlp, "kg_entities", str(model))
    docs: dict[str, Doc] = {}

    def read(text: str, finders: str):  # type: ignore[no-untyped-def]
        if text not in docs:
            docs[text] = ask(make_doc(nlp, text))
        return read_view(docs[text]), *gather(docs[text], finders)

    return read


def _try_writing(folder: Path) -> None:
    """Raise OutputError now, not when all is trained, for a folder that cannot be written to; leave it as it was."""
    above = next(path for path in (folder, *folder.absolute().parents) if path.exists())
    if not above.is_dir() or not os.access(above, os.W_OK | os.X_OK):
        raise OutputError(f"cannot write the model to {str(folder)!r}: {str(above)!r} refuses; choose another --out")


def _move(drafts: Path, folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
        if not (drafts / "judge.json").exists():  # one of an older model says nothing of this
            (folder / "judge.json").unlink(missing_ok=True)
        for draft in sorted(drafts.iterdir()):
            part = folder / f"{draft.name}.part"
            part.write_bytes(draft.read_bytes())
            part.replace(folder / draft.name)
    except OSError as error:
        raise OutputError(f"cannot write the model to {str(folder)!r}: {error}; choose another --out") from error

"""Trains one network: AdamW with a cosine rate, the running mean of its weights kept; the same for the same seed."""

from __future__ import annotations

import time
from collections.abc import Callable
from functools import partial
from typing import Any

import jax
import jax.numpy as jnp
import numpy as np
import optax

from kg.nlp.entities.features import Alphabet
from kg.training.drawing import Material
from kg.training.encoding import Encoder, grow_alphabet, make_batches
from kg.training.network import Dropout, Shape, Weights, grow_weights, loss, make_weights
from kg.training.recipe import Recipe, Stage
from kg.training.replacing import Pools, make_pools

Log = Callable[[str], None]

NO_ALPHABET = Alphabet("", ())


Learned = tuple[Weights, Alphabet]
"""A network's weights, and the alphabet that they know."""


def train_network(material: Material, recipe: Recipe, seed: int, log: Log, begun: Learned | None = None) -> Learned:
    """Return what a recipe and a seed give; from `begun`, if it is there, by the last stage alone."""
    weights, alphabet = begun or (None, NO_ALPHABET)
    for number, stage in list(enumerate(recipe.stages, 1))[-1 if begun else 0 :]:
        random, key = np.random.default_rng([seed, number]), jax.random.fold_in(jax.random.key(seed), number)
        samples = list(material.all_samples(stage.times))
        pools = make_pools(samples, recipe)
        alphabet = grow_alphabet(alphabet, (sample.text for sample in samples), recipe)
        encoder = Encoder(alphabet, recipe)
        shape = make_shape(alphabet, encoder, recipe)
        first, drawn = jax.random.split(key)
        weights = make_weights(shape, first) if weights is None else grow_weights(weights, shape)
        run = _Run(material, recipe, stage, encoder, pools, lambda said, n=number: log(f"stage {n}, {said}"))  # type: ignore[misc]
        weights = run.train(weights, random, drawn)
    assert weights is not None, "a recipe has a stage"
    return jax.tree.map(np.asarray, weights), alphabet


def make_shape(alphabet: Alphabet, encoder: Encoder, recipe: Recipe) -> Shape:
    """Return the shape of the networks of a recipe under an alphabet."""
    counts = {"chars": len(alphabet.chars) + 1, "pairs": len(alphabet.pairs) + 1, "sources": len(encoder.sources)}
    return Shape(types=len(recipe.types), **counts, **recipe.sizes)


class _Run:
    """One stage of one network."""

    def __init__(
        self, material: Material, recipe: Recipe, stage: Stage, encoder: Encoder, pools: Pools, log: Log
    ) -> None:
        self._recipe, self._stage, self._encoder, self._log = recipe, stage, encoder, log
        self._draw = lambda random: list(material.draw(stage, encoder, recipe, pools, random))

    def train(self, weights: Weights, random: np.random.Generator, key: jax.Array) -> Weights:
        stage, recipe = self._stage, self._recipe
        examples = self._draw(random)
        a_epoch = sum(1 for _ in make_batches(self._encoder, examples, recipe.characters, np.random.default_rng(0)))
        steps = stage.epochs * a_epoch
        rate = optax.warmup_cosine_decay_schedule(0.0, stage.rate, min(500, steps // 10), steps, stage.rate / 50)
        optimizer = optax.chain(optax.clip_by_global_norm(5.0), optax.adamw(rate, weight_decay=1e-4))
        step = jax.jit(partial(_step, optimizer), static_argnames="dropout", donate_argnums=(0, 1))
        state = optimizer.init(weights), jax.tree.map(jnp.copy, weights)
        done = 0
        for epoch in range(stage.epochs):
            begun, losses = time.monotonic(), []
            for batch in make_batches(self._encoder, examples, recipe.characters, random):
                key, drawn = jax.random.split(key)
                kept = min(recipe.average, (1 + done) / (10 + done))
                arrays = (batch.ids, batch.lengths, batch.sources, batch.possible, batch.allowed)
                weights, state, lost = step(weights, state, *arrays, kept, dropout=stage.dropout, key=drawn)
                losses.append(lost)
                done += 1
            mean, taken = float(jnp.mean(jnp.array(losses))), time.monotonic() - begun
            self._log(f"epoch {epoch + 1} of {stage.epochs}: loss {mean:.4f}, {taken:.0f} s")
            examples = self._draw(random) if epoch + 1 < stage.epochs else examples
        return state[1]


def _step(
    optimizer: optax.GradientTransformation,
    weights: Weights,
    state: tuple[Any, Weights],
    ids: jax.Array,
    lengths: jax.Array,
    sources: jax.Array,
    possible: jax.Array,
    allowed: jax.Array,
    kept: jax.Array,
    *,
    dropout: Dropout,
    key: jax.Array,
) -> tuple[Weights, tuple[Any, Weights], jax.Array]:
    lost, gradient = jax.value_and_grad(loss)(weights, ids, lengths, sources, possible, allowed, dropout, key)
    updates, inner = optimizer.update(gradient, state[0], weights)
    weights = optax.apply_updates(weights, updates)
    mean = jax.tree.map(lambda old, new: kept * old + (1 - kept) * new, state[1], weights)
    return weights, (inner, mean), lost

"""The network of the entity model: embeddings, one bidirectional LSTM, scores of tags; its loss from partial labels.

The loss is that of a conditional random field trained from partial annotation (Tsuboi et al., COLING 2008): minus the
log of the weight of all readings that a source's labels allow, over that of all readings in the types that it annotates;
of other types it says nothing. A label that may be several types allows each of them.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import Any

import jax
import jax.numpy as jnp

from kg.nlp.entities.features import PLACE_IDS, WORD_IDS
from kg.nlp.entities.tags import BEGIN, END, INSIDE, SINGLE, width

Weights = dict[str, Any]

_NEVER = -1e9


@dataclass(frozen=True, kw_only=True)
class Shape:
    """The sizes of a network; `chars`, `pairs` and `sources` count id 0 in, `types` are those of the card."""

    chars: int
    pairs: int
    sources: int
    types: int
    char_size: int = 80
    pair_size: int = 56
    word_size: int = 24
    place_size: int = 8
    source_size: int = 8
    hidden: int = 160

    @property
    def inputs(self) -> int:
        """Return how many numbers go into the LSTM for a character."""
        return self.char_size + self.pair_size + self.word_size + self.place_size + self.source_size


@dataclass(frozen=True, kw_only=True)
class Dropout:
    """Shares of what is hidden in training: whole features, numbers of an input or output, the source."""

    char: float = 0.03
    pair: float = 0.3
    word: float = 0.1
    source: float = 0.15
    inputs: float = 0.25
    outputs: float = 0.4


def make_weights(shape: Shape, key: jax.Array) -> Weights:
    """Return first weights: embeddings of variance 1/3, orthogonal recurrence, forget gates open."""
    keys = iter(jax.random.split(key, 12))
    hidden, gates = shape.hidden, 4 * shape.hidden
    embeddings = {
        "char": (shape.chars, shape.char_size),
        "pair": (shape.pairs, shape.pair_size),
        "word": (WORD_IDS, shape.word_size),
        "place": (PLACE_IDS, shape.place_size),
        "source": (shape.sources, shape.source_size),
    }
    weights: Weights = {
        name: jax.random.uniform(next(keys), size, minval=-1.0, maxval=1.0) for name, size in embeddings.items()
    }
    glorot, orthogonal = jax.nn.initializers.glorot_uniform(), jax.nn.initializers.orthogonal()
    for side in ("ahead", "back"):
        weights[f"{side}_input"] = glorot(next(keys), (shape.inputs, gates))
        recurrent = [orthogonal(key, (hidden, hidden)) for key in jax.random.split(next(keys), 4)]
        weights[f"{side}_recurrent"] = jnp.concatenate(recurrent, axis=1)
        weights[f"{side}_bias"] = jnp.zeros(gates).at[2 * hidden : 3 * hidden].set(1.0)
    weights["output"] = glorot(next(keys), (2 * hidden, width(shape.types)))
    weights["output_bias"] = jnp.zeros((shape.sources, width(shape.types)))
    return weights


def grow_weights(weights: Weights, shape: Shape) -> Weights:
    """Return weights with rows for what the alphabet of a shape has more; new ones are the mean of the old."""
    grown = dict(weights)
    for name, rows in (("char", shape.chars), ("pair", shape.pairs)):
        more = rows - weights[name].shape[0]
        mean = jnp.mean(weights[name], axis=0, keepdims=True)
        grown[name] = jnp.concatenate([weights[name], jnp.repeat(mean, more, axis=0)])
    return grown


def score(
    weights: Weights,
    ids: jax.Array,
    lengths: jax.Array,
    sources: jax.Array,
    dropout: Dropout | None = None,
    key: jax.Array | None = None,
) -> jax.Array:
    """Return the scores of tags, (rows, characters, width), of ids (rows, characters, 4), lengths and sources (rows,)."""
    hide = _Hiding(dropout, key)
    rows, steps, _ = ids.shape
    sources = hide.ids(sources, "source")
    seen = [
        weights["char"][hide.ids(ids[..., 0], "char")],
        weights["pair"][hide.ids(ids[..., 1], "pair")],
        weights["word"][hide.ids(ids[..., 2], "word")],
        weights["place"][ids[..., 3]],
        jnp.broadcast_to(weights["source"][sources][:, None], (rows, steps, weights["source"].shape[1])),
    ]
    inputs = hide.numbers(jnp.concatenate(seen, axis=-1), "inputs")
    outputs = hide.numbers(_read_both_ways(weights, inputs, lengths), "outputs")
    return outputs @ weights["output"] + weights["output_bias"][sources][:, None]


class _Hiding:
    """Draws what is hidden; nothing without a key."""

    def __init__(self, shares: Dropout | None, key: jax.Array | None) -> None:
        self._shares, self._key = shares, key

    def _draw(self, share: str, shape: tuple[int, ...]) -> tuple[jax.Array, float] | None:
        if self._key is None or self._shares is None:
            return None
        self._key, key = jax.random.split(self._key)
        kept = 1.0 - float(getattr(self._shares, share))
        return jax.random.bernoulli(key, kept, shape), kept

    def ids(self, ids: jax.Array, share: str) -> jax.Array:
        drawn = self._draw(share, ids.shape)
        return ids if drawn is None else ids * drawn[0]

    def numbers(self, numbers: jax.Array, share: str) -> jax.Array:
        """Hide the same numbers in every character of a row (Gal and Ghahramani, NeurIPS 2016)."""
        drawn = self._draw(share, (numbers.shape[0], 1, numbers.shape[2]))
        return numbers if drawn is None else numbers * drawn[0] / drawn[1]


def _read_both_ways(weights: Weights, inputs: jax.Array, lengths: jax.Array) -> jax.Array:
    steps = jnp.arange(inputs.shape[1])
    turned = jnp.where(steps < lengths[:, None], lengths[:, None] - 1 - steps, steps)
    turn = jax.vmap(lambda row, order: row[order])
    ahead = inputs @ weights["ahead_input"] + weights["ahead_bias"]
    back = turn(inputs, turned) @ weights["back_input"] + weights["back_bias"]
    first = tuple(jnp.zeros((inputs.shape[0], weights["output"].shape[0] // 2)) for _ in range(4))
    recurrent = weights["ahead_recurrent"], weights["back_recurrent"]

    def step(state: tuple[jax.Array, ...], gates: tuple[jax.Array, jax.Array]) -> tuple[Any, Any]:
        h_ahead, c_ahead = _cell(gates[0] + state[0] @ recurrent[0], state[1])
        h_back, c_back = _cell(gates[1] + state[2] @ recurrent[1], state[3])
        return (h_ahead, c_ahead, h_back, c_back), (h_ahead, h_back)

    _, (ahead, back) = jax.lax.scan(step, first, (ahead.swapaxes(0, 1), back.swapaxes(0, 1)))
    return jnp.concatenate([ahead.swapaxes(0, 1), turn(back.swapaxes(0, 1), turned)], axis=-1)


def _cell(gates: jax.Array, cell: jax.Array) -> tuple[jax.Array, jax.Array]:
    """Return the new output and cell; the gates are in the order of ONNX: in, out, forget, cell."""
    enter, leave, forget, new = jnp.split(gates, 4, axis=-1)
    cell = jax.nn.sigmoid(forget) * cell + jax.nn.sigmoid(enter) * jnp.tanh(new)
    return jax.nn.sigmoid(leave) * jnp.tanh(cell), cell


def log_weight(scores: jax.Array, lengths: jax.Array) -> jax.Array:
    """Return the log weight, (rows,), of all readings under scores (rows, characters, width)."""
    rows, steps, columns = scores.shape
    parts = scores[..., 1:].reshape(rows, steps, -1, 4)
    whole = jnp.logaddexp(scores[..., 0], jax.nn.logsumexp(parts[..., SINGLE], axis=2))
    first = jnp.zeros(rows), jnp.full((rows, (columns - 1) // 4), _NEVER)

    def step(state: tuple[jax.Array, jax.Array], seen: tuple[jax.Array, ...]) -> tuple[Any, None]:
        at, open_ = state
        whole, parts, here = seen
        closed = jax.nn.logsumexp(open_ + parts[..., END], axis=1)
        entered = jnp.logaddexp(at[:, None] + parts[..., BEGIN], open_ + parts[..., INSIDE])
        after = jnp.logaddexp(at + whole, closed)
        return (jnp.where(here, after, at), jnp.where(here[:, None], entered, open_)), None

    here = jnp.arange(steps)[:, None] < lengths
    (at, _), _ = jax.lax.scan(step, first, (whole.T, parts.swapaxes(0, 1), here))
    return at


@partial(jax.jit, static_argnames="dropout")
def loss(
    weights: Weights,
    ids: jax.Array,
    lengths: jax.Array,
    sources: jax.Array,
    possible: jax.Array,
    allowed: jax.Array,
    dropout: Dropout,
    key: jax.Array,
) -> jax.Array:
    """Return the loss, a mean over characters.

    `possible` (rows, width) tells which tags there are in the source of a row, `allowed` (rows, characters, width) which
    of them its labels allow.
    """
    scores = score(weights, ids, lengths, sources, dropout, key)
    whole = log_weight(jnp.where(possible[:, None], scores, _NEVER), lengths)
    said = log_weight(jnp.where(allowed, scores, _NEVER), lengths)
    return (whole - said).sum() / lengths.sum()

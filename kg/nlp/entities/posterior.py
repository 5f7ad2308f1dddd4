"""Exact inference over tags: the likeliest spans, and the probability of any span.

The scores of tags make a conditional random field (Lafferty et al., 2001) whose transitions only forbid. Between two
characters it is in one of 1 + types states (outside, or inside a span of a type), so forward, backward and Viterbi
take time proportional to characters x types. Arrays run over many windows at once, time first.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from kg.nlp.entities.tags import BEGIN, END, INSIDE, SINGLE, Floats

Numbers = NDArray[np.int64]


class Posterior:
    """What the model says of a text's window: `spans`, the likeliest reading, and the probability of any span."""

    def __init__(self, scores: Floats, before: Floats, behind: Floats, spans: Sequence[tuple[int, int, int]]) -> None:
        self.spans = tuple(spans)
        self._parts = scores[:, 1:].reshape(len(scores), -1, 4)
        self._before, self._behind = before, behind
        inside = np.zeros((len(scores) + 1, self._parts.shape[1]))
        np.cumsum(self._parts[:, :, INSIDE], axis=0, out=inside[1:])
        self._inside = inside

    def __len__(self) -> int:
        return len(self._parts)

    def probability(self, start: int, end: int, types: Sequence[int]) -> float:
        """Return the probability that the characters start:end are one span of one of the types (their numbers)."""
        around = self._before[start] + self._behind[end] - self._before[-1]
        return min(sum(math.exp(min(around + self._path(start, end, number), 0.0)) for number in types), 1.0)

    def _path(self, start: int, end: int, number: int) -> float:
        parts = self._parts
        if end - start == 1:
            return float(parts[start, number, SINGLE])
        ends = parts[start, number, BEGIN] + parts[end - 1, number, END]
        return float(ends + self._inside[end - 1, number] - self._inside[start + 1, number])


def read_windows(scores: Floats, lengths: Sequence[int]) -> Iterator[Posterior]:
    """Yield the posterior of each window, given scores of shape (windows, characters, 1 + 4 x types), padded."""
    scores = np.ascontiguousarray(scores.transpose(1, 0, 2))
    scores -= scores.max(axis=2, keepdims=True)
    for window, length in enumerate(lengths):
        scores[length:, window, 0] = 0.0
        scores[length:, window, 1:] = -1e4
    outside, parts = _parts(np.exp(scores))
    whole = outside + parts[..., SINGLE].sum(axis=2)
    begin, inside, end = (np.ascontiguousarray(parts[..., part]) for part in (BEGIN, INSIDE, END))
    before = _weigh(whole, begin, inside, end)
    behind = _weigh(whole[::-1], end[::-1], inside[::-1], begin[::-1])[::-1]
    choices, starts = _viterbi(scores)
    for window, length in enumerate(lengths):
        spans = _trace(choices[:length, window], starts[:length, window])
        upto = slice(length + 1)
        yield Posterior(scores[:length, window], before[upto, window], behind[upto, window], spans)


def _parts(scores: Floats) -> tuple[Floats, Floats]:
    return scores[:, :, 0], scores[:, :, 1:].reshape(*scores.shape[:2], -1, 4)


def _weigh(whole: Floats, begin: Floats, inside: Floats, end: Floats) -> Floats:
    """Return the log weight of all readings before each character: (characters + 1, windows).

    `whole` is the weight of a character that no longer span holds. Turned round, with begin and end in each other's place,
    it is the weight of all readings behind each character.
    """
    weights, sizes = np.ones((len(whole) + 1, whole.shape[1])), np.ones((len(whole) + 1, whole.shape[1]))
    at, open_ = weights[0], np.zeros_like(begin[0])
    for step in range(len(whole)):
        closed = (open_ * end[step]).sum(axis=1)
        open_ = open_ * inside[step] + at[:, None] * begin[step]
        at = at * whole[step] + closed
        size = at + open_.sum(axis=1)
        at /= size
        open_ /= size[:, None]
        weights[step + 1], sizes[step + 1] = at, size
    with np.errstate(divide="ignore"):
        logs: Floats = np.cumsum(np.log(sizes), axis=0) + np.log(weights)
    return logs


def _viterbi(scores: Floats) -> tuple[Numbers, Numbers]:
    """Return, for the best reading up to each character, the label that ends there (-1: none) and where it began."""
    outside, parts = _parts(scores)
    steps, windows = outside.shape
    choices, starts = np.full((steps, windows), -1), np.zeros((steps, windows), np.int64)
    at, open_ = np.zeros(windows), np.full(parts.shape[1:3], -np.inf)
    begun, rows = np.zeros(open_.shape, np.int64), np.arange(windows)
    single, single_of = parts[..., SINGLE].max(axis=2), parts[..., SINGLE].argmax(axis=2)
    for step in range(steps):
        closing = open_ + parts[step, :, :, END]
        which = closing.argmax(axis=1)
        closed = closing[rows, which]
        entered, kept = at[:, None] + parts[step, :, :, BEGIN], open_ + parts[step, :, :, INSIDE]
        choices[step] = np.where(single[step] > outside[step], single_of[step], -1)
        starts[step] = step
        here = at + np.maximum(single[step], outside[step])
        better = closed > here
        choices[step][better] = which[better]
        starts[step][better] = begun[rows, which][better]
        at = np.where(better, closed, here)
        anew = entered >= kept
        open_ = np.where(anew, entered, kept)
        begun[anew] = step
    return choices, starts


def _trace(choices: Numbers, starts: Numbers) -> list[tuple[int, int, int]]:
    """Return the spans (start, end, label) of the best reading, in order."""
    spans, step = [], len(choices) - 1
    while step >= 0:
        label = int(choices[step])
        begin = int(starts[step]) if label >= 0 else step
        if label >= 0:
            spans.append((begin, step + 1, label))
        step = begin - 1
    return spans[::-1]

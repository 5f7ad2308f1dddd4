"""The entity model as a file: an ONNX graph, and what it needs to be read, in the graph's metadata."""

from __future__ import annotations

import hashlib
import json
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from functools import cache
from pathlib import Path
from typing import Any, Final

import numpy as np

from kg.errors import ConfigError
from kg.model import Mention
from kg.nlp.entities.features import COLUMNS, Alphabet, Ids
from kg.nlp.entities.posterior import Posterior, read_windows
from kg.nlp.entities.tags import BEGIN, END, INSIDE, OUTSIDE, SINGLE, column
from kg.nlp.entities.windows import iter_windows
from kg.nlp.view import View
from kg.resources import pipelines

FORMAT: Final = 1
"""Counts up with every change of features, tags or graph that makes older weights read wrongly."""

_ROWS: Final = 32
_ROW_STEP: Final = 4
_STEP: Final = 16


@dataclass(frozen=True, kw_only=True)
class Card:
    """What a model must know of itself beside its weights.

    `views` says, for each source of training, which types make a label there; the view `main` is the product's own.
    """

    chars: str
    pairs: tuple[str, ...]
    types: tuple[str, ...]
    sources: tuple[str, ...]
    views: Mapping[str, Mapping[str, tuple[str, ...]]]
    format: int = FORMAT

    def dumps(self) -> str:
        """Return the card as JSON, the same for the same card."""
        return json.dumps(asdict(self), ensure_ascii=False, sort_keys=True)

    @classmethod
    def loads(cls, text: str) -> Card:
        """Return the card written by `dumps`."""
        record: dict[str, Any] = json.loads(text)
        for name in ("pairs", "types", "sources"):
            record[name] = tuple(record[name])
        record["views"] = {
            view: {label: tuple(kinds) for label, kinds in labels.items()} for view, labels in record["views"].items()
        }
        return cls(**record)


class Opinion:
    """What the model says of a text: its likeliest spans, and the probability of any span of one of its labels."""

    def __init__(self, types: Mapping[str, Sequence[int]], windows: Sequence[tuple[int, Posterior]]) -> None:
        self._types = types
        self._labels = {number: label for label, numbers in types.items() for number in numbers}
        self._windows = windows
        self._starts = [start for start, _ in windows]

    def spans(self) -> Iterator[tuple[int, int, str, float]]:
        """Yield the likeliest reading: (start, end, label, probability), in order, none overlapping."""
        for shift, posterior in self._windows:
            for start, end, number in posterior.spans:
                label = self._labels[number]
                yield start + shift, end + shift, label, posterior.probability(start, end, self._types[label])

    def mentions(self, text: str) -> list[Mention]:
        """Return the likeliest reading of the text as mentions."""
        return [
            Mention(start=start, end=end, label=label, text=text[start:end], rule="model", confidence=round(sure, 3))
            for start, end, label, sure in self.spans()
        ]

    def probability(self, start: int, end: int, label: str) -> float:
        """Return the probability of a span; 0 for one that crosses the border of two windows."""
        at = bisect_right(self._starts, start) - 1
        if at < 0 or label not in self._types:
            return 0.0
        shift, posterior = self._windows[at]
        inside = end - shift <= len(posterior)
        return posterior.probability(start - shift, end - shift, self._types[label]) if inside else 0.0


class EntityModel:
    """A model in memory, reading as one of its sources was annotated (`view`)."""

    def __init__(self, session: Any, card: Card, view: str) -> None:
        self._session = session
        self._alphabet = Alphabet(card.chars, card.pairs)
        self._source = np.array([card.sources.index(view)], np.int32)
        kinds = list(dict.fromkeys(kind for names in card.views[view].values() for kind in names))
        self._types = {label: tuple(map(kinds.index, names)) for label, names in card.views[view].items()}
        parts = (column(card.types.index(kind), part) for kind in kinds for part in (BEGIN, INSIDE, END, SINGLE))
        self._columns = np.array([OUTSIDE, *parts])

    def read(self, views: Sequence[View]) -> list[Opinion]:
        """Return what the model says of each text; the same whatever other texts stand beside it."""
        rows = [
            (index, start, end, ids[start:end])
            for index, view in enumerate(views)
            for ids in ([self._alphabet.encode(view)] if view.folded else [])
            for start, end in iter_windows(view.folded)
        ]
        found: list[list[tuple[int, Posterior]]] = [[] for _ in views]
        rows.sort(key=lambda row: row[2] - row[1])
        for batch in _batches(rows, _ROWS):
            posteriors = self._read_batch([row[3] for row in batch])
            for (index, start, _, _), posterior in zip(batch, posteriors, strict=True):
                found[index].append((start, posterior))
        return [Opinion(self._types, sorted(windows, key=lambda window: window[0])) for windows in found]

    def _read_batch(self, windows: Sequence[Ids]) -> Iterator[Posterior]:
        lengths = [len(window) for window in windows]
        # A window is computed alike in every batch: its numbers touch no other's. Rows come by fours, since a matrix of one
        # row is multiplied by another routine, whose sums may differ in the last place.
        height, width = _round_up(len(windows), _ROW_STEP), _round_up(max(lengths), _STEP)
        ids = np.zeros((height, width, len(COLUMNS)), np.int32)
        for row, window in enumerate(windows):
            ids[row, : len(window)] = window
        sizes = np.array(lengths + [1] * (height - len(lengths)), np.int32)
        (scores,) = self._session.run(None, {"ids": ids, "lengths": sizes, "source": self._source})
        return read_windows(scores[: len(lengths), :, self._columns].astype(np.float64), lengths)


def _round_up(number: int, step: int) -> int:
    return -(-number // step) * step


def _batches(rows: Sequence[Any], size: int) -> Iterator[Sequence[Any]]:
    return (rows[start : start + size] for start in range(0, len(rows), size))


@cache
def load_model(path: str | None = None, view: str = "main") -> EntityModel:
    """Return the model of a file, loaded once; the one that comes with the package where no path is given.

    Raises ConfigError where there is no model, where it is of another format or damaged, and for a view it has not.
    """
    file = Path(path) if path else pipelines("entities", "model.onnx")
    try:
        content = file.read_bytes()
    except OSError as error:
        raise ConfigError(f"cannot read the entity model {str(file)!r}: {error}; `kg train` makes one") from error
    _check_digest(file, content)
    session, card = _start(file, content)
    if view not in card.views:
        raise ConfigError(f"the entity model {str(file)!r} has no view {view!r}; it has {', '.join(card.views)}")
    return EntityModel(session, card, view)


def _check_digest(file: Path, content: bytes) -> None:
    beside = file.with_name("MODEL.sha256")
    if not beside.exists():
        return
    expected, _, name = beside.read_text(encoding="utf-8", errors="replace").strip().partition("  ")
    actual = hashlib.sha256(content).hexdigest()
    if name in ("", file.name) and expected != actual:
        raise ConfigError(
            f"the entity model {str(file)!r} has SHA-256 {actual}, {beside.name} beside it says {expected!r}; "
            "install the package again, or train a model with `kg train`"
        )


def _start(file: Path, content: bytes) -> tuple[Any, Card]:
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.log_severity_level = 3
    try:
        session = onnxruntime.InferenceSession(content, options, providers=["CPUExecutionProvider"])
        text = session.get_modelmeta().custom_metadata_map["card"]
        written = json.loads(text)["format"]
        card = Card.loads(text) if written == FORMAT else None
    except Exception as error:  # onnxruntime raises many kinds, none of them public
        raise ConfigError(f"{str(file)!r} is not an entity model: {error}; `kg train` makes one") from error
    if card is None:
        raise ConfigError(
            f"the entity model {str(file)!r} is of format {written}, this version of kg reads {FORMAT}; "
            "train it again with `kg train`, or install the version of kg that it came with"
        )
    return session, card

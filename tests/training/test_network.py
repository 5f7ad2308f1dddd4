"""The network: its loss from partial labels, and the graph that is written of it."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import onnxruntime
import pytest

jax = pytest.importorskip("jax")
onnx = pytest.importorskip("onnx")

from kg.nlp.entities.features import PLACE_IDS, WORD_IDS  # noqa: E402
from kg.nlp.entities.model import Card  # noqa: E402
from kg.nlp.entities.tags import BEGIN, END, SINGLE, column, width  # noqa: E402
from kg.training.export import read_networks, write_model  # noqa: E402
from kg.training.network import Shape, grow_weights, log_weight, make_weights, score  # noqa: E402

SHAPE = Shape(chars=50, pairs=80, sources=3, types=2, hidden=16)
CARD = Card(chars="", pairs=(), types=("A", "B"), sources=("", "main", "other"), views={"main": {"X": ("A", "B")}})


def make_ids(rows: int, steps: int) -> np.ndarray:
    draw = np.random.default_rng(5)
    limits = (SHAPE.chars, SHAPE.pairs, WORD_IDS, PLACE_IDS)
    return np.stack([draw.integers(0, limit, (rows, steps)) for limit in limits], axis=-1).astype(np.int32)


def test_weight_of_all_readings_of_one_and_of_two_characters() -> None:
    scores = np.random.default_rng(1).normal(size=(1, 2, width(1)))
    whole = np.logaddexp(scores[0, :, 0], scores[0, :, column(0, SINGLE)])
    both = np.logaddexp(whole.sum(), scores[0, 0, column(0, BEGIN)] + scores[0, 1, column(0, END)])
    assert float(log_weight(scores, np.array([2]))[0]) == pytest.approx(both, abs=1e-5)
    assert float(log_weight(scores, np.array([1]))[0]) == pytest.approx(whole[0], abs=1e-5)


def test_padding_changes_no_score() -> None:
    weights, ids = make_weights(SHAPE, jax.random.key(0)), make_ids(2, 9)
    sources = np.array([1, 2])
    wide = score(weights, ids, np.array([9, 4]), sources)
    alone = score(weights, ids[1:, :4], np.array([4]), sources[1:])
    np.testing.assert_allclose(wide[1, :4], alone[0], atol=1e-5)


@pytest.mark.parametrize("networks", [1, 2])
def test_the_graph_gives_the_mean_of_the_networks(tmp_path: Path, networks: int) -> None:
    made = [
        {name: np.asarray(value) for name, value in make_weights(SHAPE, jax.random.key(seed)).items()}
        for seed in range(networks)
    ]
    write_model(made, CARD, tmp_path / "model.onnx")
    session = onnxruntime.InferenceSession(tmp_path / "model.onnx")
    ids, lengths = make_ids(3, 7), np.array([7, 1, 4], np.int32)
    (found,) = session.run(None, {"ids": ids, "lengths": lengths, "source": np.array([2], np.int32)})
    expected = np.mean([score(weights, ids, lengths, np.full(3, 2)) for weights in made], axis=0)
    for row, length in enumerate(lengths):
        np.testing.assert_allclose(found[row, :length], expected[row, :length], atol=0.05)
    assert Card.loads(onnx.load(tmp_path / "model.onnx").metadata_props[0].value) == CARD


def test_a_grown_network_reads_what_it_knew_alike() -> None:
    weights, ids = make_weights(SHAPE, jax.random.key(0)), make_ids(2, 5)
    more = Shape(chars=60, pairs=95, sources=3, types=2, hidden=16)
    grown, lengths = grow_weights(weights, more), np.array([5, 3])
    np.testing.assert_array_equal(
        score(weights, ids, lengths, np.array([1, 1])), score(grown, ids, lengths, np.array([1, 1]))
    )
    assert grown["char"].shape[0] == 60
    assert grown["pair"].shape[0] == 95


def test_networks_are_read_back_as_they_were_written(tmp_path: Path) -> None:
    made = [
        {name: np.asarray(value) for name, value in make_weights(SHAPE, jax.random.key(seed)).items()}
        for seed in (1, 2)
    ]
    write_model(made, CARD, tmp_path / "model.onnx")
    networks, card = read_networks(tmp_path / "model.onnx")
    assert card == CARD
    for wrote, read in zip(made, networks, strict=True):
        assert wrote.keys() == read.keys()
        for name, value in wrote.items():
            np.testing.assert_allclose(read[name], value, atol=0.01, err_msg=name)
    write_model(networks, card, tmp_path / "again.onnx")
    assert (tmp_path / "again.onnx").read_bytes() == (tmp_path / "model.onnx").read_bytes()

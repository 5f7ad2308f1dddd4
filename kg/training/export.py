"""Writes networks as an ONNX graph, and reads them back: weights kept as int8 with a scale a row or column, computed in 32-bit floats.

Dynamic quantisation is not used: its scales hang on what else is in the batch, and so would the spans found.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import onnx
from numpy.typing import NDArray
from onnx import TensorProto, helper, numpy_helper

from kg.errors import ConfigError
from kg.nlp.entities.model import FORMAT, Card
from kg.training.network import Weights

_EMBEDDED = ("char", "pair", "word", "place")
_SIDES = ("ahead", "back")
_OPSET = 17


def write_model(networks: Sequence[Weights], card: Card, path: Path) -> None:
    """Write the model whose scores are the mean of those of the networks, and `MODEL.sha256` beside it."""
    graph = _Graph()
    scores = [graph.add_network(f"n{index}_", weights) for index, weights in enumerate(networks)]
    mean = scores[0] if len(scores) == 1 else graph.node("Mean", scores)
    graph.node("Identity", [mean], "scores")
    content = graph.finish(card).SerializeToString(deterministic=True)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    digest = hashlib.sha256(content).hexdigest()
    path.with_name("MODEL.sha256").write_text(f"{digest}  {path.name}\n", encoding="ascii")


def read_networks(path: Path) -> tuple[list[Weights], Card]:
    """Return the networks of a model that `write_model` wrote, as exact as their 8 bits, and its card.

    Raises ConfigError for a file that is no such model.
    """
    try:
        model = onnx.load(path)
        card = Card.loads({pair.key: pair.value for pair in model.metadata_props}["card"])
        constants = {one.name: numpy_helper.to_array(one) for one in model.graph.initializer}
        count = sum(re.fullmatch(r"n\d+_char", name) is not None for name in constants)
        networks = [_read_network(constants, f"n{index}_") for index in range(count)]
    except Exception as error:  # onnx and protobuf raise many kinds
        raise ConfigError(f"{str(path)!r} is not an entity model: {error!r}; `kg train` makes one") from error
    if card.format != FORMAT:
        raise ConfigError(
            f"the entity model {str(path)!r} is of format {card.format}, this version of kg trains {FORMAT}"
        )
    return networks, card


def _read_network(constants: Mapping[str, NDArray[Any]], prefix: str) -> Weights:
    def small(name: str, axis: int = 0) -> NDArray[np.float32]:
        whole, scale = constants[prefix + name], constants[f"{prefix}{name}_scale"]
        return whole.astype(np.float32) * (scale[:, None] if axis == 0 else scale[None, :])

    weights: Weights = {name: small(name) for name in _EMBEDDED}
    for name in ("input", "recurrent"):
        stacked = small(name).reshape(constants[f"{prefix}{name}_shape"])
        weights |= {f"{side}_{name}": matrix.T for side, matrix in zip(_SIDES, stacked, strict=True)}
    biases = constants[f"{prefix}bias"]
    weights |= {f"{side}_bias": row[: biases.shape[1] // 2] for side, row in zip(_SIDES, biases, strict=True)}
    weights |= {name: constants[prefix + name] for name in ("source", "output_bias")}
    return {**weights, "output": small("output", axis=1)}


class _Graph:
    def __init__(self) -> None:
        self._nodes: list[onnx.NodeProto] = []
        self._constants: list[onnx.TensorProto] = []
        self._columns = [self._take_column(index, name) for index, name in enumerate(_EMBEDDED)]

    def node(self, kind: str, inputs: Sequence[str], output: str | None = None, **attributes: Any) -> str:
        output = output or f"v{len(self._nodes)}"
        self._nodes.append(helper.make_node(kind, list(inputs), [output], **attributes))
        return output

    def constant(self, name: str, value: NDArray[np.generic]) -> str:
        self._constants.append(numpy_helper.from_array(np.array(value, order="C"), name))
        return name

    def _take_column(self, index: int, name: str) -> str:
        return self.node("Gather", ["ids", self.constant(f"column_{name}", np.array(index, np.int64))], axis=2)

    def small(self, name: str, value: object, axis: int = 0) -> str:
        """Add a matrix as int8, with a scale for each index of an axis; return the floats made of it."""
        matrix = np.asarray(value, np.float32)
        others = tuple(other for other in range(matrix.ndim) if other != axis)
        scale = np.maximum(np.abs(matrix).max(axis=others), 1e-8).astype(np.float32) / np.float32(127)
        shape = [-1 if index == axis else 1 for index in range(matrix.ndim)]
        whole = np.clip(np.rint(matrix / scale.reshape(shape)), -127, 127).astype(np.int8)
        inputs = [self.constant(name, whole), self.constant(f"{name}_scale", scale)]
        return self.node("DequantizeLinear", inputs, axis=axis)

    def add_network(self, prefix: str, weights: Weights) -> str:
        """Add one network; return the name of its scores."""
        seen = [
            self.node("Gather", [self.small(prefix + name, weights[name]), ids], axis=0)
            for name, ids in zip(_EMBEDDED, self._columns, strict=True)
        ]
        seen.append(self._spread_source(prefix, weights))
        inputs = self.node("Transpose", [self.node("Concat", seen, axis=2)], perm=[1, 0, 2])
        hidden = int(np.shape(weights["ahead_recurrent"])[0])
        stacked = {
            name: np.stack([np.asarray(weights[f"{side}_{name}"], np.float32).T for side in _SIDES])
            for name in ("input", "recurrent", "bias")
        }
        biases = np.concatenate([stacked["bias"], np.zeros_like(stacked["bias"])], axis=1)
        outputs = self.node(
            "LSTM",
            [
                inputs,
                self._lstm_weight(prefix + "input", stacked["input"]),
                self._lstm_weight(prefix + "recurrent", stacked["recurrent"]),
                self.constant(prefix + "bias", biases),
                "lengths",
            ],
            direction="bidirectional",
            hidden_size=hidden,
        )
        flat = self.node("Reshape", [self.node("Transpose", [outputs], perm=[2, 0, 1, 3]), self._flat(hidden)])
        product = self.node("MatMul", [flat, self.small(prefix + "output", weights["output"], axis=1)])
        bias = np.asarray(weights["output_bias"], np.float32)
        return self.node("Add", [product, self.node("Gather", [self.constant(prefix + "output_bias", bias), "source"])])

    def _lstm_weight(self, name: str, value: NDArray[np.float32]) -> str:
        sides, rows, columns = value.shape
        flat = self.small(name, value.reshape(sides * rows, columns))
        return self.node("Reshape", [flat, self.constant(f"{name}_shape", np.array(value.shape, np.int64))])

    def _flat(self, hidden: int) -> str:
        return self.constant(f"flat_{len(self._nodes)}", np.array([0, 0, 2 * hidden], np.int64))

    def _spread_source(self, prefix: str, weights: Weights) -> str:
        table = self.constant(prefix + "source", np.asarray(weights["source"], np.float32))
        one = self.node(
            "Unsqueeze", [self.node("Gather", [table, "source"]), self.constant(prefix + "axis", np.array([1]))]
        )
        shape = self.node("Concat", [self.node("Shape", [self._columns[0]]), self._size(prefix, weights)], axis=0)
        return self.node("Expand", [one, shape])

    def _size(self, prefix: str, weights: Weights) -> str:
        return self.constant(prefix + "source_size", np.array([np.shape(weights["source"])[1]], np.int64))

    def finish(self, card: Card) -> onnx.ModelProto:
        integers = TensorProto.INT32
        inputs = [
            helper.make_tensor_value_info("ids", integers, ["rows", "characters", len(_EMBEDDED)]),
            helper.make_tensor_value_info("lengths", integers, ["rows"]),
            helper.make_tensor_value_info("source", integers, [1]),
        ]
        outputs = [helper.make_tensor_value_info("scores", TensorProto.FLOAT, ["rows", "characters", "tags"])]
        graph = helper.make_graph(self._nodes, "entities", inputs, outputs, self._constants)
        model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", _OPSET)], ir_version=8)
        helper.set_model_props(model, {"card": card.dumps()})
        onnx.checker.check_model(model)
        return model

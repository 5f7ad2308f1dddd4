"""JSON Lines as `kg export jsonl` writes them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from kg.errors import InputError
from kg.graph import Edge, Node
from kg.imports.lines import iter_objects
from kg.imports.records import OnSkipped, Placed, properties_of, text_of


def iter_jsonl(path: Path, on_skipped: OnSkipped) -> Iterator[Placed]:
    """Yield the nodes and edges of a file, none left out. Raises InputError."""
    for place, said in iter_objects(path):
        kind = said.get("type")
        if kind == "node":
            yield Placed(place, _node(said, place))
        elif kind == "relationship":
            yield Placed(place, _edge(said, place))
        else:
            raise InputError(f"{place}: 'type' is {kind!r}; expected 'node' or 'relationship'")


def _node(said: dict[str, Any], place: str) -> Node:
    return Node(
        id=text_of(said, "id", place),
        label=_label(said, place),
        properties=properties_of(said.get("properties"), place),
    )


def _edge(said: dict[str, Any], place: str) -> Edge:
    start, end = (_end(said, side, place) for side in ("start", "end"))
    return Edge(
        id=text_of(said, "id", place),
        type=text_of(said, "label", place),
        start=text_of(start, "id", place),
        end=text_of(end, "id", place),
        start_label=_label(start, place),
        end_label=_label(end, place),
        properties=properties_of(said.get("properties"), place),
    )


def _end(said: dict[str, Any], side: str, place: str) -> dict[str, Any]:
    end = said.get(side)
    if not isinstance(end, dict):
        raise InputError(f"{place}: {side!r} is {end!r:.60}; expected an object with 'id' and 'labels'")
    return end


def _label(said: dict[str, Any], place: str) -> str:
    """Return the one label of a node beside Entity; which there are, gathering knows."""
    labels = said.get("labels")
    own = [label for label in labels if label != "Entity"] if isinstance(labels, list) else []
    if len(own) != 1 or not isinstance(own[0], str):
        raise InputError(f"{place}: 'labels' is {labels!r:.60}; expected one label, beside it 'Entity' or nothing")
    return own[0]

"""What a reader makes of a file: records with their places, values as the graph has them."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any, Final, NamedTuple

from kg.errors import InputError
from kg.graph import Edge, Node, Value
from kg.model import Skipped
from kg.schema import DIGEST, SEARCH

OnSkipped = Callable[[Skipped], None]
"""Who is told of what is left out."""


class Placed(NamedTuple):
    """A node or an edge, and where it stands: a file with its line or row."""

    place: str
    record: Node | Edge


Reader = Callable[[Path, OnSkipped], Iterator[Placed]]
"""What reads a file of one format. Raises InputError."""

_CHECKS: Final[Mapping[type, Callable[[Any], bool]]] = {
    str: lambda text: True,
    int: range(-(2**63), 2**63).__contains__,
    float: math.isfinite,
}
"""What values and items of lists may be, each with what tells whether a store can hold it."""
_OF_NODES: Final = frozenset({"id", "label", "type", DIGEST, SEARCH})
_OF_EDGES: Final = frozenset({"id", "type", "start", "end", "start_label", "end_label", DIGEST})
"""Names that stores and exports give to what they have beside the properties of nodes and of edges."""


def text_of(said: Mapping[str, Any], name: str, place: str) -> str:
    """Return a text that a record must have. Raises InputError."""
    value = said.get(name)
    if not isinstance(value, str) or not value:
        raise InputError(f"{place}: {name!r} is {value!r}; expected a text that is not empty")
    return value


def properties_of(said: Any, place: str) -> dict[str, Value]:
    """Return the properties of a record. Raises InputError for what no property can be."""
    if not isinstance(said, dict):
        raise InputError(f"{place}: the properties are {said!r:.80}; expected an object of names and values")
    return {name: value_of(value, name, place) for name, value in said.items()}


def check_names(record: Node | Edge, place: str) -> None:
    """Raise InputError for a property that stores and exports would take for what they have beside it."""
    taken = _OF_NODES if isinstance(record, Node) else _OF_EDGES
    for name in record.properties:
        if name in taken:
            raise InputError(
                f"{place}: property {name!r} is one of a store, not of the graph; write the file with kg export, "
                "or take the property out"
            )


def value_of(value: Any, name: str, place: str) -> Value:
    """Return a value as the graph has it: lists are tuples. Raises InputError for what no property can be."""
    kind = value.__class__
    if kind is list:
        kinds = set(map(type, value))
        if not kinds or (len(kinds) == 1 and (check := _CHECKS.get(kinds.pop())) and all(map(check, value))):
            return tuple(value)
    elif kind is bool or ((check := _CHECKS.get(kind)) and check(value)):
        return value  # type: ignore[no-any-return]
    raise InputError(
        f"{place}: property {name!r} is {value!r:.80}; expected a text, a number of 64 bits, true or false, or a list of "
        "texts or of numbers of one kind; leave out what is not known"
    )

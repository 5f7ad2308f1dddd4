"""What is called so: the knowledge of names that questions are read with."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Protocol

from kg.schema import LABELS, NODE_LABELS

if TYPE_CHECKING:
    from kg.graph import Node
    from kg.index import GraphIndex

_LABELS: Final = {NODE_LABELS[label]: label for label in LABELS if label != "ROLE"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """One thing that a name may mean: its id, its label of kg.schema or PLACE, its full name, what else it is called."""

    id: str
    label: str
    name: str
    aliases: tuple[str, ...] = ()


class NameLookup(Protocol):
    """Who or what is called so. Names are compared in their bare form (kg.text.fold.bare)."""

    def called(self, names: Collection[str]) -> Mapping[str, Sequence[Candidate]]:
        """Return those of the names, in their bare form, that are somebody's full name or alias, with who that may be."""

    def near(self, name: str, *, limit: int = 5) -> Sequence[Candidate]:
        """Return what is spelt most nearly so, the nearest first."""


class GraphNames:
    """The names that a graph knows, by its file."""

    def __init__(self, index: GraphIndex) -> None:
        self._index = index

    def called(self, names: Collection[str]) -> Mapping[str, Sequence[Candidate]]:
        """Return those of the names that are somebody's full name or alias, with who that may be."""
        found = self._index.named(names)
        return {form: known for form, nodes in found.items() if (known := _candidates(nodes))}

    def near(self, name: str, *, limit: int = 5) -> Sequence[Candidate]:
        """Return what is spelt most nearly so, the nearest first."""
        return _candidates([hit.node for hit in self._index.near(name, labels=tuple(_LABELS), limit=limit)])


def _candidates(nodes: Sequence[Node]) -> tuple[Candidate, ...]:
    """Return the nodes that have a full name; what no page settles cannot be asked for."""
    return tuple(map(_candidate, (node for node in nodes if node.label in _LABELS and node.properties["resolved"])))


def _candidate(node: Node) -> Candidate:
    said = node.properties
    forms = [form for key in ("aliases", "weak_aliases") if isinstance(found := said.get(key), tuple) for form in found]
    return Candidate(id=node.id, label=_LABELS[node.label], name=str(said["name"]), aliases=tuple(map(str, forms)))

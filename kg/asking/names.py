"""What is called so: the knowledge of names that questions are read with."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from kg.archive import Archive, Card


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


class ArchiveNames:
    """The names that an archive knows."""

    def __init__(self, archive: Archive) -> None:
        self._archive = archive

    def called(self, names: Collection[str]) -> Mapping[str, Sequence[Candidate]]:
        """Return those of the names that are somebody's full name or alias, with who that may be."""
        found = self._archive.called(names)
        return {form: known for form, cards in found.items() if (known := _candidates(cards))}

    def near(self, name: str, *, limit: int = 5) -> Sequence[Candidate]:
        """Return what holds the name or is spelt most nearly so, the nearest first."""
        cards = self._archive.near(name, limit=limit) or self._archive.find(name, limit=limit)
        return _candidates(cards)


def _candidates(cards: Sequence[Card]) -> tuple[Candidate, ...]:
    """Return the cards of what has a full name; what no page settles cannot be asked for."""
    return tuple(
        Candidate(id=card.id, label=card.label, name=card.name, aliases=card.aliases) for card in cards if card.name
    )

"""The records of the corpus: a piece without its marks, and what they say. Frozen, compared by value."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from kg.corpus.splits import split_of
from kg.schema import BODY_LABELS, ROLE_KINDS, STATUSES

KINDS: Final = (
    "news", "list", "notice", "caption", "profile", "obituary", "election", "aid", "inspection", "contest", "opinion",
    "fragment", "page",
)  # fmt: skip
"""Kinds of pieces; `page` is several articles of one printed page as OCR leaves them."""

BYLINES: Final = ("记者", "通讯员", "特约记者", "摄影", "作者")

SLOTS: Final[Mapping[str, tuple[str, ...]]] = {
    "role": ("person", "title", "org", "kind", "status", "valid_from", "valid_to"),
    "award": ("recipient", "award", "grantor"),
    "byline": ("person", "role"),
    "organise": ("org", "event"),
    "union_of": ("union", "employer"),
    "partner": ("a", "b", "what"),
    "located": ("org", "place"),
}
"""The slots of each type of fact in the order in which its line gives them."""

OPENABLE: Final[Mapping[str, int]] = {"role": 3}
"""How many slots at its end a line of each type may leave out: the status and the times of a role."""

SLOT_LABELS: Final[Mapping[str, tuple[str, ...]]] = {
    "person": ("PERSON",),
    "org": BODY_LABELS,
    "recipient": ("PERSON", *BODY_LABELS),
    "award": ("AWARD",),
    "grantor": BODY_LABELS,
    "event": ("EVENT",),
    "union": ("UNION",),
    "employer": BODY_LABELS,
    "a": BODY_LABELS,
    "b": BODY_LABELS,
}
"""The labels of the mentions that a slot may name. A slot that is not here holds words."""

SLOT_WORDS: Final[Mapping[str, tuple[str, ...]]] = {"kind": ROLE_KINDS, "status": STATUSES, "role": BYLINES}
"""The words that a slot may hold, where they are given."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A mention as it is marked: `text` is exactly what stands between `start` and `end`, line breaks included.

    `names` are its full names, each of them right; none says that the page cannot settle it. One that is optional is
    neither asked for nor wrong.
    """

    start: int
    end: int
    label: str
    text: str
    names: tuple[str, ...]
    optional: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class FactLine:
    """A fact as a line of the piece tells it; a slot holds names that are right alike. `line` counts from 1.

    Names have no line breaks and no spaces but those between Latin letters, whatever is printed.
    """

    type: str
    slots: Mapping[str, tuple[str, ...]]
    line: int
    optional: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A piece of the corpus. `mentions` stand by their place, the outer before the inner; only optional ones overlap."""

    id: str
    kind: str
    date: str
    place: str
    text: str
    mentions: tuple[Mark, ...]
    facts: tuple[FactLine, ...]

    @property
    def split(self) -> str:
        """Return the part of the corpus that it belongs to: train, tune or test."""
        return split_of(self.id)

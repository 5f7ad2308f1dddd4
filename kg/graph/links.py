"""Turn facts into links: which nodes a fact joins, by edges of which types, with which values."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from kg.model import Argument, Fact, digest
from kg.schema import NODE_LABELS
from kg.text.fold import bare


@dataclass(frozen=True, slots=True, kw_only=True)
class End:
    """One end of a link: the id and the label of its node."""

    id: str
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """An edge as one fact states it.

    `values` are pairs that tell links of one type between two nodes apart; `about` is the post or the honour that an
    edge between two other nodes is about.
    """

    type: str
    start: End
    end: End
    values: tuple[tuple[str, str], ...] = ()
    about: End | None = None

    @property
    def id(self) -> str:
        """Return the id of the edge that this link is stated for."""
        about = self.about.id if self.about else ""
        return digest("edge", self.type, self.start.id, self.end.id, about, *(value for _, value in self.values))


_ROLE_EDGES: Final = {"chair": "CHAIR_OF", "vice_chair": "VICE_CHAIR_OF"}
"""The one-step edge of each kind of post; HOLDS_ROLE of all others."""


def entity_id(argument: Argument, article: str) -> str:
    """Return the id of what fills a slot; what resolution has not seen is known within its article alone."""
    if argument.entity:
        return argument.entity
    if argument.name:
        return digest("entity", argument.label, bare(argument.name))
    return digest("entity", argument.label, bare(argument.surface), article)


def post_id(body: str, title: str) -> str:
    """Return the id of a post: one title in one body."""
    return digest("role", body, bare(title))


def iter_links(fact: Fact, article: str) -> Iterator[Link]:
    """Yield the links that a fact of an article states."""
    ends = {
        slot: End(id=entity_id(argument, article), label=NODE_LABELS[argument.label])
        for slot, argument in fact.slots.items()
    }
    yield from _READERS[fact.type](ends, fact.values, article)


Ends = Mapping[str, End]
Values = Mapping[str, str]


def _role(ends: Ends, values: Values, article: str) -> Iterator[Link]:
    """Yield the post held, the body that it is in, and both as one step."""
    person, body = ends["person"], ends["org"]
    title, kind = values["title"], values["kind"]
    status = ("status", values.get("status") or "current")
    post = End(id=post_id(body.id, title), label="Role")
    yield Link(type="HOLDS", start=person, end=post, values=(status,))
    yield Link(type="IN", start=post, end=body)
    yield Link(
        type=_ROLE_EDGES.get(kind, "HOLDS_ROLE"), start=person, end=body, values=(("kind", kind), status), about=post
    )


def _award(ends: Ends, values: Values, article: str) -> Iterator[Link]:
    recipient, award = ends["recipient"], ends["award"]
    yield Link(type="RECEIVED", start=recipient, end=award)
    if grantor := ends.get("grantor"):
        yield Link(type="AWARDED_BY", start=recipient, end=grantor, about=award)


def _byline(ends: Ends, values: Values, article: str) -> Iterator[Link]:
    role = ("role", bare(values.get("role", "")))
    yield Link(type="REPORTED", start=ends["person"], end=End(id=article, label="Article"), values=(role,))


def _partner(ends: Ends, values: Values, article: str) -> Iterator[Link]:
    """Yield one link for a partnership, the same whichever side is named first."""
    first, second = sorted((ends["a"], ends["b"]), key=lambda end: end.id)
    yield Link(type="PARTNER_OF", start=first, end=second, values=(("what", values.get("what", "")),))


def _between(edge_type: str, start: str, end: str) -> Callable[[Ends, Values, str], Iterator[Link]]:
    """Return the reader of a fact that is one edge between two of its slots."""

    def read(ends: Ends, values: Values, article: str) -> Iterator[Link]:
        yield Link(type=edge_type, start=ends[start], end=ends[end])

    return read


_READERS: Final[dict[str, Callable[[Ends, Values, str], Iterator[Link]]]] = {
    "role": _role,
    "award": _award,
    "byline": _byline,
    "organise": _between("ORGANISED", "org", "event"),
    "union_of": _between("UNION_OF", "union", "employer"),
    "partner": _partner,
    "located": _between("LOCATED_IN", "org", "place"),
}

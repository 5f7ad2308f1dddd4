"""Choose among candidates: the best wins only by a margin, otherwise nothing is settled."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from kg.resolve.weights import MARGIN


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A full name that a short form may stand for.

    `key` is what the name is known by in every article (the whole chain of places), `name` what is shown; `reason`
    says in a sentence why it may be; `weight` is how much speaks for it.
    """

    name: str
    key: str
    reason: str
    weight: float = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """What a mention is called: `name` and `key`, both None where the page does not settle it, and why."""

    name: str | None
    key: str | None
    reason: str


def choose(surface: str, candidates: Iterable[Candidate], nothing: str) -> Decision:
    """Return the decision for a short form; `nothing` is the reason where there is no candidate.

    What speaks for one name more than once adds up.
    """
    sums: dict[str, Candidate] = {}
    for candidate in candidates:
        known = sums.get(candidate.key)
        sums[candidate.key] = replace(known, weight=known.weight + candidate.weight) if known else candidate
    ranked = sorted(sums.values(), key=lambda candidate: -candidate.weight)
    if not ranked:
        return Decision(name=None, key=None, reason=f"{surface}: {nothing}")
    best = ranked[0]
    if len(ranked) > 1 and best.weight - ranked[1].weight < MARGIN:
        return Decision(name=None, key=None, reason=f"{surface}: {best.name} or {ranked[1].name}, neither clearly")
    return Decision(name=best.name, key=best.key, reason=f"{surface} → {best.name}: {best.reason}")

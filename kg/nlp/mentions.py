"""Decide between what the finders found: the one place where candidates become the mentions of a text.

The longest stretch wins where two cross, at equal length the label that is more particular; a post stays only where a
named person holds it. What lies inside a mention of another label is kept apart, for nested views.
"""

from __future__ import annotations

from collections.abc import Iterable

from kg.model import Mention
from kg.nlp.facts.holdings import find_holdings
from kg.nlp.facts.reading import make_scene
from kg.nlp.view import View

_RANK = {label: rank for rank, label in enumerate(("AWARD", "EVENT", "UNION", "COMPANY", "ORG", "PERSON", "ROLE"))}


def decide_mentions(view: View, candidates: Iterable[Mention]) -> tuple[Mention, ...]:
    """Return the mentions of a text, in order, none overlapping."""
    kept = _longest(candidates)
    held = {(h.post.start, h.post.end) for h in find_holdings(make_scene(view, kept), bylines=True)}
    return tuple(mention for mention in kept if mention.label != "ROLE" or (mention.start, mention.end) in held)


def _longest(candidates: Iterable[Mention]) -> tuple[Mention, ...]:
    """Return candidates without those that cross a longer one."""
    ordered = sorted(candidates, key=lambda m: (m.start - m.end, _RANK[m.label], m.start))
    taken: set[int] = set()
    kept = []
    for mention in ordered:
        span = range(mention.start, mention.end)
        if taken.isdisjoint(span):
            taken.update(span)
            kept.append(mention)
    return tuple(sorted(kept, key=lambda mention: mention.start))

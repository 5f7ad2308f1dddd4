"""What the other candidates of a text say of one: in which it lies, which overlap it, how the same name is read elsewhere."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from kg.nlp.judging import LEAST_ODDS, Candidate
from kg.nlp.view import View


def note_others(view: View, candidates: Iterable[Candidate]) -> list[Candidate]:
    """Return candidates in order of the text, each with what the others say of it; time is linear in the overlaps."""
    ordered = sorted(candidates, key=lambda one: (one.start, -one.end))
    alike: dict[tuple[str, str], list[Candidate]] = defaultdict(list)
    for one in ordered:
        alike[_name(view, one)].append(one)
    return [
        _noted(one, others, alike[_name(view, one)]) for one, others in zip(ordered, _overlapping(ordered), strict=True)
    ]


def _name(view: View, one: Candidate) -> tuple[str, str]:
    return view.folded[one.start : one.end], one.label


def _overlapping(ordered: Sequence[Candidate]) -> list[list[Candidate]]:
    """Return, for each candidate, the others that share a character with it."""
    found: list[list[Candidate]] = [[] for _ in ordered]
    open_: list[int] = []
    for index, one in enumerate(ordered):
        open_ = [other for other in open_ if ordered[other].end > one.start]
        for other in open_:
            found[index].append(ordered[other])
            found[other].append(one)
        open_.append(index)
    return found


def _noted(one: Candidate, others: Sequence[Candidate], alike: Sequence[Candidate]) -> Candidate:
    outer = [other for other in others if _holds(other, one)]
    longest = max(outer, key=lambda other: other.end - other.start, default=None)
    rivals = [other.model_odds for other in others if other.model_odds is not None]
    places = len(alike) - 1
    odds = one.model_odds
    elsewhere = None
    if places and odds is not None:
        elsewhere = (sum(other.model_odds or 0.0 for other in alike) - odds) / places
    return replace(
        one,
        inside=longest.label if longest else "",
        rival=max(rivals, default=LEAST_ODDS) - LEAST_ODDS,
        rival_by_rule=any(other.by_rule for other in others),
        elsewhere=elsewhere,
        elsewhere_by_rule=sum(other.by_rule for other in alike) > one.by_rule,
    )


def _holds(outer: Candidate, inner: Candidate) -> bool:
    around = outer.start <= inner.start and inner.end <= outer.end
    return around and (outer.start, outer.end) != (inner.start, inner.end)

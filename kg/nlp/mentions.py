"""Decide between what the finders and the entity model found: the one place where candidates become mentions.

Each candidate is judged by its grounds (`judging.py`); a post counts less where no named person holds it. A name that
is likely where it was found is a candidate wherever else it stands.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from kg.model import Mention
from kg.nlp.body_names import is_kind_alone
from kg.nlp.entities import Opinion
from kg.nlp.facts.holdings import find_holders
from kg.nlp.facts.reading import make_scene
from kg.nlp.judging import AGAIN, Candidate, Weights, choose, judge
from kg.nlp.names import is_address
from kg.nlp.neighbours import note_others
from kg.nlp.view import View
from kg.schema import BODY_LABELS
from kg.text.lexicon import own_words

_AGAIN = {"PERSON": 2, "UNION": 4, "COMPANY": 4, "ORG": 4, "AWARD": 4, "EVENT": 6}
"""The labels whose mentions are looked for again, and the shortest name that is."""
_LIKELY = 0.8
"""The least confidence of a mention that is looked for again."""


def decide_mentions(
    view: View, found: Iterable[Mention], opinion: Opinion | None, weights: Weights
) -> tuple[Mention, ...]:
    """Return the mentions of a text, in order, none overlapping, each with its confidence and the grounds for it."""
    return _choose(view, find_candidates(view, found, opinion, weights), weights)


def find_candidates(view: View, found: Iterable[Mention], opinion: Opinion | None, weights: Weights) -> list[Candidate]:
    """Return all that may be a mention of a text, with its grounds; `opinion` is None where no model takes part."""
    candidates = _merge(view, found, opinion)
    likely = [one for one in candidates if judge(one, weights) >= _LIKELY]
    candidates += _find_again(view, candidates, likely, opinion)
    candidates = note_others(view, candidates)
    return _note_holders(view, candidates, _choose(view, candidates, weights))


def _merge(view: View, found: Iterable[Mention], opinion: Opinion | None) -> list[Candidate]:
    rules = {(one.start, one.end, one.label): one.rule for one in found}
    spans = [(start, end, label) for start, end, label, _ in opinion.spans()] if opinion else []
    return [_make_candidate(view, span, rules.get(span, ""), opinion) for span in dict.fromkeys([*rules, *spans])]


def _make_candidate(view: View, span: tuple[int, int, str], rule: str, opinion: Opinion | None) -> Candidate:
    start, end, label = span
    listed = bool(rule) and _holds_own_word(view.folded[start:end])
    sure = opinion.probability(*span) if opinion else None
    vague = rule in ("", AGAIN) and _is_vague(view, span)
    return Candidate(start=start, end=end, label=label, rule=rule, model=sure, vague=vague, listed=listed)


def _holds_own_word(text: str) -> bool:
    own = own_words()
    spans = ((start, end) for start in range(len(text)) for end in range(start + 2, len(text) + 1)) if own else ()
    return any(text[start:end] in own for start, end in spans)


def _is_vague(view: View, span: tuple[int, int, str]) -> bool:
    """Say whether words that look like a mention do not tell which one it is: 社区工会联合会, 王大爷, the 王 of 王女士."""
    start, end, label = span
    if label == "PERSON":
        return end - start < 2 or is_address(view.folded[start:end])
    return label in BODY_LABELS and is_kind_alone(view, start, end)


def _find_again(
    view: View, candidates: Sequence[Candidate], likely: Sequence[Candidate], opinion: Opinion | None
) -> Iterator[Candidate]:
    """Yield the other places of names that are likely mentions where they were found."""
    known = {(one.start, one.end, one.label) for one in candidates}
    names = {(view.folded[one.start : one.end], one.label): None for one in likely}
    for text, label in names:
        if len(text) < _AGAIN.get(label, len(text) + 1):
            continue
        for match in re.finditer(re.escape(text), view.folded):
            span = (*match.span(), label)
            if span not in known:
                known.add(span)
                yield _make_candidate(view, span, AGAIN, opinion)


def _note_holders(view: View, candidates: Iterable[Candidate], chosen: tuple[Mention, ...]) -> list[Candidate]:
    """Return candidates with what the mentions chosen so far say of who holds each post."""
    holdings = find_holders(make_scene(view, chosen), bylines=True)
    held = {(holding.post.start, holding.post.end) for holding in holdings}
    peopled = {view.sentence_index(one.start) for one in chosen if one.label == "PERSON"}

    def holder(one: Candidate) -> str:
        if one.label != "ROLE" or (one.start, one.end) in held:
            return "named"
        return "near" if view.sentence_index(one.start) in peopled else "nobody"

    return [replace(one, holder=holder(one)) for one in candidates]


def _choose(view: View, candidates: Sequence[Candidate], weights: Weights) -> tuple[Mention, ...]:
    confidences = [judge(one, weights) for one in candidates]
    return tuple(
        Mention(
            start=one.start,
            end=one.end,
            label=one.label,
            text=view.text[one.start : one.end],
            rule=one.rule or "model",
            confidence=round(confidences[index], 3),
            grounds=one.describe(),
        )
        for index in choose(candidates, confidences)
        for one in (candidates[index],)
    )

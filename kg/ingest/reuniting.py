"""Columns out of order: fragments go back to the article that they are of, where the text shows which."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise

from kg.ingest.dividing import Draft
from kg.ingest.joining import Passage, splits_word
from kg.ingest.signs import is_bulleted_byline
from kg.text.fold import fold

_MOST_STRAYS = 5
_HEADLESS = re.compile(r"[^“「《（(]{0,40}?[”」》）)]|[，,、。；;：:！!？?]")


def reunite(drafts: Sequence[Draft]) -> list[Draft]:
    """Return the articles with the fragments, and what of one stands at the end of another, put where they belong."""
    _give_strays(drafts)
    kept: list[Draft] = []
    before: Draft | None = None
    for index, draft in enumerate(drafts):
        behind = drafts[index + 1] if index + 1 < len(drafts) else None
        home = _home(draft, before, behind) if draft.kind == "fragment" else None
        if home:
            _append(home, _in_order(draft.passages))
        else:
            kept.append(draft)
        before = kept[-1] if kept and kept[-1].is_broken_off else before if before and before.is_broken_off else None
    return kept


def _home(fragment: Draft, before: Draft | None, behind: Draft | None) -> Draft | None:
    """Return the article that a fragment is of: one that breaks off, before it by a torn word, or directly behind it."""
    if before and splits_word(before.passages[-1].text, fragment.passages[0].text):
        return before
    return behind if behind and behind.kind == "news" and behind.is_broken_off else None


def _append(home: Draft, passages: Sequence[Passage]) -> None:
    """Put passages at the end of an article, its last sentence made whole where a word runs over the joint."""
    last, first = home.passages[-1], passages[0]
    if splits_word(last.text, first.text):
        last.lines += first.lines
        passages = passages[1:]
    home.add(passages)


def _in_order(passages: Sequence[Passage]) -> list[Passage]:
    """Return passages with the last one before the first where a word of it runs over into the first."""
    first, last = passages[0], passages[-1]
    if len(passages) > 1 and last.is_broken_off and splits_word(last.text, first.text):
        return [Passage(last.kind, [*last.lines, *first.lines]), *passages[1:-1]]
    return list(passages)


def _give_strays(drafts: Sequence[Draft]) -> None:
    """Move the end of an article to the next one where a second byline shows that it is not its own.

    News that opens with its byline has no other at its end; the article behind lacks its own, and its beginning.
    """
    for draft, following in pairwise(drafts):
        start = len(draft.passages)
        while start and draft.passages[start - 1].kind == "byline":
            start -= 1
        ending = draft.passages[start:]
        text = next((passage for passage in following.passages if passage.is_text), None)
        is_foreign = bool(ending) and is_bulleted_byline(ending[0].text) and _has_byline_opening(draft)
        if is_foreign and text and text.kind == "body" and _HEADLESS.match(text.text):
            start = _first_stray(draft.passages[:start], following)
            following.add(draft.passages[start:])
            del draft.passages[start:]


def _has_byline_opening(draft: Draft) -> bool:
    return any(passage.kind == "opening" and "记者" in fold(passage.lines[0].text[:20]) for passage in draft.passages)


def _first_stray(passages: Sequence[Passage], following: Draft) -> int:
    """Return the index from which the last passages share the most words with the next article and not with their own."""
    theirs = _pairs(following.passages)
    best, start = 0.0, len(passages)
    for cut in range(max(len(passages) - _MOST_STRAYS, 1), len(passages)):
        words, own = _pairs(passages[cut:]), _pairs(passages[:cut])
        gain = len(words & (theirs - own)) / len(theirs) - len(words & (own - theirs)) / len(own)
        if gain > best and all(passage.kind == "body" for passage in passages[cut:]):
            best, start = gain, cut
    return start


def _pairs(passages: Iterable[Passage]) -> set[str]:
    """Return the pairs of neighbouring characters, which stand for the words of a text."""
    texts = [passage.text for passage in passages]
    pairs = {text[index : index + 2] for text in texts for index in range(len(text) - 1)}
    return {pair for pair in pairs if pair.isalnum()}

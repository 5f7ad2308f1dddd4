"""Long texts in parts: cut behind sentences, their records put back to the offsets of the whole."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from kg.model import Fact, Mention

LONGEST = 20_000
"""The most characters of a part: about a newspaper page."""

_ENDS = ("\n", "。", "!", "?", "！", "？", ";", "；", ",", "，")


def iter_parts(text: str) -> Iterator[tuple[int, str]]:
    """Yield (start, part) of a text: parts of at most LONGEST characters, cut behind the best mark in reach."""
    start = 0
    while len(text) - start > LONGEST:
        end = next(
            (at + 1 for mark in _ENDS if (at := text.rfind(mark, start + LONGEST // 2, start + LONGEST)) >= 0),
            start + LONGEST,
        )
        yield start, text[start:end]
        start = end
    yield start, text[start:]


def shift_mention(mention: Mention, by: int) -> Mention:
    """Return a mention of a part at its place in the whole."""
    return replace(mention, start=mention.start + by, end=mention.end + by) if by else mention


def shift_fact(fact: Fact, by: int) -> Fact:
    """Return a fact of a part, with its evidence and the mentions of its slots, at its place in the whole."""
    if not by:
        return fact
    slots = {
        slot: replace(argument, mention=shift_mention(argument.mention, by)) if argument.mention else argument
        for slot, argument in fact.slots.items()
    }
    evidence = replace(fact.evidence, start=fact.evidence.start + by, end=fact.evidence.end + by)
    return replace(fact, slots=slots, evidence=evidence)

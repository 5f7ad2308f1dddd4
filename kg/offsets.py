"""Move what was read in an article to the source: offsets, and the words as they stand there, line feeds and all."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace
from operator import itemgetter

from kg.model import Argument, Article, Evidence, Fact, Mention, Reading

_WORD = re.compile(r"\w")

Span = tuple[int, int]


def to_source(reading: Reading, source: str) -> Reading:
    """Return a reading whose mentions and evidence count in the source: `text == source[start:end]`, always.

    A stretch that is torn apart in the source (a sentence that goes on in another column, with other text between)
    has the offsets of one part: the longest of a mention, of a sentence the one that holds most of the fact's mentions.
    """
    moved: dict[Mention, Mention] = {}

    def move(mention: Mention) -> Mention:
        if mention not in moved:
            moved[mention] = _move_mention(mention, reading.article, source)
        return moved[mention]

    def move_argument(argument: Argument) -> Argument:
        return replace(argument, mention=move(argument.mention)) if argument.mention else argument

    def move_fact(fact: Fact) -> Fact:
        slots = {name: move_argument(argument) for name, argument in fact.slots.items()}
        held = [argument.mention for argument in slots.values() if argument.mention]
        return replace(fact, slots=slots, evidence=_move_evidence(fact.evidence, held, reading.article, source))

    return replace(
        reading,
        mentions=tuple(move(mention) for mention in reading.mentions),
        facts=tuple(move_fact(fact) for fact in reading.facts),
    )


def find_parts(article: Article, start: int, end: int, source: str) -> list[Span]:
    """Return the spans of the source that hold text[start:end], in the order of the text.

    Pieces of the article that follow each other in the source, with no word between, make one span.
    """
    spans: list[Span] = []
    first = max(bisect_right(article.pieces, start, key=itemgetter(0)) - 1, 0)
    for at, origin, length in article.pieces[first:]:
        if at >= end:
            break
        left, right = origin + max(start - at, 0), origin + min(end - at, length)
        if left >= right:
            continue
        if spans and left >= spans[-1][1] and not _WORD.search(source, spans[-1][1], left):
            spans[-1] = (spans[-1][0], right)
        else:
            spans.append((left, right))
    if not spans:
        raise ValueError(f"span {start}:{end} holds no character of the source; article {article.id!r}")
    return spans


def _move_mention(mention: Mention, article: Article, source: str) -> Mention:
    start, end = max(find_parts(article, mention.start, mention.end, source), key=_length)
    return replace(mention, start=start, end=end, text=source[start:end])


def _move_evidence(evidence: Evidence, held: Sequence[Mention], article: Article, source: str) -> Evidence:
    def weight(span: Span) -> Span:
        return sum(span[0] <= mention.start < span[1] for mention in held), _length(span)

    start, end = max(find_parts(article, evidence.start, evidence.end, source), key=weight)
    return replace(evidence, start=start, end=end, quote=source[start:end])


def _length(span: Span) -> int:
    return span[1] - span[0]

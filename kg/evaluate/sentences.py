"""Find the sentence of a page that a mention or a fact stands in."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Final

from kg.evaluate.gold import Gold
from kg.evaluate.names import plain

_END: Final = re.compile(r"[。！？!?；;]|\n\s*\n")
_REACH: Final = 80
"""How many characters of a sentence are shown on each side: where OCR lost the stops, a sentence has no end."""


def find_sentence(text: str, start: int, end: int) -> str:
    """Return the sentence round a stretch of a text, its line breaks left out; '' where there is no such stretch."""
    if not 0 <= start < end <= len(text):
        return ""
    first = max(start - _REACH, 0)
    begins = [match.end() for match in _END.finditer(text, first, start)]
    stop = _END.search(text, end, min(end + _REACH, len(text)))
    sentence = text[begins[-1] if begins else first : stop.end() if stop else end + _REACH]
    return re.sub(r"\s*\n\s*", "", sentence).strip()


def find_sentence_of(names: Sequence[Iterable[str | None]], gold: Gold, text: str, article: int | None) -> str:
    """Return the sentence in which most slots of a fact are named, given the names that are right in each."""
    sentences = [
        {
            find_sentence(text, *place)
            for place in _iter_places({plain(name) for name in slot if name}, gold, text, article)
        }
        for slot in names
    ]
    named = Counter(sentence for slot in sentences for sentence in sorted(slot) if sentence)
    return max(named, key=lambda sentence: named[sentence], default="")


def _iter_places(names: set[str], gold: Gold, text: str, article: int | None) -> Iterable[tuple[int, int]]:
    """Yield where one of the names stands: as a mention that has it, or, where gold tells no mentions, as it is written."""
    if gold.mentions is None:
        yield from (match.span() for name in names if name for match in re.finditer(re.escape(name), text))
        return
    for mention in gold.mentions:
        here = article is None or mention.get("article") in (None, article)
        if here and not names.isdisjoint({plain(mention["text"]), *map(plain, mention["names"])}):
            yield mention["start"], mention["end"]

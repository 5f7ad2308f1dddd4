"""What every finder looks at: the text of a Doc in its matching form, its words, its places, its clauses.

Offsets are characters of `doc.text`, which the matching form keeps. The view is made once a Doc and cached on it.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cached_property
from typing import NamedTuple

from spacy.tokens import Doc

from kg.nlp.segmenters import Segmenter, make_segmenter
from kg.text.fold import fold
from kg.text.places import PlaceHit, gazetteer, short_name

VIEW = "kg_view"
"""Where a Doc keeps its view, in `user_data`."""

TEXT = "kg_text"
"""Where a Doc keeps its text, in `user_data`: a Doc puts it together from its tokens anew each time."""

_SENTENCE = re.compile(r"[^。!?;\n]*(?:[。!?;]+[”’」』)]*|\n|$)")


class Word(NamedTuple):
    """A word of the matching form with its part of speech (the tags of jieba; empty where a segmenter has none)."""

    start: int
    end: int
    text: str
    tag: str


class View:
    """The readings of one text that finders share, each made when it is first asked for."""

    def __init__(self, text: str, segmenter: Segmenter) -> None:
        self.text = text
        self.folded = fold(text)
        self._segmenter = segmenter

    @cached_property
    def words(self) -> list[Word]:
        """Return the words, in order, without gaps."""
        found, start = [], 0
        for text, tag in self._segmenter(self.folded):
            found.append(Word(start, start + len(text), text, tag))
            start += len(text)
        return found

    @cached_property
    def word_at(self) -> list[int]:
        """Return, for each character, the index of the word it is in."""
        return [index for index, word in enumerate(self.words) for _ in word.text]

    @cached_property
    def starts(self) -> set[int]:
        """Return the offsets at which a word begins."""
        return {word.start for word in self.words} | {len(self.folded)}

    @cached_property
    def places(self) -> list[PlaceHit]:
        """Return the administrative places, chains as one, in order.

        A county named in full once is known by its short name too: 龙游 in a text that names 龙游县.
        """
        hits = gazetteer().find(self.folded)
        taken = {index for hit in hits for index in range(hit.start, hit.end)}
        shorts = {short_name(part): hit for hit in hits for part in (self.folded[hit.parts[-1][0] : hit.parts[-1][1]],)}
        for short, hit in shorts.items():
            if len(short) < 2 or hit.level != "county":
                continue
            for match in re.finditer(re.escape(short), self.folded):
                if taken.isdisjoint(range(*match.span())) and match.start() in self.starts:
                    parts = (match.span(),)
                    hits.append(PlaceHit(start=match.start(), end=match.end(), candidates=hit.candidates, parts=parts))
                    taken.update(range(*match.span()))
        return sorted(hits, key=lambda hit: hit.start)

    @cached_property
    def places_at(self) -> set[int]:
        """Return the offsets that lie in a place."""
        return {index for hit in self.places for index in range(hit.start, hit.end)}

    @cached_property
    def place_starts(self) -> dict[int, PlaceHit]:
        """Return the places by where they begin."""
        return {hit.start: hit for hit in self.places}

    @cached_property
    def place_ends(self) -> dict[int, PlaceHit]:
        """Return the places by where they end."""
        return {hit.end: hit for hit in self.places}

    @cached_property
    def sentences(self) -> list[tuple[int, int]]:
        """Return the spans of the sentences; a line feed ends one."""
        return [match.span() for match in _SENTENCE.finditer(self.folded) if match.group().strip()]

    def sentence_index(self, offset: int) -> int:
        """Return the index of the last sentence that begins at or before an offset; 0 before the first."""
        return max(bisect_right(self.sentences, (offset, len(self.folded))) - 1, 0)

    def sentence_of(self, start: int, end: int) -> tuple[int, int]:
        """Return the span, trimmed, of the sentences that hold start:end."""
        if not self.sentences:
            return start, end
        first = min(self.sentences[self.sentence_index(start)][0], start)
        last = max(self.sentences[self.sentence_index(end - 1)][1], end)
        while first < start and self.folded[first].isspace():
            first += 1
        while last > end and self.folded[last - 1].isspace():
            last -= 1
        return first, last


def read_view(doc: Doc) -> View:
    """Return the view of a Doc; its segmenter is the one that `kg_words` chose, else the default."""
    view: View | None = doc.user_data.get(VIEW)
    if view is None:
        view = set_view(doc, make_segmenter("jieba"))
    return view


def set_view(doc: Doc, segmenter: Segmenter) -> View:
    """Make the view of a Doc with the given segmenter and return it."""
    view = View(doc.user_data.get(TEXT) or doc.text, segmenter)
    doc.user_data[VIEW] = view
    return view

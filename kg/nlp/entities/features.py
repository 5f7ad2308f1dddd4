"""What the entity model sees of each character: itself, its pair with the next, its word, its place name.

Words come with the dictionary's part of speech, so the features carry the open lists of a segmenter's dictionary and of
the gazetteer; after SoftLexicon (Ma et al., ACL 2020), with classes of words where that has a vector a word.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

import numpy as np
from numpy.typing import NDArray

from kg.nlp.segmenters import make_segmenter
from kg.nlp.view import View, Word
from kg.text.places import PlaceHit

Ids = NDArray[np.int32]

COLUMNS: Final = ("char", "pair", "word", "place")
"""The features of a character, in the order of the columns of `Alphabet.encode`."""

WORD_CLASSES: Final = (
    "n", "nr", "nrt", "ns", "nt", "nz", "ng", "s", "t", "f", "v", "vn", "a", "b", "d", "m", "q", "r", "p", "c", "u", "y",
    "i", "l", "j", "x", "eng", "zg",
)  # fmt: skip
"""The parts of speech that are told apart; any other is that of its first letter, or one more class."""

_LEVELS: Final = ("province", "city", "county", "township")
_BEGIN, _INSIDE, _END, _SINGLE = range(4)
WORD_IDS: Final = 1 + 4 * (len(WORD_CLASSES) + 1)
PLACE_IDS: Final = 1 + 4 * (len(_LEVELS) + 1)

_CLASS_OF: Final = {name: index for index, name in enumerate(WORD_CLASSES)}
_ALIKE: Final = {ord(char): "0" for char in "123456789"} | {
    code: chr(code + 32) for code in range(ord("A"), ord("Z") + 1)
}


def level(text: str) -> str:
    """Return a text with characters that a model does not tell apart made one: figures, small and capital letters."""
    return text.translate(_ALIKE)


@dataclass(frozen=True)
class Alphabet:
    """The characters and pairs that a model knows; id 0 is every other one."""

    chars: str
    pairs: tuple[str, ...]

    @cached_property
    def _char_ids(self) -> Ids:
        table = np.zeros(sys.maxunicode + 1, np.int32)
        for index, char in enumerate(self.chars, 1):
            table[ord(char)] = index
        for code, same in _ALIKE.items():
            table[code] = table[ord(same)]
        return table

    @cached_property
    def _pair_keys(self) -> tuple[NDArray[np.int64], Ids]:
        keys = np.array([self._key(*self._char_ids[[ord(pair[0]), ord(pair[1])]]) for pair in self.pairs], np.int64)
        order = np.argsort(keys, kind="stable")
        return keys[order], order.astype(np.int32) + 1

    def _key(self, first: NDArray[np.int32], second: NDArray[np.int32]) -> NDArray[np.int64]:
        return np.asarray(first, np.int64) * (len(self.chars) + 1) + second

    def encode(self, view: View) -> Ids:
        """Return the ids of a text's features, shape (characters, len(COLUMNS))."""
        ids = np.zeros((len(view.folded), len(COLUMNS)), np.int32)
        ids[:, 0] = self._char_ids[codes(view.folded)]
        ids[:-1, 1] = self._find_pairs(ids[:, 0])
        ids[:, 2] = word_ids(_tagged_words(view))
        mark_places(ids[:, 3], view.places)
        return ids

    def _find_pairs(self, chars: Ids) -> Ids:
        known, numbers = self._pair_keys
        if not len(known):
            return np.zeros(len(chars) - 1, np.int32)
        keys = self._key(chars[:-1], chars[1:])
        at = np.minimum(np.searchsorted(known, keys), len(known) - 1)
        return np.where(known[at] == keys, numbers[at], 0).astype(np.int32)


def _tagged_words(view: View) -> Sequence[Word]:
    """Return the words of jieba, which models are trained with, whatever segmenter the rules go by."""
    if view.words and not view.words[0].tag:
        return View(view.text, make_segmenter("jieba")).words
    return view.words


def codes(text: str) -> NDArray[np.uint32]:
    """Return the code points of a text."""
    return np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32)


def word_ids(words: Sequence[Word]) -> Ids:
    """Return, for each character, the class of its word and where in the word it stands; 0 where there is no tag."""
    other = len(WORD_CLASSES)
    sizes = np.array([word.end - word.start for word in words], np.int64)
    classes = np.array(
        [_CLASS_OF.get(word.tag, _CLASS_OF.get(word.tag[:1], other)) if word.tag else -1 for word in words], np.int32
    )
    ends = np.cumsum(sizes)
    where = np.full(int(sizes.sum()), _INSIDE, np.int32)
    where[ends - 1] = _END
    where[ends - sizes] = _BEGIN
    where[(ends - 1)[sizes == 1]] = _SINGLE
    ids: Ids = np.where(np.repeat(classes, sizes) >= 0, 1 + 4 * np.repeat(classes, sizes) + where, 0).astype(np.int32)
    return ids


def mark_places(ids: Ids, places: Iterable[PlaceHit]) -> None:
    """Write the level of each place name and where in it a character stands."""
    for hit in places:
        for start, end in hit.parts:
            level = _LEVELS.index(hit.level) if hit.level in _LEVELS else len(_LEVELS)
            ids[start:end] = 1 + 4 * level + _INSIDE
            ids[end - 1] = 1 + 4 * level + _END
            ids[start] = 1 + 4 * level + (_SINGLE if end - start == 1 else _BEGIN)

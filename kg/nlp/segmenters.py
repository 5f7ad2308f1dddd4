"""Segmenters of words: a layer beside the Doc, which stays in characters. They say where words begin, not what a name is."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cache
from pathlib import Path

from kg.errors import ConfigError

Segmenter = Callable[[str], Iterable[tuple[str, str]]]
"""From a text to its words with their tags; the words joined are the text."""

NAMES = ("jieba", "pkuseg", "char")


@cache
def make_segmenter(name: str, model: str | None = None) -> Segmenter:
    """Return the segmenter of a name: jieba (dictionary, the default), pkuseg (a model's folder is needed) or char.

    Raises ConfigError for another name, for pkuseg without a model, and where spacy-pkuseg is not installed.
    """
    if name == "jieba":
        return _jieba()
    if name == "pkuseg":
        return _pkuseg(model)
    if name == "char":
        return lambda text: ((char, "") for char in text)
    raise ConfigError(f"unknown segmenter {name!r}; expected one of {', '.join(NAMES)}")


def _jieba() -> Segmenter:
    import rjieba

    tagger = rjieba.Jieba()
    # The dictionary alone: its hidden Markov model for unknown words joins a name to the word behind it.
    return lambda text: tagger.tag(text, False)


def _pkuseg(model: str | None) -> Segmenter:
    if not model or not Path(model).is_dir():
        raise ConfigError(f"segmenter 'pkuseg' needs the folder of a model, found {model!r}; train one as README says")
    try:
        import spacy_pkuseg
    except ImportError as error:
        raise ConfigError("segmenter 'pkuseg' is not installed; pip install 'union-news-kg[pkuseg]'") from error
    segmenter = spacy_pkuseg.pkuseg(model_name=model, user_dict=None)

    def cut(text: str) -> Iterable[tuple[str, str]]:
        at = 0
        for word in segmenter.cut(text):
            start = text.index(word, at)
            if start > at:  # pkuseg drops white space
                yield text[at:start], "x"
            yield word, ""
            at = start + len(word)
        if at < len(text):
            yield text[at:], "x"

    return cut

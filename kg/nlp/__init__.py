"""The spaCy pipeline: articles in, mentions and facts out. The only package that knows spaCy."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

import spacy
from spacy.tokens import Doc

from kg.errors import ConfigError
from kg.model import Article, Reading
from kg.nlp import components
from kg.resources import pipelines

if TYPE_CHECKING:
    from spacy.language import Language

__all__ = ["make_doc", "make_pipeline", "read_articles"]


def make_pipeline(*, segmenter: str = "jieba", segmenter_model: str | None = None) -> Language:
    """Return the pipeline of `pipelines/union_news/config.cfg`.

    `segmenter` is jieba, pkuseg (`segmenter_model` is the folder of its model) or char. Raises ConfigError for a
    segmenter that is not there, and for a pattern or word list that cannot be read.
    """
    path = pipelines("union_news", "config.cfg")
    overrides = {"components.kg_words.segmenter": segmenter, "components.kg_words.model": segmenter_model}
    try:
        config = spacy.util.load_config(path, overrides=overrides)
        return spacy.util.load_model_from_config(config, auto_fill=True)
    except (OSError, ValueError) as error:
        raise ConfigError(f"cannot make the pipeline of {str(path)!r}: {error}") from error


def make_doc(nlp: Language, text: str) -> Doc:
    """Return a Doc whose tokens are the characters of the text, so that spans have the text's own offsets."""
    return Doc(nlp.vocab, words=list(text), spaces=[False] * len(text))


def read_articles(nlp: Language, articles: Iterable[Article]) -> Iterator[Reading]:
    """Yield what the pipeline reads in each article, in order; offsets count in `Article.text`."""
    docs = ((make_doc(nlp, article.text), article) for article in articles)
    for doc, article in nlp.pipe(docs, as_tuples=True):
        yield Reading(article=article, mentions=doc._.kg_mentions, facts=doc._.kg_facts)
        components.drop_work(doc)

"""The spaCy pipeline: articles in, mentions and facts out. The only package that knows spaCy."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

import spacy
from spacy.tokens import Doc

from kg.config import PipelineOptions
from kg.errors import ConfigError
from kg.model import Article, Fact, Mention, Reading
from kg.nlp import components
from kg.nlp.parts import iter_parts, shift_fact, shift_mention
from kg.nlp.view import TEXT
from kg.resources import pipelines

if TYPE_CHECKING:
    from spacy.language import Language

__all__ = ["make_doc", "make_pipeline", "read_articles"]


def make_pipeline(options: PipelineOptions | None = None) -> Language:
    """Return the pipeline of `pipelines/union_news/config.cfg`.

    Raises ConfigError for a segmenter, model or choice of finders that is not there, and for a pattern or word list that
    cannot be read.
    """
    options = options or PipelineOptions()
    path = pipelines("union_news", "config.cfg")
    overrides = {
        "components.kg_words.segmenter": options.segmenter,
        "components.kg_words.model": options.segmenter_model,
        "components.kg_entities.model": options.entity_model,
        "components.kg_mentions.finders": options.finders,
        "components.kg_mentions.judge": _judge_beside(options.entity_model),
    }
    try:
        config = spacy.util.load_config(path, overrides=overrides)
        unused = ["kg_entities"] if options.finders == "rules" else []
        return spacy.util.load_model_from_config(config, auto_fill=True, exclude=unused)
    except (OSError, ValueError) as error:
        raise ConfigError(f"cannot make the pipeline of {str(path)!r}: {error}") from error


def _judge_beside(model: str | None) -> str | None:
    """Return the judge that was fitted with a model, None where there is none beside it."""
    judge = Path(model).with_name("judge.json") if model else None
    return str(judge) if judge and judge.exists() else None


def make_doc(nlp: Language, text: str) -> Doc:
    """Return a Doc whose tokens are the characters of the text, so that spans have the text's own offsets."""
    return Doc(nlp.vocab, words=list(text), spaces=[False] * len(text), user_data={TEXT: text})


def read_articles(nlp: Language, articles: Iterable[Article]) -> Iterator[Reading]:
    """Yield what the pipeline reads in each article, in order; offsets count in `Article.text`.

    A text longer than a newspaper page is read in parts, cut behind sentences, so time and memory stay linear.
    """
    parts = (
        (make_doc(nlp, text), (index, article, start))
        for index, article in enumerate(articles)
        for start, text in iter_parts(article.text)
    )
    for _, group in groupby(nlp.pipe(parts, as_tuples=True), key=lambda pair: pair[1][0]):
        mentions: list[Mention] = []
        facts: list[Fact] = []
        article = None
        for doc, (_, article, start) in group:  # noqa: B007
            mentions.extend(shift_mention(mention, start) for mention in doc._.kg_mentions)
            facts.extend(shift_fact(fact, start) for fact in doc._.kg_facts)
            components.drop_work(doc)
        assert article is not None, "a group has a part"
        yield Reading(article=article, mentions=tuple(mentions), facts=tuple(facts))

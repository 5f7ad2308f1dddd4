"""What can be measured on labelled text: texts in, the spans of each out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.build import shared_pipeline
from kg.config import PipelineOptions
from kg.corpus import Span
from kg.evaluate.spans import Finder
from kg.ingest import split_articles
from kg.model import Document
from kg.nlp import read_articles
from kg.offsets import to_source


def make_finder(options: PipelineOptions) -> Finder:
    """Return what finds mentions as a build does: each text is a page, divided into articles, its broken lines joined."""
    nlp = shared_pipeline(options)

    def find(texts: Sequence[str]) -> Iterator[list[Span]]:
        pages = [split_articles(Document(path=str(number), text=text)) for number, text in enumerate(texts)]
        readings = read_articles(nlp, (article for articles in pages for article in articles))
        for text, articles in zip(texts, pages, strict=True):
            read = [to_source(next(readings), text) for _ in articles]
            yield [Span(one.start, one.end, one.label) for reading in read for one in reading.mentions]

    return find

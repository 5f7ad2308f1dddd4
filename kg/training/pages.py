"""Pieces of the corpus as the pipeline reads them: articles, broken lines joined, with their marks moved along."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kg.corpus import Mark, Piece
from kg.ingest import split_articles
from kg.model import Article, Document
from kg.training.samples import Sample

Span = tuple[int, int, str]


@dataclass(frozen=True, slots=True)
class MarkedArticle:
    """An article with its mentions (start, end, label), and those that may be read either way; offsets in its text."""

    article: Article
    spans: tuple[Span, ...]
    optional: tuple[Span, ...]

    def to_sample(self, source: str) -> Sample:
        """Return it as a sample of a source."""
        return Sample(source, self.article.text, self.spans, tuple((start, end) for start, end, _ in self.optional))


def iter_articles(piece: Piece) -> Iterator[MarkedArticle]:
    """Yield the articles that reading makes of a piece; a mention that it tears apart may be read either way."""
    for article in split_articles(Document(path=piece.id, text=piece.text)):
        places = _source_places(article)
        spans: list[Span] = []
        optional: list[Span] = []
        for mark in piece.mentions:
            inside = [at for at, source in enumerate(places) if mark.start <= source < mark.end]
            if not inside:
                continue
            span = inside[0], inside[-1] + 1, mark.label
            crosses = any(start < span[1] and span[0] < end for start, end, _ in spans)
            (optional if mark.optional or crosses or _is_torn(inside, mark) else spans).append(span)
        yield MarkedArticle(article, tuple(sorted(spans)), tuple(sorted(optional)))


def _source_places(article: Article) -> list[int]:
    """Return, for each character of an article, its offset in the piece; -1 where it was put in."""
    places = [-1] * len(article.text)
    for start, source, length in article.pieces:
        places[start : start + length] = range(source, source + length)
    return places


def _is_torn(inside: Sequence[int], mark: Mark) -> bool:
    solid = sum(not character.isspace() for character in mark.text)
    return inside[-1] - inside[0] + 1 != len(inside) or len(inside) < solid

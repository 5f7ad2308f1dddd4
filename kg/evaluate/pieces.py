"""Measure on pieces of the corpus, or on composed ones: each is read as a page of its own."""

from __future__ import annotations

from collections.abc import Iterable

from kg.build import extract_page, shared_pipeline
from kg.config import PipelineOptions
from kg.corpus import Piece, to_document, to_gold
from kg.evaluate.gold import parse_gold
from kg.evaluate.scores import Evaluation, Found, evaluate
from kg.extraction import page_to_json


def evaluate_pieces(pieces: Iterable[Piece], options: PipelineOptions | None = None) -> Evaluation:
    """Read pieces, and compare what is found with their marks and facts. Raises InputError where there are none."""
    nlp = shared_pipeline(options or PipelineOptions())
    listed = list(pieces)
    golds = [parse_gold(to_gold(piece), f"{piece.id}.json") for piece in listed]
    documents = [to_document(piece) for piece in listed]
    return evaluate(golds, (Found(path=one.path, data=page_to_json(extract_page(one, nlp))) for one in documents))

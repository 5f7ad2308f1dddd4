"""How well the whole way reads the annotated pieces of the corpus: figures may rise, and not fall below these floors.

The floors lie a little under what is measured, so that a rule that helps one piece and harms ten is seen.
"""

from __future__ import annotations

import pytest

import kg
from kg.build import extract_page
from kg.corpus import iter_pieces, to_gold
from kg.evaluate import Found, evaluate, parse_gold
from kg.extraction import page_to_json
from kg.model import Document, Known
from kg.resources import pipelines

FLOORS = {
    ("mention", "all but EVENT"): 0.86,
    ("mention", "PERSON"): 0.88,
    ("mention", "UNION"): 0.90,
    ("name", "all"): 0.95,
    ("fact", "role"): 0.55,
    ("fact", "award"): 0.60,
    ("fact", "byline"): 0.85,
}
"""F1 of each; the share of right names for `name`."""


@pytest.fixture(scope="module")
def scores():
    nlp = kg.pipeline()
    golds, found = [], []
    for piece in iter_pieces(pipelines("corpus")):
        if int(piece.id) < 100:
            document = Document(
                path=f"{piece.id}.txt",
                text=piece.text,
                date=Known(value=piece.date, origin="metadata"),
                place=Known(value=piece.place, origin="metadata"),
            )
            golds.append(parse_gold(to_gold(piece), f"{piece.id}.json"))
            found.append(Found(path=document.path, data=page_to_json(extract_page(document, nlp))))
    return evaluate(golds, found).scores()


@pytest.mark.parametrize("row", FLOORS, ids=" ".join)
def test_reading_stays_above_its_floor(scores, row):
    assert scores[row].f1 >= FLOORS[row]

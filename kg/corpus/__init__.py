"""The corpus of the genre: pieces of Chinese trade-union news with mentions, full names and facts marked in them.

It stands in `pipelines/corpus/` of the repository; its data card there tells the format. A piece is a file: what is
wrong in it is an InputError that names file and line.

    for piece in iter_pieces(Path("pipelines/corpus"), "train"):
        labelled = to_labelled(damage(piece, seed=1))

Beside it stand shapes, pieces whose names are left open (`pipelines/composed/`): `compose` fills them with new names.
"""

from kg.corpus.card import format_card
from kg.corpus.composing import Shape, compose, compose_all, read_shapes
from kg.corpus.damage import damage
from kg.corpus.gold import to_document, to_gold
from kg.corpus.labelled import Labelled, Span, format_labelled, iter_sentences, to_labelled
from kg.corpus.parsing import parse_piece
from kg.corpus.reading import iter_pieces, read_piece, read_pieces
from kg.corpus.records import FactLine, Mark, Piece
from kg.corpus.splits import SPLITS, split_of

__all__ = [
    "SPLITS",
    "FactLine",
    "Labelled",
    "Mark",
    "Piece",
    "Shape",
    "Span",
    "compose",
    "compose_all",
    "damage",
    "format_card",
    "format_labelled",
    "iter_pieces",
    "iter_sentences",
    "parse_piece",
    "read_piece",
    "read_pieces",
    "read_shapes",
    "split_of",
    "to_document",
    "to_gold",
    "to_labelled",
]

"""`kg evaluate corpus` and `kg evaluate composed`: what is found in annotated pieces, and in pieces composed of shapes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli import options
from kg.cli.corpus import Folder, Split
from kg.cli.evaluation import (
    by_kind,
    put_calibration,
    put_errors,
    put_evaluation_json,
    put_kinds,
    put_parts,
    put_scores,
)
from kg.cli.output import note, put, put_table
from kg.config import PipelineOptions
from kg.resources import pipelines

if TYPE_CHECKING:
    from kg.corpus import Piece
    from kg.evaluate import Outcome, Parts

Damage = Annotated[
    int | None,
    typer.Option(metavar="SEED", help="Measure on the text damaged as OCR does too, the same way for the same number."),
]


def corpus(
    folder: Folder = None,
    split: Annotated[Split, typer.Option(help="The part of the corpus.")] = Split.test,
    damage: Damage = None,
    errors: Annotated[
        bool, typer.Option("--errors", help="List every error: of train and tune, the test is for figures alone.")
    ] = False,
    segmenter: options.Segmenter = options.SEGMENTER,
    segmenter_model: options.SegmenterModel = None,
    finders: options.Finders = options.BOTH,
    entity_model: options.EntityModel = None,
    as_json: options.AsJson = False,
) -> None:
    """Compare what is found in annotated pieces, clean and damaged, with their marks and facts 语料比对.

    Prints the commonest kinds of errors, the scores of mentions, full names, facts and their status, and how right what was
    found with which confidence is. Nothing was tuned on the split test.

    \b
    Example 例:
      kg evaluate corpus --split test --damage 1
    """
    from kg.corpus import iter_pieces
    from kg.evaluate import whole_of

    chosen = PipelineOptions(
        segmenter=segmenter, segmenter_model=segmenter_model, finders=finders.value, entity_model=entity_model
    )
    parts = _clean_and_damaged(list(iter_pieces(folder or pipelines("corpus"), split.value)), damage, chosen)
    whole = whole_of(parts)
    if as_json:
        put_evaluation_json(whole, parts)
        return
    if errors:
        put_errors(by_kind(whole))
    put_kinds(whole)
    put_parts(parts, apart=False)
    put_calibration(parts)


def composed(
    shapes: Annotated[
        str, typer.Option(metavar="NAME", help="Only shapes whose name begins so: post, honour.list.")
    ] = "",
    count: Annotated[int, typer.Option(min=1, help="How many pieces of each shape.")] = 5,
    seed: Annotated[int, typer.Option(help="Other names for another number.")] = 0,
    examples: Annotated[int, typer.Option(min=0, help="How many errors of each shape to show.")] = 2,
    damage: Damage = None,
    segmenter: options.Segmenter = options.SEGMENTER,
    segmenter_model: options.SegmenterModel = None,
    finders: options.Finders = options.BOTH,
    entity_model: options.EntityModel = None,
    as_json: options.AsJson = False,
) -> None:
    """Compose sentences of known shape with new names, and try each finder on them 造句比对.

    Shows the shapes with most errors first, with examples; then what each finder misses and makes up in which shape. A
    shape that is read says that its rule works, no more: news is not made of shapes.

    \b
    Example 例:
      kg evaluate composed --shapes honour --count 20
    """
    from kg.corpus import compose_all, read_shapes
    from kg.evaluate import part_by, whole_of

    chosen = PipelineOptions(
        segmenter=segmenter, segmenter_model=segmenter_model, finders=finders.value, entity_model=entity_model
    )
    pieces = list(compose_all(read_shapes(prefix=shapes), count, seed))
    tried = _clean_and_damaged(pieces, damage, chosen)
    whole = whole_of(tried)
    by_shape = part_by(whole, "shape")
    if as_json:
        put_evaluation_json(whole, by_shape)
        return
    wrong = dict(sorted(by_shape.items(), key=lambda item: (-len(item[1].errors), item[0])))
    wrong = {name: part for name, part in wrong.items() if part.errors}
    if examples:
        put_errors({name: _facts_first(part.errors) for name, part in wrong.items()}, examples)
    put_table(("shape", "kind", "type", "right", "missed", "extra"), _iter_wrong(wrong))
    note(f"shapes without an error 无误的句式: {len(by_shape) - len(wrong)} of {len(by_shape)}")
    put("\n")
    put_kinds(whole)
    if damage is None:
        put_scores(whole)
    else:
        put_parts(tried, apart=False)


def _clean_and_damaged(pieces: list[Piece], seed: int | None, chosen: PipelineOptions) -> Parts:
    """Return what is found in pieces as they are, and damaged where there is a seed for it."""
    from kg.corpus import damage
    from kg.evaluate.pieces import evaluate_pieces

    parts = {"clean": evaluate_pieces(pieces, chosen)}
    if seed is not None:
        parts["damaged"] = evaluate_pieces([damage(piece, seed) for piece in pieces], chosen)
    return parts


def _facts_first(errors: Iterable[Outcome]) -> list[Outcome]:
    return sorted(errors, key=lambda error: error.kind != "fact")


def _iter_wrong(parts: Parts) -> Iterator[tuple[object, ...]]:
    """Yield what each finder missed and made up in each shape."""
    for name, part in parts.items():
        for (kind, type_), score in part.scores().items():
            if (score.missed or score.extra) and type_ not in _TOGETHER:
                yield name, kind, type_, score.right, score.missed, score.extra


_TOGETHER = ("all", "all but EVENT", "role + award + byline")
"""Rows that sum up others."""

"""`kg evaluate ner`: entities against labelled text."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Mapping
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from kg.cli import options
from kg.cli.output import note, put, put_json, put_table
from kg.config import PipelineOptions
from kg.export.words import one_line

if TYPE_CHECKING:
    from kg.evaluate import Score, SpanError, SpanEvaluation


class LabelledFormat(StrEnum):
    """Forms of labelled text; kg.evaluate.FORMATS has the same names."""

    jsonl = "jsonl"
    bio = "bio"
    bioes = "bioes"
    bmes = "bmes"


def ner(
    file: Annotated[
        Path, typer.Argument(metavar="FILE", help="Labelled text: JSON Lines or columns.", show_default=False)
    ],
    form: Annotated[
        LabelledFormat | None,
        typer.Option("--format", "-f", help="What the file is written in.", show_default="found by looking"),
    ] = None,
    mapping: Annotated[
        list[str] | None,
        typer.Option(
            "--map",
            metavar="LABEL=LABEL",
            help="What a label is called here: name=PERSON; name= leaves it out. Holds for both sides; repeatable.",
        ),
    ] = None,
    errors: Annotated[bool, typer.Option(help="List every error.")] = True,
    segmenter: options.Segmenter = options.SEGMENTER,
    segmenter_model: options.SegmenterModel = None,
    finders: options.Finders = options.BOTH,
    entity_model: options.EntityModel = None,
    as_json: options.AsJson = False,
) -> None:
    """Compare entities with labelled text of any source 实体识别比对.

    Prints every error (missed, extra, border, label), then precision, recall and F1 by label and of all together. An
    entity is right by its borders and its label.

    FILE is JSON Lines ({"text": ..., "entities": [[start, end, label], ...]}) or columns (a character and its tag a line;
    BIO, BIOES or BMES). Labels that it does not annotate are left out, and said; --map ROLE=ROLE counts them all the same.

    \b
    Example 例:
      kg evaluate ner news.jsonl --map PER=PERSON --map LOC= --map UNION=ORG --map COMPANY=ORG
    """
    from kg.evaluate import evaluate_spans, map_labels, parse_table, read_labelled
    from kg.evaluate.finders import make_finder
    from kg.schema import LABELS

    table = parse_table(mapping or ())
    labelled = read_labelled(file, form and form.value)
    mapped = map_labels(labelled, LABELS, table)
    if mapped.unasked:
        note(f"left out 不计, as {file} does not annotate them: {', '.join(mapped.unasked)}")
    chosen = PipelineOptions(
        segmenter=segmenter, segmenter_model=segmenter_model, finders=finders.value, entity_model=entity_model
    )
    evaluation = evaluate_spans(labelled, make_finder(chosen), mapped)
    if as_json:
        put_json(_as_json(evaluation))
        return
    if errors:
        put("".join(f"{_in_words(error)}\n" for error in evaluation.errors) + "\n")
    put_table(_COLUMNS, _iter_rows(evaluation))


_COLUMNS = ("label", "P", "R", "F1", "right", "missed", "extra")
_ALL = "all (micro)"


def _iter_rows(evaluation: SpanEvaluation) -> Iterator[tuple[object, ...]]:
    for label, score in _named(evaluation).items():
        shares = (f"{share:.3f}" for share in (score.precision, score.recall, score.f1))
        yield label, *shares, score.right, score.missed, score.extra


def _named(evaluation: SpanEvaluation) -> Mapping[str, Score]:
    return {**evaluation.scores, _ALL: evaluation.micro}


def _in_words(error: SpanError) -> str:
    marked = f"{error.before}[{error.text}]{error.after}"
    label = (error.wanted or error.found or ("",))[-1]
    told = ""
    if error.wanted and error.found:
        if error.kind == "label":
            told = f" found as {error.found.label}"
        else:
            start = min(error.wanted.start, error.found.start)
            words = (error.text[span.start - start : span.end - start] for span in (error.found, error.wanted))
            told = " found {!r}, right is {!r}".format(*words)
    return one_line(f"{error.place} {error.kind} {label}:{told} {marked}")


def _as_json(evaluation: SpanEvaluation) -> dict[str, Any]:
    return {
        "texts": evaluation.texts,
        "scores": {
            label: {
                "p": round(score.precision, 4),
                "r": round(score.recall, 4),
                "f1": round(score.f1, 4),
                **dataclasses.asdict(score),
            }
            for label, score in _named(evaluation).items()
        },
        "errors": [dataclasses.asdict(error) for error in evaluation.errors],
    }

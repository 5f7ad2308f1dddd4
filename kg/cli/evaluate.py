"""`kg evaluate`: what is found against what is right, on pages or on labelled text."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
from typer.core import TyperGroup

from kg.cli import options
from kg.cli.evaluate_ner import ner
from kg.cli.output import note_skipped, put, put_json, put_table
from kg.config import BuildOptions, PipelineOptions, ReadOptions

if TYPE_CHECKING:
    from kg.evaluate import Evaluation, Found, Outcome, Score

Row = tuple[str, str]


class PagesUnlessNamed(TyperGroup):
    """A group whose command is `pages` where none is named: `kg evaluate gold/ page.txt`."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Put the name of the command in front, unless one stands there or help is asked for."""
        if args and args[0] not in (*self.commands, *ctx.help_option_names):
            args = ["pages", *args]
        return super().parse_args(ctx, args)


evaluate = typer.Typer(
    cls=PagesUnlessNamed,
    no_args_is_help=True,
    help="Compare what is found with what is right 与标准答案比对; without the name of a command: pages.",
    epilog="\b\nExample 例:\n  kg evaluate gold/ pages/*.txt\n  kg evaluate ner news.jsonl --map PER=PERSON",
)
evaluate.command()(ner)


@evaluate.command()
def pages(
    gold: Annotated[Path, typer.Argument(metavar="GOLD", help="A gold file, or a folder of them.", show_default=False)],
    paths: Annotated[
        list[Path],
        typer.Argument(metavar="PAGE...", help="Pages, folders of pages, or extractions as JSON.", show_default=False),
    ],
    errors: Annotated[bool, typer.Option(help="List every error.")] = True,
    by_article: Annotated[bool, typer.Option("--by-article", help="Score each article too.")] = False,
    calibration: Annotated[
        bool, typer.Option("--calibration", help="Hold confidences against what is right too.")
    ] = False,
    encoding: options.Encoding = None,
    segmenter: options.Segmenter = options.SEGMENTER,
    segmenter_model: options.SegmenterModel = None,
    finders: options.Finders = options.BOTH,
    entity_model: options.EntityModel = None,
    as_json: options.AsJson = False,
) -> None:
    """Compare mentions, full names and facts of pages with gold 整页比对.

    Prints every error, then precision, recall and F1 by type.

    Mentions are right by span and label, full names of bodies are counted apart, facts are right by what they say. The form
    of gold is told in kg/evaluate.

    \b
    Example 例:
      kg evaluate pages gold/ pages/*.txt
    """
    from kg.evaluate import evaluate as compare
    from kg.evaluate import read_gold

    pipeline = PipelineOptions(
        segmenter=segmenter, segmenter_model=segmenter_model, finders=finders.value, entity_model=entity_model
    )
    chosen = BuildOptions(read=ReadOptions(encoding=encoding), pipeline=pipeline)
    evaluation = compare(read_gold(gold), _iter_found(paths, chosen))
    note_skipped(evaluation.left_out)
    if as_json:
        put_json(_as_json(evaluation))
        return
    if errors:
        put("".join(f"{_in_words(error)}\n" for error in evaluation.errors) + "\n")
    if by_article:
        parts = evaluation.by_article().items()
        put_table(
            ("page", "article", *_COLUMNS), ((*part, *row) for part, scores in parts for row in _iter_rows(scores))
        )
        put("\n")
    put_table(_COLUMNS, _iter_rows(evaluation.scores()))
    if calibration:
        put("\n")
        put_table(("kind", "confidence", "found", "mean", "right"), _iter_bins(evaluation))


_COLUMNS = ("kind", "type", "P", "R", "F1", "right", "missed", "extra")


def _iter_found(paths: Iterable[Path], chosen: BuildOptions) -> Iterator[Found]:
    from kg.evaluate import Found, read_json
    from kg.extraction import page_to_json
    from kg.project import extract

    for path in paths:
        if path.suffix.lower() == ".json":
            yield Found(path=str(path), data=read_json(path))
        else:
            for page in _pages_of(path):
                yield Found(path=str(page), data=page_to_json(extract(page, options=chosen)))


def _pages_of(path: Path) -> list[Path]:
    from kg.ingest.reading import READERS

    return sorted(page for page in path.rglob("*") if page.suffix.lower() in READERS) if path.is_dir() else [path]


def _iter_rows(scores: Mapping[Row, Score]) -> Iterator[tuple[object, ...]]:
    for (kind, name), score in scores.items():
        shares = (f"{share:.3f}" for share in (score.precision, score.recall, score.f1))
        yield kind, name, *shares, score.right, score.missed, score.extra


def _iter_bins(evaluation: Evaluation) -> Iterator[tuple[object, ...]]:
    from kg.evaluate import calibration_error, make_bins

    for kind in ("mention", "fact"):
        bins = make_bins(evaluation.outcomes, kind)
        for one in bins:
            yield kind, f"from {one.least:.1f}", one.count, f"{one.confidence:.3f}", f"{one.right:.3f}"
        yield kind, "expected calibration error", "", "", f"{calibration_error(bins):.3f}"


def _in_words(error: Outcome) -> str:
    place = ":".join(filter(None, (error.page, error.article)))
    at = "" if error.start is None else f" at {error.start}"
    told = (
        f": {error.found!r}, right is {' or '.join(map(repr, error.wanted)) or 'none'}"
        if error.verdict == "wrong"
        else ""
    )
    return f"{place} {error.verdict} {error.kind} {error.type}: {error.text}{at}{told}"


def _as_json(evaluation: Evaluation) -> dict[str, Any]:
    return {
        "scores": _scores_json(evaluation.scores()),
        "articles": [
            {"page": page, "article": article, "scores": _scores_json(scores)}
            for (page, article), scores in evaluation.by_article().items()
        ],
        "errors": [dataclasses.asdict(error) for error in evaluation.errors],
        "left_out": [dataclasses.asdict(entry) for entry in evaluation.left_out],
    }


def _scores_json(scores: Mapping[Row, Score]) -> dict[str, dict[str, float]]:
    return {
        f"{kind} {name}": {
            "p": round(score.precision, 4),
            "r": round(score.recall, 4),
            "f1": round(score.f1, 4),
            **dataclasses.asdict(score),
        }
        for (kind, name), score in scores.items()
    }

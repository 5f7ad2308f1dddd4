"""`kg evaluate`: what is found against what is right, on pages, on the corpus, on composed pieces, on labelled text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
from typer.core import TyperGroup

from kg.cli import options
from kg.cli.evaluate_ner import ner
from kg.cli.evaluate_pieces import composed, corpus
from kg.cli.evaluation import by_kind, put_calibration, put_errors, put_evaluation_json, put_parts, put_scores
from kg.cli.output import note_skipped, put
from kg.config import BuildOptions, PipelineOptions, ReadOptions

if TYPE_CHECKING:
    from kg.evaluate import Found


class Way(StrEnum):
    """A way to part an evaluation of pages; kg.evaluate.PARTED has the same names, and shape for composed pieces."""

    page = "page"
    article = "article"
    half = "half"


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


@evaluate.command()
def pages(
    gold: Annotated[Path, typer.Argument(metavar="GOLD", help="A gold file, or a folder of them.", show_default=False)],
    paths: Annotated[
        list[Path],
        typer.Argument(metavar="PAGE...", help="Pages, folders of pages, or extractions as JSON.", show_default=False),
    ],
    errors: Annotated[bool, typer.Option(help="List every error.")] = True,
    by: Annotated[
        Way | None,
        typer.Option(help="Score each part too, beside all others: each page, each article, odd and even articles."),
    ] = None,
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

    Prints every error, the commonest kind first, each with what stands in its place, the rule that read it (or no rule) and
    its sentence; then precision, recall and F1 by type. `sure` counts what was found with a confidence of 0.9 and more.

    Mentions are right by span and label, full names of bodies are counted apart, facts are right by what they say. The form
    of gold is told in kg/evaluate. --by half parts the articles in two: make a rule on one half, judge it on the other.

    \b
    Example 例:
      kg evaluate pages gold/ pages/*.txt
    """
    from kg.evaluate import evaluate as compare
    from kg.evaluate import part_by, read_gold

    pipeline = PipelineOptions(
        segmenter=segmenter, segmenter_model=segmenter_model, finders=finders.value, entity_model=entity_model
    )
    chosen = BuildOptions(read=ReadOptions(encoding=encoding), pipeline=pipeline)
    evaluation = compare(read_gold(gold), _iter_found(paths, chosen))
    note_skipped(evaluation.left_out)
    parts = part_by(evaluation, by.value) if by else {}
    if as_json:
        put_evaluation_json(evaluation, parts)
        return
    if errors:
        put_errors(by_kind(evaluation))
    if parts:
        put_parts(parts, apart=True)
        put("\n")
    put_scores(evaluation)
    if calibration:
        put_calibration({"all": evaluation})


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


for command in (corpus, composed, ner):
    evaluate.command()(command)

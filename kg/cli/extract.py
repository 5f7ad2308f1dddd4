"""`kg extract`: one page, nothing kept."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from kg.cli import options
from kg.cli.output import put_to
from kg.config import BuildOptions, PipelineOptions, ReadOptions
from kg.export import PAGE_FORMATS, format_page

PageFormat = StrEnum("PageFormat", {name: name for name in PAGE_FORMATS})  # type: ignore[misc]

_JSON = PageFormat("json")


def extract(
    page: Annotated[Path, typer.Argument(metavar="PAGE", help="A file that holds one page.", show_default=False)],
    form: Annotated[PageFormat, typer.Option("--format", "-f", help="How it is shown.")] = _JSON,
    output: options.Output = None,
    date: options.Date = None,
    place: options.Place = None,
    encoding: options.Encoding = None,
    segmenter: options.Segmenter = options.SEGMENTER,
    segmenter_model: options.SegmenterModel = None,
    finders: options.Finders = options.BOTH,
    entity_model: options.EntityModel = None,
) -> None:
    """Read one page and keep nothing 读一页，不留存.

    json: all that was read, lossless. table: mentions and facts, for the terminal. html: one file to look at and to share,
    with mentions and facts marked in the text.

    \b
    Example 例:
      kg extract page.txt --format html -o page.html
    """
    from kg.project import extract as extract_page

    chosen = BuildOptions(
        read=ReadOptions(date=date, place=place, encoding=encoding),
        pipeline=PipelineOptions(
            segmenter=segmenter, segmenter_model=segmenter_model, finders=finders.value, entity_model=entity_model
        ),
    )
    put_to(format_page(extract_page(page, options=chosen), form.value), output)

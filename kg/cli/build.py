"""`kg build` and `kg remove`: what an archive holds."""

from __future__ import annotations

import dataclasses
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli import options
from kg.cli.output import note, note_skipped, put, put_json, put_table
from kg.config import BuildOptions, PipelineOptions, ReadOptions
from kg.errors import InputError

if TYPE_CHECKING:
    from kg.report import Report

_STAGES = {
    "read": "files to documents 读取",
    "split": "documents to articles 分篇",
    "find": "mentions and facts 识别",
    "resolve": "full names 全称",
    "keep": "archive 入库",
}


def build(
    paths: Annotated[
        list[Path],
        typer.Argument(metavar="PATH...", help="Files and folders: txt, jsonl, csv, html, pdf.", show_default=False),
    ],
    into: Annotated[
        Path,
        typer.Option("--into", envvar="KG_ARCHIVE", metavar="ARCHIVE", help="The archive; made if it is not there."),
    ] = options.ARCHIVE,
    jobs: Annotated[
        int, typer.Option(min=1, help="Processes that read pages; the archive is the same with any number.")
    ] = 1,
    date: options.Date = None,
    place: options.Place = None,
    encoding: options.Encoding = None,
    segmenter: options.Segmenter = options.SEGMENTER,
    segmenter_model: options.SegmenterModel = None,
    finders: options.Finders = options.BOTH,
    entity_model: options.EntityModel = None,
    as_json: options.AsJson = False,
) -> None:
    """Read pages into an archive 读入报纸版面.

    What is new or has changed is read; what is unchanged is passed over. What cannot be read is named on standard
    error, with its reason and what to do, and the rest goes on. A build that was stopped goes on when run again.

    \b
    Example 例:
      kg build pages/ news.jsonl --into archive.db --jobs 2
    """
    from kg.project import open_project

    chosen = BuildOptions(
        read=ReadOptions(date=date, place=place, encoding=encoding),
        jobs=jobs,
        pipeline=PipelineOptions(
            segmenter=segmenter, segmenter_model=segmenter_model, finders=finders.value, entity_model=entity_model
        ),
    )
    with open_project(into) as project, _progress(paths) as tell:
        report = project.add(*paths, options=chosen, progress=tell)
    note_skipped(report.skipped)
    if as_json:
        put_json({**dataclasses.asdict(report), "documents": report.documents})
    else:
        _put_report(report, into)
    if report.skipped and not report.documents:
        raise InputError(f"nothing was read: all of {len(report.skipped)} were skipped")


@contextmanager
def _progress(paths: Sequence[Path]) -> Iterator[Callable[[str], None] | None]:
    """Show on a terminal how many of the files are done with."""
    if not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import (
        BarColumn,
        MofNCompleteColumn,
        Progress,
        TextColumn,
        TimeElapsedColumn,
        TimeRemainingColumn,
    )

    from kg.archive.paths import split_record
    from kg.ingest.files import iter_files

    columns = (
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
        TimeRemainingColumn(),
        TextColumn("{task.description}"),
    )
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("", total=sum(1 for _ in iter_files(paths)))
        done: set[str] = set()

        def tell(path: str) -> None:
            done.add(split_record(path)[0])
            bar.update(task, completed=len(done), description=Path(path).name[-40:])

        yield tell


def _put_report(report: Report, archive: Path) -> None:
    counts = {
        "new 新": report.added,
        "changed 有改动": report.changed,
        "read again by newer rules 规则更新": report.reread,
        "unchanged 未变": report.unchanged,
        "records gone 已撤": report.removed,
        "skipped 略过": len(report.skipped),
    }
    put(
        f"{archive}: {report.documents} documents 份: {', '.join(f'{count} {what}' for what, count in counts.items() if count)}\n"
    )
    put(
        f"read 读出: {report.articles} articles 篇, {report.mentions} mentions 处提及, {report.facts} facts 条事实, "
        f"{report.characters:,} characters 字\n\n"
    )
    stages = [(_STAGES[stage], f"{seconds:.2f}") for stage, seconds in report.seconds.items()]
    put_table(("stage 阶段", "seconds 秒"), [*stages, ("on the clock 总计", f"{report.elapsed:.2f}")])


def remove(
    paths: Annotated[
        list[str],
        typer.Argument(
            metavar="PATH...", help="Files, folders, or a record of a file: news.jsonl#12.", show_default=False
        ),
    ],
    archive: Annotated[
        Path, typer.Option("--from", envvar="KG_ARCHIVE", metavar="ARCHIVE", help="The archive to change.")
    ] = options.ARCHIVE,
) -> None:
    """Take pages out of an archive 撤下版面.

    What they state goes with them; what other pages state stays. The files are not touched.

    \b
    Example 例:
      kg remove pages/2015-06-26.txt --from archive.db
    """
    from kg.project import open_project

    open_project(archive, readonly=True).close()  # one that is not there is an error here, and is not made
    with open_project(archive) as project:
        for path in paths:
            note(f"removed 已撤下 {project.remove(path)}: {path}")

"""Commands that read pages: build, extract, remove."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli.output import note, print_json
from kg.config import BuildOptions, ReadOptions
from kg.errors import NotFoundError

if TYPE_CHECKING:
    from kg.report import Report


class PageFormat(StrEnum):
    """How the reading of a page is printed."""

    json = "json"
    table = "table"
    html = "html"


def build(
    paths: Annotated[
        list[Path], typer.Argument(help="Files and folders: txt, jsonl, csv, html, pdf.", show_default=False)
    ],
    into: Annotated[
        Path, typer.Option("--into", envvar="KG_ARCHIVE", help="The archive; made if it is not there.")
    ] = Path("archive.db"),
    jobs: Annotated[
        int, typer.Option(min=1, help="Processes that read pages; the archive is the same with any number.")
    ] = 1,
    date: Annotated[
        str | None, typer.Option(help="Date of pages that do not say theirs: 2015-06-26, 2015-06, 2015.")
    ] = None,
    place: Annotated[str | None, typer.Option(help="Place of pages that do not say theirs: 重庆市.")] = None,
    encoding: Annotated[str | None, typer.Option(help="Encoding of text files, where it is not found right.")] = None,
    segmenter: Annotated[str, typer.Option(help="jieba, pkuseg or char.")] = "jieba",
    segmenter_model: Annotated[str | None, typer.Option(help="Folder of the model of pkuseg.")] = None,
    progress: Annotated[bool, typer.Option(help="A progress bar, where there is a terminal.")] = True,
    as_json: Annotated[bool, typer.Option("--json", help="The report as JSON.")] = False,
) -> None:
    """读入报纸版面,只读新的和改过的 · Read pages into an archive; what is unchanged is passed over.

    Example: kg build pages/ news.jsonl --into archive.db --jobs 2
    """
    from kg.project import open_project

    options = BuildOptions(
        read=ReadOptions(date=date, place=place, encoding=encoding),
        jobs=jobs,
        segmenter=segmenter,
        segmenter_model=segmenter_model,
    )
    with open_project(into) as project, _progress(progress and not as_json) as step:
        report = project.add(*paths, options=options, progress=step)
    if as_json:
        print_json(_report_as_json(report))
    else:
        _print_report(report)


@contextmanager
def _progress(wanted: bool) -> Iterator[Callable[[str], None] | None]:
    """Show how far a build is, on a terminal."""
    if not (wanted and sys.stderr.isatty()):
        yield None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("reading", total=None)

        def step(path: str) -> None:
            bar.update(task, advance=1, description=Path(path).name[:40])

        yield step


def _print_report(report: Report) -> None:
    for skipped in report.skipped:
        remedy = f" — {skipped.remedy}" if skipped.remedy else ""
        note(f"skipped 略过 {skipped.item}: {skipped.reason}{remedy}")
    note(
        f"{report.documents} documents: {report.added} new, {report.changed} changed, {report.reread} read again by newer "
        f"rules, {report.unchanged} unchanged, {len(report.skipped)} skipped"
    )
    note(
        f"read {report.articles} articles, {report.characters:,} characters: {report.mentions} mentions, {report.facts} facts"
    )
    stages = ", ".join(f"{stage} {seconds:.2f} s" for stage, seconds in report.seconds.items())
    note(f"{report.elapsed:.2f} s ({stages})")


def _report_as_json(report: Report) -> dict[str, object]:
    from dataclasses import asdict

    return asdict(report) | {"seconds": dict(report.seconds)}


def extract(
    page: Annotated[Path, typer.Argument(help="A file with one page.", show_default=False)],
    form: Annotated[
        PageFormat, typer.Option("--format", help="json as in the schema, a table, or a page to look at.")
    ] = PageFormat.json,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", help="Write to a file, not to standard output.")
    ] = None,
    date: Annotated[str | None, typer.Option(help="Date of the page, if it does not say it.")] = None,
    place: Annotated[str | None, typer.Option(help="Place of the page, if it does not say it.")] = None,
    encoding: Annotated[str | None, typer.Option(help="Encoding of the file, where it is not found right.")] = None,
) -> None:
    """读一页,什么都不留 · Read one page and keep nothing: its articles, mentions and facts.

    Example: kg extract page.txt --format html -o page.html
    """
    from kg.export import format_page, write_text
    from kg.project import extract as extract_page

    options = BuildOptions(read=ReadOptions(date=date, place=place, encoding=encoding))
    text = format_page(extract_page(page, options=options), form.value)
    if output is None:
        typer.echo(text, nl=not text.endswith("\n"))
    else:
        write_text(output, [text])
        note(f"written 已写出: {output}")


def remove(
    path: Annotated[
        str, typer.Argument(help="A file, a folder, or a record of a file (news.jsonl#12).", show_default=False)
    ],
    archive: Annotated[Path, typer.Option("--from", envvar="KG_ARCHIVE", help="The archive.")] = Path("archive.db"),
) -> None:
    """从档案中撤下一页及其事实 · Take a page, with the facts that it alone states, out of an archive.

    Example: kg remove pages/2015-06-26.txt --from archive.db
    """
    from kg.project import open_project

    if not archive.exists():
        raise NotFoundError(f"there is no archive {str(archive)!r}; name it with --from")
    with open_project(archive) as project:
        count = project.remove(path)
    note(f"removed {count} document(s)")

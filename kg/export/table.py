"""Tables for a terminal: a page's mentions and facts, or any rows; a Chinese character takes two columns."""

from __future__ import annotations

import io
import shutil
from collections.abc import Iterable, Sequence
from typing import Final

from kg.export.words import describe, one_line
from kg.model import Page, Reading

_WIDTH: Final = 160
"""Columns of a table that goes to no terminal."""


def make_table(page: Page) -> str:
    """Return the mentions of each article with their full names, and its facts with their sentences."""
    return "\n".join(part for reading in page.readings for part in _article(reading))


def _article(reading: Reading) -> Iterable[str]:
    article = reading.article
    known = (known.value for known in (article.date, article.place) if known)
    yield (
        " · ".join((article.headline or "(无题 no headline)", article.kind, *known, f"{article.start}–{article.end}"))
        + "\n"
    )
    yield format_rows(
        ("at", "label", "text", "full name", "how", "rule"),
        (
            (str(one.start), one.label, one_line(one.text), one.name or "?", one.reason or "", one.rule)
            for one in reading.mentions
        ),
    )
    yield format_rows(
        ("at", "fact", "sentence", "rule", "sure"),
        (
            (str(said.start), describe(fact), one_line(said.quote), said.rule, f"{fact.confidence:.2f}")
            for fact in reading.facts
            for said in (fact.evidence,)
        ),
    )


def format_rows(columns: Sequence[str], rows: Iterable[Sequence[str]], *, width: int | None = None) -> str:
    """Return rows as a table as wide as the terminal; long cells are broken into lines. Nothing for no rows."""
    from rich import box
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, show_edge=False)
    for column in columns:
        table.add_column(column, overflow="fold")
    for row in rows:
        table.add_row(*map(Text, row))
    if not table.row_count:
        return ""
    written = io.StringIO()
    width = width or shutil.get_terminal_size((_WIDTH, 0)).columns
    Console(file=written, width=width, color_system=None, legacy_windows=False).print(table)
    return "".join(f"{line.rstrip()}\n" for line in written.getvalue().split("\n")[:-1])

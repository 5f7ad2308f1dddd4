"""The files for Neo4j Browser as a server or a folder gives them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Final

from kg.browser.favourites import make_favourites
from kg.browser.guide import LANGUAGES, make_guide
from kg.export.files import write_folder
from kg.resources import cypher


def _make_style() -> bytes:
    return cypher("style.grass").read_bytes()


def _making_guide(language: str) -> Callable[[], bytes]:
    return lambda: make_guide(language).encode()


FILES: Final[Mapping[str, tuple[str, Callable[[], bytes]]]] = {
    "favourites.zip": ("application/zip", make_favourites),
    "style.grass": ("text/plain; charset=utf-8", _make_style),
    **{f"guide.{language}.html": ("text/html; charset=utf-8", _making_guide(language)) for language in LANGUAGES},
}
"""Each file by its name: its media type, and what makes it."""


def browser_files() -> Mapping[str, tuple[str, bytes]]:
    """Return the files by their names, each with its media type and its bytes."""
    return {name: (media_type, make()) for name, (media_type, make) in FILES.items()}


def write_browser_files(folder: Path) -> None:
    """Write the files into a folder; one that is there is replaced if it holds nothing else. Raises OutputError."""
    write_folder(folder, [(name, [data]) for name, (_, data) in browser_files().items()], FILES.__contains__)

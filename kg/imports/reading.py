"""Read a graph from a file whose format is named or can be told."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Final

from kg.errors import ConfigError, InputError
from kg.graph import Graph
from kg.imports.ftm import iter_ftm
from kg.imports.gathering import gather
from kg.imports.jsonl import iter_jsonl
from kg.imports.lines import iter_objects
from kg.imports.parquet import iter_parquet
from kg.imports.records import OnSkipped, Reader
from kg.model import Skipped

IMPORT_FORMATS: Final[Mapping[str, Reader]] = {"jsonl": iter_jsonl, "ftm": iter_ftm, "parquet": iter_parquet}
"""What reads the files of each format, by the names that exports have."""


def read_graph(path: Path | str, form: str | None = None, *, on_skipped: OnSkipped | None = None) -> Graph:
    """Return the graph of a file; its format is told from what is in it unless it is named.

    `on_skipped` is told of each entity of FollowTheMoney that the graph has no place for; nothing else is left out. Raises
    InputError for what cannot be read or is not of the schema, ConfigError for a format that is not known or whose extra is
    not installed.
    """
    path = Path(path)
    if form is not None and form not in IMPORT_FORMATS:
        raise ConfigError(f"unknown format {form!r} to import; expected one of {', '.join(IMPORT_FORMATS)}")
    return gather(IMPORT_FORMATS[form or find_format(path)](path, on_skipped or _pass))


def find_format(path: Path) -> str:
    """Return the format that a file or folder is in. Raises InputError."""
    if path.is_dir() or path.suffix.lower() == ".zip":
        return "parquet"
    for place, said in iter_objects(path):
        if "schema" in said:
            return "ftm"
        if "type" in said:
            return "jsonl"
        raise InputError(f"{place}: has neither 'type' (JSON Lines) nor 'schema' (FollowTheMoney); name the format")
    raise InputError(f"{str(path)!r} is empty; expected a file of kg export jsonl, ftm or parquet")


def _pass(skipped: Skipped) -> None:
    pass

"""Paths as an archive keeps them: from its own folder, with forward slashes, so that it moves together with its pages."""

from __future__ import annotations

import os
import re
from functools import lru_cache
from pathlib import Path, PurePosixPath

_RECORD = re.compile(r"(?P<file>.+)[#:](?P<number>\d+)", re.DOTALL)


def relative_path(path: str, folder: Path) -> str:
    """Return a path as seen from a folder, posix; whole if they have no folder but the root in common."""
    name = Path(path)
    if name.name in ("", ".."):
        name = name.resolve()
    parent, home = _resolved(str(name.parent.absolute())), _resolved(str(folder.absolute()))
    try:
        common = Path(os.path.commonpath((parent, home)))
    except ValueError:  # on two drives
        return (parent / name.name).as_posix()
    if common == Path(common.anchor) and home != common:
        return (parent / name.name).as_posix()
    return Path(os.path.relpath(parent / name.name, home)).as_posix()


@lru_cache(maxsize=64)
def _resolved(absolute: str) -> Path:
    return Path(absolute).resolve()


def split_record(path: str) -> tuple[str, int | None]:
    """Return the file of a path and the number of the record, or line, in it: news.jsonl#12 is 12 of news.jsonl."""
    match = _RECORD.fullmatch(path)
    return (match["file"], int(match["number"])) if match else (path, None)


def is_within(path: str, whole: str) -> bool:
    """Say whether a path is another, a record or line of it, or lies in it."""
    if whole == ".":
        return not (path.startswith("../") or PurePosixPath(path).is_absolute())
    return path == whole or path.startswith((f"{whole}/", f"{whole}#", f"{whole}:"))

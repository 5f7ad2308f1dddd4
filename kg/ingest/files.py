"""Walk over paths: the files of folders, deep and in order, each once; what cannot be walked is said."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable, Iterator
from pathlib import Path

from kg.model import Skipped


def printable(path: Path) -> str:
    """Return a path in a form that can be printed and stored: bytes that are no UTF-8 and controls are escaped."""
    text = os.fsencode(path).decode("utf-8", "backslashreplace")
    return "".join(char if char.isprintable() else char.encode("unicode_escape").decode("ascii") for char in text)


def iter_files(paths: Iterable[Path]) -> Iterator[Path | Skipped]:
    """Yield the regular files that paths name or hold, folders walked deep and sorted by name.

    A file or folder met again, through a link or a second path, is passed over; hidden entries of folders are skipped.
    """
    seen: set[tuple[int, int]] = set()
    for path in paths:
        yield from _walk(Path(path), seen)


def _walk(root: Path, seen: set[tuple[int, int]]) -> Iterator[Path | Skipped]:
    waiting = [root]
    while waiting:
        path = waiting.pop()
        try:
            status = path.stat()
            if (status.st_dev, status.st_ino) in seen:
                continue
            seen.add((status.st_dev, status.st_ino))
            if stat.S_ISDIR(status.st_mode):
                entries = sorted(path.iterdir(), key=os.fsencode)
                yield from (_hidden(entry) for entry in entries if entry.name.startswith("."))
                waiting.extend(entry for entry in reversed(entries) if not entry.name.startswith("."))
            elif stat.S_ISREG(status.st_mode):
                yield path
            else:
                yield Skipped(item=printable(path), reason="not a regular file", remedy="give files and folders")
        except (OSError, ValueError) as error:
            yield _unreachable(path, error)


def _hidden(path: Path) -> Skipped:
    return Skipped(item=printable(path), reason="hidden", remedy="name it on its own to have it read")


def _unreachable(path: Path, error: OSError | ValueError) -> Skipped:
    item = printable(path)
    if isinstance(error, FileNotFoundError) and path.is_symlink():
        return Skipped(item=item, reason="a link that points nowhere", remedy="mend or remove the link")
    if isinstance(error, FileNotFoundError):
        return Skipped(item=item, reason="there is no such file or folder", remedy="check the path")
    if isinstance(error, PermissionError):
        return Skipped(item=item, reason="no permission to read it", remedy="give yourself the right to read it")
    return Skipped(item=item, reason=f"cannot be opened: {getattr(error, 'strerror', None) or error}")

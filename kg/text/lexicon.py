"""The word lists of `pipelines/lexicon`: an entry a line, fields parted by tabs, `#` begins a comment line.

A user's own lines stand in a file of the same name with `.local` behind it, and join those of the list.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path

from kg.errors import ConfigError
from kg.resources import pipelines
from kg.text.fold import fold


def iter_lines(name: str) -> Iterator[tuple[int, Path, str]]:
    """Yield (line number, file, line in its matching form) of a list; raise ConfigError where it cannot be read."""
    listed, local = pipelines("lexicon", name), pipelines("lexicon", f"{name}.local")
    for path in (listed, local) if local.exists() else (listed,):
        try:
            text = path.read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError) as error:
            raise ConfigError(
                f"cannot read the word list {str(path)!r}: {error}; it must be a UTF-8 text file"
            ) from error
        for number, line in enumerate(text.splitlines(), start=1):
            if line.strip() and not line.startswith("#"):
                yield number, path, fold(line)


@cache
def read_rows(name: str, width: int) -> tuple[tuple[str, ...], ...]:
    """Return the rows of a list with `width` fields each, '' for those a line leaves out at its end."""
    rows = []
    for number, path, line in iter_lines(name):
        row = [field.strip() for field in line.split("\t")]
        if len(row) > width or not row[0]:
            raise ConfigError(f"{path}:{number}: expected {width} fields parted by tabs, found {len(row)}: {line!r}")
        rows.append((*row, *[""] * (width - len(row))))
    return tuple(rows)


@cache
def read_words(name: str) -> frozenset[str]:
    """Return the words of a list, parted by white space."""
    return frozenset(word for _, _, line in iter_lines(name) for word in line.split())


@cache
def own_words() -> frozenset[str]:
    """Return the words that users list in `.local` files: the first field of each line, of two characters or more."""
    lists = (path.name.removesuffix(".local") for path in pipelines("lexicon").glob("*.local"))
    lines = ((path, line) for name in lists for _, path, line in iter_lines(name))
    words = (line.split("\t")[0].strip() for path, line in lines if path.suffix == ".local")
    return frozenset(word for word in words if len(word) > 1)

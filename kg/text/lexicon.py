"""The word lists of `pipelines/lexicon`: one entry a line, fields parted by tabs, `#` starts a comment line."""

from __future__ import annotations

from functools import cache

from kg.errors import ConfigError
from kg.resources import pipelines


@cache
def read_rows(name: str, width: int = 1) -> tuple[tuple[str, ...], ...]:
    """Return the rows of a list, `width` fields each; raise ConfigError with the line of one that has not."""
    path = pipelines("lexicon", name)
    try:
        text = path.read_text(encoding="utf-8")
    except OSError as error:
        raise ConfigError(
            f"cannot read the word list {str(path)!r}: {error.strerror}; is the installation whole?"
        ) from error
    rows = []
    for number, line in enumerate(text.splitlines(), start=1):
        if not line.strip() or line.startswith("#"):
            continue
        row = tuple(field.strip() for field in line.split("\t"))
        if len(row) != width:
            raise ConfigError(f"{path}:{number}: {line!r} has {len(row)} fields parted by tabs; expected {width}")
        rows.append(row)
    return tuple(rows)


@cache
def read_words(name: str) -> frozenset[str]:
    """Return the entries of a list with one field a line."""
    return frozenset(word for (word,) in read_rows(name))

"""Read the pieces of a folder."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from kg.corpus.parsing import parse_piece
from kg.corpus.records import Piece
from kg.corpus.splits import check_split, split_of
from kg.errors import InputError


def iter_pieces(folder: Path, split: str | None = None) -> Iterator[Piece]:
    """Yield the pieces of a folder in the order of their ids, or those of one split (train, tune or test).

    Raises InputError for a piece that is wrong, for a folder without pieces, and for a split that there is not.
    """
    for path in iter_paths(folder):
        if split is None or split_of(path.stem) == check_split(split):
            yield read_piece(path)


def read_pieces(folder: Path) -> tuple[list[Piece], list[InputError]]:
    """Return the pieces of a folder that are sound, and the errors of those that are not."""
    pieces: list[Piece] = []
    errors: list[InputError] = []
    for path in iter_paths(folder):
        try:
            split_of(path.stem)
            pieces.append(read_piece(path))
        except InputError as error:
            errors.append(error)
    return pieces, errors


def iter_paths(folder: Path) -> Iterator[Path]:
    """Yield the paths of the pieces of a folder, in order. Raises InputError where there are none."""
    paths = sorted(folder.glob("*.txt"))
    if not paths:
        what = "has no pieces" if folder.is_dir() else "is no folder"
        raise InputError(
            f"{str(folder)!r} {what}; name a folder of files like 001.txt; "
            "the corpus itself is pipelines/corpus of the repository, and no part of the installed package"
        )
    yield from paths


def read_piece(path: Path) -> Piece:
    """Return one piece. Raises InputError where its file, a mark or a fact is wrong."""
    try:
        source = path.read_text(encoding="utf-8")
    except OSError as error:
        raise InputError(f"cannot read {str(path)!r}: {error.strerror}; check the path") from None
    except UnicodeDecodeError as error:
        raise InputError(f"{path}: no UTF-8 at byte {error.start}; save the piece as UTF-8") from None
    return parse_piece(source, str(path))

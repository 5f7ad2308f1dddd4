"""Write files whole or not at all: beside their place first, then put there in one step."""

from __future__ import annotations

import os
import shutil
import zipfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from io import TextIOWrapper
from pathlib import Path
from typing import IO, Final

from kg.errors import OutputError

Files = Mapping[str, Iterable[str]]
"""What an export consists of: texts by the names of their files. Made piece by piece, so that memory stays flat."""

_ZIP_TIME: Final = (1980, 1, 1, 0, 0, 0)


def write_files(files: Files, path: Path, is_ours: Callable[[str], bool] = lambda name: False) -> None:
    """Write files: one to a path, several into a folder, or into one file where the path ends in `.zip`.

    A folder that is there already is replaced if it is empty or if all names in it are of this export (`is_ours`).
    Raises OutputError, and leaves what was there before.
    """
    if path.suffix.lower() == ".zip":
        with _whole(path) as file:
            _write_zip(files, file)
    elif len(files) == 1:
        write_text(path, *files.values())
    else:
        _write_folder(files, path, is_ours)


def write_text(path: Path, text: Iterable[str]) -> None:
    """Write the pieces of a text to a file in UTF-8. Raises OutputError."""
    with _whole(path) as file:
        _write_pieces(text, file)


def _write_pieces(text: Iterable[str], file: IO[bytes]) -> None:
    wrapper = TextIOWrapper(file, encoding="utf-8", errors="backslashreplace", newline="")
    wrapper.writelines(text)
    wrapper.detach()  # flushes, and leaves the file open


def _write_zip(files: Files, file: IO[bytes]) -> None:
    """Write a zip file that has the same bytes for the same texts."""
    with zipfile.ZipFile(file, "w") as archive:
        for name, text in files.items():
            info = zipfile.ZipInfo(name, _ZIP_TIME)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.external_attr = 0o644 << 16
            with archive.open(info, "w", force_zip64=True) as member:
                _write_pieces(text, member)


def _write_folder(files: Files, path: Path, is_ours: Callable[[str], bool]) -> None:
    with _explained(path):
        path = path.resolve()
        strange = [entry.name for entry in path.iterdir() if not is_ours(entry.name)] if path.exists() else []
        if strange:
            raise OutputError(
                f"folder {str(path)!r} holds {strange[0]!r}, which is not ours; name a new folder or a .zip"
            )
        beside = _beside(path)
        beside.mkdir()
        try:
            for name, text in files.items():
                with (beside / name).open("xb") as file:
                    _write_pieces(text, file)
            _put_in_place(beside, path)
        except BaseException:
            shutil.rmtree(beside, ignore_errors=True)
            raise


def _put_in_place(made: Path, path: Path) -> None:
    """Give a folder its place, and remove the one that was there."""
    if not path.exists():
        made.rename(path)
        return
    before = path.rename(made.with_suffix(".old"))
    made.rename(path)
    shutil.rmtree(before)


@contextmanager
def _whole(path: Path) -> Iterator[IO[bytes]]:
    """Open a file for writing that takes its place at the end; a pipe or a device is written as it is."""
    with _explained(path):
        path = path.resolve()
        if path.exists() and not path.is_file():
            with path.open("wb") as file:
                yield file
            return
        beside = _beside(path)
        try:
            with beside.open("xb") as file:
                yield file
                file.flush()
                os.fsync(file.fileno())
            beside.replace(path)
        except BaseException:
            with suppress(OSError):
                beside.unlink()
            raise


def _beside(path: Path) -> Path:
    return path.with_name(f".{path.name}.{os.getpid()}.part")


@contextmanager
def _explained(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise OutputError(
            f"cannot write {str(path)!r}: {error.strerror or error}; nothing was changed; see that the folder is there, "
            "that you may write it, and that its disk has room"
        ) from error

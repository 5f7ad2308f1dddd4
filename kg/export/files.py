"""Write files whole or not at all: beside their place first, then put there in one step."""

from __future__ import annotations

import os
import shutil
import zipfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from io import RawIOBase
from pathlib import Path
from typing import IO, TYPE_CHECKING, Final

from kg.errors import OutputError

if TYPE_CHECKING:
    from _typeshed import ReadableBuffer

Pieces = Iterable[str | bytes]
"""What a file holds, piece by piece, so that memory stays flat; texts become UTF-8."""

Files = Iterable[tuple[str, Pieces]]
"""What an export consists of: files by their names. Each is read to its end before the next is asked for."""

_COMPRESSED: Final = ".parquet"
"""How the names of files end that are compressed already."""


class Sink(RawIOBase):
    """A file to write to, out of which the bytes are taken."""

    def __init__(self) -> None:
        super().__init__()
        self._written: list[bytes] = []
        self._length = 0

    def writable(self) -> bool:
        """Return True."""
        return True

    def tell(self) -> int:
        """Return how many bytes were written."""
        return self._length

    def write(self, data: ReadableBuffer, /) -> int:
        """Keep bytes."""
        self._written.append(bytes(data))
        self._length += len(self._written[-1])
        return len(self._written[-1])

    def take(self) -> bytes:
        """Return the bytes that were written since the last call."""
        taken = b"".join(self._written)
        self._written.clear()
        return taken


def iter_bytes(pieces: Pieces) -> Iterator[bytes]:
    """Yield the bytes of a file."""
    for piece in pieces:
        yield piece.encode("utf-8", "backslashreplace") if isinstance(piece, str) else piece


def zip_entry(name: str) -> zipfile.ZipInfo:
    """Return the head of a file in a zip, the same on every machine and at all times."""
    entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
    entry.create_system, entry.external_attr = 3, 0o644 << 16  # as on Unix: a file that its owner may write
    return entry


def iter_zip(files: Files) -> Iterator[bytes]:
    """Yield the bytes of a zip file; they are the same for the same files."""
    sink = Sink()
    with zipfile.ZipFile(sink, "w") as archive:
        for name, pieces in files:
            entry = zip_entry(name)
            entry.compress_type = zipfile.ZIP_STORED if name.endswith(_COMPRESSED) else zipfile.ZIP_DEFLATED
            with archive.open(entry, "w", force_zip64=True) as member:
                for data in iter_bytes(pieces):
                    member.write(data)
                    if written := sink.take():
                        yield written
    yield sink.take()


def write_file(path: Path, pieces: Pieces) -> None:
    """Write a file. Raises OutputError, and leaves what was there before."""
    with _whole(path) as file:
        file.writelines(iter_bytes(pieces))


def write_folder(path: Path, files: Files, is_ours: Callable[[str], bool]) -> None:
    """Write files into a folder; one that is there is replaced if it is empty or if all names in it are `is_ours`.

    Raises OutputError, and leaves what was there before.
    """
    with _explained(path):
        path = path.resolve()
        strange = [entry.name for entry in path.iterdir() if not is_ours(entry.name)] if path.exists() else []
        if strange:
            raise OutputError(
                f"folder {str(path)!r} holds {min(strange)!r}, which is not ours; name a new folder or a .zip"
            )
        beside = _beside(path)
        beside.mkdir()
        try:
            for name, pieces in files:
                with (beside / name).open("xb") as file:
                    file.writelines(iter_bytes(pieces))
                    _settle(file)
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
    try:
        made.rename(path)
    except BaseException:
        before.rename(path)
        raise
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
                _settle(file)
            beside.replace(path)
        except BaseException:
            with suppress(OSError):
                beside.unlink()
            raise


def _settle(file: IO[bytes]) -> None:
    file.flush()
    os.fsync(file.fileno())


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

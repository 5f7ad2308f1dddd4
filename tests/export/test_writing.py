"""Files that are written whole or not at all."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from kg.errors import OutputError
from kg.export.files import iter_zip, write_file, write_folder


def write(path: Path, *files: tuple[str, Iterable[str]]) -> None:
    """Write files as an export of them would be."""
    if path.suffix == ".zip":
        write_file(path, iter_zip(files))
    elif path.suffix:
        write_file(path, (piece for _, pieces in files for piece in pieces))
    else:
        write_folder(path, files, lambda name: False)


def broken() -> Iterator[str]:
    yield "half of it"
    raise KeyboardInterrupt


@pytest.mark.parametrize("name", ["a.txt", "a.zip", "folder"])
def test_what_is_stopped_leaves_what_was_there_and_nothing_else(name: str, tmp_path: Path) -> None:
    target = tmp_path / name
    with pytest.raises(KeyboardInterrupt):
        write(target, ("one", ["1"]), ("two", broken()))
    assert list(tmp_path.iterdir()) == []
    if name != "folder":
        target.write_bytes(b"before")
        with pytest.raises(KeyboardInterrupt):
            write(target, ("one", broken()))
        assert [(path, path.read_bytes()) for path in tmp_path.iterdir()] == [(target, b"before")]


def test_text_is_written_as_it_is(tmp_path: Path) -> None:
    write_file(tmp_path / "a", ["一\r\n", "\ud800"])
    assert (tmp_path / "a").read_bytes() == "一\r\n\\ud800".encode()


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(tmp_path / "file")
    write_file(tmp_path / "link", ["a"])
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "file").read_text() == "a"


def test_permissions_are_those_of_any_new_file(tmp_path: Path) -> None:
    (tmp_path / "other").touch()
    write_file(tmp_path / "file", ["a"])
    assert (tmp_path / "file").stat().st_mode == (tmp_path / "other").stat().st_mode


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full here")
def test_a_device_is_written_to_and_not_replaced(tmp_path: Path) -> None:
    write_file(Path(os.devnull), ["a"])
    assert not Path(os.devnull).is_file()
    with pytest.raises(OutputError, match=r"/dev/full.*No space left"):
        write_file(Path("/dev/full"), ["a"])


@pytest.mark.parametrize("target", ["no/folder/a", "file/a", "."])
def test_a_place_that_cannot_be_written_is_said(target: str, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(OutputError, match="cannot write"):
        write_file(tmp_path / target, ["a"])
    with pytest.raises(OutputError):
        write_folder(tmp_path / target, [("a", ["a"]), ("b", ["b"])], lambda name: False)

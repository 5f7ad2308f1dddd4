from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
import textwrap
from dataclasses import replace
from pathlib import Path

import pytest
from handmade import news

from kg.archive import Archive, layout
from kg.errors import ArchiveError

TESTS = Path(__file__).parent.parent

NEWEST = len(layout.ARCHIVE.migrations)


def make(path: Path) -> bytes:
    """Make an archive of one page and return the bytes of its file."""
    with Archive(path) as archive:
        archive.write(news()[0], "rules")
    return path.read_bytes()


def refused(path: Path, *, readonly: bool = False) -> str:
    """Return what opening says against a file, which it leaves as it is."""
    before = path.read_bytes()
    with pytest.raises(ArchiveError) as error:
        Archive(path, readonly=readonly)
    assert path.read_bytes() == before
    assert [entry.name for entry in path.parent.iterdir()] == [path.name]
    return str(error.value)


def test_a_closed_archive_is_one_file_that_can_be_copied(tmp_path: Path) -> None:
    data = make(tmp_path / "a.db")
    assert [entry.name for entry in tmp_path.iterdir()] == ["a.db"]
    (tmp_path / "b.db").write_bytes(data)
    with Archive(tmp_path / "b.db", readonly=True) as copy:
        assert list(copy.pages()) == [news()[0]]


def test_opening_and_reading_leave_the_file_as_it_is(tmp_path: Path) -> None:
    data = make(tmp_path / "a.db")
    for readonly in (False, True):
        with Archive(tmp_path / "a.db", readonly=readonly) as archive:
            assert len(list(archive.pages())) == 1
            assert archive.stats().documents == 1
        assert (tmp_path / "a.db").read_bytes() == data
    assert [entry.name for entry in tmp_path.iterdir()] == ["a.db"]


@pytest.mark.parametrize("data", [b"no archive at all", b"x" * 5000, b"SQLite format 3\0 cut"])
def test_a_file_that_is_no_archive_is_left_alone(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "notes.txt"
    path.write_bytes(data)
    assert "is no archive; it was left as it is" in refused(path)
    assert "is no archive" in refused(path, readonly=True)


def test_a_database_of_another_program_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "other.db"
    other = sqlite3.connect(path)
    other.execute("CREATE TABLE documents (id)")
    other.close()
    assert "is no archive" in refused(path)


def test_an_archive_of_a_newer_version_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    make(path)
    newer = sqlite3.connect(path)
    newer.execute("PRAGMA user_version = 99")
    newer.execute("PRAGMA wal_checkpoint")
    newer.close()
    assert f"has version 99, newer than the {NEWEST} known here" in refused(path)


def test_an_archive_of_an_older_version_goes_through_the_migrations(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.db"
    make(path)
    addition = ("ALTER TABLE documents ADD COLUMN note TEXT", "UPDATE documents SET note = 'older'")
    monkeypatch.setattr(layout, "ARCHIVE", replace(layout.ARCHIVE, migrations=(*layout.ARCHIVE.migrations, addition)))
    assert f"older than the {NEWEST + 1} of this package" in refused(path, readonly=True)
    Archive(path).close()
    monkeypatch.undo()
    assert f"newer than the {NEWEST}" in refused(path)


def test_a_migration_that_fails_changes_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.db"
    make(path)
    broken = ("ALTER TABLE documents ADD COLUMN note TEXT", "UPDATE absent SET note = 1")
    monkeypatch.setattr(layout, "ARCHIVE", replace(layout.ARCHIVE, migrations=(*layout.ARCHIVE.migrations, broken)))
    assert "no such table" in refused(path)
    monkeypatch.undo()
    with Archive(path) as archive:
        assert list(archive.pages()) == [news()[0]]


def test_an_archive_that_is_not_there_is_made_only_for_writing(tmp_path: Path) -> None:
    with pytest.raises(ArchiveError, match=r"there is no archive at .*none\.db"):
        Archive(tmp_path / "none.db", readonly=True)
    assert not list(tmp_path.iterdir())
    with pytest.raises(ArchiveError, match="there is no folder"):
        Archive(tmp_path / "nowhere" / "a.db")
    with pytest.raises(ArchiveError, match="cannot be read"):
        Archive(tmp_path)


def test_an_empty_file_becomes_an_archive(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    path.touch()
    make(path)
    with Archive(path) as archive:
        assert archive.stats().documents == 1


def test_what_is_opened_for_reading_is_not_written(tmp_path: Path) -> None:
    make(tmp_path / "a.db")
    with Archive(tmp_path / "a.db", readonly=True) as archive:
        assert archive.is_readonly
        with pytest.raises(ArchiveError, match="is read-only; copy it to where you may write"):
            archive.write(news()[1], "rules")
        assert list(archive.pages()) == [news()[0]]


def test_an_archive_in_use_says_so_and_can_be_read(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    make(path)
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with Archive(path, patience=0.05) as archive:
        assert list(archive.pages()) == [news()[0]]
        with pytest.raises(ArchiveError, match="is in use by another process; wait"):
            archive.write(news()[1], "rules")
        other.execute("ROLLBACK")
        other.close()
        archive.write(news()[1], "rules")
        assert archive.stats().documents == 2


def test_an_archive_locked_as_a_whole_says_so(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    make(path)
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("PRAGMA locking_mode = EXCLUSIVE")
    other.execute("BEGIN EXCLUSIVE")
    with pytest.raises(ArchiveError, match="is in use by another process"):
        Archive(path, patience=0.05)
    other.close()


def test_a_damaged_archive_says_so(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    data = make(path)
    path.write_bytes(data[:4096] + b"\xff" * (len(data) - 4096))
    with pytest.raises(ArchiveError, match="is damaged; put back a copy"), Archive(path) as archive:
        list(archive.pages())


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="the rights of files do not bind this user")
def test_an_archive_in_a_folder_that_may_not_be_written_can_be_read(tmp_path: Path) -> None:
    make(tmp_path / "a.db")
    (tmp_path / "a.db").chmod(0o444)
    tmp_path.chmod(0o555)
    try:
        with Archive(tmp_path / "a.db") as archive:
            assert archive.is_readonly
            assert list(archive.pages()) == [news()[0]]
    finally:
        tmp_path.chmod(0o755)


def test_a_killed_writer_leaves_whole_pages(tmp_path: Path) -> None:
    script = """
        import os, signal, sys
        from dataclasses import replace
        from handmade import news
        from kg.archive import Archive

        class Deadly(tuple):
            def __iter__(self):
                yield self[0]
                os.kill(os.getpid(), signal.SIGKILL)

        archive = Archive(sys.argv[1])
        first, second, *_ = news()
        archive.write(first, "rules")
        archive.write(replace(second, readings=Deadly(second.readings)), "rules")
    """
    path = tmp_path / "a.db"
    command = [sys.executable, "-c", textwrap.dedent(script), str(path)]
    ended = subprocess.run(
        command, env={**os.environ, "PYTHONPATH": os.pathsep.join([str(TESTS), *sys.path])}, check=False
    )
    assert ended.returncode == -signal.SIGKILL
    with Archive(path) as archive:
        assert list(archive.pages()) == [news()[0]]
        archive.write(news()[1], "rules")
        assert archive.stats().documents == 2

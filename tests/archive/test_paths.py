from __future__ import annotations

from pathlib import Path

import pytest

from kg.archive.paths import is_within, relative_path, split_record


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("pages/a.txt", "pages/a.txt"),
        ("./pages/../pages/a.txt", "pages/a.txt"),
        ("../a.txt", "../a.txt"),
        ("records.jsonl#12", "records.jsonl#12"),
        ("records.jsonl:12", "records.jsonl:12"),
        (".", "."),
        ("..", ".."),
    ],
)
def test_paths_are_told_from_the_folder_of_the_archive(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, path: str, expected: str
) -> None:
    home = tmp_path / "home"
    home.mkdir()
    monkeypatch.chdir(home)
    assert relative_path(path, Path()) == expected
    assert relative_path(path, home) == expected
    monkeypatch.chdir(tmp_path)
    assert relative_path(str(home / path), home) == expected


def test_a_link_keeps_its_own_name(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("甲", encoding="utf-8")
    (tmp_path / "today.txt").symlink_to("a.txt")
    (tmp_path / "linked").symlink_to(tmp_path)
    assert relative_path(str(tmp_path / "today.txt"), tmp_path) == "today.txt"
    assert relative_path(str(tmp_path / "linked" / "a.txt"), tmp_path) == "a.txt"


def test_a_path_with_nothing_in_common_stays_whole() -> None:
    assert relative_path("/srv/pages/a.txt", Path("/home/archives")) == "/srv/pages/a.txt"
    assert relative_path("/home/pages/a.txt", Path("/home/archives")) == "../pages/a.txt"


@pytest.mark.parametrize(
    ("path", "parts"),
    [
        ("news.jsonl#12", ("news.jsonl", 12)),
        ("news.jsonl:3", ("news.jsonl", 3)),
        ("news.txt", ("news.txt", None)),
        ("a#1/b.txt", ("a#1/b.txt", None)),
    ],
)
def test_a_record_is_told_from_its_file(path: str, parts: tuple[str, int | None]) -> None:
    assert split_record(path) == parts


@pytest.mark.parametrize(
    ("path", "whole", "expected"),
    [
        ("news/a.txt", "news", True),
        ("news/a.txt", "news/a.txt", True),
        ("news.jsonl#2", "news.jsonl", True),
        ("news.jsonl:2", "news.jsonl", True),
        ("newspaper/a.txt", "news", False),
        ("a.txt", ".", True),
        ("../a.txt", ".", False),
        ("/srv/a.txt", ".", False),
    ],
)
def test_what_lies_within(path: str, whole: str, *, expected: bool) -> None:
    assert is_within(path, whole) is expected

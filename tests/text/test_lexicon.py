from __future__ import annotations

from pathlib import Path

import pytest

from kg.errors import ConfigError
from kg.text import lexicon


@pytest.fixture
def lists(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(lexicon, "pipelines", lambda *parts: tmp_path.joinpath(*parts[1:]))
    return tmp_path


def test_rows_are_padded_and_comments_passed_over(lists: Path) -> None:
    (lists / "padded.tsv").write_text("# 注\n市總\t总工会\n省总\n\n", encoding="utf-8")
    assert lexicon.read_rows("padded.tsv", 2) == (("市总", "总工会"), ("省总", ""))


def test_a_users_lines_join_the_list(lists: Path) -> None:
    (lists / "joined.txt").write_text("甲 乙\n", encoding="utf-8")
    (lists / "joined.txt.local").write_text("丙\n", encoding="utf-8")
    assert lexicon.read_words("joined.txt") == {"甲", "乙", "丙"}


def test_a_row_that_is_too_wide_is_named(lists: Path) -> None:
    (lists / "wide.tsv").write_text("一\t二\t三\n", encoding="utf-8")
    with pytest.raises(ConfigError, match=r"wide\.tsv:1: expected 2 fields parted by tabs, found 3"):
        lexicon.read_rows("wide.tsv", 2)


def test_a_list_that_is_not_there_is_named(lists: Path) -> None:
    with pytest.raises(ConfigError, match=r"absent\.txt"):
        lexicon.read_words("absent.txt")

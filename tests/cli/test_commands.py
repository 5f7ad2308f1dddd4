"""The command line as a user meets it: what is printed where, exit codes, clear errors."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from kg.cli import app

PAGE = """本报讯(记者李明 通讯员王小芳)4月28日,重庆市总工会主席郑宏到渝川机械有限公司调研。
渝川机械有限公司被重庆市总工会授予重庆市五一劳动奖状。公司工会主席何平作了汇报。
"""


def run(*arguments: str, code: int = 0, **kwargs):
    """Run `kg` in a process of its own; check the exit code, return what it printed."""
    done = subprocess.run(
        [sys.executable, "-c", "import sys; from kg.cli import main; sys.argv[0] = 'kg'; main()", *arguments],
        capture_output=True, text=True, encoding="utf-8", check=False, **kwargs,
    )  # fmt: skip
    assert done.returncode == code, done.stderr
    assert "Traceback" not in done.stderr
    return done


@pytest.fixture(scope="module")
def archive(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("cli")
    (folder / "2019-04-29.txt").write_text(PAGE, encoding="utf-8")
    (folder / "empty.txt").write_text("", encoding="utf-8")
    path = folder / "archive.db"
    done = run("build", str(folder), "--into", str(path))
    assert "1 new" in done.stderr
    assert "empty.txt" in done.stderr
    assert done.stdout == ""
    return path


def test_building_again_passes_over_what_is_unchanged(archive):
    report = json.loads(run("build", str(archive.parent), "--into", str(archive), "--json").stdout)
    assert (report["added"], report["unchanged"], report["facts"]) == (0, 1, 0)


@pytest.mark.parametrize("command", [info.name or info.callback.__name__ for info in app.registered_commands])
def test_every_command_has_help_with_an_example(command):
    shown = CliRunner().invoke(app, [command, "--help"], env={"COLUMNS": "200"})
    assert shown.exit_code == 0
    assert f"kg {command}" in shown.output
    assert "Example:" in shown.output


def test_extract_prints_the_json_of_the_schema(archive):
    page = json.loads(run("extract", str(archive.parent / "2019-04-29.txt")).stdout)
    assert {"document", "articles", "mentions", "facts"} <= set(page)
    assert {"type": "role", "person": "郑宏", "title": "主席", "org": "重庆市总工会"}.items() <= next(
        fact for fact in page["facts"] if fact.get("person") == "郑宏"
    ).items()


def test_extract_makes_a_page_to_look_at(archive, tmp_path):
    target = tmp_path / "page.html"
    run("extract", str(archive.parent / "2019-04-29.txt"), "--format", "html", "-o", str(target))
    html = target.read_text(encoding="utf-8")
    assert html.startswith("<!doctype html>")
    assert "郑宏" in html


def test_extract_as_a_table(archive):
    assert "重庆市总工会" in run("extract", str(archive.parent / "2019-04-29.txt"), "--format", "table").stdout


def test_show_tells_facts_with_their_sentence_and_why_a_short_form_was_read_so(archive):
    shown = run("show", "何平", "--from", str(archive)).stdout
    assert "渝川机械有限公司工会 主席" in shown
    assert "公司工会主席何平作了汇报。" in shown
    assert "公司工会 → 渝川机械有限公司工会" in shown


def test_show_as_json(archive):
    (found,) = json.loads(run("show", "重庆市总工会", "--from", str(archive), "--json").stdout)
    assert found["entity"]["label"] == "UNION"
    assert all(fact["quote"] for fact in found["facts"])


def test_an_unknown_name_says_what_is_near(archive):
    assert "重庆市总工会" in run("show", "重庆市总", "--from", str(archive), code=5).stderr


def test_stats_as_json(archive):
    assert json.loads(run("stats", "--from", str(archive), "--json").stdout)["documents"] == 1


@pytest.mark.embedded
def test_a_named_query_a_file_and_standard_input(archive, tmp_path):
    pytest.importorskip("arcadedb_embedded")
    named = run("query", "chairs", "-p", "body=重庆市总工会", "--from", str(archive), "--format", "json")
    assert [row["person"] for row in json.loads(named.stdout)] == ["郑宏"]
    own = tmp_path / "own.cypher"
    own.write_text("MATCH (p:Person) RETURN p.name AS name ORDER BY name", encoding="utf-8")
    listed = run("query", str(own), "--from", str(archive), "--format", "csv").stdout.splitlines()
    assert listed[0] == "name"
    assert "何平" in listed
    piped = run("query", "-", "--from", str(archive), "--format", "csv", input="MATCH (n:Union) RETURN count(n) AS n")
    assert piped.stdout.splitlines() == ["n", "2"]


def test_a_statement_that_writes_is_refused(archive):
    assert "would write" in run("query", "-", "--from", str(archive), code=8, input="MATCH (n) DETACH DELETE n").stderr


@pytest.mark.parametrize(("form", "name"), [("jsonl", "g.jsonl"), ("graphml", "g.graphml"), ("csv", "g")])
def test_exports_are_written_and_the_same_each_time(archive, tmp_path, form, name):
    first, second = tmp_path / "a" / name, tmp_path / "b" / name
    for target in (first, second):
        target.parent.mkdir()
        run("export", form, "--from", str(archive), "-o", str(target))
    files = [path for path in sorted(first.rglob("*")) if path.is_file()] if first.is_dir() else [first]
    assert files
    for file in files:
        other = second / file.relative_to(first) if first.is_dir() else second
        assert file.read_bytes() == other.read_bytes()


@pytest.mark.parametrize(
    ("arguments", "code", "says"),
    [
        (("show", "X", "--from", "missing.db"), 5, "missing.db"),
        (("extract", "missing.txt"), 3, "missing.txt"),
        (("query", "no-such-query", "--from", "missing.db"), 5, "no-such-query"),
        (("build",), 2, "paths"),
        (("build", ".", "--date", "yesterday", "--into", "x.db"), 4, "yesterday"),
        (("export", "xml", "-o", "x"), 2, "xml"),
        (("load", "--from", "missing.db"), 4, "NEO4J_PASSWORD"),
    ],
)
def test_what_is_wrong_is_said_with_its_exit_code(tmp_path, arguments, code, says):
    assert says in run(*arguments, code=code, cwd=tmp_path).stderr


def test_what_is_no_archive_stays_untouched(tmp_path):
    path = tmp_path / "notes.db"
    path.write_text("not an archive, but dear to somebody", encoding="utf-8")
    run("stats", "--from", str(path), code=6)
    assert path.read_text(encoding="utf-8") == "not an archive, but dear to somebody"


@pytest.mark.embedded
def test_a_tour_shows_chairs_honours_and_reporters(archive):
    pytest.importorskip("arcadedb_embedded")
    shown = run("tour", "--from", str(archive)).stdout
    for words in ("郑宏 — 重庆市总工会 主席", "渝川机械有限公司 — 重庆市五一劳动奖状", "李明", "kg show"):
        assert words in shown


def test_a_page_can_be_removed(tmp_path):
    (tmp_path / "a.txt").write_text(PAGE, encoding="utf-8")
    run("build", "a.txt", "--into", "archive.db", cwd=tmp_path)
    run("remove", "a.txt", "--from", "archive.db", cwd=tmp_path)
    assert json.loads(run("stats", "--from", "archive.db", "--json", cwd=tmp_path).stdout)["documents"] == 0

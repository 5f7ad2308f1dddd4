"""The commands as a user meets them: what is printed where, and the exit codes."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, cast

import pytest
from typer.core import TyperGroup
from typer.main import get_command

from kg.cli.program import app, run

PAGE = """本报讯(记者李明 通讯员王小芳)4月28日,重庆市总工会主席郑宏到渝川机械有限公司调研。
渝川机械有限公司被重庆市总工会授予重庆市五一劳动奖状。公司工会主席何平作了汇报。
"""
GOLD = {
    "page": "2019-04-29.txt",
    "mentions": [{"start": 6, "end": 8, "label": "PERSON", "text": "李明", "names": ["李明"]}],
    "facts": [
        {"type": "byline", "person": "李明", "role": "记者"},
        {"type": "role", "person": "郑宏", "title": "主席", "org": "四川省总工会"},
    ],
}


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("cli")
    (folder / "2019-04-29.txt").write_text(PAGE, encoding="utf-8")
    (folder / "empty.txt").write_text("", encoding="utf-8")
    assert run(["build", str(folder), "--into", str(folder / "archive.db")]) == 0
    return folder / "archive.db"


@pytest.fixture
def page(archive: Path) -> str:
    return str(archive.parent / "2019-04-29.txt")


class Kg:
    """Runs commands on an archive, and gives back what they print."""

    def __init__(self, archive: Path, capsys: pytest.CaptureFixture[str], patch: pytest.MonkeyPatch) -> None:
        self._archive, self._capsys, self._patch = archive, capsys, patch

    def __call__(self, *arguments: str, code: int = 0, given: str = "") -> str:
        """Return what is printed to standard output; `errors` then has the rest."""
        self._capsys.readouterr()
        self._patch.setenv("KG_ARCHIVE", str(self._archive))
        self._patch.setattr("sys.stdin", io.StringIO(given))
        found = run(arguments)
        printed = self._capsys.readouterr()
        self.errors = printed.err
        assert found == code, printed.err
        return printed.out

    def json(self, *arguments: str, given: str = "") -> Any:
        return json.loads(self(*arguments, given=given))


@pytest.fixture
def kg(archive: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Kg:
    for name in ("NEO4J_URI", "NEO4J_USER", "NEO4J_USERNAME", "NEO4J_PASSWORD", "NEO4J_DATABASE"):
        monkeypatch.delenv(name, raising=False)
    return Kg(archive, capsys, monkeypatch)


def iter_commands() -> Iterator[str]:
    """Yield every command, those of groups with the name of their group, and the groups."""
    for name, command in cast(TyperGroup, get_command(app)).commands.items():
        yield name
        yield from (f"{name} {inner}" for inner in getattr(command, "commands", ()))


@pytest.mark.parametrize("command", [*iter_commands()])
def test_every_command_has_help_with_an_example_in_two_languages(kg: Kg, command: str) -> None:
    shown = kg(*command.split(), "--help")
    assert f"kg {command}" in shown.partition("Example 例:")[2]
    assert re.search(r"[\u4e00-\u9fff]", shown.partition("Options:")[0])


def test_a_build_says_what_it_did_how_long_each_stage_took_and_what_it_left_out(
    kg: Kg, archive: Path, tmp_path: Path
) -> None:
    shown = kg(
        "build",
        str(archive.parent / "2019-04-29.txt"),
        str(archive.parent / "empty.txt"),
        "--into",
        str(tmp_path / "b.db"),
    )
    assert "1 documents 份: 1 new 新, 1 skipped 略过" in shown
    for stage in ("读取", "分篇", "识别", "全称", "入库", "总计"):
        assert stage in shown
    assert "empty.txt: empty" in kg.errors


def test_building_again_reads_nothing(kg: Kg, archive: Path) -> None:
    report = kg.json("build", str(archive.parent), "--json")
    assert (report["documents"], report["unchanged"], report["facts"]) == (1, 1, 0)
    assert any("empty.txt" in entry["item"] for entry in report["skipped"])


def test_a_build_that_could_read_nothing_fails(kg: Kg, archive: Path, tmp_path: Path) -> None:
    kg("build", str(archive.parent / "empty.txt"), "--into", str(tmp_path / "b.db"), code=3)
    assert "nothing was read" in kg.errors


def test_a_page_as_json(kg: Kg, page: str) -> None:
    shown = kg.json("extract", page)
    role = next(fact for fact in shown["facts"] if fact["type"] == "role" and fact["person"] == "郑宏")
    assert (role["title"], role["org"]) == ("主席", "重庆市总工会")


def test_a_page_as_html_in_a_file(kg: Kg, page: str, tmp_path: Path) -> None:
    target = tmp_path / "page.html"
    assert kg("extract", page, "--format", "html", "-o", str(target)) == ""
    assert target.read_text(encoding="utf-8").startswith("<!doctype html>")


def test_a_page_as_a_table(kg: Kg, page: str) -> None:
    assert "渝川机械有限公司工会" in kg("extract", page, "--format", "table")


def test_a_card_tells_sentences_articles_and_why_a_short_form_was_read_so(kg: Kg) -> None:
    shown = kg("show", "何平")
    assert "何平 · 渝川机械有限公司工会 · 主席" in shown
    assert "2019-04-29  公司工会主席何平作了汇报。" in shown
    assert "2019-04-29.txt:" in shown
    assert "公司工会 → 渝川机械有限公司工会" in shown


def test_a_card_as_json(kg: Kg) -> None:
    (card,) = kg.json("show", "重庆市总工会", "--json")
    assert (card["label"], card["name"]) == ("UNION", "重庆市总工会")
    (award,) = (fact for fact in card["facts"] if fact["type"] == "award")
    assert award["grantor"] == "重庆市总工会"
    assert award["evidence"]["quote"] == "渝川机械有限公司被重庆市总工会授予重庆市五一劳动奖状。"
    assert award["document"]["path"] == "2019-04-29.txt"
    assert kg.json("show", card["id"], "--json") == [card]


def test_an_alias_finds_the_one_thing_that_is_called_so(kg: Kg) -> None:
    assert kg("show", "公司工会").startswith("渝川机械有限公司工会")


@pytest.mark.parametrize("name", ["重庆市总", "重庆总工会", "渝川器械有限公司"])
def test_a_name_that_is_unknown_has_those_near_to_it(kg: Kg, name: str) -> None:
    assert kg("show", name, code=5) == ""
    assert ("渝川机械有限公司" if "公司" in name else "重庆市总工会") in kg.errors


def test_a_name_of_several_has_the_candidates(kg: Kg, tmp_path: Path) -> None:
    for name, city in (("a", "成都"), ("b", "重庆")):
        text = f"{city}市总工会主席{'张' if city == '成都' else '李'}建国出席会议。市总工会要求抓好落实。"
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
    kg("build", str(tmp_path), "--into", str(tmp_path / "two.db"))
    kg("show", "市总工会", "--from", str(tmp_path / "two.db"), code=5)
    assert "成都市总工会" in kg.errors
    assert "重庆市总工会" in kg.errors


def test_what_is_in_an_archive(kg: Kg) -> None:
    counted = kg.json("stats", "--graph", "--skipped", "--json")
    assert (counted["documents"], counted["statements"]["award"], counted["nodes"]["Award"]) == (1, 1, 1)
    assert "empty" in [entry["reason"] for entry in counted["left_out"]]
    assert "获奖 honoured" in kg("stats", "--graph", "--skipped")


def test_named_queries_are_listed(kg: Kg) -> None:
    listed = {query["name"]: query for query in kg.json("queries", "--json")}
    assert listed["chairs"]["parameters"][0]["name"] == "body"
    assert "某单位的主席" in kg("queries")


@pytest.mark.embedded
def test_a_named_query_a_file_and_standard_input(kg: Kg, tmp_path: Path) -> None:
    pytest.importorskip("arcadedb_embedded")
    rows = kg.json("query", "chairs", "-p", "body=重庆市总工会", "--format", "json")
    assert [row["person"] for row in rows] == ["郑宏"]
    own = tmp_path / "own.cypher"
    own.write_text("MATCH (p:Person) RETURN p.name AS name, p.aliases AS aliases ORDER BY name", encoding="utf-8")
    table = list(csv.reader(io.StringIO(kg("query", str(own), "--format", "csv"))))
    assert table[0] == ["name", "aliases"]
    assert ["何平", "[]"] in table
    typed = "MATCH (n:Person) WITH n ORDER BY n.name LIMIT $most RETURN count(n) AS n"
    assert kg.json("query", "-", "-p", "most=2", "--format", "json", given=typed) == [{"n": 2}]
    assert kg.json("query", "-", "--format", "json", given="MATCH (n:Person {name: 'X'}) RETURN n.name AS name") == []
    assert "no rows" in kg.errors
    assert kg.json("query", str(own), "--limit", "1", "--format", "json") == [{"name": "何平", "aliases": []}]
    assert "--limit" in kg.errors


@pytest.mark.embedded
def test_a_tour_shows_chairs_honours_and_reporters_and_what_to_try_next(kg: Kg) -> None:
    pytest.importorskip("arcadedb_embedded")
    shown = kg("tour")
    for words in (
        "郑宏 · 重庆市总工会 · 主席",
        "渝川机械有限公司 · 重庆市五一劳动奖状",
        "李明 · 记者",
        "(2019-04-29.txt)",
        "kg show",
    ):
        assert words in shown


@pytest.mark.parametrize("statement", ["MATCH (n) DETACH DELETE n", "CREATE (n) RETURN n"])
def test_a_statement_that_writes_is_refused(kg: Kg, statement: str) -> None:
    kg("query", "-", code=8, given=statement)
    assert "only statements that read" in kg.errors or "would write" in kg.errors


def test_a_query_with_wrong_parameters_is_refused(kg: Kg) -> None:
    for arguments, said in (
        (["chairs"], "-p body="),
        (["chairs", "-p", "body"], "KEY=VALUE"),
        (["chairs", "-p", "bodi=x"], "body"),
        (["MATCH (n) RETURN n"], "standard input"),
    ):
        kg("query", *arguments, code=4)
        assert said in kg.errors


@pytest.mark.parametrize(
    ("form", "name"),
    [
        ("jsonl", "g.jsonl"),
        ("gexf", "g.gexf"),
        ("csv", "g"),
        ("csv", "g.zip"),
        ("cypher", "g.cypher"),
        ("parquet", "g"),
    ],
)
def test_exports_are_the_same_each_time(kg: Kg, tmp_path: Path, form: str, name: str) -> None:
    written = []
    for _ in range(2):
        assert kg("export", form, "-o", str(tmp_path / name)) == ""
        files = sorted(path for path in tmp_path.rglob("*") if path.is_file())
        written.append([(path.name, path.read_bytes()) for path in files])
    assert written[0]
    assert written[0] == written[1]
    assert ("neo4j-admin database import full" in kg.errors) == (form == "csv")


def test_a_part_may_be_exported(kg: Kg) -> None:
    lines = [json.loads(line) for line in kg("export", "jsonl", "--where", "type=CHAIR_OF").splitlines()]
    assert {line["label"] for line in lines if line["type"] == "relationship"} == {"CHAIR_OF"}
    around = kg("export", "jsonl", "--around", "重庆市总工会", "--hops", "0").splitlines()
    assert [json.loads(line)["properties"]["name"] for line in around] == ["重庆市总工会"]
    kg("export", "jsonl", "--where", "type=CHAIR", code=4)
    assert "character 6" in kg.errors
    kg("export", "jsonl", "--around", "重庆市总公会", code=5)
    assert "did you mean 重庆市总工会" in kg.errors


def test_one_file_may_go_to_standard_output_and_several_may_not(kg: Kg) -> None:
    lines = [json.loads(line) for line in kg("export", "jsonl").splitlines()]
    assert {line["type"] for line in lines} == {"node", "relationship"}
    kg("export", "csv", code=4)
    assert ".zip" in kg.errors


def test_an_evaluation_lists_every_error_before_the_scores(kg: Kg, page: str, tmp_path: Path) -> None:
    gold, extraction = tmp_path / "gold.json", tmp_path / "2019-04-29.json"
    gold.write_text(json.dumps(GOLD), encoding="utf-8")
    kg("extract", page, "-o", str(extraction))
    for given in (page, str(extraction)):
        shown = kg("evaluate", str(gold), given, "--by", "article")
        assert "2019-04-29.txt missed fact role: 郑宏 | 主席 | 四川省总工会" in shown
        assert "other org; nearest found is 郑宏 | 主席 | 重庆市总工会; role.forward" in shown
        assert shown.index("missed fact role") < shown.index("F1 of others") < shown.index("lowest")
        assert "missed" not in kg("evaluate", str(gold), given, "--no-errors").partition("\n")[2]
    scores = kg.json("evaluate", str(gold), page, "--json")["scores"]
    assert scores["mention PERSON"]["right"] == 1


def test_a_page_can_be_removed(kg: Kg, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(PAGE, encoding="utf-8")
    archive = str(tmp_path / "archive.db")
    kg("build", str(tmp_path / "a.txt"), "--into", archive)
    kg("remove", str(tmp_path / "a.txt"), "--from", archive)
    assert kg.json("stats", "--from", archive, "--json")["documents"] == 0
    kg("remove", str(tmp_path / "a.txt"), "--from", archive, code=5)


@pytest.mark.neo4j
def test_a_second_load_writes_nothing(kg: Kg, neo4j_store: Any, neo4j_server: Any) -> None:
    options = ("--uri", neo4j_server.uri, "--user", neo4j_server.user, "--password", neo4j_server.password)
    planned = kg.json("load", *options, "--dry-run", "--json")
    assert neo4j_store.read("MATCH (n) RETURN count(n) AS n").rows == ((0,),)
    loaded = kg.json("load", *options, "--json")
    assert (planned["total"], loaded["nodes"]) == (loaded["total"], planned["nodes"])
    assert kg("load", *options) == ""
    assert "up to date" in kg.errors
    rows = kg.json("query", "chairs", "-p", "body=重庆市总工会", *options, "--format", "json")
    assert [row["person"] for row in rows] == ["郑宏"]

"""What both READMEs say is so: examples run, links lead somewhere, commands, options, targets and exit codes exist."""

from __future__ import annotations

import json
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest
from typer.core import TyperGroup
from typer.main import get_command

import kg
from kg.cli import app
from kg.cli.program import exit_codes

ROOT = Path(__file__).parent.parent
READMES = {name: (ROOT / name).read_text(encoding="utf-8") for name in ("README.md", "README.zh-CN.md")}
DOCUMENTS = (
    *READMES,
    "CONTRIBUTING.md",
    "CHANGELOG.md",
    "docs/LICENCES.md",
    "docs/MODEL_CARD.md",
    "docs/MODEL_CARD.zh-CN.md",
    "benchmarks/README.md",
    "samples/README.md",
)
_BLOCK = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_LINK = re.compile(r"\]\(([^)#]+)\)")
_TARGET = re.compile(r"^make (\w+)", re.MULTILINE)


def blocks(name: str, language: str) -> list[str]:
    return [body for found, body in _BLOCK.findall(READMES[name]) if found == language]


def without_comments(text: str) -> list[str]:
    return [stripped for line in text.splitlines() if (stripped := re.sub(r"(^|\s+)#.*$", "", line))]


def is_part(shown: object, found: object) -> bool:
    """Say whether a value is another, keys left out."""
    if isinstance(shown, dict) and isinstance(found, dict):
        return all(key in found and is_part(value, found[key]) for key, value in shown.items())
    return shown == found


@pytest.mark.parametrize("name", READMES)
@pytest.mark.parametrize("command", ["make demo", "make test"])
def test_the_first_commands_stand_on_lines_of_their_own(name: str, command: str) -> None:
    assert f"\n    {command}\n" in READMES[name]


@pytest.mark.parametrize("language", ["", "python", "json"])
def test_both_readmes_show_the_same_examples(language: str) -> None:
    english, chinese = (list(map(without_comments, blocks(name, language))) for name in READMES)
    assert english
    assert english == chinese


def test_both_readmes_list_the_same_commands() -> None:
    english, chinese = (re.findall(r"^\| (`kg .*?`) \|", text, re.MULTILINE) for text in READMES.values())
    assert len(english) >= 8
    assert english == chinese


@pytest.mark.parametrize("name", DOCUMENTS)
def test_links_lead_to_files_of_this_project(name: str) -> None:
    path = ROOT / name
    targets = [link for link in _LINK.findall(path.read_text(encoding="utf-8")) if not link.startswith("https:")]
    assert [target for target in targets if not (path.parent / target).exists()] == []


@pytest.mark.parametrize("name", READMES)
def test_files_named_in_the_table_of_additions_exist(name: str) -> None:
    section = next(
        part
        for part in re.split(r"^## ", READMES[name], flags=re.MULTILINE)
        if "`pipelines/lexicon/honours.tsv`" in part
    )
    named = re.findall(r"`((?:pipelines|kg|cypher)/[\w/.-]+)`", section)
    assert len(named) >= 8
    concrete = [path for path in named if "TYPE" not in path and "GROUP" not in path]
    assert [path for path in concrete if not (ROOT / path).exists()] == []


@pytest.mark.parametrize("name", [*READMES, "CONTRIBUTING.md"])
def test_make_targets_exist(name: str) -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    text = (ROOT / name).read_text(encoding="utf-8").replace("\n    make", "\nmake")
    targets = set(_TARGET.findall(text))
    assert targets
    assert [target for target in targets if not re.search(rf"^{target}:", makefile, re.MULTILINE)] == []


@pytest.mark.parametrize("name", READMES)
def test_every_exit_code_stands_in_the_table(name: str) -> None:
    listed = {int(code) for code in re.findall(r"^\| (\d+) \|", READMES[name], re.MULTILINE)}
    assert listed == set(exit_codes())


@pytest.mark.parametrize("name", READMES)
def test_every_command_is_told_of_and_every_option_named_is_there(name: str) -> None:
    group = get_command(app)
    assert isinstance(group, TyperGroup)
    told = [shlex.split(line) for line in re.findall(r"(?:^|`)kg ([a-z][^`#\n]*)", READMES[name], re.MULTILINE)]
    assert {words[0] for words in told} == set(group.commands)
    for words in told:
        command = group.commands[words[0]]
        command = getattr(command, "commands", {}).get(words[1], command) if len(words) > 1 else command
        options = {option for parameter in command.params for option in parameter.opts}
        assert [word for word in words if word.startswith("-") and word != "-" and word not in options] == []


def test_the_fact_that_is_explained_is_what_extraction_gives() -> None:
    shown = next(said for said in map(json.loads, blocks("README.md", "json")) if "fact" in said)
    page = kg.page_to_json(kg.extract(ROOT / "samples/2015-05-01_02版.txt"))
    assert any(is_part(shown["fact"], fact) for fact in page["facts"])
    assert any(is_part(shown["mention"], mention) for mention in page["mentions"])


def test_the_python_examples_run(tmp_path: Path) -> None:
    (tmp_path / "samples").symlink_to(ROOT / "samples")
    printed = [_run(body, tmp_path) for body in blocks("README.md", "python")]
    assert "('重庆市总工会', 'UNION')" in printed[0]
    assert "安徽省芜湖市总工会 主席" in printed[1]


def test_lines_in_local_files_are_read_as_the_examples_say(tmp_path: Path) -> None:
    """An honour, a post and a pattern of a fact are added to a copy of the data, without Python."""
    (additions,) = (body for body in blocks("README.md", "") if ".local" in body)
    code = f"""
import shutil
from pathlib import Path
import kg.resources
shutil.copytree(kg.resources.pipelines(), {str(tmp_path / "pipelines")!r})
kg.resources._ROOT = Path({str(tmp_path)!r})
for part in {additions!r}.split("\\n\\n"):
    head, *lines = part.strip().splitlines()
    Path({str(tmp_path)!r}, head.split()[1].strip(":")).write_text("\\n".join(lines) + "\\n", encoding="utf-8")
import kg
page = kg.extract_text("芜湖澄江重型机械有限公司工价协商员贺小川荣获“江淮工匠标兵”称号。芜湖市总工会、芜湖市妇联操持了首届职工歌手大赛。")
for reading in page.readings:
    for mention in reading.mentions:
        print(mention.label, mention.text)
    for fact in reading.facts:
        print(fact.evidence.rule, *(slot.surface for slot in fact.slots.values()))
"""
    printed = _run(code, tmp_path)
    assert "ROLE 工价协商员" in printed
    assert "AWARD 江淮工匠标兵" in printed
    assert "organise.arranges 芜湖市妇联 首届职工歌手大赛" in printed


def _run(code: str, folder: Path) -> str:
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", code], cwd=folder, capture_output=True, text=True, encoding="utf-8"
    )
    assert done.returncode == 0, done.stderr
    return done.stdout

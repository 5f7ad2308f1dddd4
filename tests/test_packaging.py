"""What is installed is whole: data in the wheel, spaCy's components, the command, a lock that covers what is asked for."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
import zipfile
from importlib.metadata import entry_points
from pathlib import Path

import pytest
from spacy.language import Language

from kg.nlp import make_pipeline

ROOT = Path(__file__).parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]


@pytest.fixture(scope="module")
def wheel_names(tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", str(folder)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    (wheel,) = folder.glob("*.whl")
    return set(zipfile.ZipFile(wheel).namelist())


@pytest.mark.parametrize("folder", ["pipelines", "cypher"])
def test_the_wheel_holds_the_data(wheel_names: set[str], folder: str) -> None:
    files = [path for path in (ROOT / folder).rglob("*") if path.is_file() and path.suffix != ".local"]
    files = [path for path in files if ROOT / "pipelines/corpus" not in path.parents]
    assert files
    assert {f"kg/_data/{path.relative_to(ROOT).as_posix()}" for path in files} - wheel_names == set()


def test_the_wheel_holds_the_package_and_nothing_else(wheel_names: set[str]) -> None:
    files = {path.relative_to(ROOT).as_posix() for path in (ROOT / "kg").rglob("*.*") if path.suffix != ".pyc"}
    assert files - wheel_names == set()
    tops = {name.split("/")[0] for name in wheel_names}
    assert tops == {"kg", f"union_news_kg-{PROJECT['version']}.dist-info"}
    assert not [name for name in wheel_names if name.endswith((".pyc", ".local")) or "/corpus/0" in name]


def test_every_component_of_the_pipeline_is_an_entry_point_of_spacy() -> None:
    points = {point.name: point for point in entry_points(group="spacy_factories") if point.name.startswith("kg_")}
    assert set(points) == set(PROJECT["entry-points"]["spacy_factories"])
    assert set(make_pipeline().pipe_names) <= set(points)
    for name, point in points.items():
        point.load()
        assert Language.has_factory(name)


def test_the_command_is_there() -> None:
    (script,) = entry_points(group="console_scripts", name="kg")
    assert callable(script.load())


@pytest.mark.parametrize(
    ("lock", "extras"), [("requirements.lock", ("all", "dev")), ("requirements-bench.lock", ("bench",))]
)
def test_the_lock_names_everything_with_hashes(lock: str, extras: tuple[str, ...]) -> None:
    text = (ROOT / lock).read_text(encoding="utf-8")
    locked = set(re.findall(r"^([a-z0-9-]+)(?:\[[^]]*\])?==", text, re.MULTILINE))
    wanted = [*PROJECT["dependencies"], *(line for extra in extras for line in PROJECT["optional-dependencies"][extra])]
    names = {match[0] for line in wanted if (match := re.match(r"[\w-]+", line)) and match[0] != PROJECT["name"]}
    assert names - locked == set()
    assert len(re.findall(r"^[a-z0-9-]+==", text, re.MULTILINE)) <= text.count("--hash=sha256:")

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from kg import fingerprint, resources
from kg.config import BuildOptions, PipelineOptions, ReadOptions
from kg.fingerprint import reading_version


@pytest.fixture(autouse=True)
def afresh() -> Iterator[None]:
    """Have the rules digested anew before and after: a process does that once."""
    fingerprint._rules.cache_clear()
    yield
    fingerprint._rules.cache_clear()


def test_how_many_processes_read_does_not_matter() -> None:
    plain = reading_version(BuildOptions())
    assert reading_version(BuildOptions(jobs=4, read=ReadOptions(date="2020"))) == plain
    assert reading_version(BuildOptions(pipeline=PipelineOptions(segmenter="char"))) != plain


def test_the_model_of_a_segmenter_counts(tmp_path: Path) -> None:
    model = tmp_path / "model"
    model.mkdir()
    options = BuildOptions(pipeline=PipelineOptions(segmenter="pkuseg", segmenter_model=str(model)))
    (model / "weights").write_bytes(b"1")
    first = reading_version(options)
    (model / "weights").write_bytes(b"2")
    assert reading_version(options) != first


def test_data_that_a_user_adds_count(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(resources, "_ROOT", tmp_path)
    lexicon = tmp_path / "pipelines" / "lexicon"
    lexicon.mkdir(parents=True)
    (lexicon / "posts.tsv").write_text("主席\tchair\n", encoding="utf-8")
    first = reading_version(BuildOptions())
    (lexicon / "posts.tsv.local").write_text("工价协商员\tstaff\n", encoding="utf-8")
    fingerprint._rules.cache_clear()
    assert reading_version(BuildOptions()) != first

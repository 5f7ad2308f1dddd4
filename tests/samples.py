"""The sample pages, read as a user would, for tests of what comes of them."""

from __future__ import annotations

import shutil
from pathlib import Path

import kg

SAMPLES = Path(__file__).parent.parent / "samples"


def build_samples(folder: Path) -> Path:
    """Read a copy of the sample pages into an archive beside it, so that its paths are `samples/...`; return the archive."""
    shutil.copytree(SAMPLES, folder / "samples")
    archive = folder / "archive.db"
    with kg.open(archive) as project:
        project.add(folder / "samples")
    return archive

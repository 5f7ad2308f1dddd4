"""Where the package's data lie: `pipelines/` and `cypher/`, in a wheel or in a checkout."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).parent
_ROOT = _PACKAGE / "_data" if (_PACKAGE / "_data").is_dir() else _PACKAGE.parent


def pipelines(*parts: str) -> Path:
    """Return the path of a file or folder of `pipelines/`."""
    return _ROOT.joinpath("pipelines", *parts)


def cypher(*parts: str) -> Path:
    """Return the path of a file or folder of `cypher/`."""
    return _ROOT.joinpath("cypher", *parts)

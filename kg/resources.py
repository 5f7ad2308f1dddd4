"""Where the package's data lie: `pipelines/` and `cypher/`, in a wheel or in a checkout."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from kg.errors import ConfigError

_PACKAGE = Path(__file__).parent
_ROOT = _PACKAGE / "_data" if (_PACKAGE / "_data").is_dir() else _PACKAGE.parent


def pipelines(*parts: str) -> Path:
    """Return the path of a file or folder of `pipelines/`."""
    return _ROOT.joinpath("pipelines", *parts)


@cache
def read_weights(*parts: str) -> Mapping[str, float]:
    """Return weights by the names of their features, of a file of `pipelines/`; raise ConfigError where there are none."""
    path = pipelines(*parts)
    try:
        return {name: float(weight) for name, weight in json.loads(path.read_text(encoding="utf-8")).items()}
    except (OSError, ValueError, TypeError, AttributeError) as error:
        raise ConfigError(
            f"cannot read the weights {str(path)!r}: {error}; expected an object of numbers, as kg.training writes it"
        ) from error


def cypher(*parts: str) -> Path:
    """Return the path of a file or folder of `cypher/`."""
    return _ROOT.joinpath("cypher", *parts)

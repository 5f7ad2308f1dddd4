"""Files of JSON, an object a line."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NoReturn

from kg.errors import InputError


def iter_objects(path: Path) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield the objects of a file with their places; empty lines are passed over. Raises InputError."""
    try:
        with path.open("rb") as file:
            for number, line in enumerate(file, 1):
                text = line.removeprefix(b"\xef\xbb\xbf") if number == 1 else line
                if text.strip():
                    yield f"{path}:{number}", _parse(text, f"{path}:{number}")
    except OSError as error:
        raise InputError(f"cannot read {str(path)!r}: {error.strerror or error}; check the path") from None


def _parse(line: bytes, place: str) -> dict[str, Any]:
    try:
        said = json.loads(line.decode(), parse_constant=_refuse)
    except UnicodeDecodeError as error:
        raise InputError(f"{place}: no UTF-8 at byte {error.start} of the line; save the file as UTF-8") from None
    except (ValueError, RecursionError) as error:
        raise InputError(
            f"{place}: {line[:60].decode(errors='replace')!r} is no JSON: {error}; one object a line"
        ) from None
    if not isinstance(said, dict):
        raise InputError(f"{place}: {said!r:.60} is no object; expected one object a line")
    return said


def _refuse(name: str) -> NoReturn:
    raise ValueError(f"{name} is no number of JSON")

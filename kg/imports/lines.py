"""Files of JSON, an object a line."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final, NoReturn

from kg.errors import InputError


def _refuse(name: str) -> NoReturn:
    raise ValueError(f"{name} is no number of JSON")


_decode: Final = json.JSONDecoder(parse_constant=_refuse).decode


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
        said = _decode(line.decode())
        if b"\\u" in line:
            json.dumps(said, ensure_ascii=False).encode()
    except UnicodeDecodeError as error:
        raise InputError(f"{place}: no UTF-8 at byte {error.start} of the line; save the file as UTF-8") from None
    except UnicodeEncodeError as error:
        half = error.object[error.start]
        raise InputError(
            f"{place}: {half!r} is half of a character; write both halves or the character itself"
        ) from None
    except (ValueError, RecursionError) as error:
        reason = f"{error.msg} at character {error.pos}" if isinstance(error, json.JSONDecodeError) else error
        text = line.strip()[:60].decode(errors="replace")
        raise InputError(f"{place}: {text!r} is no JSON: {reason}; expected one object a line") from None
    if not isinstance(said, dict):
        raise InputError(f"{place}: {said!r:.60} is no object; expected one object a line")
    return said

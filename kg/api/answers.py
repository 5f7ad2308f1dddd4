"""The envelope of every answer, made to bytes; the cursors of pages, and the tags by which an answer is known again."""

from __future__ import annotations

import base64
import binascii
import json
import re
from collections.abc import Mapping
from typing import Any, Final

from fastapi import Request, Response

import kg
from kg.api.backend import Backend
from kg.api.problems import ProblemError
from kg.model import digest

_write = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), allow_nan=False).encode
CACHING: Final = "private, no-cache"
"""A browser may keep an answer, and asks by its tag whether it still holds."""
_MOST: Final = 2**53
_TAG: Final = re.compile(r'(?:W/)?"[^"]*"')


def backend_of(request: Request) -> Backend:
    """Return the backend of the application that a request is for."""
    backend: Backend = request.app.state.backend
    return backend


def page(total: int, following: list[Any] | None, *, is_exact: bool = True) -> dict[str, Any]:
    """Return what is told of a page of a list: of how many it is, and the cursor of the one that follows."""
    return {"total": total, "total_is_exact": is_exact, "next": None if following is None else make_cursor(following)}


def answer(
    data: object, revision: str, paging: Mapping[str, Any] | None = None, *, is_of_graph: bool = True
) -> Response:
    """Return the answer of an endpoint.

    Its tag is that of the graph's state; where it is not of the graph's file alone, that of its own bytes.
    """
    body = _write({"data": data, "page": paging, "revision": revision}).encode("utf-8", "backslashreplace")
    tag = make_tag(revision) if is_of_graph else make_tag(digest(body.decode("utf-8")))
    return Response(body, media_type="application/json", headers={"ETag": tag, "Cache-Control": CACHING})


def make_tag(revision: str) -> str:
    """Return the ETag of answers that are of a state of the graph, as this version gives them."""
    return f'W/"{revision}.{kg.__version__}"'


def has_tag(tag: str, wanted: str) -> bool:
    """Tell whether a header If-None-Match names a tag."""
    weak = tag.removeprefix("W/")
    return wanted.strip() == "*" or any(found.removeprefix("W/") == weak for found in _TAG.findall(wanted))


def make_cursor(position: list[Any]) -> str:
    """Return the place at which the next page begins as one word of a URL."""
    return base64.urlsafe_b64encode(_write(position).encode("utf-8")).decode("ascii").rstrip("=")


def parse_cursor(cursor: str | None, *kinds: type) -> list[Any] | None:
    """Return the place that a cursor names, None for none. Raises ProblemError for what is no cursor of its list."""
    if cursor is None:
        return None
    found: list[Any] | None
    try:
        found = json.loads(base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)))
    except (ValueError, binascii.Error, RecursionError):
        found = None
    if not isinstance(found, list) or [type(part) for part in found] != list(kinds):
        found = None
    if found is None or any(isinstance(part, int) and not 0 <= part < _MOST for part in found):
        raise ProblemError("wrong-value", f"{cursor!r} is no cursor of this list", "take 'next' of the page before")
    return found


def parse_offset(cursor: str | None) -> int:
    """Return the number of items before the page that a cursor names."""
    found = parse_cursor(cursor, int)
    return int(found[0]) if found else 0


def following(offset: int, found: int, total: int, *, limit: int) -> list[Any] | None:
    """Return the place of the next page of a list that is counted by offsets, None behind the last."""
    return [offset + found] if found == limit and offset + found < total else None

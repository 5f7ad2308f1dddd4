"""Favourites, style and guide of Neo4j Browser, under /browser/: nothing of the graph, so open to every page."""

from __future__ import annotations

from functools import cache
from html import escape

from fastapi import APIRouter, Response

from kg.api.problems import ProblemError
from kg.browser import browser_files

PATH = "/browser/"

router = APIRouter(include_in_schema=False)

_HEADERS = {
    "Cache-Control": "no-cache",
    "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors *",
}


@router.get(PATH)
async def list_files() -> Response:
    """List the files."""
    names = "".join(f'<li><a href="{escape(name)}">{escape(name)}</a>' for name in _files())
    page = f'<!doctype html><html lang="zh"><meta charset="utf-8"><title>Neo4j Browser</title><ul>{names}</ul></html>'
    return Response(page, media_type="text/html; charset=utf-8", headers=_HEADERS)


@router.get(PATH + "{name}")
async def file(name: str) -> Response:
    """Give a file."""
    if name not in _files():
        raise ProblemError("not-found", f"there is no file {name!r}", f"take one of {', '.join(_files())}")
    media_type, data = _files()[name]
    return Response(data, media_type=media_type, headers=_HEADERS)


_files = cache(browser_files)

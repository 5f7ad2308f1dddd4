"""The whole graph as a file, sent while it is made: of one state, in flat memory."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Final

from fastapi import APIRouter, Path, Request, Response
from fastapi.responses import StreamingResponse

from kg.api.answers import backend_of, has_tag, make_tag
from kg.api.backend import Backend
from kg.api.parameters import problems
from kg.api.problems import ProblemError
from kg.api.streaming import Stream
from kg.export import GRAPH_FORMATS, find_format, iter_export

router = APIRouter(tags=["exports"])

_FILE: Final = {"schema": {"type": "string", "format": "binary"}}
_MEDIA_TYPES: Final = {form.media_type: _FILE for form in GRAPH_FORMATS.values()}


@router.get(
    "/exports/{format}",
    response_class=Response,
    responses={**problems(404), 200: {"description": "The file. 文件", "content": _MEDIA_TYPES}},
    summary="导出整个图谱 The whole graph as a file",
    description="Sent while it is made, all of one state. Formats: " + ", ".join(GRAPH_FORMATS) + ".",
)
async def export(
    request: Request, format: Annotated[str, Path(max_length=40, description="格式", examples=["jsonl"])]
) -> Response:
    """Send the graph as a file."""
    backend = backend_of(request)
    if format not in GRAPH_FORMATS:
        raise ProblemError("not-found", f"unknown format {format!r}", f"take one of {', '.join(GRAPH_FORMATS)}")
    form, tag = find_format(format), make_tag(backend.revision())
    if has_tag(tag, request.headers.get("if-none-match", "")):
        return Response(status_code=304, headers={"ETag": tag})
    stream = Stream(lambda: _iter_pieces(backend, format), backend.streams)
    await stream.begin()
    headers = {"ETag": tag, "Cache-Control": "private, no-cache"}
    headers["Content-Disposition"] = f'attachment; filename="{form.file}"'
    return StreamingResponse(stream, media_type=form.media_type, headers=headers)


def _iter_pieces(backend: Backend, name: str) -> Iterator[bytes]:
    with backend.own_view() as view:
        yield from iter_export(view.index, name)

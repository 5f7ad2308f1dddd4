"""The graph, or a part of it, as a file, sent while it is made: of one state, in flat memory."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Final

from fastapi import APIRouter, Depends, Path, Query, Request, Response
from fastapi.responses import StreamingResponse

from kg.api.answers import CACHING, backend_of, has_tag, make_tag
from kg.api.backend import View
from kg.api.naming import find_given
from kg.api.parameters import check_hops, problems, refuse_unknown
from kg.api.problems import ProblemError
from kg.api.streaming import Stream
from kg.export import GRAPH_FORMATS, find_format, iter_export
from kg.graph import make_part

router = APIRouter(tags=["exports"], dependencies=[Depends(refuse_unknown)])

_FILE: Final = {"schema": {"type": "string", "format": "binary"}}
_MEDIA_TYPES: Final = {form.media_type: _FILE for form in GRAPH_FORMATS.values()}


@router.get(
    "/exports/{format}",
    response_class=Response,
    responses={**problems(404, 409), 200: {"description": "The file. 文件", "content": _MEDIA_TYPES}},
    summary="导出图谱或其一部分 The graph, or a part of it, as a file",
    description="Sent while it is made, all of one state. Formats: " + ", ".join(GRAPH_FORMATS) + ".",
)
async def export(
    request: Request,
    format: Annotated[str, Path(max_length=40, description="格式", examples=["jsonl"])],
    where: Annotated[
        str,
        Query(
            max_length=500,
            description="Only a part: label=Union and date>=2015, as for kg export. 条件",
            examples=["date>=2015"],
        ),
    ] = "",
    around: Annotated[
        str, Query(max_length=200, description="Only what lies around this id or name. 中心", examples=["重庆市总工会"])
    ] = "",
    hops: Annotated[int, Query(ge=0, le=6, description="How far from it, in edges. 几步")] = 1,
) -> Response:
    """Send the graph as a file."""
    backend = backend_of(request)
    if format not in GRAPH_FORMATS:
        raise ProblemError("not-found", f"unknown format {format!r}", f"take one of {', '.join(GRAPH_FORMATS)}")
    check_hops(hops, backend.options)
    form, headers = find_format(format), {"ETag": make_tag(backend.revision()), "Cache-Control": CACHING}
    if has_tag(headers["ETag"], request.headers.get("if-none-match", "")):
        return Response(status_code=304, headers=headers)

    def make() -> Iterator[bytes]:
        with backend.own_view() as view:
            headers["ETag"] = make_tag(view.revision)  # a build may have gone on meanwhile
            yield from _iter_pieces(view, format, where, around, hops)

    stream = Stream(make, backend.streams)
    await stream.begin()
    headers["Content-Disposition"] = f'attachment; filename="{form.file}"'
    return StreamingResponse(stream, media_type=form.media_type, headers=headers)


def _iter_pieces(view: View, name: str, where: str, around: str, hops: int) -> Iterator[bytes]:
    center = find_given(view.index, around).id if around else ""
    return iter_export(make_part(view.index, where=where, around=center, hops=hops), name)

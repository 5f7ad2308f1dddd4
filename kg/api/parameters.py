"""Parameters that several endpoints have, each said once; and the problems that each endpoint may answer with."""

from __future__ import annotations

from typing import Annotated, Any, Final

from fastapi import Path, Query, Request

from kg.api.problems import MEDIA_TYPE, PROBLEMS, ProblemError
from kg.config import ServeOptions
from kg.text.dates import ISO_PATTERN

ID_PATTERN: Final = "^[0-9a-f]{16}$"

Id = Annotated[
    str, Path(pattern=ID_PATTERN, description="An id, as answers give it. 编号", examples=["5d3b1f8a90c2e476"])
]
Since = Annotated[
    str | None,
    Query(
        pattern=ISO_PATTERN, description="Only what was so on or after this year, month or day. 起", examples=["2018"]
    ),
]
Until = Annotated[
    str | None,
    Query(pattern=ISO_PATTERN, description="Only what was so on or before it. 止", examples=["2021-06"]),
]
Cursor = Annotated[str | None, Query(max_length=200, description="`next` of the page before. 上一页的 next")]
Limit = Annotated[
    int, Query(ge=1, le=1000, description="The most items of a page; the service may give fewer. 每页条数")
]
Name = Annotated[
    str,
    Query(
        min_length=1, max_length=200, description="Full name, alias or id. 全称、别名或编号", examples=["重庆市总工会"]
    ),
]


def check_hops(hops: int, options: ServeOptions) -> None:
    """Raise ProblemError for more steps than this service takes."""
    if hops > options.max_hops:
        raise ProblemError("wrong-value", f"hops={hops}: at most {options.max_hops} are taken here", "ask for fewer")


async def refuse_unknown(request: Request) -> None:
    """Raise ProblemError for a parameter that an endpoint does not take: nobody should miss a filter that was misspelt."""
    known = {field.alias for field in request.scope["route"].dependant.query_params}
    if unknown := [name for name in request.query_params if name not in known]:
        takes = f"it takes {', '.join(sorted(known))}" if known else "it takes none"
        errors = [{"where": f"query.{name}", "what": "there is no such parameter"} for name in unknown]
        raise ProblemError("invalid", f"there is no parameter {unknown[0]!r}", takes, errors=errors)


def problems(*statuses: int) -> dict[int | str, dict[str, Any]]:
    """Return what OpenAPI is told of the problems of an endpoint, beside those that all have."""
    titles: dict[int, list[str]] = {}
    for problem in PROBLEMS.values():
        titles.setdefault(problem.status, []).append(problem.title)
    content = {MEDIA_TYPE: {"schema": {"$ref": "#/components/schemas/Problem"}}}
    return {
        status: {"description": "; ".join(titles[status]), "content": content}
        for status in sorted({*statuses, 400, 401, 405, 413, 421, 422, 500, 503})
    }

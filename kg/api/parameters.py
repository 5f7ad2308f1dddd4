"""Parameters that several endpoints have, each said once; and the problems that each endpoint may answer with."""

from __future__ import annotations

from typing import Annotated, Any, Final

from fastapi import Path, Query

from kg.api.problems import MEDIA_TYPE, PROBLEMS, ProblemError
from kg.config import ServeOptions

_MONTH_DAY: Final = "(0[1-9]|1[0-2])(-(0[1-9]|1[0-9]|2[0-8]))?|(0[13-9]|1[0-2])-(29|30)|(0[13578]|1[02])-31|02-29"
DATE_PATTERN: Final = rf"^[12][0-9]{{3}}(-({_MONTH_DAY}))?$"
ID_PATTERN: Final = "^[0-9a-f]{16}$"

Id = Annotated[
    str, Path(pattern=ID_PATTERN, description="An id, as answers give it. 编号", examples=["5d3b1f8a90c2e476"])
]
Since = Annotated[
    str | None,
    Query(
        pattern=DATE_PATTERN, description="Only what was so on or after this year, month or day. 起", examples=["2018"]
    ),
]
Until = Annotated[
    str | None,
    Query(pattern=DATE_PATTERN, description="Only what was so on or before it. 止", examples=["2021-06"]),
]
Cursor = Annotated[str | None, Query(max_length=200, description="`next` of the page before. 上一页的 next")]
Limit = Annotated[
    int, Query(ge=1, le=1000, description="The most items of a page; the service may give fewer. 每页条数")
]
Name = Annotated[str, Query(min_length=1, max_length=200, description="Full name or alias. 全称或别名")]


def check_hops(hops: int, options: ServeOptions) -> None:
    """Raise ProblemError for more steps than this service takes."""
    if hops > options.max_hops:
        raise ProblemError("wrong-value", f"hops={hops}: at most {options.max_hops} are taken here", "ask for fewer")


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

"""Everything that goes wrong as a problem of RFC 9457, with a remedy: the one table from errors to answers."""

from __future__ import annotations

import http
import json
import logging
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from fastapi import FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException

from kg.errors import (
    ArchiveError,
    ConfigError,
    InputError,
    KGError,
    NotFoundError,
    OutputError,
    ReadOnlyError,
    StatementError,
    StoreError,
)

MEDIA_TYPE: Final = "application/problem+json"
_log = logging.getLogger("kg.api")


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """A kind of problem: its status, its title in Chinese and English, and what to do where an error does not say."""

    status: int
    title: str
    remedy: str


_DOCS: Final = "read the documentation at /docs"
_LATER: Final = "try again in a moment; if it stays so, tell who runs this service"

PROBLEMS: Final[Mapping[str, Problem]] = {
    "invalid": Problem(status=422, title="参数有误 invalid parameters", remedy="mend what 'errors' names"),
    "wrong-value": Problem(status=400, title="取值有误 a wrong value", remedy=_DOCS),
    "not-found": Problem(status=404, title="没有找到 not found", remedy="take a name of 'nearest', or /api/v1/search"),
    "ambiguous": Problem(
        status=409, title="同名不止一个 an ambiguous name", remedy="ask by the id of one of 'candidates'"
    ),
    "no-such-page": Problem(status=404, title="没有这个地址 no such address", remedy=_DOCS),
    "wrong-method": Problem(status=405, title="方法不对 wrong method", remedy="use a method of the header Allow"),
    "bad-request": Problem(status=400, title="请求有误 a bad request", remedy=_DOCS),
    "unauthorized": Problem(
        status=401, title="需要令牌 a token is needed", remedy="send the header Authorization: Bearer TOKEN"
    ),
    "wrong-host": Problem(
        status=421, title="主机名不对 wrong host", remedy="allow this name: kg serve --allow-host NAME, or set a token"
    ),
    "too-large": Problem(status=413, title="请求太大 request too large", remedy="send less"),
    "not-allowed": Problem(status=403, title="不允许 not allowed", remedy="ask only what reads"),
    "switched-off": Problem(
        status=403, title="未开启 switched off", remedy="who runs this service can switch it on: kg serve --cypher"
    ),
    "no-archive": Problem(status=404, title="没有原文 no texts here", remedy=_DOCS),
    "no-store": Problem(
        status=503,
        title="没有图数据库 no graph store here",
        remedy="who runs this service can install the extra 'embedded', or give kg serve --uri of a Neo4j",
    ),
    "loading": Problem(
        status=503, title="正在载入 being loaded", remedy="wait until it is loaded; kg load fills a Neo4j"
    ),
    "bad-statement": Problem(status=400, title="语句不能执行 a statement that cannot be run", remedy=_DOCS),
    "busy": Problem(status=503, title="正忙 busy", remedy="ask again in a moment"),
    "unavailable": Problem(status=503, title="暂不可用 unavailable", remedy=_LATER),
    "fault": Problem(status=500, title="程序出错 a fault of this service", remedy="report it to who runs this service"),
}
"""The kinds of problems; the name of one is the end of its `type`, /docs#NAME."""

_KINDS: Final[Mapping[type[KGError], str]] = {
    NotFoundError: "not-found",
    ConfigError: "wrong-value",
    InputError: "wrong-value",
    ReadOnlyError: "not-allowed",
    StatementError: "bad-statement",
    ArchiveError: "unavailable",
    StoreError: "unavailable",
    OutputError: "fault",
    KGError: "fault",
}


_ADDRESS: Final = re.compile(r"\b(?:bolt|neo4j)(?:\+s|\+ssc)?://[^\s,;()]*[^\s,;:.()]")
"""Addresses of stores, which are nobody's who asks."""


class ProblemError(Exception):
    """A problem that an endpoint or a guard found: its kind, what is wrong, the remedy, and what else is told of it."""

    def __init__(
        self, kind: str, detail: str, remedy: str | None = None, *, retry_after: int | None = None, **more: object
    ) -> None:
        super().__init__(detail)
        self.kind, self.detail, self.remedy, self.retry_after, self.more = kind, detail, remedy, retry_after, more


def problem_of(error: Exception) -> ProblemError:
    """Return an error of this package as a problem; what is no fault of who asks is logged, and told without detail."""
    if isinstance(error, ProblemError):
        return error
    kind = next((_KINDS[cls] for cls in type(error).__mro__ if cls in _KINDS), "fault")
    if PROBLEMS[kind].status >= http.HTTPStatus.INTERNAL_SERVER_ERROR:
        _log.error("%s: %s", type(error).__name__, error)
        what = "the data cannot be read just now" if kind == "unavailable" else "this service failed"
        return ProblemError(kind, what, retry_after=5 if kind == "unavailable" else None)
    detail, _, remedy = _ADDRESS.sub("the graph store", str(error)).partition("; ")
    return ProblemError(kind, detail, remedy or None)


def make_response(
    error: ProblemError, path: str, root_path: str = "", headers: Mapping[str, str] | None = None
) -> Response:
    """Return the answer that tells a problem."""
    problem = PROBLEMS[error.kind]
    said: dict[str, Any] = {
        "type": f"{root_path}/docs#{error.kind}",
        "title": problem.title,
        "status": problem.status,
        "detail": error.detail,
        "remedy": error.remedy or problem.remedy,
        "instance": path,
        **error.more,
    }
    sent = {"Cache-Control": "no-store", **(headers or {})}
    if error.retry_after is not None:
        sent["Retry-After"] = str(error.retry_after)
    if error.kind == "unauthorized":
        sent["WWW-Authenticate"] = 'Bearer realm="kg"'
    body = json.dumps(said, ensure_ascii=False).encode("utf-8", "backslashreplace")
    return Response(body, status_code=problem.status, media_type=MEDIA_TYPE, headers=sent)


def add_handlers(app: FastAPI) -> None:
    """Have an application tell everything that goes wrong as a problem."""
    for kind in (KGError, ProblemError, Exception):
        app.add_exception_handler(kind, _tell)
    app.add_exception_handler(RequestValidationError, _tell_invalid)
    app.add_exception_handler(HTTPException, _tell_http)


async def _tell(request: Request, error: Exception) -> Response:
    return _respond(request, problem_of(error))


async def _tell_invalid(request: Request, error: Exception) -> Response:
    assert isinstance(error, RequestValidationError)
    errors = [{"where": ".".join(map(str, found["loc"])), "what": str(found["msg"])} for found in error.errors()]
    detail = "; ".join(f"{found['where']}: {found['what']}" for found in errors)
    return _respond(request, ProblemError("invalid", detail, errors=errors))


async def _tell_http(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    kind = {404: "no-such-page", 405: "wrong-method"}.get(error.status_code, "bad-request")
    detail = f"{request.method} {request.scope['path']}: {error.detail}"
    return _respond(request, ProblemError(kind, detail), error.headers)


def _respond(request: Request, problem: ProblemError, headers: Mapping[str, str] | None = None) -> Response:
    return make_response(problem, request.scope["path"], request.scope.get("root_path", ""), headers)

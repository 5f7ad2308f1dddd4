"""The reconciliation service (API 0.2) at /reconcile: OpenRefine and others match the names of a table with the graph.

JSONP is not served: it would have any page in a browser read the graph. Pages of OpenRefine on this machine, and those of
the origins allowed, may ask and may show previews in a frame.
"""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Mapping
from typing import Annotated, Any, Final
from urllib.parse import parse_qsl

from fastapi import APIRouter, Query, Request, Response
from starlette.types import Scope

import kg
from kg.api.answers import backend_of
from kg.api.backend import Backend
from kg.api.naming import missing
from kg.api.parameters import problems
from kg.api.problems import ProblemError
from kg.reconcile import (
    BATCH,
    FEATURES,
    STYLE,
    extend,
    make_manifest,
    match,
    parse_batch,
    parse_extension,
    preview,
    propose,
    suggest_entities,
    suggest_properties,
    suggest_types,
)

PATH: Final = "/reconcile"
ORIGINS: Final = ("http://127.0.0.1:3333", "http://localhost:3333")
"""Where the pages of an OpenRefine on this machine come from."""

router = APIRouter(prefix=PATH, tags=["reconciliation"])

_FORM: Final = "application/x-www-form-urlencoded"
_STYLE_HASH: Final = base64.b64encode(hashlib.sha256(STYLE.encode("utf-8")).digest()).decode("ascii")

Batch = Annotated[
    str | None,
    Query(description="A batch of names to match, as JSON. 一批名称", examples=['{"q0": {"query": "重庆市总工会"}}']),
]
Wanted = Annotated[
    str | None, Query(description="Ids and the properties wanted of them, as JSON. 编号与所要的属性", examples=[""])
]
Prefix = Annotated[str, Query(max_length=200, description="What is typed so far. 已输入的文字")]
Cursor = Annotated[int, Query(ge=0, le=10_000, description="How many suggestions to pass over. 跳过几条")]
Id = Annotated[str, Query(max_length=100, description="The id of an entity. 编号")]
_JSON: Final[dict[int | str, dict[str, Any]]] = {200: {"content": {"application/json": {"schema": {"type": "object"}}}}}


def is_for_manifest(path: str, scope: Scope) -> bool:
    """Tell whether a request is for the manifest, which anybody may read: it says that a token is needed."""
    return path == PATH and scope["method"] == "GET" and not scope["query_string"]


def _responses(*statuses: int) -> dict[int | str, dict[str, Any]]:
    return {**_JSON, **problems(*statuses)}


@router.get(
    "",
    responses=_responses(),
    summary="服务说明，或一批名称的候选 The manifest, or candidates for a batch of names",
    description="Without parameters: the manifest. `queries`: candidates for names; `extend`: values of properties. What "
    "they look like: the reconciliation service API 0.2.",
)
async def ask(request: Request, queries: Batch = None, extend: Wanted = None) -> Response:
    """Return the manifest, candidates, or values."""
    given = {name: text for name, text in (("queries", queries), ("extend", extend)) if text is not None}
    if not given:
        base = f"{str(request.base_url).rstrip('/')}{PATH}"
        has_tokens = bool(backend_of(request).options.tokens)
        return _json(make_manifest(base, kg.__version__, has_tokens=has_tokens))
    return await _answer(backend_of(request), given)


@router.post(
    "",
    responses=_responses(),
    summary="一批名称的候选，或属性值 Candidates for a batch of names, or values of properties",
    description=f"The form of {_FORM} has `queries` or `extend`.",
    openapi_extra={
        "requestBody": {
            "content": {
                _FORM: {
                    "schema": {
                        "type": "object",
                        "properties": {
                            "queries": {"type": "string", "examples": ['{"q0": {"query": "重庆市总工会"}}']},
                            "extend": {
                                "type": "string",
                                "examples": ['{"ids": ["5d3b1f8a90c2e476"], "properties": [{"id": "chair"}]}'],
                            },
                        },
                    }
                }
            }
        }
    },
)
async def ask_by_form(request: Request) -> Response:
    """Return candidates, or values."""
    kind = request.headers.get("content-type", _FORM).partition(";")[0].strip().lower()
    if kind != _FORM:
        raise ProblemError("bad-request", f"a body of {kind!r} is not read here", f"send {_FORM}")
    return await _answer(backend_of(request), dict(_parse_form(await request.body())))


def _parse_form(body: bytes) -> list[tuple[str, str]]:
    try:
        return parse_qsl(body.decode("utf-8"), keep_blank_values=True, errors="strict", max_num_fields=10)
    except ValueError as error:
        raise ProblemError("bad-request", f"the form cannot be read: {error}", f"send {_FORM} in UTF-8") from None


async def _answer(backend: Backend, given: Mapping[str, str]) -> Response:
    if "queries" in given:
        batch = parse_batch(given["queries"])
        _check_size(len(batch), "names")

        def work() -> Response:
            with backend.own_view() as view:
                found = {key: match(view.index, query) for key, query in batch.items()}
                return _json({key: {"result": [one.as_json(view.index) for one in found[key]]} for key in batch})

    elif "extend" in given:
        asked = parse_extension(given["extend"])
        _check_size(len(asked.ids), "ids")

        def work() -> Response:
            with backend.own_view() as view:
                return _json(extend(view.index, asked))

    else:
        raise ProblemError("bad-request", "the form has neither 'queries' nor 'extend'", "give one of the two")
    return await backend.run(work)


def _check_size(count: int, what: str) -> None:
    if count > BATCH:
        raise ProblemError("too-large", f"{count} {what} in one batch", f"send {BATCH} at a time")


@router.get("/suggest/entity", responses=_responses(), summary="输入时提示实体 Suggest entities while typing")
async def entities(
    request: Request,
    prefix: Prefix = "",
    cursor: Cursor = 0,
    type: Annotated[list[str], Query(description="Only of these types. 类型")] = [],  # noqa: B006
) -> Response:
    """Suggest entities."""
    with backend_of(request).view() as view:
        return _json(suggest_entities(view.index, prefix, cursor, type))


@router.get("/suggest/type", responses=_responses(), summary="提示类型 Suggest types")
async def types(prefix: Prefix = "", cursor: Cursor = 0) -> Response:
    """Suggest types."""
    return _json(suggest_types(prefix, cursor))


@router.get("/suggest/property", responses=_responses(), summary="提示属性 Suggest properties")
async def properties(prefix: Prefix = "", cursor: Cursor = 0) -> Response:
    """Suggest properties."""
    return _json(suggest_properties(prefix, cursor))


@router.get("/properties", responses=_responses(), summary="某类实体的属性 The properties of a type")
async def proposed(
    type: Annotated[str, Query(max_length=100, description="A type; all for none. 类型", examples=["Union"])] = "",
    limit: Annotated[int | None, Query(ge=1, le=1000, description="The most properties.")] = None,
) -> Response:
    """Propose properties."""
    return _json(propose(type, limit))


@router.get("/feature", responses=_responses(404), summary="评分依据 What a feature of a score is")
async def feature(id: Id) -> Response:
    """Say what a feature is."""
    name = "property_*" if id.startswith("property_") else id
    if name not in FEATURES:
        raise ProblemError("not-found", f"there is no feature {id!r}", f"take one of {', '.join(FEATURES)}")
    return _json({"id": id, "description": FEATURES[name]})


@router.get(
    "/preview",
    responses={200: {"content": {"text/html": {"schema": {"type": "string"}}}}, **problems(404)},
    response_class=Response,
    summary="实体的小页面 A small page about an entity",
)
async def small_page(request: Request, id: Id) -> Response:
    """Show an entity."""
    backend = backend_of(request)

    def work() -> str | None:
        with backend.own_view() as view:
            return preview(view.index, id)

    text = await backend.run(work)  # a body may have thousands of edges
    if text is None:
        raise missing("entity", id)
    framers = " ".join(("'self'", *ORIGINS, *backend.options.origins))
    policy = f"default-src 'none'; style-src 'sha256-{_STYLE_HASH}'; frame-ancestors {framers}"
    return Response(text, media_type="text/html; charset=utf-8", headers={"Content-Security-Policy": policy})


def _json(data: object) -> Response:
    body = json.dumps(data, ensure_ascii=False, allow_nan=False).encode("utf-8", "replace")
    return Response(body, media_type="application/json")

"""The application: its endpoints, what stands before them, and its OpenAPI."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import asdict
from typing import Any, Final

from fastapi import FastAPI
from fastapi.middleware import Middleware
from fastapi.middleware.gzip import GZipMiddleware
from starlette.types import Scope

import kg
from kg.api import articles, browser, entities, exports, questions, reconciliation, service
from kg.api.backend import Backend
from kg.api.caching import AnswerCache
from kg.api.cors import Cors
from kg.api.gate import Gate
from kg.api.heads import Heads
from kg.api.models import Problem
from kg.api.problems import PROBLEMS, add_handlers

PREFIX: Final = "/api/v1"
_OPENAPI: Final = f"{PREFIX}/openapi.json"
_OPEN: Final = frozenset(("/", "/docs", _OPENAPI, f"{PREFIX}/health"))
_ABOUT: Final = """The knowledge graph of Chinese trade-union news: people, unions, companies, honours, events, and the
sentences that say so. 工会新闻知识图谱的只读接口:每条事实都附原文与出处。

Every answer is `{"data", "page", "revision"}`: `page` tells the total of a list and the cursor of the next page,
`revision` the state of the graph that the whole answer is of; it is the ETag too, so that `If-None-Match` spares what has
not changed. What goes wrong is a problem (RFC 9457) with a `remedy`. Dates are ISO 8601 as far as known: 2018, 2018-05,
2018-05-03. Offsets count characters.
"""
_TAGS: Final = [
    {"name": "entities", "description": "名称、卡片、事实、关系、依据 Names, cards, facts, edges and their evidence."},
    {"name": "articles", "description": "文章 Articles with their texts."},
    {"name": "questions", "description": "路径、任职、荣誉、命名查询 Paths, holders of posts, honours, named queries."},
    {"name": "exports", "description": "导出 The graph as files."},
    {
        "name": "reconciliation",
        "description": "对照 Names of a table matched with the graph, for OpenRefine (API 0.2).",
    },
    {"name": "service", "description": "服务 The service itself."},
]


def make_app(backend: Backend) -> FastAPI:
    """Return the application that answers from a backend."""
    options = backend.options
    app = FastAPI(
        title="工会新闻知识图谱 Union news knowledge graph",
        version=kg.__version__,
        description=_ABOUT,
        openapi_url=_OPENAPI,
        openapi_tags=_TAGS,
        docs_url=None,
        redoc_url=None,
        lifespan=_closing,
        middleware=[
            Middleware(Cors, origins=[*options.origins, *reconciliation.ORIGINS], root_path=options.root_path),
            Middleware(Gate, options=options, is_open=_is_open),
            Middleware(Heads),
            Middleware(AnswerCache, backend=backend),
            Middleware(GZipMiddleware, minimum_size=1000, compresslevel=5),
        ],
    )
    app.state.backend = backend
    for module in (entities, articles, questions, exports, service):
        app.include_router(module.router, prefix=PREFIX)
    app.include_router(reconciliation.router)
    app.include_router(service.pages)
    app.include_router(browser.router)
    add_handlers(app)
    _describe(app, has_tokens=bool(options.tokens))
    return app


def _is_open(path: str, scope: Scope) -> bool:
    """Tell whether anybody may ask for a path: it shows nothing of the graph."""
    return path in _OPEN or path.startswith(browser.PATH) or reconciliation.is_for_manifest(path, scope)


@asynccontextmanager
async def _closing(app: FastAPI) -> AsyncIterator[None]:
    try:
        yield
    finally:
        app.state.backend.close()


def _describe(app: FastAPI, *, has_tokens: bool) -> None:
    """Have the OpenAPI tell of problems, and of the token where one is asked for."""
    make = app.openapi

    def openapi() -> dict[str, Any]:
        made = make()
        parts = made.setdefault("components", {})
        if "Problem" not in parts.setdefault("schemas", {}):
            schema = Problem.model_json_schema(ref_template="#/components/schemas/{model}")
            parts["schemas"] |= {**schema.pop("$defs", {}), "Problem": schema}
            made["x-problems"] = {name: asdict(problem) for name, problem in PROBLEMS.items()}
            if has_tokens:
                parts["securitySchemes"] = {"token": {"type": "http", "scheme": "bearer"}}
                made["security"] = [{"token": []}]
        return made

    app.openapi = openapi  # type: ignore[method-assign]

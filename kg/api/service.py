"""What a service says of itself: health, counts, its OpenAPI and the page that shows it."""

from __future__ import annotations

import base64
import hashlib
import re
from functools import cache
from pathlib import Path

from fastapi import APIRouter, Depends, Request, Response
from fastapi.responses import RedirectResponse

import kg
from kg.api import models
from kg.api.answers import answer, backend_of
from kg.api.parameters import problems, refuse_unknown

router = APIRouter(tags=["service"], dependencies=[Depends(refuse_unknown)])
pages = APIRouter(include_in_schema=False)

_INLINE = re.compile(r"<(script|style)>(.*?)</\1>", re.DOTALL)


@router.get(
    "/health",
    response_model=models.HealthAnswer,
    responses=problems(),
    summary="是否可用 Whether the service answers",
    description="Open to all, also where tokens are asked for.",
)
async def health(request: Request) -> Response:
    """Say how the service is."""
    backend = backend_of(request)
    data = {
        "status": "ok",
        "version": kg.__version__,
        "archive": backend.source.archive is not None,
        "store": backend.has_store,
        "cypher": backend.has_store and backend.options.cypher,
    }
    return answer(data, backend.revision())


@router.get(
    "/statistics",
    response_model=models.CountsAnswer,
    responses=problems(),
    summary="统计 How many nodes and edges there are",
    description="Nodes by label, edges by type.",
)
async def statistics(request: Request) -> Response:
    """Count the graph."""
    backend = backend_of(request)

    def work() -> Response:
        with backend.own_view() as view:
            return answer(view.index.counts(), view.revision)

    return await backend.run(work)


@pages.get("/")
async def front(request: Request) -> Response:
    """Lead to the documentation."""
    return RedirectResponse(f"{request.scope.get('root_path', '')}/docs")


@pages.get("/docs")
async def docs() -> Response:
    """Show the documentation: a page that needs nothing from elsewhere."""
    text, policy = _docs_page()
    return Response(
        text,
        media_type="text/html; charset=utf-8",
        headers={"Content-Security-Policy": policy, "Cache-Control": "no-cache"},
    )


@cache
def _docs_page() -> tuple[str, str]:
    """Return the page, and the policy by which nothing but what stands in it is run."""
    text = Path(__file__).with_name("docs.html").read_text(encoding="utf-8")
    sources = {kind: _source(code) for kind, code in _INLINE.findall(text)}
    return text, (
        f"default-src 'none'; script-src {sources['script']}; style-src {sources['style']}; connect-src 'self'; "
        "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    )


def _source(code: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(code.encode('utf-8')).digest()).decode('ascii')}'"

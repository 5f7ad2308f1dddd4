"""Questions: paths in the graph's file; holders, honours, named queries and Cypher of a store."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Annotated, Any, Final

from fastapi import APIRouter, Depends, Path, Query, Request, Response

from kg.api import models, question_models, shapes
from kg.api.answers import answer, backend_of, page
from kg.api.backend import Backend
from kg.api.naming import find_given
from kg.api.parameters import Name, check_hops, problems, refuse_unknown
from kg.api.problems import ProblemError
from kg.asking import GraphNames, Reply, Understood, answer_asked, read_question, reply_to_json
from kg.index import Link, pass_through
from kg.model import digest
from kg.queries import Query as NamedQuery
from kg.queries import Value, find_query, parse_query, read_queries
from kg.queries import answer as answer_query
from kg.schema import BODY_NODES, ENTITY_NODES
from kg.store.bounds import refuse_unbounded
from kg.store.rows import Rows
from kg.text.dates import ISO_PATTERN

router = APIRouter(tags=["questions"])

_RECIPIENTS: Final = ("Person", *BODY_NODES)
_NO_ROWS: Final = Rows(columns=(), rows=())


@router.get(
    "/paths",
    dependencies=[Depends(refuse_unknown)],
    response_model=question_models.PathsAnswer,
    responses=problems(404, 409),
    summary="两个实体之间的最短路径 The shortest paths between two entities",
    description="Over posts, honours, events and partnerships, whichever way they point; `type` chooses other edges. None "
    "within so many steps: an empty list.",
)
async def paths(
    request: Request,
    start: Annotated[
        str, Query(alias="from", min_length=1, max_length=200, description="Id or name. 起点", examples=["郑洪"])
    ],
    end: Annotated[
        str, Query(alias="to", min_length=1, max_length=200, description="Id or name. 终点", examples=["李明远"])
    ],
    hops: Annotated[int, Query(ge=1, le=6, description="The most steps. 最多几步")] = 4,
    type: Annotated[list[models.EdgeType], Query(description="Over edges of these types. 关系类型")] = [],  # noqa: B006
    limit: Annotated[int, Query(ge=1, le=100, description="The most paths.")] = 10,
) -> Response:
    """Find the shortest paths."""
    backend = backend_of(request)
    check_hops(hops, backend.options)

    def work() -> Response:
        with backend.own_view() as view:
            ends = [find_given(view.index, name, ENTITY_NODES) for name in (start, end)]
            found = view.index.paths(ends[0].id, ends[1].id, types=type, hops=hops, limit=limit)
            data = [_path(ends[0].id, links) for links in found.paths]
            return answer(data, view.revision, page(len(data), None, is_exact=not found.is_cut))

    return await backend.run(work)


def _path(start: str, links: tuple[Link, ...]) -> shapes.Json:
    nodes = map(shapes.stub_to_json, pass_through(start, links))
    return {"nodes": list(nodes), "edges": list(map(shapes.link_to_json, links))}


@router.get(
    "/holders",
    dependencies=[Depends(refuse_unknown)],
    response_model=question_models.RowsAnswer,
    responses=problems(404, 409),
    summary="某单位某职务由谁担任 Who holds, or held on a date, a post of a body",
    description="With `date`: the query holders-on, or chairs-on without a title. Without: all over time, the query holders.",
)
async def holders(
    request: Request,
    body: Annotated[
        str, Query(min_length=1, max_length=200, description="Id or name of the body. 单位", examples=["重庆市总工会"])
    ],
    title: Annotated[
        str, Query(max_length=100, description="Title of the post: 主席, 副主席. 职务", examples=["主席"])
    ] = "",
    date: Annotated[
        str | None, Query(pattern=ISO_PATTERN, description="A day, month or year. 日期", examples=["2019"])
    ] = None,
) -> Response:
    """Return who holds a post."""
    given = {"body": body, **({"title": title} if title else {}), **({"date": date} if date else {})}
    name = "holders" if not date else "holders-on" if title else "chairs-on"
    return await _ask(backend_of(request), find_query(name), given, names={"body": BODY_NODES})


@router.get(
    "/honours",
    dependencies=[Depends(refuse_unknown)],
    response_model=question_models.RowsAnswer,
    responses=problems(404, 409),
    summary="某单位或个人的荣誉 The honours of a body or a person, and of its union",
    description="The query honours.",
)
async def honours(request: Request, name: Name) -> Response:
    """Return honours."""
    return await _ask(backend_of(request), find_query("honours"), {"name": name}, names={"name": _RECIPIENTS})


@router.get(
    "/ask",
    dependencies=[Depends(refuse_unknown)],
    response_model=question_models.AskAnswer,
    responses=problems(),
    summary="用中文提问 Ask a question in Chinese",
    description="Read by a grammar, without a language model; the query that it became stands beside the answer. One that "
    "cannot be read is not guessed at: `understood` is false, and the nearest that can be read are said.",
)
async def ask(
    request: Request,
    q: Annotated[
        str,
        Query(min_length=1, max_length=200, description="The question. 问题", examples=["2018年重庆市总工会主席是谁"]),
    ],
) -> Response:
    """Answer a question in Chinese."""
    backend = backend_of(request)

    def work() -> Response:
        with backend.view() as view:
            asked = read_question(q, GraphNames(view.index))
        reply = (
            answer_asked(asked, backend.store()) if isinstance(asked, Understood) else Reply(asked=asked, rows=_NO_ROWS)
        )
        data = _finite(reply_to_json(reply))
        return answer(data, digest("reply", str(data)), is_of_graph=False)

    return await backend.run(work)


@router.get(
    "/queries",
    dependencies=[Depends(refuse_unknown)],
    response_model=question_models.QueriesAnswer,
    responses=problems(),
    summary="命名查询 The named queries",
    description="In groups, with titles, parameters, columns, and an example with its first rows on the sample pages.",
)
async def queries() -> Response:
    """List the named queries."""
    data = [query.to_json() for query in read_queries().values()]
    return answer(data, digest("queries", str(data)), page(len(data), None), is_of_graph=False)


@router.get(
    "/queries/{name}",
    response_model=question_models.RowsAnswer,
    responses=problems(404),
    summary="运行命名查询 Run a named query",
    description="Its parameters are those of the URL: /queries/chairs-on?body=…&date=2019. /queries tells which it takes; "
    "`max_rows` bounds the rows.",
)
async def run_query(
    request: Request,
    name: Annotated[str, Path(pattern="^[a-z0-9-]{1,60}$", description="Its name.", examples=["chairs-on"])],
    max_rows: Annotated[int, Query(ge=1, le=10_000, description="The most rows.")] = 1000,
) -> Response:
    """Run a named query."""
    given = {key: value for key, value in request.query_params.items() if key != "max_rows"}
    return await _ask(backend_of(request), find_query(name), given, max_rows=max_rows)


@router.post(
    "/cypher",
    response_model=question_models.RowsAnswer,
    responses=problems(403),
    summary="只读 Cypher Run Cypher that only reads",
    description="Off unless it was switched on: kg serve --cypher. What would write is refused.",
)
async def cypher(request: Request, asked: question_models.Cypher) -> Response:
    """Run Cypher that only reads."""
    backend = backend_of(request)
    if not backend.options.cypher:
        raise ProblemError("switched-off", "Cypher of one's own is not run here")
    refuse_unbounded(asked.statement, backend.options.max_hops)
    return await _ask(backend, parse_query("", asked.statement), asked.parameters, max_rows=asked.max_rows)


async def _ask(
    backend: Backend,
    query: NamedQuery,
    given: Mapping[str, Value],
    *,
    names: Mapping[str, tuple[str, ...]] | None = None,
    max_rows: int = 1000,
) -> Response:
    """Return the answer of a store to a query; `names` are parameters that name an entity of some labels."""
    options = backend.options

    def work() -> Response:
        bound = dict(given)
        if names:
            with backend.own_view() as view:
                found = {key: find_given(view.index, str(given[key]), labels) for key, labels in names.items()}
            bound |= {key: str(node.properties["name"]) for key, node in found.items()}
        most = min(max_rows, options.max_rows)
        asked = answer_query(backend.store(), query, bound, max_rows=most, seconds=options.max_seconds)
        rows = asked.rows
        data = {
            "query": query.name,
            "parameters": dict(asked.parameters),
            "columns": rows.columns,
            "rows": rows.records(),
        }
        revision = digest("rows", str(data))
        return answer(_finite(data), revision, page(len(rows.rows), None, is_exact=not rows.is_cut), is_of_graph=False)

    return await backend.run(work)


def _finite(value: Any) -> Any:
    """Return a value without numbers that JSON has not: None in their place."""
    if isinstance(value, Mapping):
        return {key: _finite(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_finite(item) for item in value]
    return None if isinstance(value, float) and not math.isfinite(value) else value

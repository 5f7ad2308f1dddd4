"""Names, entities, their facts and neighbours, the evidence of edges: read from the graph's file."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated, Final

from fastapi import APIRouter, Depends, Query, Request, Response

from kg.api import models, shapes
from kg.api.answers import answer, backend_of, following, page, parse_cursor, parse_offset
from kg.api.backend import Backend, View
from kg.api.naming import find_given, missing
from kg.api.parameters import Cursor, Id, Limit, Name, Since, Until, problems, refuse_unknown
from kg.api.problems import ProblemError

router = APIRouter(tags=["entities"], dependencies=[Depends(refuse_unknown)])

_MOST_SKIPPED: Final = 10_000
_HEAVY: Final = 2_000
"""A node with more edges is read in a thread."""

SearchLabels = Annotated[list[models.SearchLabel], Query(description="Only of these labels. 类别")]


@router.get(
    "/search",
    response_model=models.SearchAnswer,
    responses=problems(),
    summary="按名称查找 Find entities by a part of their names",
    description="Every word must be a part of one name of the entity; one character will do. The best come first: named "
    "so, also called so, beginning so, holding it; of equals the most mentioned. Without `q` all are listed.\n\n"
    "每个词须出现在名称或别名中,一个字亦可。",
)
async def search(
    request: Request,
    q: Annotated[str, Query(max_length=200, description="Words, parted by blanks. 词", examples=["总工会"])] = "",
    label: SearchLabels = [],  # noqa: B006
    limit: Limit = 20,
    cursor: Cursor = None,
) -> Response:
    """Find entities."""
    backend, offset = backend_of(request), parse_offset(cursor)
    if offset > _MOST_SKIPPED:
        raise ProblemError("wrong-value", f"a search is listed to its {_MOST_SKIPPED}th hit", "ask for more words")
    limit = min(limit, backend.options.max_items)
    with backend.view() as view:
        hits = view.index.find(q, labels=label, limit=limit, offset=offset)
        goes_on = following(offset, len(hits.hits), hits.total, limit=limit)
        paging = page(hits.total, goes_on, is_exact=hits.is_exact)
        return answer([shapes.hit_to_json(hit) for hit in hits.hits], view.revision, paging)


@router.get(
    "/suggest",
    response_model=models.SuggestAnswer,
    responses=problems(),
    summary="输入时提示 Suggest names while typing",
    description="The same hits in the same order as /search, the first few, not counted.",
)
async def suggest(
    request: Request,
    q: Annotated[str, Query(min_length=1, max_length=100, description="What is typed so far.", examples=["重庆市"])],
    label: SearchLabels = [],  # noqa: B006
    limit: Annotated[int, Query(ge=1, le=50, description="The most names.")] = 10,
) -> Response:
    """Suggest names."""
    with backend_of(request).view() as view:
        hits = view.index.find(q, labels=label, limit=limit, counted=False)
        paging = page(hits.total, None, is_exact=hits.total < limit)
        return answer([shapes.hit_to_suggestion(hit) for hit in hits.hits], view.revision, paging)


@router.get(
    "/entities",
    response_model=models.EntityAnswer,
    responses=problems(404, 409),
    summary="按全称或别名取卡片 The card of what a name calls",
    description="A full name counts before an alias. Unknown: 404 with the nearest names. Ambiguous: 409 with candidates.",
)
async def entity_called(request: Request, name: Name, label: SearchLabels = []) -> Response:  # noqa: B006
    """Return the card of what a name calls."""
    with backend_of(request).view() as view:
        return _card(view, find_given(view.index, name, label).id)


@router.get(
    "/entities/{id}",
    response_model=models.EntityAnswer,
    responses=problems(404),
    summary="卡片 The card of a node",
    description="Its names, what else is known of it, and how many facts and edges it has.",
)
async def entity(request: Request, id: Id) -> Response:
    """Return the card of a node."""
    with backend_of(request).view() as view:
        return _card(view, id)


def _card(view: View, node_id: str) -> Response:
    found = view.index.entity(node_id)
    if found is None:
        raise missing("node", node_id)
    return answer(shapes.entity_to_json(found), view.revision)


@router.get(
    "/entities/{id}/facts",
    response_model=models.EdgesAnswer,
    responses=problems(404),
    summary="事实,按时间 The facts of an entity, by date",
    description="Each with its first sentence; those without a date stand first. `since` and `until` keep what was true "
    "or said between them.",
)
async def facts(
    request: Request,
    id: Id,
    type: Annotated[list[models.FactType], Query(description="Only facts of these types. 事实类型")] = [],  # noqa: B006
    since: Since = None,
    until: Until = None,
    limit: Limit = 50,
    cursor: Cursor = None,
) -> Response:
    """Return facts of an entity."""
    backend, after = backend_of(request), parse_cursor(cursor, str, int)
    most = min(limit, backend.options.max_items)

    def read(view: View) -> Response:
        place = (after[0], after[1]) if after else None
        links = view.index.facts(id, types=type, since=since, until=until, limit=most, after=place)
        paging = page(links.total, list(links.last) if links.last else None)
        return answer([shapes.link_to_json(link) for link in links.links], view.revision, paging)

    return await _read_beside(backend, id, read)


@router.get(
    "/entities/{id}/neighbours",
    response_model=models.NeighboursAnswer,
    responses=problems(404),
    summary="相邻节点 What is beside a node",
    description="Every edge with what it leads to; those that start at the node come first, by type and id.",
)
async def neighbours(
    request: Request,
    id: Id,
    type: Annotated[list[models.EdgeType], Query(description="Only edges of these types. 关系类型")] = [],  # noqa: B006
    limit: Limit = 50,
    cursor: Cursor = None,
) -> Response:
    """Return what is beside a node."""
    backend, offset = backend_of(request), parse_offset(cursor)
    most = min(limit, backend.options.max_items)

    def read(view: View) -> Response:
        links = view.index.neighbours(id, types=type, limit=most, offset=offset)
        paging = page(links.total, following(offset, len(links.links), links.total, limit=most))
        return answer([shapes.neighbour_to_json(link, id) for link in links.links], view.revision, paging)

    return await _read_beside(backend, id, read)


@router.get(
    "/edges/{id}",
    response_model=models.EvidenceAnswer,
    responses=problems(404),
    summary="依据:每一处原文 The evidence of an edge: every passage that states it",
    description="Each passage with its article, date, source, offsets, quote and the rule that read it, by date.",
)
async def edge(request: Request, id: Id, limit: Limit = 50, cursor: Cursor = None) -> Response:
    """Return the evidence of an edge."""
    backend, offset = backend_of(request), parse_offset(cursor)
    most = min(limit, backend.options.max_items)
    with backend.view() as view:
        link = view.index.edge(id)
        if link is None:
            raise missing("edge", id)
        total = shapes.count_passages(link)
        numbers = range(total)[offset : offset + most]
        passages = [_with_article(view, shapes.passage_of(link, number)) for number in numbers]
        paging = page(total, following(offset, len(passages), total, limit=most))
        return answer({"edge": shapes.link_to_json(link), "passages": passages}, view.revision, paging)


def _with_article(view: View, passage: shapes.Json) -> shapes.Json:
    node = view.index.node(passage["article"])
    assert node is not None  # evidence stands in an article of the graph
    source = {**shapes.node_to_stub(node), "date": node.properties.get("date"), "source": node.properties["source"]}
    return {**passage, "article": source}


async def _read_beside(backend: Backend, node_id: str, read: Callable[[View], Response]) -> Response:
    """Return what is read beside a node: at once, or in a thread where it has many edges."""
    with backend.view() as view:
        found = view.index.entity(node_id)
        if found is None:
            raise missing("node", node_id)
        if found.degree <= _HEAVY:
            return read(view)

    def work() -> Response:
        with backend.own_view() as view:
            return read(view)

    return await backend.run(work)

"""An article with its text and marked mentions, read from the archive."""

from __future__ import annotations

from fastapi import APIRouter, Depends, Request, Response

from kg.api import models
from kg.api.answers import answer, backend_of
from kg.api.backend import Backend
from kg.api.naming import missing
from kg.api.parameters import Id, problems, refuse_unknown
from kg.api.problems import ProblemError
from kg.api.shapes import Json
from kg.export.marking import TextMap
from kg.graph.links import entity_id
from kg.model import Argument, Document, Fact, Mention, Reading, digest

router = APIRouter(tags=["articles"], dependencies=[Depends(refuse_unknown)])


@router.get(
    "/articles/{id}",
    response_model=models.ArticleAnswer,
    responses=problems(404),
    summary="文章:全文、提及、事实 An article: its text, the names in it, its facts",
    description="The text has its broken lines joined. Every mention has its place in it and the id of what it names; "
    "evidence elsewhere counts in the text of the source, whose places stand beside. `revision` is that of the document.",
)
async def article(request: Request, id: Id) -> Response:
    """Return an article."""
    backend = backend_of(request)
    return await backend.run(lambda: _read(backend, id))


def _read(backend: Backend, article_id: str) -> Response:
    with backend.own_view() as view:
        node = view.index.node(article_id)
    if node is None or node.label != "Article":
        raise missing("article", article_id)
    with backend.archive() as archive:
        found = archive.reading(str(node.properties["document"]), article_id)
    if found is None:
        raise ProblemError("not-found", f"article {article_id!r} has just been removed", "search again")
    data = {**_to_json(*found), "document": node.properties["document"]}
    return answer(data, digest("article", str(data)), is_of_graph=False)


def _to_json(document: Document, reading: Reading) -> Json:
    article = reading.article
    places = TextMap(article)
    date, place = article.date or document.date, article.place or document.place
    return {
        "id": article.id,
        "headline": article.headline,
        "kind": article.kind,
        "date": date.value if date else None,
        "place": place.value if place else None,
        "source": document.path,
        "repeat_of": article.repeat_of,
        "text": article.text,
        "mentions": [_mention(mention, article.id, places) for mention in reading.mentions],
        "facts": [_fact(fact, article.id, places) for fact in reading.facts],
    }


def _mention(mention: Mention, article_id: str, places: TextMap) -> Json:
    argument = Argument(label=mention.label, mention=mention, name=mention.name, entity=mention.entity)
    start, end = places.find(mention.start, mention.end) or (0, 0)
    return {
        "start": start,
        "end": end,
        "source_start": mention.start,
        "source_end": mention.end,
        "label": mention.label,
        "text": mention.text,
        "name": mention.name,
        "entity": None if mention.label == "ROLE" else entity_id(argument, article_id),
        "confidence": mention.confidence,
        "rule": mention.rule,
    }


def _fact(fact: Fact, article_id: str, places: TextMap) -> Json:
    start, end = places.find(fact.evidence.start, fact.evidence.end) or (0, 0)
    return {
        "type": fact.type,
        "slots": {
            slot: {
                "id": entity_id(argument, article_id),
                "label": argument.label,
                "name": argument.name or argument.surface,
            }
            for slot, argument in sorted(fact.slots.items())
        },
        "values": dict(sorted(fact.values.items())),
        "confidence": fact.confidence,
        "start": start,
        "end": end,
        "quote": fact.evidence.quote,
        "rule": fact.evidence.rule,
    }

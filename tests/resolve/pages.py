"""Pages written with their mentions marked: ‹UNION市总工会› is a mention of label UNION."""

from __future__ import annotations

import re
from collections.abc import Mapping

from kg.model import Argument, Article, Block, Document, Evidence, Fact, Known, Mention, Reading, digest

_MARK = re.compile(r"‹([A-Z]+)([^›]+)›")


def read(text: str, *, headline: str | None = None, place: str | None = None, kind: str = "news") -> Reading:
    """Return the reading of an article whose mentions are marked; `headline` stands in front on a line of its own."""
    marked = f"{headline}\n{text}" if headline else text
    plain, mentions = "", []
    end = 0
    for match in _MARK.finditer(marked):
        plain += marked[end : match.start()]
        label, words = match.groups()
        start = len(plain)
        mentions.append(Mention(start=start, end=start + len(words), label=label, text=words, rule="marked"))
        plain += words
        end = match.end()
    plain += marked[end:]
    title = plain.split("\n")[0] if headline else None
    article = Article(
        id=digest("article", plain),
        text=plain,
        pieces=((0, 0, len(plain)),),
        kind=kind,
        headline=title,
        blocks=(Block(start=0, end=len(title), kind="headline"),) if title else (),
        place=Known(value=place, origin="dateline") if place else None,
    )
    return Reading(article=article, mentions=tuple(mentions), facts=())


def page(*readings: Reading, meta: Mapping[str, str] | None = None) -> Document:
    """Return a document that holds the articles of readings."""
    return Document(path="page.txt", text="\n\n".join(reading.article.text for reading in readings), meta=meta or {})


def fact(**slots: Argument) -> Fact:
    """Return a fact with slots, on evidence that no test looks at."""
    return Fact(type="role", slots=slots, evidence=Evidence(start=0, end=1, quote="x", rule="made"))

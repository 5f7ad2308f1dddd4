"""Rows to pages: as they were when they were written."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from kg.archive.layout import OWN
from kg.model import Argument, Article, Block, Document, Evidence, Fact, Known, Mention, Page, Reading
from kg.sqlite import Database


def read_page(db: Database, document_id: str) -> Page:
    """Return the page of a document; the first of its paths in order is the one that it has."""
    document = read_document(db, document_id, with_text=True)
    rows = db.rows("SELECT * FROM articles WHERE document = ? ORDER BY number", document_id)
    return Page(document=document, readings=tuple(_read_reading(db, row, document) for row in rows))


def read_one(db: Database, document_id: str, article_id: str) -> tuple[Document, Reading] | None:
    """Return the document, without its text, and the reading of one of its articles, None if there is none."""
    with db.snapshot():
        row = db.row("SELECT * FROM articles WHERE document = ? AND id = ? ORDER BY number", document_id, article_id)
        if row is None:
            return None
        document = read_document(db, document_id, with_text=False)
        return document, _read_reading(db, row, document)


def read_document(db: Database, document_id: str, *, with_text: bool) -> Document:
    """Return a document with all its paths; `text` is empty if it is not asked for."""
    text = "text" if with_text else "'' AS text"
    row: Any = db.row(f"SELECT {text}, date, place, headline, meta FROM documents WHERE id = ?", document_id)  # noqa: S608
    first, *others = db.rows("SELECT * FROM paths WHERE document = ? ORDER BY path", document_id)
    return Document(
        path=first["path"],
        text=row["text"],
        encoding=first["encoding"],
        date=_known(row["date"], first["date_origin"]),
        place=_known(row["place"], first["place_origin"]),
        headline=row["headline"],
        meta=json.loads(row["meta"]),
        also_at=tuple(other["path"] for other in others),
    )


def read_article(row: Any, document: Document) -> Article:
    """Return the article of a row of the table `articles`."""

    def known(name: str, of_document: Known | None) -> Known | None:
        return of_document if row[f"{name}_origin"] == OWN else _known(row[name], row[f"{name}_origin"])

    return Article(
        id=row["id"],
        text=row["text"],
        pieces=tuple((at, source, length) for at, source, length in json.loads(row["pieces"])),
        kind=row["kind"],
        headline=row["headline"],
        blocks=tuple(Block(start=start, end=end, kind=kind) for start, end, kind in json.loads(row["blocks"])),
        date=known("date", document.date),
        place=known("place", document.place),
        repeat_of=row["repeat_of"],
    )


def _known(value: str | None, origin: str | None) -> Known | None:
    return None if value is None or origin is None else Known(value=value, origin=origin)


def _read_reading(db: Database, row: Any, document: Document) -> Reading:
    mentions = db.rows("SELECT * FROM mentions WHERE article = ? ORDER BY number", row["key"])
    by_key = {mention["key"]: _read_mention(mention) for mention in mentions}
    facts = db.rows("SELECT * FROM facts WHERE article = ? ORDER BY number", row["key"])
    return Reading(
        article=read_article(row, document),
        mentions=tuple(by_key[mention["key"]] for mention in mentions if mention["number"] is not None),
        facts=tuple(read_fact(db, fact, by_key) for fact in facts),
    )


def read_mentions(db: Database, fact: int) -> dict[int, Mention]:
    """Return the mentions that the arguments of a fact name, by key."""
    sql = "SELECT * FROM mentions WHERE key IN (SELECT mention FROM arguments WHERE fact = ?)"
    return {row["key"]: _read_mention(row) for row in db.rows(sql, fact)}


def _read_mention(row: Any) -> Mention:
    names = ("start", "end", "label", "text", "rule", "confidence", "grounds", "name", "reason", "entity")
    return Mention(**{name: row[name] for name in names})


def read_fact(db: Database, row: Any, mentions: Mapping[int, Mention]) -> Fact:
    """Return the fact of a row of the table `facts`; `mentions` holds those of its arguments by key."""
    arguments = db.rows("SELECT * FROM arguments WHERE fact = ? ORDER BY slot", row["key"])
    return Fact(
        type=row["type"],
        slots={argument["slot"]: _read_argument(argument, mentions) for argument in arguments},
        evidence=Evidence(start=row["start"], end=row["end"], quote=row["quote"], rule=row["rule"]),
        values=json.loads(row["values"]),
        confidence=row["confidence"],
    )


def _read_argument(row: Any, mentions: Mapping[int, Mention]) -> Argument:
    return Argument(
        label=row["label"],
        mention=None if row["mention"] is None else mentions[row["mention"]],
        suffix=row["suffix"],
        name=row["name"],
        entity=row["entity"],
    )

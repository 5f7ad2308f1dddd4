"""Pages to rows and rows to pages: nothing is lost on the way there and back."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any, Final

from kg.archive.database import Database
from kg.model import Argument, Article, Block, Document, Evidence, Fact, Known, Mention, Page, Reading
from kg.text.fold import bare

OWN: Final = "="
"""The origin in an article's row of a date or place that is its document's."""

_LINE_BREAK = re.compile(r"\s*\n\s*")


def to_json(value: object) -> str:
    """Return a value as JSON, the same text for equal values."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def path_row(document: Document) -> tuple[object, ...]:
    """Return what the row of a path says beside the path and its document: encoding and origins."""
    return document.encoding, *(known.origin if known else None for known in (document.date, document.place))


def insert_page(db: Database, page: Page, version: str) -> str:
    """Put in the rows of a page, in place of those of an earlier reading; return the id of the document."""
    document = page.document
    document_id = document.id
    date, place = (known.value if known else None for known in (document.date, document.place))
    db.write("DELETE FROM articles WHERE document = ?", document_id)
    db.write(
        "INSERT INTO documents VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET version = excluded.version",
        *(document_id, document.text, date, place, document.headline, to_json(dict(document.meta)), version),
    )
    for number, reading in enumerate(page.readings):
        _insert_reading(db, reading, document, (document_id, number))
    return document_id


def _insert_reading(db: Database, reading: Reading, document: Document, place: tuple[str, int]) -> None:
    article = reading.article
    blocks = [(block.start, block.end, block.kind) for block in article.blocks]
    key = db.write(
        "INSERT INTO articles VALUES (NULL, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        *(*place, article.id, article.text, to_json(article.pieces), to_json(blocks), article.kind),
        *(article.headline, *_own(article.date, document.date), *_own(article.place, document.place)),
        article.repeat_of,
    )
    mentions: dict[Mention, int] = {}
    for count, mention in enumerate(reading.mentions):
        mentions.setdefault(mention, _insert_mention(db, key, mention, count))
    for count, fact in enumerate(reading.facts):
        _insert_fact(db, key, count, fact, mentions)
    db.write_rows("INSERT INTO names VALUES (?, ?, ?, ?, ?, ?, ?)", list(_names(key, reading)))


def _own(known: Known | None, of_document: Known | None) -> tuple[str | None, str | None]:
    """Return the value and origin of an article's date or place as its row holds them."""
    if known == of_document:
        return None, OWN
    return (known.value, known.origin) if known else (None, None)


def _insert_mention(db: Database, article: int, mention: Mention, number: int | None) -> int:
    return db.write(
        "INSERT INTO mentions VALUES (NULL, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        *(article, number, mention.start, mention.end, mention.label, mention.text, mention.rule),
        *(mention.confidence, mention.name, mention.reason, mention.entity),
    )


def _insert_fact(db: Database, article: int, number: int, fact: Fact, mentions: dict[Mention, int]) -> None:
    evidence = fact.evidence
    key = db.write(
        "INSERT INTO facts VALUES (NULL, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        *(article, number, fact.type, to_json(dict(fact.values)), fact.confidence),
        *(evidence.start, evidence.end, evidence.quote, evidence.rule),
    )
    for slot, argument in fact.slots.items():
        mention = argument.mention
        if mention is not None and mention not in mentions:
            mentions[mention] = _insert_mention(db, article, mention, None)
        db.write(
            "INSERT INTO arguments VALUES (?, ?, ?, ?, ?, ?, ?)",
            *(key, slot, argument.label, mentions[mention] if mention else None),
            *(argument.suffix, argument.name, argument.entity),
        )


def _names(article: int, reading: Reading) -> Iterator[tuple[object, ...]]:
    """Yield the rows of what an article calls its entities; those that only facts name count no mention."""
    counts: Counter[tuple[str, bool, str, str]] = Counter()

    def add(entity: str | None, label: str, name: str | None, words: str, count: int) -> None:
        for is_name, form in ((True, name), (False, _LINE_BREAK.sub("", words))):
            if entity and form:
                counts[entity, is_name, form, label] += count

    for mention in reading.mentions:
        add(mention.entity, mention.label, mention.name, mention.text, 1)
    for fact in reading.facts:
        for argument in fact.slots.values():
            add(argument.entity, argument.label, argument.name, argument.surface, 0)
    for (entity, is_name, form, label), count in counts.items():
        yield article, entity, is_name, form, label, bare(form), count


def read_page(db: Database, document_id: str) -> Page:
    """Return the page of a document; the first of its paths in order is the one that it has."""
    document = read_document(db, document_id, with_text=True)
    rows = db.rows("SELECT * FROM articles WHERE document = ? ORDER BY number", document_id)
    return Page(document=document, readings=tuple(_read_reading(db, row, document) for row in rows))


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
    names = ("start", "end", "label", "text", "rule", "confidence", "name", "reason", "entity")
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

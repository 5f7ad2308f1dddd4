"""Questions to an archive: cards of what it knows by a name, the statements about it, what is in it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from functools import lru_cache
from typing import Any

from kg.archive.reading import read_article, read_document, read_fact, read_mentions
from kg.model import Article, Document, Fact
from kg.schema import BODY_LABELS
from kg.sqlite import Database
from kg.text.fold import bare


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """One entity: the full name it is called by most, what else it is called, the number of its mentions.

    `name` is None where no page settles it. `match` says how it was found: by its 'name', an 'alias', the beginning
    of either ('prefix') or a 'part' of one.
    """

    id: str
    label: str
    name: str | None
    aliases: tuple[str, ...]
    count: int
    match: str = "name"

    @property
    def title(self) -> str:
        """Return the name, or what stands for it."""
        return self.name or (self.aliases[0] if self.aliases else self.id)


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """One fact as one sentence states it, with the article and the document (without its text) it stands in."""

    fact: Fact
    article: Article
    document: Document


@dataclass(frozen=True, slots=True, kw_only=True)
class Stats:
    """What is in an archive, counted. `statements` are facts with one sentence each; dates are those of articles."""

    documents: int
    paths: int
    articles: int
    characters: int
    skipped: int
    mentions: Mapping[str, int]
    entities: Mapping[str, int]
    statements: Mapping[str, int]
    unresolved: Mapping[str, int]
    first_date: str | None
    last_date: str | None


def find_cards(db: Database, name: str, limit: int) -> list[Card]:
    """Return the entities called so; where there is none, those with a name that begins with it or holds it."""
    folded = bare(name)
    if not folded:
        return []
    found = db.rows("SELECT entity, MAX(is_name) AS is_name FROM names WHERE folded = ? GROUP BY entity", folded)
    matches = {row["entity"]: "name" if row["is_name"] else "alias" for row in found}
    if not matches:
        sql = """SELECT entity, MIN(instr(folded, ?1)) AS place FROM names WHERE instr(folded, ?1)
                 GROUP BY entity ORDER BY place > 1, SUM(count) DESC, entity LIMIT ?2"""
        matches = {row["entity"]: "prefix" if row["place"] == 1 else "part" for row in db.rows(sql, folded, limit)}
    cards = [_read_card(db, entity, match) for entity, match in matches.items()]
    ranks = ("name", "alias", "prefix", "part")
    cards.sort(key=lambda card: (ranks.index(card.match), -card.count, card.title, card.id))
    return cards[:limit]


def find_near_cards(db: Database, name: str, limit: int) -> list[Card]:
    """Return the entities whose names or aliases are spelt most nearly so."""
    folded = bare(name)
    found = db.rows(
        "SELECT DISTINCT folded FROM names WHERE length(folded) BETWEEN ? AND ?", len(folded) // 2, 2 * len(folded)
    )
    near = get_close_matches(folded, [row["folded"] for row in found], n=limit)
    cards = {card.id: card for form in near for card in find_cards(db, form, limit)}
    return list(cards.values())[:limit]


def read_card(db: Database, entity: str) -> Card | None:
    """Return the card of an entity, None if the archive does not know it."""
    return _read_card(db, entity, "name") if db.row("SELECT 1 FROM names WHERE entity = ?", entity) else None


def _read_card(db: Database, entity: str, match: str) -> Card:
    sql = """SELECT label, form, is_name, SUM(count) AS count FROM names WHERE entity = ?
             GROUP BY label, form, is_name ORDER BY SUM(count) DESC, length(form) DESC, form, label"""
    rows = db.rows(sql, entity)
    name = next((row["form"] for row in rows if row["is_name"]), None)
    forms = dict.fromkeys(row["form"] for row in rows)
    return Card(
        id=entity,
        label=rows[0]["label"],
        name=name,
        aliases=tuple(form for form in forms if form != name),
        count=sum(row["count"] for row in rows if not row["is_name"]),
        match=match,
    )


def iter_statements(db: Database, entity: str | None, fact_type: str | None) -> Iterator[Statement]:
    """Yield the statements of facts, of an entity or of all, of a type or of all, in the order of paths and text."""
    keys = db.rows(
        """SELECT f.key, f.article, a.document FROM facts f JOIN articles a ON a.key = f.article
           WHERE (?1 IS NULL OR f.key IN (SELECT fact FROM arguments WHERE entity = ?1)) AND (?2 IS NULL OR f.type = ?2)
           ORDER BY (SELECT MIN(path) FROM paths WHERE document = a.document), a.number, f.number""",
        entity,
        fact_type,
    )

    @lru_cache(maxsize=1)
    def document_of(document: str) -> Document:
        return read_document(db, document, with_text=False)

    @lru_cache(maxsize=1)
    def article_of(article: int, document: str) -> Article:
        return read_article(db.row("SELECT * FROM articles WHERE key = ?", article), document_of(document))

    for key, article, document in keys:
        row: Any = db.row("SELECT * FROM facts WHERE key = ?", key)
        yield Statement(
            fact=read_fact(db, row, read_mentions(db, key)),
            article=article_of(article, document),
            document=document_of(document),
        )


def count_all(db: Database) -> Stats:
    """Return what is in an archive, counted."""

    def by_key(sql: str, *parameters: object) -> dict[str, int]:
        return dict(db.rows(sql, *parameters))

    documents, characters = db.row("SELECT COUNT(*), COALESCE(SUM(length(text)), 0) FROM documents") or (0, 0)
    first, last = db.row(
        """SELECT MIN(date), MAX(date) FROM
           (SELECT CASE WHEN a.date_origin = '=' THEN d.date ELSE a.date END AS date
            FROM articles a JOIN documents d ON d.id = a.document)"""
    ) or (None, None)
    marks = ", ".join("?" * len(BODY_LABELS))
    return Stats(
        documents=documents,
        paths=_count(db, "SELECT COUNT(*) FROM paths"),
        articles=_count(db, "SELECT COUNT(*) FROM articles"),
        characters=characters,
        skipped=_count(db, "SELECT COUNT(*) FROM skipped"),
        mentions=by_key("SELECT label, COUNT(*) FROM mentions WHERE number IS NOT NULL GROUP BY label"),
        entities=by_key("SELECT label, COUNT(DISTINCT entity) FROM names GROUP BY label"),
        statements=by_key("SELECT type, COUNT(*) FROM facts GROUP BY type"),
        unresolved=by_key(
            f"""SELECT label, COUNT(*) FROM mentions WHERE number IS NOT NULL AND name IS NULL AND label IN ({marks})
                GROUP BY label""",  # noqa: S608
            *BODY_LABELS,
        ),
        first_date=first,
        last_date=last,
    )


def _count(db: Database, sql: str) -> int:
    row = db.row(sql)
    return int(row[0]) if row else 0

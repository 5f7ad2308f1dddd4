"""Pages to rows."""

from __future__ import annotations

import json
import re
from collections import Counter, defaultdict
from typing import Final

from kg.archive.layout import OWN
from kg.model import Argument, Document, Fact, Known, Mention, Page, Reading
from kg.sqlite import Database
from kg.text.fold import bare

_INSERTS: Final = {
    "articles": "INSERT INTO articles VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
    "mentions": "INSERT INTO mentions VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
    "facts": "INSERT INTO facts VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
    "arguments": "INSERT INTO arguments VALUES (?, ?, ?, ?, ?, ?, ?)",
    "names": "INSERT INTO names VALUES (?, ?, ?, ?, ?, ?, ?)",
}
"""The tables of what was read on a page, in the order in which their rows point at each other."""
_HIGHEST: Final = (
    "SELECT (SELECT MAX(key) FROM articles), (SELECT MAX(key) FROM mentions), (SELECT MAX(key) FROM facts)"
)
_LINE_BREAK = re.compile(r"\s*\n\s*")


def to_json(value: object) -> str:
    """Return a value as JSON, the same text for equal values."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def path_row(document: Document) -> tuple[str | None, ...]:
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
    rows = _Rows(db)
    for number, reading in enumerate(page.readings):
        rows.add_reading(reading, document, document_id, number)
    rows.write()
    return document_id


class _Rows:
    """The rows of one page, put in table by table; their keys go on from the highest of each table."""

    def __init__(self, db: Database) -> None:
        self._db = db
        highest = db.row(_HIGHEST) or (0, 0, 0)
        self._keys = {table: key or 0 for table, key in zip(("articles", "mentions", "facts"), highest, strict=True)}
        self._rows: defaultdict[str, list[tuple[object, ...]]] = defaultdict(list)

    def write(self) -> None:
        """Put all rows in."""
        for table, sql in _INSERTS.items():
            self._db.write_rows(sql, self._rows[table])

    def _add(self, table: str, *values: object) -> int:
        """Add a row with a key of its own, and return the key."""
        self._keys[table] += 1
        self._rows[table].append((self._keys[table], *values))
        return self._keys[table]

    def add_reading(self, reading: Reading, document: Document, document_id: str, number: int) -> None:
        """Add the rows of an article and of all that was read in it."""
        article = reading.article
        blocks = [(block.start, block.end, block.kind) for block in article.blocks]
        key = self._add(
            "articles",
            *(document_id, number, article.id, article.text, to_json(article.pieces), to_json(blocks), article.kind),
            *(article.headline, *_own(article.date, document.date), *_own(article.place, document.place)),
            article.repeat_of,
        )
        mentions: dict[Mention, int] = {}
        for count, mention in enumerate(reading.mentions):
            mentions[mention] = self._add_mention(key, mention, count)
        for count, fact in enumerate(reading.facts):
            self._add_fact(key, fact, count, mentions)
        self._add_names(key, reading)

    def _add_mention(self, article: int, mention: Mention, number: int | None) -> int:
        return self._add(
            "mentions",
            *(article, number, mention.start, mention.end, mention.label, mention.text, mention.rule),
            *(mention.confidence, mention.name, mention.reason, mention.entity, mention.grounds),
        )

    def _add_fact(self, article: int, fact: Fact, number: int, mentions: dict[Mention, int]) -> None:
        evidence = fact.evidence
        key = self._add(
            "facts",
            *(article, number, fact.type, to_json(dict(fact.values)), fact.confidence),
            *(evidence.start, evidence.end, evidence.quote, evidence.rule),
        )
        for slot, argument in fact.slots.items():
            mention = argument.mention
            if mention is not None and mention not in mentions:
                mentions[mention] = self._add_mention(article, mention, None)
            held = mentions[mention] if mention else None
            row = (key, slot, argument.label, held, argument.suffix, argument.name, argument.entity)
            self._rows["arguments"].append(row)

    def _add_names(self, article: int, reading: Reading) -> None:
        """Add what the article calls its entities; those that only facts name count no mention."""
        counts: Counter[tuple[str, bool, str, str]] = Counter()
        for mention in reading.mentions:
            counts.update(_forms(mention, mention.text))
        for fact in reading.facts:
            for argument in fact.slots.values():
                counts.update(dict.fromkeys(_forms(argument, argument.surface), 0))
        for (entity, is_name, form, label), count in counts.items():
            self._rows["names"].append((article, entity, is_name, form, label, bare(form), count))


def _forms(named: Mention | Argument, words: str) -> list[tuple[str, bool, str, str]]:
    """Return the name and the words of what stands for an entity: entity, whether it is the name, form, label."""
    entity = named.entity
    forms = ((True, named.name), (False, _LINE_BREAK.sub("", words)))
    return [(entity, is_name, form, named.label) for is_name, form in forms if entity and form]


def _own(known: Known | None, of_document: Known | None) -> tuple[str | None, str | None]:
    """Return the value and origin of an article's date or place as its row holds them."""
    if known == of_document:
        return None, OWN
    return (known.value, known.origin) if known else (None, None)

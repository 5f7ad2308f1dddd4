"""The tables of an archive, and how those of an older version become those of this one.

To change a table, add a migration at the end; never change one.
"""

from __future__ import annotations

from typing import Final

from kg.errors import ArchiveError
from kg.sqlite import Kind

OWN: Final = "="
"""The origin, in an article's row, of a date or place that is its document's."""

_FIRST: Final = (
    # What was read: one row for one content. `version` is that of the rules that read it.
    """CREATE TABLE documents (
        id TEXT PRIMARY KEY, text TEXT NOT NULL, date TEXT, place TEXT, headline TEXT, meta TEXT NOT NULL,
        version TEXT NOT NULL
    )""",
    # Where it lies: all paths with the same content name the same document.
    """CREATE TABLE paths (
        path TEXT PRIMARY KEY, document TEXT NOT NULL REFERENCES documents (id),
        encoding TEXT NOT NULL, date_origin TEXT, place_origin TEXT
    ) WITHOUT ROWID""",
    "CREATE INDEX paths_of_document ON paths (document, path)",
    # A date_origin or place_origin of '=' (OWN) says that date or place is that of the document.
    """CREATE TABLE articles (
        key INTEGER PRIMARY KEY, document TEXT NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
        number INTEGER NOT NULL, id TEXT NOT NULL, text TEXT NOT NULL, pieces TEXT NOT NULL, blocks TEXT NOT NULL,
        kind TEXT NOT NULL, headline TEXT, date TEXT, date_origin TEXT, place TEXT, place_origin TEXT, repeat_of TEXT,
        UNIQUE (document, number)
    )""",
    # `number` counts the mentions of an article from 0; it is NULL where a mention is named by a fact alone.
    """CREATE TABLE mentions (
        key INTEGER PRIMARY KEY, article INTEGER NOT NULL REFERENCES articles (key) ON DELETE CASCADE, number INTEGER,
        start INTEGER NOT NULL, "end" INTEGER NOT NULL, label TEXT NOT NULL, text TEXT NOT NULL, rule TEXT NOT NULL,
        confidence REAL NOT NULL, name TEXT, reason TEXT, entity TEXT
    )""",
    "CREATE INDEX mentions_of_article ON mentions (article, number)",
    # One statement of a fact with its evidence.
    """CREATE TABLE facts (
        key INTEGER PRIMARY KEY, article INTEGER NOT NULL REFERENCES articles (key) ON DELETE CASCADE,
        number INTEGER NOT NULL, type TEXT NOT NULL, "values" TEXT NOT NULL, confidence REAL NOT NULL,
        start INTEGER NOT NULL, "end" INTEGER NOT NULL, quote TEXT NOT NULL, rule TEXT NOT NULL
    )""",
    "CREATE INDEX facts_of_article ON facts (article, number)",
    """CREATE TABLE arguments (
        fact INTEGER NOT NULL REFERENCES facts (key) ON DELETE CASCADE, slot TEXT NOT NULL, label TEXT NOT NULL,
        mention INTEGER, suffix TEXT NOT NULL, name TEXT, entity TEXT,
        PRIMARY KEY (fact, slot)
    ) WITHOUT ROWID""",
    "CREATE INDEX arguments_of_entity ON arguments (entity)",
    # What an article calls each entity, for search: full names (is_name) and the words of mentions; `folded` is the
    # form in which they are compared, `count` the number of mentions.
    """CREATE TABLE names (
        article INTEGER NOT NULL REFERENCES articles (key) ON DELETE CASCADE, entity TEXT NOT NULL,
        is_name INTEGER NOT NULL, form TEXT NOT NULL, label TEXT NOT NULL, folded TEXT NOT NULL, count INTEGER NOT NULL
    )""",
    "CREATE INDEX names_of_article ON names (article)",
    "CREATE INDEX names_by_form ON names (folded)",
    "CREATE INDEX names_of_entity ON names (entity)",
    # What the last run that met it left out.
    "CREATE TABLE skipped (item TEXT, reason TEXT, remedy TEXT, PRIMARY KEY (item, reason, remedy)) WITHOUT ROWID",
)

_GROUNDS: Final = ("ALTER TABLE mentions ADD COLUMN grounds TEXT NOT NULL DEFAULT ''",)

ARCHIVE: Final = Kind(
    noun="archive",
    error=ArchiveError,
    application_id=0x6B676172,
    migrations=(_FIRST, _GROUNDS),
    missing="build one: kg build PAGES --into FILE",
    remake="build it anew from its pages",
)

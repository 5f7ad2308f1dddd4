"""The tables of a graph's file. To change one, add a migration at the end; a file of an archive is simply made anew.

`parts` holds the folded names of a node, each two characters that follow each other a token, so that a phrase is any
part of a name, and the beginning of a token any one character. Its rows are numbered by `ranks`, the most mentioned
first: the first hits of a search are its best, and the rest need not be looked at. `forms` holds the same names whole,
to find those that are a word or begin with it. All three, and `degrees`, are made at the end of each load.
"""

from __future__ import annotations

from typing import Final

from kg.errors import StoreError
from kg.sqlite import Kind

_FIRST: Final = (
    """CREATE TABLE nodes (
        key INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, label TEXT NOT NULL, digest TEXT NOT NULL,
        properties TEXT NOT NULL
    )""",
    "CREATE INDEX nodes_by_label ON nodes (label, id)",
    # `since` and `until` are ISO dates at the precision known, `about` is the id of the honour of an AWARDED_BY.
    """CREATE TABLE edges (
        key INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, type TEXT NOT NULL, digest TEXT NOT NULL,
        "start" TEXT NOT NULL, "end" TEXT NOT NULL, start_label TEXT NOT NULL, end_label TEXT NOT NULL,
        since TEXT, until TEXT, about TEXT, properties TEXT NOT NULL
    )""",
    "CREATE INDEX edges_by_type ON edges (type, id)",
    'CREATE INDEX edges_from ON edges ("start", type, id)',
    'CREATE INDEX edges_to ON edges ("end", type, id)',
    "CREATE TABLE ranks (rank INTEGER PRIMARY KEY, node INTEGER NOT NULL, label TEXT NOT NULL)",
    "CREATE INDEX ranks_by_label ON ranks (label, rank)",
    """CREATE TABLE forms (
        form TEXT NOT NULL, is_alias INTEGER NOT NULL, rank INTEGER NOT NULL, PRIMARY KEY (form, is_alias, rank)
    ) WITHOUT ROWID""",
    "CREATE VIRTUAL TABLE parts USING fts5 (names, content = '', tokenize = 'ascii', prefix = 7)",
    """CREATE TABLE degrees (
        node TEXT NOT NULL, is_out INTEGER NOT NULL, type TEXT NOT NULL, count INTEGER NOT NULL,
        PRIMARY KEY (node, is_out, type)
    ) WITHOUT ROWID""",
    "CREATE TABLE state (digest TEXT NOT NULL, revision TEXT NOT NULL)",
)

GRAPH_FILE: Final = Kind(
    noun="graph file",
    error=StoreError,
    application_id=0x6B676772,
    migrations=(_FIRST,),
    missing="make one: kg import FILE --into GRAPH",
    remake="make it anew from its archive or its export",
)

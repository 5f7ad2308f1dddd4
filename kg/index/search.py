"""Names by their parts: one definition of a hit and of the order of hits, the same in every store.

The text is parted into words at white space, and each is folded. A node is a hit if each word is a part of one of its
names. Its name being the word comes first, then an alias being it, a name that begins with it, an alias that does, and
the rest; of equals the most mentioned, then by name and id. Posts and articles are not searched.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final

from kg.graph import Node
from kg.index.rows import NODE_COLUMNS, make_node
from kg.schema import ENTITY_NODES
from kg.sqlite import Database
from kg.text.fold import bare

SEARCHED: Final = tuple(label for label in ENTITY_NODES if label != "Role")
"""Labels of the nodes that are searched."""

_MOST_COUNTED: Final = 10_000
_BEGIN, _END = "b", "e"
_MATCHES: Final = ("name", "alias", "name begins", "alias begins", "part")


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """A node that was found; `match` says by what: name, alias, name begins, alias begins, part."""

    node: Node
    match: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Hits:
    """Some hits, and how many there are in all; beyond 10,000 they are not counted, and `is_exact` is False."""

    hits: tuple[Hit, ...]
    total: int
    is_exact: bool = True


def parse_words(text: str) -> tuple[str, ...]:
    """Return the words of a text to search, folded."""
    return tuple(word for word in map(bare, text.split()) if word)


def find_names(db: Database, text: str, labels: Collection[str], limit: int, offset: int, *, counted: bool) -> Hits:
    """Return the hits of a text from `offset` on, of some labels or of all that are searched."""
    words = parse_words(text)
    if text.strip() and not words:
        return Hits(hits=(), total=0)
    chosen = tuple(label for label in SEARCHED if not labels or label in labels)
    found: dict[int, str] = {}
    for match, phrase in _iter_phrases(words):
        if len(found) >= offset + limit:
            break
        for node in _nodes_of(db, phrase, chosen, offset + limit):
            found.setdefault(node, match)
    keys = list(found)[offset : offset + limit]
    total = _count(db, " AND ".join(map(_phrase, words)), chosen) if counted else len(found)
    return Hits(
        hits=tuple(Hit(node=_read(db, key), match=found[key]) for key in keys),
        total=min(total, _MOST_COUNTED),
        is_exact=total <= _MOST_COUNTED,
    )


def _iter_phrases(words: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Yield the kinds of matches with what finds them, the best first."""
    if len(words) == 1:
        whole, beginning = _phrase(words[0], _BEGIN, _END), _phrase(words[0], _BEGIN)
        queries = (f"name : {whole}", f"aliases : {whole}", f"name : {beginning}", f"aliases : {beginning}")
        yield from zip(_MATCHES, queries, strict=False)
    yield _MATCHES[-1], " AND ".join(map(_phrase, words))


def _phrase(word: str, before: str = "", behind: str = "") -> str:
    return '"' + " ".join(filter(None, (before, _tokens(word), behind))) + '"'


def _tokens(text: str) -> str:
    """Return a text a character a token, by its number: no tokenizer has a say in what is a word."""
    return " ".join(f"x{ord(char):x}" for char in text)


def _nodes_of(db: Database, phrase: str, labels: Sequence[str], limit: int) -> Iterator[int]:
    marks = ", ".join("?" * len(labels))
    if phrase:
        sql = f"""SELECT r.node FROM forms f JOIN ranks r ON r.rank = f.rowid
                  WHERE forms MATCH ? AND r.label IN ({marks}) ORDER BY f.rowid LIMIT ?"""  # noqa: S608
        rows = db.rows(sql, phrase, *labels, limit)
    else:
        rows = db.rows(f"SELECT node FROM ranks WHERE label IN ({marks}) ORDER BY rank LIMIT ?", *labels, limit)  # noqa: S608
    return (row[0] for row in rows)


def _count(db: Database, phrase: str, labels: Sequence[str]) -> int:
    marks = ", ".join("?" * len(labels))
    joined = "forms f JOIN ranks r ON r.rank = f.rowid WHERE forms MATCH ? AND" if phrase else "ranks r WHERE"
    sql = f"SELECT COUNT(*) FROM (SELECT 1 FROM {joined} r.label IN ({marks}) LIMIT ?)"  # noqa: S608
    row: Any = db.row(sql, *([phrase] if phrase else []), *labels, _MOST_COUNTED + 1)
    return int(row[0])


def _read(db: Database, key: int) -> Node:
    return make_node(db.row(f"SELECT {NODE_COLUMNS} FROM nodes WHERE key = ?", key))  # noqa: S608


def make_ranks(db: Database) -> None:
    """Rank all nodes that are searched, and index their names."""
    ranked: list[tuple[int, str, str, int, str]] = []
    names: dict[int, tuple[str, str]] = {}
    marks = ", ".join("?" * len(SEARCHED))
    for row in db.iter_rows(f"SELECT key, id, label, properties FROM nodes WHERE label IN ({marks})", *SEARCHED):  # noqa: S608
        said = json.loads(row["properties"])
        ranked.append((-said.get("mentions", 0), said.get("name", ""), row["id"], row["key"], row["label"]))
        others = map(bare, (*said.get("aliases", ()), *said.get("weak_aliases", ())))
        names[row["key"]] = _form(bare(said.get("name", ""))), " ".join(map(_form, others))
    ranked.sort()
    db.write("INSERT INTO forms (forms) VALUES ('delete-all')")
    db.write("DELETE FROM ranks")
    db.write_rows("INSERT INTO ranks VALUES (?, ?, ?)", [(at, row[3], row[4]) for at, row in enumerate(ranked, 1)])
    db.write_rows(
        "INSERT INTO forms (rowid, name, aliases) VALUES (?, ?, ?)",
        [(at, *names[row[3]]) for at, row in enumerate(ranked, 1)],
    )


def _form(folded: str) -> str:
    return f"{_BEGIN} {_tokens(folded)} {_END}" if folded else ""

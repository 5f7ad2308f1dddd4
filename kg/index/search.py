"""Names by their parts: one definition of a hit and of the order of hits, the same in every store.

The text is parted into words at white space, and each is folded. A node is a hit if each word is a part of one of its
names. Its name being the word comes first, then an alias being it, a name that begins with it, an alias that does, and
the rest; of equals the most mentioned, then by name and id. Posts and articles are not searched.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, Final

from kg.graph import Node
from kg.graph.names import bare_names
from kg.index.rows import NODE_COLUMNS, make_node
from kg.schema import SEARCHED_NODES
from kg.sqlite import Database
from kg.text.fold import parse_words

_MOST_COUNTED: Final = 10_000
_END: Final = "xe"
"""What stands behind the last character of a name; a word of a search does not hold it."""
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


def find_names(db: Database, text: str, labels: Collection[str], limit: int, offset: int, *, counted: bool) -> Hits:
    """Return the hits of a text from `offset` on, of some labels or of all that are searched."""
    words = parse_words(text)
    if text.strip() and not words:
        return Hits(hits=(), total=0)
    chosen = tuple(label for label in SEARCHED_NODES if not labels or label in labels)
    phrase = " AND ".join(map(_phrase, words))
    found: dict[int, str] = {}
    is_all = False
    for match, rows in _iter_matches(db, words, phrase, chosen, offset + limit):
        for row in rows:
            found.setdefault(row[0], match)
        is_all = match == _MATCHES[-1] and len(rows) < offset + limit
        if len(found) >= offset + limit:
            break
    keys = list(found)[offset : offset + limit]
    total = len(found) if is_all or not counted else _count(db, phrase, chosen)
    nodes = _read_all(db, keys)
    return Hits(
        hits=tuple(Hit(node=nodes[key], match=found[key]) for key in keys),
        total=min(total, _MOST_COUNTED),
        is_exact=total <= _MOST_COUNTED,
    )


def _iter_matches(
    db: Database, words: Sequence[str], phrase: str, labels: Sequence[str], limit: int
) -> Iterator[tuple[str, list[Any]]]:
    """Yield the kinds of matches, the best first, each with the nodes that match so, the most mentioned first."""
    marks = ", ".join("?" * len(labels))
    if len(words) == 1:
        word = words[0]
        whole, begun = ("form = ?", (word,)), ("form >= ? AND form < ?", (word, word + chr(sys.maxunicode)))
        kinds = ((0, *whole), (1, *whole), (0, *begun), (1, *begun))
        for match, (is_alias, condition, values) in zip(_MATCHES, kinds, strict=False):
            sql = f"""SELECT r.node FROM forms f JOIN ranks r ON r.rank = f.rank
                      WHERE f.{condition} AND is_alias = ? AND r.label IN ({marks}) ORDER BY f.rank LIMIT ?"""  # noqa: S608
            yield match, db.rows(sql, *values, is_alias, *labels, limit)
    if phrase:
        sql = f"""SELECT r.node FROM parts p JOIN ranks r ON r.rank = p.rowid
                  WHERE parts MATCH ? AND r.label IN ({marks}) ORDER BY p.rowid LIMIT ?"""  # noqa: S608
        yield _MATCHES[-1], db.rows(sql, phrase, *labels, limit)
    else:
        sql = f"SELECT node FROM ranks WHERE label IN ({marks}) ORDER BY rank LIMIT ?"  # noqa: S608
        yield _MATCHES[-1], db.rows(sql, *labels, limit)


def _phrase(word: str) -> str:
    """Return what finds a word: its characters two by two, or the pairs that begin with the only one."""
    coded = [_code(char) for char in word]
    return f'"{_pairs(coded)}"' if len(coded) > 1 else f"{coded[0]} *"


def _pairs(coded: Sequence[str]) -> str:
    """Return each two neighbours as a token: no tokenizer has a say in what is a word, and few names share a pair."""
    return " ".join(map("".join, pairwise(coded)))


def _code(char: str) -> str:
    """Return what stands for a character in the index: `layout` keeps the beginnings of tokens at this length."""
    return f"x{ord(char):06x}"


def _count(db: Database, phrase: str, labels: Sequence[str]) -> int:
    found = "FROM parts p JOIN ranks r ON r.rank = p.rowid" if phrase else "FROM ranks r"
    asked = ["parts MATCH ?"] if phrase else []
    if labels == SEARCHED_NODES:
        found = "FROM parts" if phrase else "FROM ranks"
    else:
        asked.append(f"r.label IN ({', '.join('?' * len(labels))})")
    where = f"WHERE {' AND '.join(asked)}" if asked else ""
    values = [*([phrase] if phrase else []), *(() if labels == SEARCHED_NODES else labels)]
    row: Any = db.row(f"SELECT COUNT(*) FROM (SELECT 1 {found} {where} LIMIT ?)", *values, _MOST_COUNTED + 1)  # noqa: S608
    return int(row[0])


def _read_all(db: Database, keys: Sequence[int]) -> dict[int, Node]:
    sql = f"SELECT {NODE_COLUMNS}, key FROM nodes WHERE key IN (SELECT value FROM json_each(?))"  # noqa: S608
    return {row["key"]: make_node(row) for row in db.rows(sql, json.dumps(keys))}


def make_ranks(db: Database) -> None:
    """Rank all nodes that are searched, and index their names."""
    ranked: list[tuple[int, str, str, int, str]] = []
    forms: dict[int, tuple[str, ...]] = {}
    marks = ", ".join("?" * len(SEARCHED_NODES))
    for row in db.iter_rows(f"SELECT key, id, label, properties FROM nodes WHERE label IN ({marks})", *SEARCHED_NODES):  # noqa: S608
        said = json.loads(row["properties"])
        ranked.append((-said.get("mentions", 0), said.get("name", ""), row["id"], row["key"], row["label"]))
        forms[row["key"]] = bare_names(said)
    ranked.sort()
    db.write("INSERT INTO parts (parts) VALUES ('delete-all')")
    db.write("DELETE FROM forms")
    db.write("DELETE FROM ranks")
    numbered = [(rank, key, label, forms[key]) for rank, (_, _, _, key, label) in enumerate(ranked, 1)]
    db.write_rows("INSERT INTO ranks VALUES (?, ?, ?)", [(rank, key, label) for rank, key, label, _ in numbered])
    db.write_rows(
        "INSERT INTO parts (rowid, names) VALUES (?, ?)",
        [(rank, " ".join(_pairs([*map(_code, name), _END]) for name in names)) for rank, _, _, names in numbered],
    )
    db.write_rows(
        "INSERT OR IGNORE INTO forms VALUES (?, ?, ?)",
        sorted((name, int(at > 0), rank) for rank, _, _, names in numbered for at, name in enumerate(names) if name),
    )

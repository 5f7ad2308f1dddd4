"""Which nodes a name calls: those whose full name it is, else those with it as an alias, else those with it as a short form
or whose full name no page settles; and names spelt nearly so where there are none."""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Final

from kg.graph import Node
from kg.graph.names import bare_names, tier_of
from kg.index.questions import read_node
from kg.index.rows import NODE_COLUMNS, make_node
from kg.index.search import Hit, find_names
from kg.sqlite import Database
from kg.text.fold import bare

_MOST_CALLED: Final = 100
_MOST_NAMED: Final = 20
_MOST_LOOKED_AT: Final = 60
_MOST_OF_A_PART: Final = 20
_LONGEST: Final = 12
_LENGTH_OF_PEOPLE: Final = 3
_NEAREST: Final = 5
_ID: Final = re.compile(r"[0-9a-f]{16}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Unsettled:
    """What a name is that calls no one node: all that are `called` so; where there are none, those spelt `near` it."""

    called: tuple[Hit, ...]
    near: tuple[Hit, ...]


def find_given(db: Database, text: str, labels: Collection[str]) -> Node | Unsettled:
    """Return the node of an id, or the one that a name calls; else what the name may mean."""
    node = read_node(db, text) if _ID.fullmatch(text) else None
    if node is not None and (not labels or node.label in labels):
        return node
    called = find_called(db, text, labels)
    if len(called) == 1:
        return called[0].node
    return Unsettled(called=called, near=() if called else find_near(db, text, labels, _NEAREST))


def find_called(db: Database, name: str, labels: Collection[str]) -> tuple[Hit, ...]:
    """Return the nodes that a name calls, the most mentioned first."""
    folded = bare(name)
    if not folded:
        return ()
    hits = find_names(db, folded, labels, _MOST_CALLED, 0, counted=False).hits
    tiers: list[list[Hit]] = [[], [], []]
    for hit in hits:
        if (tier := tier_of(hit.node, folded)) is not None:
            tiers[tier].append(Hit(node=hit.node, match="name" if tier == 0 else "alias"))
    return tuple(next(filter(None, tiers), []))


def find_named(db: Database, forms: Collection[str]) -> dict[str, tuple[Node, ...]]:
    """Return those of the forms that are somebody's name, alias or short form, each with whose: full names first.

    Of the nodes of one label that share a form, the twenty most mentioned.
    """
    sql = f"""SELECT {NODE_COLUMNS}, form FROM nodes n JOIN
              (SELECT f.form, f.is_alias, r.node, r.rank,
                      ROW_NUMBER() OVER (PARTITION BY f.form, r.label ORDER BY f.is_alias, r.rank) AS place
               FROM forms f JOIN ranks r ON r.rank = f.rank WHERE f.form IN (SELECT value FROM json_each(?))) found
              ON n.key = found.node WHERE found.place <= ? ORDER BY form, is_alias, rank"""  # noqa: S608
    named: dict[str, dict[str, Node]] = {}
    for row in db.rows(sql, json.dumps(sorted(forms), ensure_ascii=False), _MOST_NAMED):
        named.setdefault(row["form"], {}).setdefault(row["id"], make_node(row))
    return {form: tuple(nodes.values()) for form, nodes in named.items()}


def find_near(db: Database, name: str, labels: Collection[str], limit: int) -> tuple[Hit, ...]:
    """Return nodes whose names hold much of a name: its beginning, its end or its middle; the most alike first."""
    folded = bare(name)[:_LONGEST]
    found: dict[str, Hit] = {}
    for part in _iter_parts(folded):
        hits = find_names(db, part, labels, _MOST_OF_A_PART, 0, counted=False).hits
        found |= {hit.node.id: hit for hit in hits if hit.node.id not in found}
        if len(found) >= _MOST_LOOKED_AT:
            break
    ranked = sorted(found.values(), key=lambda hit: (-_likeness(folded, hit.node), hit.node.id))
    return tuple(ranked[:limit])


def _iter_parts(text: str) -> Iterator[str]:
    """Yield the text and its parts, the longest first, down to two characters; of names of people to one."""
    shortest = 1 if len(text) <= _LENGTH_OF_PEOPLE else 2
    for length in range(len(text), shortest - 1, -1):
        yield from dict.fromkeys(text[start : start + length] for start in range(len(text) - length + 1))


def _likeness(folded: str, node: Node) -> float:
    forms = bare_names(node.properties)
    return max(SequenceMatcher(None, folded, form, autojunk=False).ratio() for form in forms)

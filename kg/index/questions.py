"""Questions to the file of a graph: a node, its facts by type and time, its neighbours."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from kg.errors import ConfigError
from kg.graph import Edge, Node
from kg.index.rows import EDGE_COLUMNS, NODE_COLUMNS, make_edge, make_node, period_of
from kg.schema import EDGE_ENDS, FACT_EDGES_OF
from kg.sqlite import Database

_EDGE: Final = ", ".join(f"e.{name.strip()}" for name in EDGE_COLUMNS.split(","))


@dataclass(frozen=True, slots=True, kw_only=True)
class Stub:
    """What is told of a node at the end of an edge; `name` is '' where nothing names it."""

    id: str
    label: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """An edge with what it joins. `fact` is the type of fact it states; `others` are the grantors of an honour."""

    edge: Edge
    start: Stub
    end: Stub
    fact: str | None = None
    others: tuple[Stub, ...] = ()

    @property
    def period(self) -> tuple[str | None, str | None]:
        """Return since when and until when it holds, as far as is said; None where nothing is."""
        return period_of(self.edge)


@dataclass(frozen=True, slots=True, kw_only=True)
class Links:
    """Some links, how many there are in all, and what to go on after: None behind the last."""

    links: tuple[Link, ...]
    total: int
    last: tuple[str, int] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Entity:
    """A node with its edges counted: by type, those that start at it and those that end at it."""

    node: Node
    out: Mapping[str, int]
    into: Mapping[str, int]

    @property
    def facts(self) -> dict[str, int]:
        """Return how many facts of each type it has, of those types of which there are any."""
        counts = {
            fact: sum(self.out.get(edge, 0) + self.into.get(edge, 0) for edge in edges)
            for fact, edges in FACT_EDGES_OF.items()
        }
        return {fact: count for fact, count in counts.items() if count}

    @property
    def degree(self) -> int:
        """Return how many edges it has."""
        return sum((*self.out.values(), *self.into.values()))


_FACT_OF: Final = {edge: fact for fact, edges in FACT_EDGES_OF.items() for edge in edges}


def read_node(db: Database, node_id: str) -> Node | None:
    """Return a node, None if there is none."""
    row = db.row(f"SELECT {NODE_COLUMNS} FROM nodes WHERE id = ?", node_id)  # noqa: S608
    return make_node(row) if row else None


def read_entity(db: Database, node_id: str) -> Entity | None:
    """Return a node with its edges counted, None if there is none."""
    node = read_node(db, node_id)
    if node is None:
        return None
    rows = db.rows("SELECT is_out, type, count FROM degrees WHERE node = ? ORDER BY type", node_id)
    out, into = ({row["type"]: row["count"] for row in rows if row["is_out"] == side} for side in (1, 0))
    return Entity(node=node, out=out, into=into)


def read_link(db: Database, edge_id: str) -> Link | None:
    """Return an edge with what it joins, None if there is none."""
    row = db.row(f"SELECT {_EDGE} FROM edges e WHERE e.id = ?", edge_id)  # noqa: S608
    return _make_links(db, [make_edge(row)])[0] if row else None


def find_facts(
    db: Database,
    node_id: str,
    types: Collection[str],
    since: str | None,
    until: str | None,
    limit: int,
    after: tuple[str, int] | None,
) -> Links:
    """Return the facts of a node; raise ConfigError for a type of fact that is none."""
    if unknown := [name for name in types if name not in FACT_EDGES_OF]:
        raise ConfigError(f"unknown fact type {unknown[0]!r}; expected one of {', '.join(FACT_EDGES_OF)}")
    edges = [edge for fact in types or FACT_EDGES_OF for edge in FACT_EDGES_OF[fact]]
    marks = ", ".join("?" * len(edges))
    found = f"""FROM edges e WHERE e.type IN ({marks}) AND (e."start" = ? OR e."end" = ?)"""
    values: list[object] = [*edges, node_id, node_id]
    if since:
        found += " AND e.until >= substr(?, 1, length(e.until))"
        values.append(since)
    if until:
        found += " AND substr(e.since, 1, length(?)) <= ?"
        values += [until, until]
    counted = f"SELECT COUNT(*) {found}", tuple(values)
    if after:
        found += " AND (coalesce(e.since, ''), e.key) > (?, ?)"
        values += after
    sql = f"SELECT {_EDGE}, coalesce(e.since, '') AS at, e.key AS key {found} ORDER BY coalesce(e.since, ''), e.key LIMIT ?"
    rows = db.rows(sql, *values, limit + 1)
    links = _make_links(db, [make_edge(row) for row in rows[:limit]])
    is_all = after is None and len(rows) <= limit
    total: Any = (len(rows),) if is_all else db.row(counted[0], *counted[1])
    last = (rows[limit - 1]["at"], rows[limit - 1]["key"]) if len(rows) > limit else None
    return Links(links=links, total=total[0], last=last)


def find_neighbours(db: Database, node_id: str, types: Collection[str], limit: int, offset: int) -> Links:
    """Return the edges of a node, those that start at it first; raise ConfigError for a type that is none."""
    if unknown := [name for name in types if name not in EDGE_ENDS]:
        raise ConfigError(f"unknown edge type {unknown[0]!r}; expected one of {', '.join(EDGE_ENDS)}")
    chosen = list(types or EDGE_ENDS)
    marks = ", ".join("?" * len(chosen))
    sql = f"""SELECT {_EDGE}, 0 AS side FROM edges e WHERE e."start" = ? AND e.type IN ({marks})
              UNION ALL SELECT {_EDGE}, 1 FROM edges e WHERE e."end" = ? AND e.type IN ({marks})
              ORDER BY side, type, id LIMIT ? OFFSET ?"""  # noqa: S608
    rows = db.rows(sql, node_id, *chosen, node_id, *chosen, limit, offset)
    counted: Any = db.row(
        f"SELECT coalesce(SUM(count), 0) FROM degrees WHERE node = ? AND type IN ({marks})",  # noqa: S608
        node_id,
        *chosen,
    )
    return Links(links=_make_links(db, [make_edge(row) for row in rows]), total=counted[0])


def read_times(db: Database, node_id: str) -> tuple[str | None, str | None]:
    """Return the dates of the first and of the last article that states a fact of a node."""
    sql = """SELECT MIN(properties ->> '$.first_seen'), MAX(properties ->> '$.last_seen')
             FROM edges WHERE "start" = ?1 OR "end" = ?1"""
    row: Any = db.row(sql, node_id)
    return row[0], row[1]


def _make_links(db: Database, edges: Sequence[Edge]) -> tuple[Link, ...]:
    """Return edges with what they join."""
    givers = {edge.id: _find_givers(db, edge) for edge in edges if edge.type == "RECEIVED"}
    wanted = {end for edge in edges for end in (edge.start, edge.end)} | {one for ids in givers.values() for one in ids}
    stubs = _read_stubs(db, wanted)
    return tuple(
        Link(
            edge=edge,
            start=stubs[edge.start],
            end=stubs[edge.end],
            fact=_FACT_OF.get(edge.type),
            others=tuple(stubs[one] for one in givers.get(edge.id, ())),
        )
        for edge in edges
    )


def _find_givers(db: Database, edge: Edge) -> list[str]:
    """Return the ids of those who gave the honour of an edge to its recipient."""
    sql = """SELECT "end" FROM edges WHERE "start" = ? AND type = 'AWARDED_BY' AND about = ? ORDER BY "end" """
    return [row[0] for row in db.rows(sql, edge.start, edge.end)]


def _read_stubs(db: Database, ids: Collection[str]) -> dict[str, Stub]:
    sql = """SELECT id, label, properties ->> '$.name' AS name FROM nodes
             WHERE id IN (SELECT value FROM json_each(?))"""
    rows = db.rows(sql, json.dumps(sorted(ids)))
    return {row["id"]: Stub(id=row["id"], label=row["label"], name=row["name"] or "") for row in rows}


def count_all(db: Database) -> dict[str, dict[str, int]]:
    """Return how many nodes of each label and edges of each type there are."""
    nodes = db.rows("SELECT label, COUNT(*) FROM nodes GROUP BY label ORDER BY label")
    edges = db.rows("SELECT type, COUNT(*) FROM edges GROUP BY type ORDER BY type")
    return {"nodes": {row[0]: row[1] for row in nodes}, "edges": {row[0]: row[1] for row in edges}}


def make_degrees(db: Database) -> None:
    """Count the edges of every node."""
    db.write("DELETE FROM degrees")
    db.write('INSERT INTO degrees SELECT "start", 1, type, COUNT(*) FROM edges GROUP BY "start", type')
    db.write('INSERT INTO degrees SELECT "end", 0, type, COUNT(*) FROM edges GROUP BY "end", type')

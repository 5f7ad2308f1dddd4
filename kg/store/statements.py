"""The Cypher that loads a graph. Labels and types come from the schema's lists alone, all values are parameters."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from kg.errors import StoreError
from kg.schema import DIGEST, EDGE_ENDS, ENTITY_NODES, GRAPH_LABELS, SEARCH, SEARCHED_NODES

STATE: Final = "KGState"
"""The label of the one node that keeps the state of the store."""


def label(name: str) -> str:
    """Return a label in back-ticks; raise StoreError if it is none of the schema."""
    return _quoted(name, GRAPH_LABELS)


def edge_type(name: str) -> str:
    """Return the type of an edge in back-ticks; raise StoreError if it is none of the schema."""
    return _quoted(name, EDGE_ENDS)


def _quoted(name: str, known: Iterable[str]) -> str:
    if name not in known:
        raise StoreError(f"unknown label or type {name!r}; expected one of {', '.join(known)}")
    return f"`{name}`"


def add_nodes(name: str, properties: str) -> str:
    """Return the statement that makes nodes from `$rows`; a node that has the id already becomes ours.

    Here and below `properties` is the map of a row, as `kg.store.table` makes it. There is no MERGE of two labels, since
    the embedded store would look through all nodes for each row.
    """
    labels = label(name) + (":Entity" if name in ENTITY_NODES else "")
    return (
        f"UNWIND $rows AS row OPTIONAL MATCH (n:{label(name)} {{id: row[0]}}) "
        f"FOREACH (new IN CASE WHEN n IS NULL THEN [row] ELSE [] END | CREATE (:{labels} {properties})) "
        f"SET n = {properties} RETURN count(*) AS count"
    )


def change_nodes(name: str, properties: str) -> str:
    """Return the statement that gives nodes of ours the properties in `$rows`."""
    return f"UNWIND $rows AS row MATCH (n:{label(name)} {{id: row[0]}}) SET n = {properties} RETURN count(n) AS count"


def free_nodes(name: str) -> str:
    """Return the statement that gives up nodes that others have joined edges to."""
    return (
        f"UNWIND $ids AS id MATCH (n:{label(name)} {{id: id}}) WHERE EXISTS {{ (n)--() }} "
        f"REMOVE n.{DIGEST} RETURN count(n) AS count"
    )


def remove_nodes(name: str) -> str:
    """Return the statement that deletes nodes of ours that have no edges left."""
    return (
        f"UNWIND $ids AS id MATCH (n:{label(name)} {{id: id}}) WHERE n.{DIGEST} IS NOT NULL "
        f"DELETE n RETURN count(*) AS count"
    )


def add_edges(name: str, start: str, end: str, properties: str) -> str:
    """Return the statement that makes edges that the store does not hold; a row ends with the ids of both ends."""
    return (
        f"UNWIND $rows AS row MATCH (a:{label(start)} {{id: row[-2]}}) MATCH (b:{label(end)} {{id: row[-1]}}) "
        f"CREATE (a)-[r:{edge_type(name)} {properties}]->(b) RETURN count(r) AS count"
    )


def change_edges(name: str, start: str, properties: str) -> str:
    """Return the statement that gives edges of ours the properties in `$rows`; a row ends with the id of the start."""
    return (
        f"UNWIND $rows AS row MATCH (:{label(start)} {{id: row[-1]}})-[r:{edge_type(name)} {{id: row[0]}}]->() "
        f"SET r = {properties} RETURN count(r) AS count"
    )


def remove_edges(name: str) -> str:
    """Return the statement that deletes edges of ours; one pass over all of the type, for not every store looks ids up."""
    return f"MATCH ()-[r:{edge_type(name)}]->() WHERE r.id IN $ids DELETE r RETURN count(*) AS count"


def read_nodes(name: str) -> str:
    """Return the statement that reads the ids and digests of our nodes of one label; '' of one that cannot be searched.

    An import or an older version put it there: it is sent again.
    """
    kept = f"n.{DIGEST}"
    digest = f"CASE WHEN n.{SEARCH} IS NULL THEN '' ELSE {kept} END" if name in SEARCHED_NODES else kept
    return f"MATCH (n:{label(name)}) WHERE {kept} IS NOT NULL RETURN n.id AS id, {digest} AS digest"


def read_edges(name: str) -> str:
    """Return the statement that reads the ids and digests of our edges of one type."""
    return f"MATCH ()-[r:{edge_type(name)}]->() WHERE r.{DIGEST} IS NOT NULL RETURN r.id AS id, r.{DIGEST} AS digest"


COUNT_NODES: Final = "MATCH (n) RETURN count(n) AS count"
COUNT_EDGES: Final = "MATCH ()-[r]->() RETURN count(r) AS count"
"""Count all, whoever made it: both stores know these numbers without counting."""

FORM: Final = 2
"""The form in which nodes and edges are kept; the state of another is none, so that all is compared again."""

READ_STATE: Final = f"MATCH (s:{STATE} {{id: 'graph'}}) RETURN s.digest AS digest, s.revision AS revision, s.nodes AS nodes, s.edges AS edges, s.form AS form"
WRITE_STATE: Final = f"MERGE (s:{STATE} {{id: 'graph'}}) SET s = $state RETURN count(s) AS count"
"""Keep the state; as `s = $state` keeps no null, a state without a digest is that of a load that goes on."""

"""Lay out a new embedded database, so that the ids of its nodes are numbers that every program can hold."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.schema import ENTITY_NODES, GRAPH_LABELS

if TYPE_CHECKING:
    from arcadedb_embedded import Database


def lay_out(database: Database) -> None:
    """Make the types of nodes of a database that has none, before any index is made.

    The number of the file that a type's nodes lie in begins their ids, and indexes are files too. From the 64th file on ids
    pass 2**53, beyond which JavaScript counts by twos: Neo4j Browser then asks for edges of other nodes and draws nothing.
    """
    if database.schema.exists_type("Entity"):
        return
    for label in GRAPH_LABELS:
        labels = f"`{label}`:Entity" if label in ENTITY_NODES else f"`{label}`"
        with database.transaction():  # a pair of labels is a type of its own, made where one needs it
            database.command("opencypher", f"CREATE (n:{labels})")
            database.command("opencypher", f"MATCH (n:`{label}`) DELETE n")

"""What other programs do to a store: write to it, empty it."""

from __future__ import annotations

from kg.store.bolt import BoltStore


def empty(store: BoltStore) -> None:
    """Remove all nodes and edges, whoever made them."""
    write(store, "MATCH (n) DETACH DELETE n")


def write(store: BoltStore, statement: str, **parameters: object) -> None:
    """Run a statement that writes, as another program would."""
    with store.driver.session(database=store.database) as session:
        session.execute_write(lambda transaction: transaction.run(statement, parameters).consume())

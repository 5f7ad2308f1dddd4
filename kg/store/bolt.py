"""Graph stores spoken to over Bolt: Neo4j, and the embedded ArcadeDB, which answers as Neo4j does."""

from __future__ import annotations

import logging
import re
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import AbstractContextManager
from typing import Any, Final, Self

from neo4j import READ_ACCESS, Driver, GraphDatabase, ManagedTransaction, unit_of_work

from kg.errors import StoreError
from kg.graph import Edge, Node
from kg.resources import cypher
from kg.store import statements
from kg.store.address import redacted, refuse_secrets
from kg.store.deadline import finish_within
from kg.store.failures import explained
from kg.store.guard import refuse_writes
from kg.store.protocol import Digests, Ends, Part, State
from kg.store.rows import Rows, make_rows
from kg.store.table import make_table
from kg.text.cypher import column_names

OLDEST: Final = (5, 7)
"""The oldest Neo4j that has all that loading needs (unique ids of edges)."""

_SETTINGS: Final[dict[str, Any]] = {
    "user_agent": "union-news-kg",
    "telemetry_disabled": True,
    "connection_timeout": 10,
    "initial_retry_delay": 0.1,
    "notifications_min_severity": "OFF",
}
logging.getLogger("neo4j").addHandler(logging.NullHandler())  # what it logs of retries is no news to a user

_STATEMENT = re.compile(r"^CREATE [^;]+", re.MULTILINE)
_NAMED = re.compile(r"^CREATE (?:CONSTRAINT|(?:TEXT |FULLTEXT )?INDEX) (\w+)", re.MULTILINE)
_MAX_ROWS = 10_000
_FETCH = 20_000
_SECONDS = 60.0
_GRACE = 2.0
"""Seconds that a server is given to end a statement itself, before its answer is waited for no longer."""
_PAUSE = 0.1
_LOADING: Final = (None, None)


def connect(
    uri: str,
    user: str,
    password: str,
    database: str | None = None,
    *,
    writers: int = 3,
    patience: float = 20,
    is_settled: bool = False,
) -> BoltStore:
    """Return the store at an address; raise StoreError where none answers, where it refuses us or is too old.

    Raises ConfigError for an address that holds a password. With `is_settled` what is read is of one state of the graph, also
    while others load it.

    `writers` counts the threads that may load it; `patience` is for how many seconds a transaction is tried again when
    the store does not answer.
    """
    refuse_secrets(uri)
    with explained(uri):
        driver = make_driver(uri, user, password, patience=patience)
        store = BoltStore(driver, database, writers=writers, address=uri, is_settled=is_settled)
        try:
            driver.verify_connectivity()
            check_version(store.version(), uri)
        except BaseException:
            driver.close()
            raise
    return store


def make_driver(uri: str, user: str, password: str, *, patience: float = 20) -> Driver:
    """Return a driver; it connects when it is used."""
    return GraphDatabase.driver(uri, auth=(user, password), max_transaction_retry_time=patience, **_SETTINGS)


def check_version(version: str, uri: str) -> None:
    """Raise StoreError if a Neo4j is older than what is needed."""
    found = tuple(int(number) for number in re.findall(r"\d+", version)[:2])
    if found < OLDEST:
        needed = ".".join(map(str, OLDEST))
        raise StoreError(f"Neo4j {version} at {uri} is too old; {needed} or later is needed, 5.26 is best")


class BoltStore:
    """A graph store behind a driver. Use it as a context manager, or close it."""

    def __init__(
        self,
        driver: Driver,
        database: str | None = None,
        *,
        reader: Driver | None = None,
        writers: int = 3,
        address: str = "",
        is_settled: bool = False,
    ) -> None:
        """Take a driver, and that of a user who may only read where there is one; `address` is what errors call the store.

        With `is_settled` every `read` that does not say otherwise is of one state of the graph.
        """
        self.writers = writers
        self.driver = driver
        self._reader = reader or driver
        self.database = database
        self._address = redacted(address) or "the graph store"
        self._is_settled = is_settled

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Close all connections."""
        self.driver.close()
        self._reader.close()

    def version(self) -> str:
        """Return the version of Neo4j, or that which the store answers as."""
        rows = self._read("CALL dbms.components() YIELD name, versions RETURN versions[0] AS version")
        return str(rows[0]["version"])

    def is_neo4j(self) -> bool:
        """Tell whether a Neo4j answers, and not a store that speaks as one: those say so."""
        with self._explained():
            return "ArcadeDB" not in str(self.driver.get_server_info().agent)

    def read(
        self,
        statement: str,
        parameters: Mapping[str, Any] | None = None,
        *,
        max_rows: int = _MAX_ROWS,
        seconds: float = _SECONDS,
        is_settled: bool | None = None,
    ) -> Rows:
        """Return the rows of a statement that only reads; raise ReadOnlyError where it would write.

        Raises StoreError where it takes longer than `seconds`. With `is_settled` the rows are of one state of the graph:
        while a load goes on, the statement is tried again until its time is over.
        """
        refuse_writes(statement)
        settled = self._is_settled if is_settled is None else is_settled

        @unit_of_work(timeout=seconds)
        def work(transaction: ManagedTransaction) -> Rows | None:
            before = _state_row(transaction) if settled else None
            result = transaction.run(statement, dict(parameters or {}))
            records = result.fetch(max_rows + 1)
            rows = make_rows(result.keys() or column_names(statement), records, max_rows)
            result.consume()
            after = _state_row(transaction) if settled else None
            return rows if before == after and after != _LOADING else None

        until = time.monotonic() + seconds
        with self._explained(seconds):
            while (rows := finish_within(seconds + _GRACE, lambda: self._read_once(work))) is None:
                if time.monotonic() > until - _PAUSE:
                    raise StoreError(
                        f"a load into {self._address} goes on, or broke off; try again in a while, or load again"
                    )
                time.sleep(_PAUSE)
        return rows

    def _read_once(self, work: Callable[[ManagedTransaction], Rows | None]) -> Rows | None:
        with self._reader.session(database=self.database, default_access_mode=READ_ACCESS) as session:
            return session.execute_read(work)

    def prepare(self, part: Part) -> None:
        """Make the constraints and indexes of nodes or of edges, where they are missing."""
        code = "".join(cypher("schema", name).read_text(encoding="utf-8") for name in self._schema_files(part))
        if set(_NAMED.findall(code)) <= self._schema_names():
            return

        def work(transaction: ManagedTransaction) -> None:
            for statement in _STATEMENT.findall(code):
                transaction.run(statement).consume()

        with self._explained(), self.driver.session(database=self.database) as session:
            session.execute_write(work)

    def _schema_files(self, part: Part) -> tuple[str, ...]:
        own = ("neo4j.cypher",) if part == "edges" and self.is_neo4j() else ()
        return (f"{part}.cypher", *own)

    def _schema_names(self) -> set[str]:
        rows = [*self._read("SHOW CONSTRAINTS YIELD name"), *self._read("SHOW INDEXES YIELD name")]
        return {str(row["name"]) for row in rows}

    def read_state(self) -> State | None:
        """Return the state, None if nothing was loaded, if a load broke off, or if nodes or edges came or went since."""
        found = self._read(statements.READ_STATE)
        if not found or found[0]["digest"] is None or found[0]["form"] != statements.FORM:
            return None
        if (found[0]["nodes"], found[0]["edges"]) != (
            self._count(statements.COUNT_NODES),
            self._count(statements.COUNT_EDGES),
        ):
            return None
        return State(digest=found[0]["digest"], revision=found[0]["revision"])

    def write_state(self, state: State | None) -> None:
        """Keep the state; None while a load goes on."""
        self._write([(statements.WRITE_STATE, {"state": {"id": "graph"}})], 1)
        if state is not None:
            nodes, edges = self._count(statements.COUNT_NODES), self._count(statements.COUNT_EDGES)
            kept = {
                "id": "graph",
                "digest": state.digest,
                "revision": state.revision,
                "nodes": nodes,
                "edges": edges,
                "form": statements.FORM,
            }
            self._write([(statements.WRITE_STATE, {"state": kept})], 1)

    def _count(self, statement: str) -> int:
        return int(self._read(statement)[0]["count"])

    def read_nodes(self, labels: Iterable[str]) -> Digests:
        """Return the digests of our nodes."""
        if not self._count(statements.COUNT_NODES):
            return {}
        return {label: self._digests(statements.read_nodes(label)) for label in labels}

    def read_edges(self, types: Iterable[str]) -> Digests:
        """Return the digests of our edges."""
        if not self._count(statements.COUNT_EDGES):
            return {}
        return {kind: self._digests(statements.read_edges(kind)) for kind in types}

    def _digests(self, statement: str) -> dict[str, str]:
        def work(transaction: ManagedTransaction) -> dict[str, str]:
            return {key: digest for key, digest in transaction.run(statement)}  # noqa: C416  dict() takes a Result as a map

        with self._explained(), self.driver.session(database=self.database, fetch_size=_FETCH) as session:
            return session.execute_read(work)

    def add_nodes(self, label: str, nodes: Sequence[Node]) -> None:
        """Write nodes of one label that the store does not hold as ours."""
        table = make_table(nodes)
        self._write_rows(statements.add_nodes(label, table.properties), table.rows)

    def change_nodes(self, label: str, nodes: Sequence[Node]) -> None:
        """Give nodes that are ours new properties."""
        table = make_table(nodes)
        self._write_rows(statements.change_nodes(label, table.properties), table.rows)

    def remove_nodes(self, label: str, ids: Sequence[str]) -> None:
        """Remove nodes of ours; one that still has edges of others is left to them."""
        steps = (statements.free_nodes(label), statements.remove_nodes(label))
        self._write([(statement, {"ids": list(ids)}) for statement in steps], len(ids))

    def add_edges(self, edge_type: str, ends: Ends, edges: Sequence[Edge]) -> None:
        """Write edges of one type between nodes of two labels that the store does not hold."""
        table = make_table(edges)
        rows = [[*row, edge.start, edge.end] for row, edge in zip(table.rows, edges, strict=True)]
        self._write_rows(statements.add_edges(edge_type, *ends, table.properties), rows)

    def change_edges(self, edge_type: str, ends: Ends, edges: Sequence[Edge]) -> None:
        """Give edges that are ours new properties."""
        table = make_table(edges)
        rows = [[*row, edge.start] for row, edge in zip(table.rows, edges, strict=True)]
        self._write_rows(statements.change_edges(edge_type, ends[0], table.properties), rows)

    def remove_edges(self, edge_type: str, ids: Sequence[str]) -> None:
        """Remove edges of ours."""
        self._write([(statements.remove_edges(edge_type), {"ids": list(ids)})], len(ids))

    def _read(self, statement: str) -> list[dict[str, Any]]:
        with self._explained(), self.driver.session(database=self.database) as session:
            return session.execute_read(lambda transaction: transaction.run(statement).data())

    def _write_rows(self, statement: str, rows: list[list[Any]]) -> None:
        self._write([(statement, {"rows": rows})], len(rows))

    def _write(self, steps: Sequence[tuple[str, Mapping[str, Any]]], expected: int) -> None:
        """Run statements in one transaction, undone unless they report as many rows as were sent."""

        def work(transaction: ManagedTransaction) -> None:
            done = 0
            for statement, parameters in steps:
                row = transaction.run(statement, dict(parameters)).single(strict=True)
                done += row["count"]
            if done != expected:
                raise StoreError(
                    f"{self._address} wrote {done} of {expected} rows of {steps[0][0]!r}: nodes or edges were changed by "
                    f"others during the load; run it again when they are done"
                )

        with self._explained(), self.driver.session(database=self.database) as session:
            session.execute_write(work)

    def _explained(self, seconds: float | None = None) -> AbstractContextManager[None]:
        return explained(self._address, seconds=seconds)


def _state_row(transaction: ManagedTransaction) -> tuple[str | None, str | None] | None:
    """Return digest and revision of what was loaded, both None while a load goes on; None where nothing was loaded."""
    found = transaction.run(statements.READ_STATE).single()
    return None if found is None else (found["digest"], found["revision"])

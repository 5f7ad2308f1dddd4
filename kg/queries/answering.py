"""Answer a query on a store: one way for the command line, Python, REST and MCP."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final, Protocol

from kg.queries.binding import bind
from kg.queries.library import find_query
from kg.queries.records import Bound, Query, Value
from kg.store.guard import refuse_writes
from kg.store.rows import Rows

MAX_ROWS: Final = 10_000
SECONDS: Final = 60.0


class Readable(Protocol):
    """What a query can be put to: `kg.store.bolt.BoltStore`, or what answers as it does."""

    def read(
        self, statement: str, parameters: Mapping[str, Any] | None = None, *, max_rows: int = ..., seconds: float = ...
    ) -> Rows:
        """Return the rows of a statement that only reads."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What a query answers: the query, the values of its parameters, and the rows."""

    query: Query
    parameters: Mapping[str, Bound]
    rows: Rows

    def records(self) -> list[dict[str, Any]]:
        """Return each row as a map from column to value."""
        return self.rows.records()


def check(query: Query, given: Mapping[str, Value]) -> dict[str, Bound]:
    """Return the values of a query's parameters, before any store is asked.

    Raises ConfigError for parameters that are not its own, ReadOnlyError for a statement that would write.
    """
    refuse_writes(query.cypher)
    return bind(query, given)


def answer(
    store: Readable,
    query: Query | str,
    given: Mapping[str, Value] | None = None,
    *,
    max_rows: int = MAX_ROWS,
    seconds: float = SECONDS,
) -> Answer:
    """Return what a query, or the one with that name, answers on a store.

    Raises NotFoundError for an unknown name, what `check` raises, and StoreError where the store fails.
    """
    asked = find_query(query) if isinstance(query, str) else query
    parameters = check(asked, given or {})
    rows = store.read(asked.cypher, parameters, max_rows=max_rows, seconds=seconds)
    return Answer(query=asked, parameters=parameters, rows=rows)

"""Where tools have their answers from: the graph's file, the archive, a store; opened when a tool asks for them.

What a store needs is imported then, too: an assistant waits for the server to start.
"""

from __future__ import annotations

import threading
from collections.abc import Collection, Iterator, Mapping
from contextlib import AbstractContextManager, ExitStack, contextmanager
from typing import TYPE_CHECKING, Final, Self

from kg.api.source import Source, StoreAddress
from kg.config import ServeOptions
from kg.errors import ConfigError, NotFoundError, StoreError
from kg.graph import Node
from kg.index import GraphIndex, Unsettled
from kg.schema import ENTITY_NODES

if TYPE_CHECKING:
    from kg.asking import Reply
    from kg.queries import Readable, Value
    from kg.store.rows import Rows

_CANDIDATES: Final = 10
_MOST_ROWS: Final = 1000


def name_of(node: Node) -> str:
    """Return the name of a node, '' where nothing names it."""
    return str(node.properties.get("name", ""))


class Knowledge:
    """All that tools may ask, from any thread. Use it as a context manager, or close it."""

    def __init__(self, source: Source, options: ServeOptions | None = None, store: Readable | None = None) -> None:
        """Take what is served; `store` is one that is open already, and kept up to date by whoever opened it."""
        self.source = source
        self.options = options or ServeOptions()
        self._lock = threading.Lock()
        self._open_store = store
        self._opened = ExitStack()

    @contextmanager
    def index(self) -> Iterator[GraphIndex]:
        """Hold on to the graph as it is now. Raises StoreError."""
        with GraphIndex(self.source.index, readonly=True) as index, index.snapshot():
            if index.read_state() is None:
                raise StoreError(f"the graph's file {index.path.name!r} holds no graph yet; wait until it is loaded")
            yield index

    def find(self, index: GraphIndex, text: str, labels: Collection[str] = ()) -> Node:
        """Return the node of an id, or the entity that a name calls.

        Raises NotFoundError with the nearest names, ConfigError with the candidates where there are several.
        """
        found = index.given(text, labels=labels or ENTITY_NODES)
        if not isinstance(found, Unsettled):
            return found
        if found.called:
            listed = "; ".join(
                f"{name_of(hit.node)} ({hit.node.label}, id {hit.node.id})" for hit in found.called[:_CANDIDATES]
            )
            raise ConfigError(
                f"{text!r} may mean {len(found.called)} entities; call the tool again with the id of one: {listed}"
            )
        nearest = "、".join(name_of(hit.node) for hit in found.near)
        remedy = f"nearest names: {nearest}" if nearest else "look with search_entities"
        raise NotFoundError(f"nothing in the graph is called {text!r}; {remedy}")

    def query(self, name: str, given: Mapping[str, Value]) -> Rows:
        """Return the rows of a named query, a thousand at most. Raises what `kg.queries.answer` raises."""
        from kg.queries import answer, check, find_query

        query = find_query(name)
        is_limited = any(parameter.name == "limit" for parameter in query.parameters)
        bound = {"limit": _MOST_ROWS + 1, **given} if is_limited else given
        check(query, bound)
        return answer(self._store(), query, bound, max_rows=_MOST_ROWS, seconds=self.options.max_seconds).rows

    def ask(self, question: str) -> Reply:
        """Return the reply to a question; no store is opened for one that cannot be read. Raises StoreError."""
        from kg.asking import GraphNames, Refused, answer_asked, read_question, refuse

        with self.index() as index:
            asked = read_question(question, GraphNames(index))
        if isinstance(asked, Refused):
            return refuse(asked)
        return answer_asked(asked, self._store())

    def _store(self) -> Readable:
        """Return the store, opened by who asks for it first: the one given, that of the address, or the embedded one."""
        with self._lock:
            if self._open_store is None:
                self._open_store = self._opened.enter_context(self._connect())
            return self._open_store

    def _connect(self) -> AbstractContextManager[Readable]:
        from kg.mcp_server.following import open_following
        from kg.store.bolt import connect

        if isinstance(at := self.source.store, StoreAddress):
            return connect(at.uri, at.user, at.password, at.database, patience=0, is_settled=True)
        path = self.source.archive or self.source.index
        return open_following(path, self.source.index, seconds=self.options.max_seconds)

    def close(self) -> None:
        """Close what was opened."""
        self._opened.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

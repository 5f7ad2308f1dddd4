"""The file of a graph: a store that can be loaded, a view that can be exported, and answers to questions."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from contextlib import AbstractContextManager
from pathlib import Path
from types import TracebackType
from typing import Final, Self

from kg.graph import Edge, Graph, Node
from kg.index import calling, layout, paths, questions, search
from kg.index.rows import EDGE_COLUMNS, NODE_COLUMNS, RowView, edge_row, make_edge, make_node, node_row
from kg.sqlite import Database
from kg.store.protocol import Digests, Ends, Part, State

_PATIENCE: Final = 10.0


class GraphIndex:
    """A graph in one file. Raises StoreError for one that is no such file, is in use, or cannot be written.

    It is of one thread. A load is one transaction; what breaks off leaves the graph as it was.
    """

    writers = 1

    def __init__(self, path: Path | str, *, readonly: bool = False) -> None:
        """Open a graph's file; one that is not there is made, unless it is only to be read."""
        self.path = Path(path).absolute()
        self._db = Database(self.path, layout.GRAPH_FILE, readonly=readonly, patience=_PATIENCE)
        self._is_loading = False

    # What every export reads

    @property
    def nodes(self) -> Iterable[Node]:
        """Return all nodes, ordered by label and id, read as they are iterated."""
        return RowView(self._db, f"SELECT {NODE_COLUMNS} FROM nodes ORDER BY label, id", make_node)  # noqa: S608

    @property
    def edges(self) -> Iterable[Edge]:
        """Return all edges, ordered by type and id, read as they are iterated."""
        return RowView(self._db, f"SELECT {EDGE_COLUMNS} FROM edges ORDER BY type, id", make_edge)  # noqa: S608

    def graph(self) -> Graph:
        """Return the whole graph, in memory."""
        with self.snapshot():
            return Graph(nodes=tuple(self.nodes), edges=tuple(self.edges))

    def snapshot(self) -> AbstractContextManager[None]:
        """Hold on to the graph as it is now: all that is read in the block is of one state."""
        return self._db.snapshot()

    # What is asked

    def find(
        self, text: str, *, labels: Collection[str] = (), limit: int = 20, offset: int = 0, counted: bool = True
    ) -> search.Hits:
        """Return the entities whose names hold all words of a text, the best first, of some labels if given.

        An empty text finds all. Without `counted` the total is left at what was found.
        """
        return search.find_names(self._db, text, labels, limit, offset, counted=counted)

    def given(self, text: str, *, labels: Collection[str] = ()) -> Node | calling.Unsettled:
        """Return the node of an id, or the one that a name calls; else what the name may mean."""
        return calling.find_given(self._db, text, labels)

    def called(self, name: str, *, labels: Collection[str] = ()) -> tuple[search.Hit, ...]:
        """Return the entities that a name calls: those that have it as their name, else those that have it as an alias."""
        return calling.find_called(self._db, name, labels)

    def named(self, forms: Collection[str]) -> dict[str, tuple[Node, ...]]:
        """Return those of the forms that are somebody's name, alias or short form, with the nodes that have it.

        Forms are bare (kg.text.fold.bare). Whether a short form is settled is not asked: `called` asks it, of one name.
        """
        return calling.find_named(self._db, forms)

    def near(self, name: str, *, labels: Collection[str] = (), limit: int = 5) -> tuple[search.Hit, ...]:
        """Return entities whose names are spelt nearly so, the nearest first."""
        return calling.find_near(self._db, name, labels, limit)

    def node(self, node_id: str) -> Node | None:
        """Return a node, None if there is none of that id."""
        return questions.read_node(self._db, node_id)

    def edge(self, edge_id: str) -> questions.Link | None:
        """Return an edge with what it joins, None if there is none of that id."""
        return questions.read_link(self._db, edge_id)

    def entity(self, node_id: str) -> questions.Entity | None:
        """Return a node with how many edges of each type it has, None if there is none of that id."""
        return questions.read_entity(self._db, node_id)

    def facts(
        self,
        node_id: str,
        *,
        types: Collection[str] = (),
        since: str | None = None,
        until: str | None = None,
        limit: int = 50,
        after: tuple[str, int] | None = None,
    ) -> questions.Links:
        """Return the facts of a node, of some types of facts if given, by date; those without one stand first.

        `since` and `until` (ISO dates at any precision) leave those that were true or said between them; `after` is
        `Links.last` of the page before.
        """
        return questions.find_facts(self._db, node_id, types, since, until, limit, after)

    def neighbours(
        self, node_id: str, *, types: Collection[str] = (), limit: int = 50, offset: int = 0
    ) -> questions.Links:
        """Return the edges of a node with what they lead to, those that start at it first, by type and id."""
        return questions.find_neighbours(self._db, node_id, types, limit, offset)

    def times(self, node_id: str) -> tuple[str | None, str | None]:
        """Return the dates of the first and of the last article that states a fact of a node, None where none is known."""
        return questions.read_times(self._db, node_id)

    def paths(
        self, start: str, end: str, *, types: Collection[str] = (), hops: int = 6, limit: int = 10
    ) -> paths.Paths:
        """Return the shortest paths between two nodes, over edges of some types if given, whichever way they point."""
        return paths.find_paths(self._db, start, end, types, hops, limit)

    def counts(self) -> dict[str, dict[str, int]]:
        """Return how many nodes of each label and edges of each type there are: keys 'nodes' and 'edges'."""
        return questions.count_all(self._db)

    # What every store can

    def prepare(self, part: Part) -> None:
        """Do nothing: the tables are there."""

    def read_state(self) -> State | None:
        """Return the state, None if nothing was loaded; a load that broke off is undone."""
        if self._is_loading:
            self._db.rollback()
            self._is_loading = False
        row = self._db.row("SELECT digest, revision FROM state")
        return State(digest=row["digest"], revision=row["revision"]) if row else None

    def write_state(self, state: State | None) -> None:
        """Begin a load with None; end it with its state, and only then is anything of it to be seen."""
        if state is None:
            self._db.begin()
            self._is_loading = True
            self._db.write("DELETE FROM state")
            return
        search.make_ranks(self._db)
        questions.make_degrees(self._db)
        self._db.write("INSERT INTO state VALUES (?, ?)", state.digest, state.revision)
        self._db.commit()
        self._is_loading = False

    def read_nodes(self, labels: Iterable[str]) -> Digests:
        """Return the digests of the nodes."""
        return {label: self._digests("SELECT id, digest FROM nodes WHERE label = ?", label) for label in labels}

    def read_edges(self, types: Iterable[str]) -> Digests:
        """Return the digests of the edges."""
        return {kind: self._digests("SELECT id, digest FROM edges WHERE type = ?", kind) for kind in types}

    def _digests(self, sql: str, name: str) -> dict[str, str]:
        return {row["id"]: row["digest"] for row in self._db.iter_rows(sql, name)}

    def add_nodes(self, label: str, nodes: Sequence[Node]) -> None:
        """Write nodes of one label."""
        sql = "INSERT INTO nodes (id, label, digest, properties) VALUES (?, ?, ?, ?)"
        self._db.write_rows(sql, [node_row(node) for node in nodes])

    def change_nodes(self, label: str, nodes: Sequence[Node]) -> None:
        """Give nodes new properties."""
        rows = [(digest, said, key) for key, _, digest, said in map(node_row, nodes)]
        self._db.write_rows("UPDATE nodes SET digest = ?, properties = ? WHERE id = ?", rows)

    def remove_nodes(self, label: str, ids: Sequence[str]) -> None:
        """Remove nodes."""
        self._db.write_rows("DELETE FROM nodes WHERE id = ?", [(key,) for key in ids])

    def add_edges(self, edge_type: str, ends: Ends, edges: Sequence[Edge]) -> None:
        """Write edges of one type."""
        sql = """INSERT INTO edges
            (id, type, digest, "start", "end", start_label, end_label, since, until, about, properties)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"""
        self._db.write_rows(sql, [edge_row(edge) for edge in edges])

    def change_edges(self, edge_type: str, ends: Ends, edges: Sequence[Edge]) -> None:
        """Write edges in place of those with their ids."""
        self.remove_edges(edge_type, [edge.id for edge in edges])
        self.add_edges(edge_type, ends, edges)

    def remove_edges(self, edge_type: str, ids: Sequence[str]) -> None:
        """Remove edges."""
        self._db.write_rows("DELETE FROM edges WHERE id = ?", [(key,) for key in ids])

    def close(self) -> None:
        """Close the file; a load that was not ended is undone."""
        self._db.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

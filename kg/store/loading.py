"""Bring a store to the state of a graph: only differences are sent, and what broke off is ended by the next load."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import partial

from kg.config import LoadOptions
from kg.graph import Graph
from kg.schema import EDGE_ENDS, GRAPH_LABELS
from kg.store.plan import Plan, iter_batches, make_plan
from kg.store.protocol import Changes, GraphStore, State

_DEFAULT = LoadOptions()
_Step = Callable[[], None]


def load(store: GraphStore, graph: Graph, options: LoadOptions = _DEFAULT, *, revision: str = "") -> Changes:
    """Bring a store to a graph and return what changed, or with `options.dry_run` what would.

    A store that is there already is not written to. `revision` is kept with the graph's digest.
    """
    held = store.read_state()
    if held is not None and held == State(digest=graph.digest, revision=revision):
        return Changes()
    plan = make_plan(graph, store.read_nodes(GRAPH_LABELS), store.read_edges(EDGE_ENDS))
    if not options.dry_run:
        store.write_state(None)
        store.prepare("nodes")
        _apply(store, plan, options.batch)
        store.prepare("edges")
        store.write_state(State(digest=graph.digest, revision=revision))
    return plan.changes


def refresh(store: GraphStore, revision: str, make_graph: Callable[[], Graph]) -> Changes:
    """Bring a store to the graph of a revision of an archive; where it has that revision, the graph is not even made."""
    state = store.read_state()
    if state is not None and state.revision == revision:
        return Changes()
    return load(store, make_graph(), revision=revision)


def _apply(store: GraphStore, plan: Plan, size: int) -> None:
    """Carry out a plan: nodes come before the edges between them, edges go before their nodes."""
    _run(store, _node_steps(store, plan, size))
    _run(store, _edge_steps(store, plan, size))
    _run(store, (partial(store.remove_nodes, *part) for part in _sliced(plan.removed_nodes, size)))


def _node_steps(store: GraphStore, plan: Plan, size: int) -> Iterator[_Step]:
    for label, nodes in plan.added_nodes.items():
        yield from (partial(store.add_nodes, label, batch) for batch in iter_batches(nodes, size))
    for label, nodes in plan.changed_nodes.items():
        yield from (partial(store.change_nodes, label, batch) for batch in iter_batches(nodes, size))


def _edge_steps(store: GraphStore, plan: Plan, size: int) -> Iterator[_Step]:
    for (edge_type, ends), edges in plan.added_edges.items():
        yield from (partial(store.add_edges, edge_type, ends, batch) for batch in iter_batches(edges, size))
    for (edge_type, ends), edges in plan.changed_edges.items():
        yield from (partial(store.change_edges, edge_type, ends, batch) for batch in iter_batches(edges, size))
    yield from (partial(store.remove_edges, *part) for part in _sliced(plan.removed_edges, size))


def _sliced(ids: Mapping[str, list[str]], size: int) -> Iterator[tuple[str, Sequence[str]]]:
    for name, found in ids.items():
        yield from ((name, found[start : start + size]) for start in range(0, len(found), size))


def _run(store: GraphStore, steps: Iterable[_Step]) -> None:
    """Run steps that need not wait for each other, on as many threads as the store allows; stop at the first error."""
    if store.writers == 1:
        for step in steps:
            step()
        return
    with ThreadPoolExecutor(store.writers) as pool:
        try:
            for done in [pool.submit(step) for step in steps]:
                done.result()
        except BaseException:
            pool.shutdown(cancel_futures=True)
            raise

"""Any graph of the schema, for laws that hold for all of them."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

from kg.graph import Edge, Graph, Node
from kg.schema import DIGEST, EDGE_ENDS, GRAPH_LABELS, SEARCH

LONGS = st.integers(-(2**63), 2**63 - 1)
NUMBERS = st.floats(allow_nan=False, allow_infinity=False)
KINDS = {
    "text": st.text(),
    "count": LONGS,
    "share": NUMBERS,
    "is_so": st.booleans(),
    "texts": st.lists(st.text()).map(tuple),
    "counts": st.lists(LONGS).map(tuple),
    "shares": st.lists(NUMBERS).map(tuple),
}
"""Values of a property by its name, for formats in which it has one type."""
TAKEN = {"name", "id", "label", "type", "start", "end", "start_label", "end_label", DIGEST, SEARCH}
"""What properties drawn at random are not named: those names have their meaning."""
ANY = st.one_of(*KINDS.values())


def properties(*, typed: bool) -> st.SearchStrategy[dict[str, Any]]:
    """Return what nodes and edges may say; `typed` if properties of one name have values of one type."""
    if typed:
        return st.fixed_dictionaries({}, optional=KINDS)
    return st.dictionaries(st.text().filter(lambda name: name not in TAKEN), ANY, max_size=4)


@st.composite
def graphs(draw: st.DrawFn, *, typed: bool = False) -> Graph:
    """Draw a graph of a few nodes, with edges of the schema between them."""
    said = properties(typed=typed)
    keys = draw(st.lists(st.text(min_size=1), unique=True, max_size=6))
    nodes = [
        Node(id=key, label=draw(st.sampled_from(GRAPH_LABELS)), properties={"name": draw(st.text()), **draw(said)})
        for key in keys
    ]
    may_be = [
        (edge_type, start, end)
        for edge_type, (starts, ends) in EDGE_ENDS.items()
        for start in nodes
        for end in nodes
        if start.label in starts and end.label in ends
    ]
    chosen = draw(st.lists(st.sampled_from(may_be), max_size=6)) if may_be else []
    new = st.text(min_size=1).filter(lambda key: key not in keys)
    ids = draw(st.lists(new, unique=True, min_size=len(chosen), max_size=len(chosen)))
    edges = [
        Edge(
            id=key,
            type=edge_type,
            start=start.id,
            end=end.id,
            start_label=start.label,
            end_label=end.label,
            properties=draw(said),
        )
        for key, (edge_type, start, end) in zip(ids, chosen, strict=True)
    ]
    return Graph(
        nodes=tuple(sorted(nodes, key=lambda node: (node.label, node.id))),
        edges=tuple(sorted(edges, key=lambda edge: (edge.type, edge.id))),
    )

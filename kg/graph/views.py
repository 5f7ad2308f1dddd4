"""Views of the graph for other libraries."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.graph.records import Graph

if TYPE_CHECKING:
    from networkx import MultiDiGraph


def to_networkx(graph: Graph) -> MultiDiGraph:
    """Return the graph as a networkx MultiDiGraph: nodes and edges keyed by id, `label` and `type` beside the properties."""
    import networkx as nx  # slow to import, and few commands need it

    view = nx.MultiDiGraph()
    view.add_nodes_from((node.id, {"label": node.label, **node.properties}) for node in graph.nodes)
    view.add_edges_from((edge.start, edge.end, edge.id, {"type": edge.type, **edge.properties}) for edge in graph.edges)
    return view

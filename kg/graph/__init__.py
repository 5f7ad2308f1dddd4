"""Facts to nodes and edges: one function assembles the whole graph, rows for stores and exports, networkx views."""

from kg.graph.assemble import assemble
from kg.graph.parts import make_part
from kg.graph.records import Edge, Graph, GraphView, Node, Value
from kg.graph.views import to_networkx

__all__ = ["Edge", "Graph", "GraphView", "Node", "Value", "assemble", "make_part", "to_networkx"]

"""Facts to nodes and edges: one function assembles the graph of SCHEMA, rows for stores and exports, networkx views."""

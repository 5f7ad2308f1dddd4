"""The graph in one SQLite file: names to search, facts by type and time, all of it to stream; many may read at once.

A store like the others (`kg.store`), brought to the graph of an archive by differences, in one transaction: who reads
sees the graph before or the graph after, whole. It knows no Cypher; `kg serve` and exports read it.
"""

from kg.index.calling import Unsettled
from kg.index.index import GraphIndex
from kg.index.opening import index_of, is_index, open_index, open_store
from kg.index.paths import PATH_EDGES, Paths, pass_through
from kg.index.questions import Entity, Link, Links, Stub
from kg.index.search import Hit, Hits

__all__ = [
    "PATH_EDGES",
    "Entity",
    "GraphIndex",
    "Hit",
    "Hits",
    "Link",
    "Links",
    "Paths",
    "Stub",
    "Unsettled",
    "index_of",
    "is_index",
    "open_index",
    "open_store",
    "pass_through",
]

"""Graph stores: one way to load all of them, one implementation over Bolt, one in memory.

`kg.store.bolt.connect` and `kg.store.embedded.open_embedded` open a store; both import their drivers, this does not.
"""

from kg.store.loading import load, refresh
from kg.store.protocol import Change, Changes, GraphStore, State

__all__ = ["Change", "Changes", "GraphStore", "State", "load", "refresh"]

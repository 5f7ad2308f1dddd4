"""From a name to the one entity that it calls; else a problem that says which it may be."""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import Final

from kg.api.problems import ProblemError
from kg.api.shapes import hit_to_candidate
from kg.graph import Node
from kg.index import GraphIndex

_NEAREST: Final = 5
_ID: Final = re.compile(r"[0-9a-f]{16}")


def find_given(index: GraphIndex, text: str, labels: Collection[str] = ()) -> Node:
    """Return the node of an id, or the entity that a name calls. Raises ProblemError as `find_one` does."""
    node = index.node(text) if _ID.fullmatch(text) else None
    return node if node is not None and (not labels or node.label in labels) else find_one(index, text, labels)


def find_one(index: GraphIndex, name: str, labels: Collection[str] = ()) -> Node:
    """Return the entity that a name calls.

    Raises ProblemError: 'not-found' with the nearest names, 'ambiguous' with all that the name may mean.
    """
    called = index.called(name, labels=labels)
    if len(called) == 1:
        return called[0].node
    if not called:
        nearest = [hit.node.properties.get("name", "") for hit in index.near(name, labels=labels, limit=_NEAREST)]
        remedy = f"take one of: {'、'.join(map(str, nearest))}" if nearest else "see /api/v1/search for names"
        raise ProblemError("not-found", f"nothing in the graph is called {name!r}", remedy, nearest=nearest)
    raise ProblemError(
        "ambiguous",
        f"{name!r} may mean {len(called)} entities",
        "ask by the id of one of 'candidates', or by its full name",
        candidates=[hit_to_candidate(hit) for hit in called],
    )


def missing(what: str, key: str) -> ProblemError:
    """Return the problem of an id that nothing has."""
    return ProblemError("not-found", f"there is no {what} {key!r} in the graph", "ids are given by /api/v1/search")

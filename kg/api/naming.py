"""From a name to the one entity that it calls; else a problem that says which it may be."""

from __future__ import annotations

from collections.abc import Collection

from kg.api.problems import ProblemError
from kg.api.shapes import hit_to_candidate
from kg.graph import Node
from kg.index import GraphIndex, Unsettled


def find_given(index: GraphIndex, text: str, labels: Collection[str] = ()) -> Node:
    """Return the node of an id, or the entity that a name calls.

    Raises ProblemError: 'not-found' with the nearest names, 'ambiguous' with all that the name may mean.
    """
    found = index.given(text, labels=labels)
    if not isinstance(found, Unsettled):
        return found
    if not found.called:
        nearest = [hit.node.properties.get("name", "") for hit in found.near]
        remedy = f"take one of: {'、'.join(map(str, nearest))}" if nearest else "see /api/v1/search for names"
        raise ProblemError("not-found", f"nothing in the graph is called {text!r}", remedy, nearest=nearest)
    raise ProblemError(
        "ambiguous",
        f"{text!r} may mean {len(found.called)} entities",
        "ask by the id of one of 'candidates', or by its full name",
        candidates=[hit_to_candidate(hit) for hit in found.called],
    )


def missing(what: str, key: str) -> ProblemError:
    """Return the problem of an id that nothing has."""
    return ProblemError("not-found", f"there is no {what} {key!r} in the graph", "ids are given by /api/v1/search")

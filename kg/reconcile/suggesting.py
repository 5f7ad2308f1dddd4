"""What is offered while a user types: entities, types, properties."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Final

from kg.index import GraphIndex
from kg.reconcile.describing import describe
from kg.reconcile.properties import PROPERTIES
from kg.reconcile.types import TYPES, is_matched, labels_of, type_of
from kg.text.fold import bare

_MOST: Final = 20


def suggest_entities(index: GraphIndex, prefix: str, cursor: int = 0, types: Iterable[str] = ()) -> dict[str, Any]:
    """Return the entities whose names begin with a text, then those that hold it; the entity of an id by that."""
    known = index.node(prefix.strip())
    if known and is_matched(known.label):
        nodes = [known] if not cursor else []
    else:
        hits = index.find(prefix, labels=labels_of(types), limit=_MOST, offset=cursor, counted=False).hits
        nodes = [hit.node for hit in hits]
    return {
        "result": [
            {
                "id": node.id,
                "name": str(node.properties["name"]),
                "description": describe(index, node),
                "notable": [kind.as_reference() for kind in type_of(node.label).with_broader()],
            }
            for node in nodes
        ]
    }


def suggest_types(prefix: str, cursor: int = 0) -> dict[str, Any]:
    """Return the types whose ids or names hold a text; all for an empty one."""
    return _choose(prefix, cursor, {kind.id: kind.as_json() for kind in TYPES.values()})


def suggest_properties(prefix: str, cursor: int = 0) -> dict[str, Any]:
    """Return the properties whose ids or names hold a text; all for an empty one."""
    return _choose(prefix, cursor, {one.id: one.as_json() for one in PROPERTIES.values()})


def _choose(prefix: str, cursor: int, known: Mapping[str, dict[str, Any]]) -> dict[str, Any]:
    """Return what holds a text, that which begins with it first."""
    text = bare(prefix).casefold()
    forms = {key: [bare(key).casefold(), bare(said["name"]).casefold()] for key, said in known.items()}
    begun = [key for key in known if any(form.startswith(text) for form in forms[key])]
    holding = [key for key in known if key not in begun and any(text in form for form in forms[key])]
    return {"result": [known[key] for key in (*begun, *holding)][cursor : cursor + _MOST]}

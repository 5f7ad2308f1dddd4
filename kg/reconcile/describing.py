"""An entity in one line, to tell it from others of its name."""

from __future__ import annotations

from kg.graph import Node
from kg.index import GraphIndex
from kg.reconcile.properties import PROPERTIES
from kg.reconcile.types import type_of


def describe(index: GraphIndex, node: Node) -> str:
    """Return what an entity is: its type, what its name says, of a person the last post, and how often it is mentioned."""
    said = [str(node.properties[key]) for key in ("level", "kind", "date", "place") if node.properties.get(key)]
    if posts := PROPERTIES["posts"].values(index, node):
        said.append(max(posts, key=lambda post: (not post.is_former, post.until, post.text)).text)
    if mentions := node.properties.get("mentions"):
        said.append(f"提及 mentioned {mentions}")
    return " · ".join((type_of(node.label).name, *said))

"""Make the node of a post: one title in one body, which outlives those who hold it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field

from kg.graph.records import Node, Value


@dataclass(slots=True)
class Post:
    """What pages say of one post: the id of its body, the forms of its title and its kinds, with how often each."""

    body: str
    titles: Counter[str] = field(default_factory=Counter)
    kinds: Counter[str] = field(default_factory=Counter)

    def add(self, title: str, kind: str) -> None:
        """Count one statement of the post."""
        self.titles[title] += 1
        self.kinds[kind] += 1


def make_post_node(post: str, said: Post, body: Node) -> Node:
    """Return the node of a post in a body."""
    title = _commonest(said.titles)
    return Node(
        id=post,
        label="Role",
        properties={
            "name": f"{body.properties['name']}{title}",
            "aliases": (),
            "resolved": body.properties["resolved"],
            "title": title,
            "kind": _commonest(said.kinds),
        },
    )


def about(node: Node) -> Mapping[str, Value]:
    """Return what an edge says of the post or the honour that it is about, beside the two nodes it joins."""
    if node.label == "Role":
        return {"title": node.properties["title"]}
    return {"award": node.properties["name"], "award_id": node.id}


def _commonest(counts: Counter[str]) -> str:
    return min(counts, key=lambda word: (-counts[word], word))

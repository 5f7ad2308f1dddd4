"""Labels of mentions, types of facts with their slots, and the labels of nodes. The contract of the whole package."""

from __future__ import annotations

from typing import Final

BODY_LABELS: Final = ("UNION", "COMPANY", "ORG")
"""Labels of bodies: what can hold a post's other end, organise, win and be located."""

LABELS: Final = ("PERSON", *BODY_LABELS, "ROLE", "AWARD", "EVENT")
"""Labels of mentions."""

NODE_LABELS: Final = {
    "PERSON": "Person",
    "UNION": "Union",
    "COMPANY": "Company",
    "ORG": "Organization",
    "AWARD": "Award",
    "EVENT": "Event",
    "PLACE": "Place",
}
"""The node label of each kind of entity; Role and Article nodes are made from facts and articles."""

BODY_NODES: Final = ("Union", "Company", "Organization")
"""Node labels of bodies."""

ENTITY_NODES: Final = ("Person", *BODY_NODES, "Role", "Award", "Event", "Place")
"""Labels of the nodes that are also labelled Entity."""

SEARCHED_NODES: Final = tuple(label for label in ENTITY_NODES if label != "Role")
"""Labels of the nodes that are found by parts of their names: a post is found by its body or by those who hold it."""

GRAPH_LABELS: Final = (*ENTITY_NODES, "Article")
"""All labels of nodes, one a node."""

EDGE_ENDS: Final[dict[str, tuple[tuple[str, ...], tuple[str, ...]]]] = {
    "HOLDS": (("Person",), ("Role",)),
    "IN": (("Role",), BODY_NODES),
    "CHAIR_OF": (("Person",), BODY_NODES),
    "VICE_CHAIR_OF": (("Person",), BODY_NODES),
    "HOLDS_ROLE": (("Person",), BODY_NODES),
    "RECEIVED": (("Person", *BODY_NODES), ("Award",)),
    "AWARDED_BY": (("Person", *BODY_NODES), BODY_NODES),
    "REPORTED": (("Person",), ("Article",)),
    "ORGANISED": (BODY_NODES, ("Event",)),
    "UNION_OF": (("Union",), BODY_NODES),
    "PARTNER_OF": (BODY_NODES, BODY_NODES),
    "LOCATED_IN": (BODY_NODES, ("Place",)),
    "PART_OF": (("Place",), ("Place",)),
    "UNDER": (("Union",), ("Union",)),
    "MENTIONS": (("Article",), ("Person", *BODY_NODES, "Award", "Event", "Place")),
}
"""The labels that the start and the end of an edge of each type may have."""

FACT_EDGES: Final = tuple(edge for edge in EDGE_ENDS if edge not in ("PART_OF", "UNDER", "MENTIONS"))
"""Types of edges that state facts, each with its evidence."""

FACT_EDGES_OF: Final[dict[str, tuple[str, ...]]] = {
    "role": ("CHAIR_OF", "VICE_CHAIR_OF", "HOLDS_ROLE"),
    "award": ("RECEIVED",),
    "byline": ("REPORTED",),
    "organise": ("ORGANISED",),
    "union_of": ("UNION_OF",),
    "partner": ("PARTNER_OF",),
    "located": ("LOCATED_IN",),
}
"""The edges, one a fact, by which the graph states facts of each type in one step."""

DIGEST: Final = "kg_digest"
"""The property by which a store knows a node or an edge as ours, and what it said when it was sent."""

SEARCH: Final = "search"
"""The property in which a store keeps all names of a node in matching form, made by `kg.graph.names`, read by the query search."""

FACT_SLOTS: Final[dict[str, tuple[str, ...]]] = {
    "role": ("person", "org"),
    "award": ("recipient", "award", "grantor"),
    "byline": ("person",),
    "organise": ("org", "event"),
    "union_of": ("union", "employer"),
    "partner": ("a", "b"),
    "located": ("org", "place"),
}
"""The slots of each type of fact that hold an entity. Values beside them: FACT_VALUES."""

FACT_VALUES: Final[dict[str, tuple[str, ...]]] = {
    "role": ("title", "kind", "status", "valid_from", "valid_to"),
    "award": (),
    "byline": ("role",),
    "organise": (),
    "union_of": (),
    "partner": ("what",),
    "located": (),
}
"""The values, plain strings, that a fact of each type carries."""

ROLE_KINDS: Final = (
    "chair", "vice_chair", "secretary", "deputy_secretary", "director", "deputy_director", "member", "staff", "other",
)  # fmt: skip
STATUSES: Final = ("current", "former", "acting")
ARTICLE_KINDS: Final = ("news", "caption", "opinion", "notice", "fragment")

"""Find the entities that a name of a table may stand for, and score each: what is sure is a match.

Candidates are the entities whose names hold the text, and those whose names hold all of it but one of its four parts
(a text of three or four characters: but one character), so that one wrong, lost or added character hides none.

The score begins with how the text names the entity:

    100   it is the entity's id, or its full name
     90   it is an alias of this entity alone
     60   it is an alias that others have too, a short form that points at a body only within its page (市总工会), or
          all that names an entity whose full name no page settles
     80 · similarity to the nearest of its full name and its aliases, where that is at least ½

and loses up to 30 % by the share of the given properties whose values are known here and fit none given.

A candidate is a match only if the text is its id, or its full name, nothing else of the types asked for is called so,
and no property speaks against it. People are known by their names alone: one person here may be two in life.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, Final

from kg.graph import Node
from kg.index import GraphIndex
from kg.reconcile.describing import describe
from kg.reconcile.properties import find_property
from kg.reconcile.queries import Query
from kg.reconcile.similarity import similarity
from kg.reconcile.types import is_matched, type_of
from kg.schema import BODY_NODES
from kg.text.fold import bare
from kg.text.names import is_weak

_SURE, _ALIAS, _SHORT, _NEAR = 100.0, 90.0, 60.0, 80.0
_LEAST_ALIKE: Final = 0.5
_DOUBT: Final = 0.3
_LOOKED_AT: Final = 40
_PARTS: Final = 4
_SHORTEST, _LONGEST = 3, 100
"""Characters of a text from which on parts are looked up, and beyond which it is no name."""

FEATURES: Final = {
    "id": "文本就是该实体的标识 the text is the id of the entity",
    "full_name": "文本就是全称 the text is the full name",
    "alias": "文本是别名 the text is an alias",
    "short_name": "文本是只在一页之内有所指的简称 the text is a short form that points at it within a page only",
    "similarity": "与全称或别名的相似度，0 至 1 how alike the text and the nearest full name or alias are, 0 to 1",
    "namesakes": "同样称呼的其他实体数 how many others are called so",
    "mentions": "原文提及次数 how often the articles mention it",
    "property_*": "该属性与所给的值相符 the property has a value that was given",
}
"""What scores are made of, for people."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """An entity that a name may stand for; `features` are what its score was made of."""

    node: Node
    score: float
    is_match: bool
    features: tuple[tuple[str, bool | float], ...]

    def as_json(self, index: GraphIndex) -> dict[str, Any]:
        """Return the candidate as the specification has it."""
        return {
            "id": self.node.id,
            "name": str(self.node.properties["name"]),
            "description": describe(index, self.node),
            "type": [kind.as_reference() for kind in type_of(self.node.label).with_broader()],
            "score": round(self.score, 1),
            "features": [{"id": name, "value": value} for name, value in self.features],
            "match": self.is_match,
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class _Naming:
    """How a text names a node; `likeness` is to the nearest of its full name and its aliases."""

    node: Node
    is_name: bool
    is_alias: bool
    is_short: bool
    likeness: float

    @property
    def is_called(self) -> bool:
        return self.is_name or self.is_alias or self.is_short

    def points(self, namesakes: int) -> float:
        """Return the score that the text alone gives the node, 0 for none."""
        if self.is_name:
            return _SURE
        if self.is_called:
            return _SHORT if self.is_short or namesakes else _ALIAS
        return _NEAR * self.likeness if self.likeness >= _LEAST_ALIKE else 0.0


def match(index: GraphIndex, query: Query) -> list[Candidate]:
    """Return the candidates of a query, the best first; of equals the most mentioned, then by name and id.

    A query of properties alone has none: they are weighed, not looked up. Raises ConfigError for an unknown property.
    """
    checks = [(find_property(condition.property), condition) for condition in query.conditions]
    if (known := index.node(query.text.strip())) and is_matched(known.label):
        return [Candidate(node=known, score=_SURE, is_match=True, features=(("id", True),))]
    text = bare(query.text)
    if not text or len(text) > _LONGEST:
        return []
    namings = [_read_naming(node, text) for node in _find_nodes(index, text, query.labels)]
    called = sum(naming.is_called for naming in namings)
    found = []
    for naming in namings:
        namesakes = called - naming.is_called
        if points := naming.points(namesakes):
            fits = {
                f"property_{one.id}": fit
                for one, said in checks
                if (fit := one.fits(index, naming.node, said.values)) is not None
            }
            found.append(_judge(naming, points, namesakes, fits))
    return sorted(found, key=_rank)[: query.limit]


def _judge(naming: _Naming, points: float, namesakes: int, fits: dict[str, bool]) -> Candidate:
    wrong = sum(not fit for fit in fits.values())
    features: dict[str, bool | float] = {
        "full_name": naming.is_name,
        "alias": naming.is_alias,
        "short_name": naming.is_short,
        "similarity": round(naming.likeness, 3),
        "namesakes": namesakes,
        "mentions": _mentions(naming.node),
        **fits,
    }
    return Candidate(
        node=naming.node,
        score=points * (1 - _DOUBT * wrong / len(fits)) if fits else points,
        is_match=naming.is_name and not namesakes and not wrong,
        features=tuple(features.items()),
    )


def _rank(one: Candidate) -> tuple[float, int, str, str]:
    return -one.score, -_mentions(one.node), str(one.node.properties["name"]), one.node.id


def _mentions(node: Node) -> int:
    count = node.properties.get("mentions", 0)
    return count if isinstance(count, int) else 0


def _find_nodes(index: GraphIndex, text: str, labels: tuple[str, ...]) -> list[Node]:
    """Return the nodes that may be meant, each once; parts of the text are looked up where it is no full name."""
    hits = index.find(text, labels=labels, limit=_LOOKED_AT, counted=False).hits
    found = {hit.node.id: hit.node for hit in hits}
    if not any(hit.match == "name" for hit in hits):
        for rest in _iter_rests(text):
            hits = index.find(rest, labels=labels, limit=_LOOKED_AT, counted=False).hits
            found |= {hit.node.id: hit.node for hit in hits}
    return list(found.values())


def _iter_rests(text: str) -> Iterator[str]:
    """Yield a text without each of its parts in turn."""
    if len(text) < _SHORTEST:
        return
    count = min(len(text), _PARTS)
    for start, end in pairwise(len(text) * number // count for number in range(count + 1)):
        yield f"{text[:start]} {text[end:]}"


def _read_naming(node: Node, text: str) -> _Naming:
    name, aliases, weak = bare(str(node.properties["name"])), _folded(node, "aliases"), _folded(node, "weak_aliases")
    is_open = not node.properties.get("resolved") or (node.label in BODY_NODES and name == text and is_weak(name))
    return _Naming(
        node=node,
        is_name=name == text and not is_open,
        is_alias=text in aliases,
        is_short=text in weak or (name == text and is_open),
        likeness=max(similarity(text, form) for form in (name, *aliases)),
    )


def _folded(node: Node, key: str) -> tuple[str, ...]:
    listed = node.properties.get(key, ())
    return tuple(bare(str(each)) for each in listed) if isinstance(listed, tuple) else ()

"""FollowTheMoney entities, one a line: those of `kg export ftm` as they were in the graph, others as far as it has words."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from kg.errors import InputError
from kg.export.ftm import OWN
from kg.graph import Edge, Node
from kg.imports.foreign import Entities, Entity
from kg.imports.lines import iter_objects
from kg.imports.records import OnSkipped, Placed, properties_of, text_of


def iter_ftm(path: Path, on_skipped: OnSkipped) -> Iterator[Placed]:
    """Yield the nodes and edges of a file; what the graph has no place for is told to `on_skipped`. Raises InputError.

    An entity that carries its record under `kg` is that record, whatever its properties have become since.
    """
    others = Entities(on_skipped)
    for place, said in iter_objects(path):
        if said.get(OWN):
            record = _own(said, place)
            if isinstance(record, Node):
                others.know(record)
            yield Placed(place, record)
        elif node := others.add(_entity(said, place)):
            yield Placed(place, node)
    yield from others.iter_edges()


def _own(said: dict[str, Any], place: str) -> Node | Edge:
    own = said[OWN]
    if isinstance(own, list) and len(own) == 1:  # followthemoney makes lists of them where it merges
        own = own[0]
    if not isinstance(own, dict):
        raise InputError(
            f"{place}: {OWN!r} of entity {said.get('id')!r} is {own!r:.60}; expected one object: entities that were merged "
            f"are several records; take {OWN!r} out to have their properties read"
        )
    key = text_of(own if "id" in own else said, "id", place)
    properties = properties_of(own.get("properties"), place)
    if "label" in own:
        return Node(id=key, label=text_of(own, "label", place), properties=properties)
    ends = {name: text_of(own, name, place) for name in ("type", "start", "end", "start_label", "end_label")}
    return Edge(id=key, **ends, properties=properties)


def _entity(said: dict[str, Any], place: str) -> Entity:
    properties = said.get("properties", {})
    if not isinstance(properties, dict):
        raise InputError(f"{place}: 'properties' is {properties!r:.60}; expected an object of names and lists of texts")
    values = {name: [value] if isinstance(value, str) else value for name, value in properties.items()}
    for name, texts in values.items():
        if not isinstance(texts, list) or not all(isinstance(text, str) for text in texts):
            raise InputError(f"{place}: property {name!r} is {texts!r:.60}; expected a list of texts")
    return Entity(place=place, id=text_of(said, "id", place), schema=text_of(said, "schema", place), properties=values)

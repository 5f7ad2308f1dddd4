"""Find where a body is: the place that its name begins with."""

from __future__ import annotations

from kg.model import Argument, Fact
from kg.nlp.facts.reading import Scene, make_fact
from kg.text.divisions import full_name


def find_facts(scene: Scene) -> list[Fact]:
    """Return the place of each body whose name says it, once each."""
    facts: dict[str, Fact] = {}
    for body in scene.bodies:
        hit = scene.view.place_starts.get(body.start)
        if hit is None or hit.place is None or hit.end > body.end or body.text in facts:
            continue
        place = Argument(label="PLACE", name=full_name(hit.place))
        facts[body.text] = make_fact(
            scene, "located", {"org": body, "place": place}, (body.start, body.end), "located.name"
        )
    return list(facts.values())

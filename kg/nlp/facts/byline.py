"""Find who reported an article: 本报讯(记者王芳 通讯员李平), 王芳 摄, a name under the headline or behind the last sentence."""

from __future__ import annotations

from kg.model import Fact
from kg.nlp.facts.reading import Scene, make_fact
from kg.nlp.patterns import find_matches
from kg.nlp.posts import BYLINE, post_kind


def find_facts(scene: Scene) -> list[Fact]:
    """Return a byline for each person named as reporter, correspondent, photographer or author, once each."""
    facts: dict[str, Fact] = {}
    for match in find_matches(scene.tape, "byline"):
        role = match.pattern.values.get("role", "")
        if posts := match.slots.get("role"):
            role = posts[0].text
            if post_kind(role) != BYLINE or role.endswith("工作者"):
                continue
        for person in match.slots["person"]:
            if person.text not in facts:
                facts[person.text] = make_fact(
                    scene,
                    "byline",
                    {"person": person},
                    scene.tape.span(match.start, match.end),
                    match.pattern.name,
                    values={"role": role},
                    confidence=match.pattern.confidence,
                )
    return list(facts.values())

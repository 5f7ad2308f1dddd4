"""Find who holds which post in which body; the grammar is in role_grammar.py, its reading in holdings.py."""

from __future__ import annotations

from kg.model import Fact
from kg.nlp.facts.holding import Holding
from kg.nlp.facts.holdings import find_holdings
from kg.nlp.facts.reading import Scene, make_fact


def find_facts(scene: Scene) -> list[Fact]:
    """Return the facts of posts whose body is known, each person, title and body once a sentence."""
    facts: dict[tuple[str, str, str, int], Fact] = {}
    for held in find_holdings(scene):
        if held.body is not None:
            fact = make_role(scene, held)
            facts.setdefault((held.person.text, held.title, held.body.surface, fact.evidence.start), fact)
    return list(facts.values())


def make_role(scene: Scene, held: Holding) -> Fact:
    """Return the fact that somebody holds a post whose body is known."""
    assert held.body is not None
    return make_fact(
        scene,
        "role",
        {"person": held.person, "org": held.body},
        (held.start, held.end),
        held.rule,
        values={"title": held.title, "kind": held.kind, "status": held.status, **held.times},
        confidence=held.confidence,
    )

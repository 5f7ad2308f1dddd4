"""Find facts of the type partner."""

from __future__ import annotations

from kg.model import Fact
from kg.nlp.facts.reading import Scene


def find_facts(scene: Scene) -> list[Fact]:
    """Return the facts."""
    return []

"""One article while its names are resolved: its places, its bodies, and the decisions taken so far."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Container, Sequence
from dataclasses import dataclass, field, replace

from kg.model import Document, Mention, Reading
from kg.resolve.decision import Decision
from kg.resolve.form import Form, Named
from kg.resolve.identity import clean
from kg.resolve.scene import Scene
from kg.resolve.sites import Sites
from kg.schema import BODY_LABELS
from kg.text.places import Place, full_name, lineage

REACH = 100
"""How many bodies before, and how many behind, a short form may point at: time stays linear in an article's length."""


@dataclass(slots=True, eq=False)
class Room:
    """One article of a page, the `index`-th, with what is known of it. `mentions` are in order, those of facts too."""

    index: int
    reading: Reading
    mentions: tuple[Mention, ...]
    scene: Scene
    sites: Sites
    decisions: dict[Mention, Decision] = field(default_factory=dict)
    bodies: list[Named] = field(default_factory=list)
    honours: list[Mention] = field(default_factory=list)
    unions: dict[int, Mention] = field(default_factory=dict)

    @property
    def is_headless(self) -> bool:
        """Tell whether this is a piece of an article that stands elsewhere on the page."""
        return self.reading.article.headline is None

    def union_over(self, mention: Mention) -> Mention | None:
        """Return the union whose name begins with a mention that only a fact holds: 双弘公司 in 双弘公司工会."""
        union = self.unions.get(mention.start)
        return union if union is not None and mention.end < union.end else None

    def form(self, mention: Mention) -> Form:
        """Return a mention of this article as a form to resolve, beside the bodies around it."""
        at, here = self._place(mention)
        others = [*self.bodies[max(at - REACH, 0) : at], *self.bodies[at + here : at + here + REACH]]
        return Form(
            label=mention.label,
            words=clean(mention.text),
            at=mention.start,
            scene=self.scene,
            sites=self.sites,
            bodies=others,
        )

    def last_form(self, form: Form) -> Form:
        """Return the form of another article as if it stood at the end of this one."""
        at = len(self.scene.text)
        return replace(form, at=at, scene=self.scene, sites=self.sites, bodies=self.bodies[-REACH:])

    def keep(self, mention: Mention, decision: Decision) -> None:
        """Keep a decision, and the body that it names for shorter names to point at."""
        if decision == self.decisions.get(mention):
            return
        self.decisions[mention] = decision
        at, here = self._place(mention)
        named = []
        if decision.name is not None and decision.key is not None:
            start, end = mention.start, mention.end
            named = [Named(start=start, end=end, label=mention.label, name=decision.name, key=decision.key)]
        self.bodies[at : at + here] = named

    def honours_before(self, mention: Mention) -> list[Mention]:
        """Return the honours named before a mention, the last ones only."""
        at = bisect_left(self.honours, mention.start, key=lambda honour: honour.start)
        return self.honours[max(at - REACH, 0) : at]

    def _place(self, mention: Mention) -> tuple[int, int]:
        """Return where a mention's body stands among the bodies, and 1 or 0: whether it does."""
        at = bisect_left(self.bodies, (mention.start, mention.end), key=lambda body: (body.start, body.end))
        return at, int(
            at < len(self.bodies) and (self.bodies[at].start, self.bodies[at].end) == (mention.start, mention.end)
        )


def make_rooms(document: Document, readings: Sequence[Reading]) -> list[Room]:
    """Return the articles of a page, ready to be resolved."""
    mentions = [_all_mentions(reading) for reading in readings]
    scenes = [
        Scene(reading.article, document, _starts(found, BODY_LABELS), _starts(found, ("PERSON",)))
        for reading, found in zip(readings, mentions, strict=True)
    ]
    home = _province(scenes)
    rooms = []
    for index, (reading, found, scene) in enumerate(zip(readings, mentions, scenes, strict=True)):
        scene.home = home
        honours = [mention for mention in found if mention.label == "AWARD"]
        unions = {mention.start: mention for mention in reading.mentions if mention.label == "UNION"}
        rooms.append(Room(index, reading, found, scene, Sites(scene), honours=honours, unions=unions))
    return rooms


def _starts(mentions: Sequence[Mention], labels: Container[str]) -> list[int]:
    return [mention.start for mention in mentions if mention.label in labels]


def _all_mentions(reading: Reading) -> tuple[Mention, ...]:
    """Return the mentions of a reading and those that only facts hold, in order."""
    held = (slot.mention for fact in reading.facts for slot in fact.slots.values() if slot.mention)
    return tuple(sorted({*reading.mentions, *held}, key=lambda mention: (mention.start, mention.end, mention.label)))


def _province(scenes: Sequence[Scene]) -> Place | None:
    """Return the province that two articles or more of a page play in, where no article plays in another."""
    playing = [{lineage(seen.place)[0] for seen in scene.seen if seen.place.adcode} for scene in scenes]
    provinces = {full_name(place): place for found in playing for place in found}
    if len(provinces) != 1 or sum(map(bool, playing)) < 2:
        return None
    return next(iter(provinces.values()))

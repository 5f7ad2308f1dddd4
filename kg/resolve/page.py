"""Give every mention and every argument of a page its full name, its reason and its entity.

Two passes over each article: first the names that the text gives in full or by a place, then those that point at
them (公司工会, 总工会, 双弘公司). A fragment of a page, which has no headline, may look into the articles beside it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from functools import cache

from kg.model import Document, Mention, Reading
from kg.resolve.arguments import resolve_fact
from kg.resolve.decision import Candidate, Decision, choose
from kg.resolve.honours import resolve_honour
from kg.resolve.identity import clean, entity_of
from kg.resolve.places import by_county, by_level, by_place, by_town, by_youth_league, by_zone
from kg.resolve.references import (
    Named,
    by_employer,
    by_founding,
    by_longer,
    by_part,
    by_reference,
    by_union,
    is_branch,
    is_reference,
)
from kg.resolve.scene import Scene
from kg.schema import BODY_LABELS
from kg.text.fold import bare, fold
from kg.text.lexicon import read_rows

Rule = Callable[[str, Scene, int], list[Candidate]]
Pointer = Callable[[str, Scene, int, Sequence[Named]], list[Candidate]]

_BY_PLACE: tuple[Rule, ...] = (by_youth_league, by_level, by_zone, by_place, by_county, by_town)
_BY_BODY: tuple[Pointer, ...] = (by_union, by_reference, by_longer, by_employer)
_OF_NAMES: tuple[Pointer, ...] = (by_founding, by_longer, by_part)
_NATIONAL = ("全国总工会", "全总")
_NEEDS_PLACE = re.compile(
    r"(?:团[省市区县州]委|[省市区县州](?:总|委|人大|政协|政府|妇联)|(?:街道|[镇乡])(?:总工会|工会)|自治区(?:总工会|党委)).*"
)


@dataclass(slots=True)
class _Room:
    """One article with what is known of its bodies."""

    reading: Reading
    scene: Scene
    decisions: dict[Mention, Decision] = field(default_factory=dict)
    bodies: list[Named] = field(default_factory=list)

    @property
    def is_headless(self) -> bool:
        """Tell whether this is a piece of an article that stands elsewhere on the page."""
        return self.reading.article.headline is None


def resolve_page(document: Document, readings: Sequence[Reading]) -> tuple[Reading, ...]:
    """Return the readings of a document with name, reason and entity of every mention and argument filled in."""
    rooms = [_Room(reading, Scene(reading.article, document)) for reading in readings]
    for index, room in enumerate(rooms):
        for mention in sorted(room.reading.mentions, key=lambda mention: mention.start):
            if mention.label in BODY_LABELS and (decision := _by_place(mention, rooms, index)):
                _note(room, mention, decision)
    for index, room in enumerate(rooms):
        for mention in sorted(room.reading.mentions, key=lambda mention: (-len(mention.text), mention.start)):
            if mention.label in BODY_LABELS:
                _revise(room, mention, _by_body(mention, rooms, index))
            else:
                room.decisions[mention] = resolve_honour(mention, room.scene, room.reading.mentions)
    return tuple(_filled(room) for room in rooms)


def _note(room: _Room, mention: Mention, decision: Decision) -> None:
    """Keep a decision, and the body that it names for shorter names to point at."""
    room.decisions[mention] = decision
    if decision.name is not None and decision.key is not None:
        room.bodies.append(
            Named(start=mention.start, end=mention.end, label=mention.label, name=decision.name, key=decision.key)
        )


def _revise(room: _Room, mention: Mention, decision: Decision) -> None:
    """Keep a decision of the second pass in place of the first."""
    if decision != room.decisions.get(mention):
        room.bodies = [body for body in room.bodies if (body.start, body.end) != (mention.start, mention.end)]
        _note(room, mention, decision)
        room.bodies.sort(key=lambda body: body.start)


def _by_place(mention: Mention, rooms: Sequence[_Room], index: int) -> Decision | None:
    """Return the decision of the first pass, None for a form that points at a body named elsewhere."""
    surface = clean(mention.text)
    if known := _known(surface, rooms[index].scene):
        return known
    if is_reference(surface) or fold(surface) == "总工会":
        return None
    for rule in _BY_PLACE:
        if candidates := rule(surface, rooms[index].scene, mention.start):
            return choose(surface, candidates, "")
    if elsewhere := _elsewhere(surface, rooms, index):
        return elsewhere
    if _NEEDS_PLACE.fullmatch(fold(surface)):
        return choose(surface, (), "the page does not say of which place")
    if is_branch(surface):
        return None
    return Decision(name=surface, key=bare(surface), reason=f"{surface}: as it stands")


def _known(surface: str, scene: Scene) -> Decision | None:
    """Return the decision for a body of the closed list, or a part of one: 全总, 党中央."""
    folded = fold(surface)
    names = _known_names()
    short = folded if folded in names else next((union for union in _NATIONAL if folded.startswith(union)), "")
    if not short:
        return None
    full = names[short]
    at = scene.text.find(full)
    name = (full if at < 0 else scene.article.text[at : at + len(full)]) + surface[len(short) :]
    return Decision(name=name, key=bare(name), reason=f"{surface} → {name}: a name known everywhere")


@cache
def _known_names() -> dict[str, str]:
    """Return the full names of the closed list by their short forms."""
    full = {short: full for short, _, _, full in read_rows("bodies.tsv", 4) if full}
    full |= {f"全国{short}": f"中国{long}" for short, long in read_rows("short_tails.tsv", 2)}
    return full


def _elsewhere(surface: str, rooms: Sequence[_Room], index: int) -> Decision | None:
    """Return what other articles of the page settle: the county of a township, and for a fragment a bare level."""
    rules = _BY_PLACE if rooms[index].is_headless else (by_county, by_town)
    for other in sorted(range(len(rooms)), key=lambda at: (abs(at - index), at > index)):
        if other == index:
            continue
        scene = rooms[other].scene
        for rule in rules:
            decision = choose(surface, rule(surface, scene, len(scene.text)), "")
            if decision.name is not None:
                return replace(decision, reason=decision.reason.replace("this article", "another article of this page"))
    return None


def _by_body(mention: Mention, rooms: Sequence[_Room], index: int) -> Decision:
    """Return the decision of the second pass: of the body that a form points at, else that of the first."""
    room, surface = rooms[index], clean(mention.text)
    first = room.decisions.get(mention)
    if first is not None and (first.name is None or bare(first.name).endswith("总工会")):
        return first
    wanted = surface if first is None or first.name is None else first.name
    others = [body for body in room.bodies if (body.start, body.end) != (mention.start, mention.end)]
    for rule in _BY_BODY if first is None else _OF_NAMES if wanted == surface else (by_longer,):
        if candidates := rule(wanted, room.scene, mention.start, others):
            decision = choose(surface, candidates, "")
            return decision if decision.name is not None or first is None else first
    if first is not None:
        return first
    if room.is_headless:
        for other in sorted(range(len(rooms)), key=lambda at: (abs(at - index), at > index)):
            scene, bodies = rooms[other].scene, rooms[other].bodies
            for rule in _BY_BODY[:2]:
                decision = choose(surface, rule(wanted, scene, len(scene.text), bodies), "")
                if decision.name is not None:
                    return replace(
                        decision, reason=decision.reason.replace("this article", "another article of this page")
                    )
    return choose(surface, (), "the page does not say of which body")


def _filled(room: _Room) -> Reading:
    """Return the reading of a room with its decisions written into mentions and facts."""
    article = room.reading.article
    done = {
        mention: replace(
            mention,
            name=decision.name,
            reason=decision.reason,
            entity=entity_of(mention.label, decision, mention.text, article.id),
        )
        for mention, decision in room.decisions.items()
    }
    facts = tuple(resolve_fact(fact, done, room.decisions, article.id) for fact in room.reading.facts)
    return replace(room.reading, mentions=tuple(done[mention] for mention in room.reading.mentions), facts=facts)

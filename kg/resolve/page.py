"""Give every mention and every argument of a page its full name, its reason and its entity.

Two passes over each article: first the names that the text gives in full or by a place, in the spelling that the page
has most often, then, the longest first, those that point at them (公司工会, 总工会, 双弘公司, 综采二队). A fragment of a page, which has no headline, may look into the
articles beside it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from kg.model import Document, Mention, Reading
from kg.resolve.arguments import resolve_fact, without_organ
from kg.resolve.decision import Decision, choose
from kg.resolve.form import Form, Rule
from kg.resolve.honours import resolve_honour
from kg.resolve.identity import entity_of, plain
from kg.resolve.known import by_list
from kg.resolve.longer import by_longer
from kg.resolve.places import (
    by_county,
    by_level,
    by_name,
    by_party,
    by_place,
    by_town,
    by_youth_league,
    by_zone,
    is_office,
    needs_place,
)
from kg.resolve.references import by_founding, by_reference, by_union, is_reference
from kg.resolve.room import Room, make_rooms
from kg.resolve.spellings import settle_spellings
from kg.resolve.units import by_chain, by_unit, is_unit
from kg.schema import BODY_LABELS

_OF_PLACES: tuple[Rule, ...] = (by_youth_league, by_name, by_level, by_zone, by_place, by_party, by_county, by_town)
_POINTING: tuple[Rule, ...] = (by_union, by_reference, by_unit, by_longer)
_SHORTENED: tuple[Rule, ...] = (by_founding, by_longer, by_reference, by_chain)
NEIGHBOURS = 3
"""How many articles of the page before and behind are looked into."""


def resolve_page(document: Document, readings: Sequence[Reading]) -> tuple[Reading, ...]:
    """Return the readings of a document with name, reason and entity of every mention and argument filled in."""
    rooms = make_rooms(document, readings)
    for room in rooms:
        for mention in room.mentions:
            if mention.label not in BODY_LABELS or room.union_over(mention):
                continue
            if decision := _by_itself(room, mention, rooms):
                room.keep(mention, decision)
    _respell(rooms)
    for room in rooms:
        for mention in sorted(room.mentions, key=lambda mention: -len(mention.text)):
            if mention.label in BODY_LABELS:
                room.keep(mention, _by_others(room, mention, rooms))
            else:
                room.decisions[mention] = resolve_honour(room.form(mention), room.honours_before(mention))
    return tuple(_filled(room) for room in rooms)


def _by_itself(room: Room, mention: Mention, rooms: Sequence[Room]) -> Decision | None:
    """Return the decision of the first pass, None for a form that points at a body named elsewhere."""
    form = room.form(mention)
    if decision := _among((by_list,), form):
        return decision
    if is_reference(form.words):
        return None
    if decision := _among(_OF_PLACES, form):
        return decision
    if decision := _elsewhere(_OF_PLACES if room.is_headless else (by_county, by_town), form, room, rooms):
        return decision
    if needs_place(form):
        return choose(form.words, (), "the page does not say of which place")
    if is_unit(form.words):
        return None
    return Decision(name=form.words, key=form.bare, reason=f"{form.words}: as it stands")


def _respell(rooms: Sequence[Room]) -> None:
    """Give names that OCR misread the spelling that the page has most often."""
    found = [
        (room, mention, decision) for room in rooms for mention, decision in room.decisions.items() if decision.key
    ]
    names = {decision.key: decision.name for _, _, decision in found}
    right = settle_spellings(decision.key for _, _, decision in found if decision.key)
    for room, mention, decision in found:
        if decision.key and (key := right.get(decision.key)):
            reason = f"{decision.name} → {names[key]}: the page spells it so more often"
            room.keep(mention, Decision(name=names[key], key=key, reason=reason))


def _by_others(room: Room, mention: Mention, rooms: Sequence[Room]) -> Decision:
    """Return the decision of the second pass: of the body that a form points at, else that of the first."""
    if union := room.union_over(mention):
        return without_organ(room.decisions[union], union, mention)
    form, first = room.form(mention), room.decisions.get(mention)
    if first is None:
        return (
            _among(_POINTING, form)
            or (_elsewhere((by_union, by_reference), form, room, rooms) if room.is_headless else None)
            or choose(form.words, (), "the page does not say of which body")
        )
    if first.name is None or (plain(first.name).endswith("总工会") and is_office(first.name)):
        return first
    if first.name == form.words:
        found = _among(_SHORTENED, form) or _elsewhere((by_longer,), form, room, rooms)
    elif is_office(first.name):
        found = None
    else:
        found = _among((by_longer,), replace(form, words=first.name))
    return found if found and found.name is not None else first


def _among(rules: Iterable[Rule], form: Form) -> Decision | None:
    """Return the decision among the candidates of all rules, None where they have none for a form."""
    candidates = [candidate for rule in rules for candidate in rule(form)]
    return choose(form.words, candidates, "") if candidates else None


def _elsewhere(rules: Iterable[Rule], form: Form, room: Room, rooms: Sequence[Room]) -> Decision | None:
    """Return what the other articles of the page settle, the nearest first, those before before those behind."""
    here = room.index
    near = (*reversed(rooms[max(here - NEIGHBOURS, 0) : here]), *rooms[here + 1 : here + 1 + NEIGHBOURS])
    for other in sorted(near, key=lambda other: abs(other.index - here)):
        decision = _among(rules, other.last_form(form))
        if decision is not None and decision.name is not None:
            return replace(decision, reason=decision.reason.replace("this article", "another article of this page"))
    return None


def _filled(room: Room) -> Reading:
    """Return the reading of a room with its decisions written into mentions and facts.

    That 公司工会 is the union of 公司 says nothing where the page does not settle which 公司: such a fact is left out.
    """
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
    found = (resolve_fact(fact, done, room.decisions, article) for fact in room.reading.facts)
    facts = tuple(fact for fact in found if fact.type != "union_of" or fact.slots["employer"].name is not None)
    return replace(room.reading, mentions=tuple(done[mention] for mention in room.reading.mentions), facts=facts)

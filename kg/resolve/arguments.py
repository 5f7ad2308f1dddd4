"""Names of what fills the slots of facts: those of their mentions, with the organ that a slot derives."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from kg.model import Argument, Article, Fact, Mention
from kg.resolve.decision import Decision
from kg.resolve.identity import clean, entity_of, named_entity, plain
from kg.resolve.references import seat_of
from kg.text.periods import settle_date

_DATES = ("valid_from", "valid_to")


def resolve_fact(
    fact: Fact, done: Mapping[Mention, Mention], decisions: Mapping[Mention, Decision], article: Article
) -> Fact:
    """Return a fact with name and entity of every slot filled in, and its dates settled by the day of the article."""
    slots = {slot: _resolved(argument, done, decisions, article.id) for slot, argument in fact.slots.items()}
    published = article.date.value if article.date else None
    dates = {name: settle_date(fact.values[name], published) for name in _DATES if name in fact.values}
    values = {name: value for name, value in ({**fact.values, **dates}).items() if value is not None}
    return replace(fact, slots=slots, values=values)


def _resolved(
    argument: Argument, done: Mapping[Mention, Mention], decisions: Mapping[Mention, Decision], article: str
) -> Argument:
    mention = argument.mention
    if mention is None:
        if argument.name is None:
            return argument
        return replace(argument, entity=named_entity(argument.label, argument.name))
    decision = decisions.get(mention) or Decision(name=None, key=None, reason="")
    derived = with_organ(decision, argument.suffix) if argument.suffix else decision
    surface = clean(mention.text) + argument.suffix
    entity = entity_of(argument.label, derived, surface, article)
    return replace(argument, mention=done.get(mention, mention), name=derived.name, entity=entity)


_OF_PLACES = ("总工会", "人民政府")
"""Organs of a place, not of the office that is named for it."""


def with_organ(decision: Decision, organ: str) -> Decision:
    """Return the name of an organ of a body: 双弘公司工会; of an office of a place that of the place: 都江堰市委 and 总工会."""
    if decision.name is None or plain(decision.name).endswith(organ):
        return decision
    name, key = decision.name, decision.key
    if organ in _OF_PLACES:
        name, key = _seat(name), key and _seat(key)
    return Decision(name=name + organ, key=key and key + organ, reason=f"{decision.reason}; its {organ}")


def _seat(office: str) -> str:
    """Return the place of an office: 无锡市 of 中共无锡市委."""
    return seat_of(office).removeprefix("中共")


def without_organ(decision: Decision, organ: Mention, body: Mention) -> Decision:
    """Return the name of the body that the name of its organ begins with: 双弘公司 of 双弘公司工会, however that is cut."""
    rest = plain(organ.text)[len(plain(body.text)) :]
    if decision.name is None or decision.key is None or not plain(decision.name).endswith(rest):
        return Decision(name=None, key=None, reason=f"{clean(body.text)}: its {rest} is not settled")
    name = decision.name[: len(decision.name) - len(rest)]
    return Decision(
        name=name, key=decision.key.removesuffix(rest), reason=f"{decision.reason}; the body of that {rest}"
    )

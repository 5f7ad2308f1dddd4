"""Say of an error which kind it is, and what is nearest to it on the other side: found for a miss, right for an extra.

A mention has another border, another label or both, is unseen (nothing was found there), or no name (nothing is there).
A fact is told with another slot (other org, other title, ...; of a body that is the same under a wrong full name: full name
of org), or has no rule (all it names was seen), or names what was unseen (person unseen); what was found beside is a false
mention's (false person) or made up.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from kg.evaluate.gold import COMPARED, Gold, Json
from kg.evaluate.names import is_right, plain
from kg.schema import BODY_LABELS

Key = tuple[int, int, str]
"""What makes a mention: start, end, label."""

NO_RULE: Final = "no rule"
_MENTIONED: Final[Mapping[str, tuple[str, ...]]] = {
    "person": ("PERSON",),
    "title": ("ROLE",),
    "award": ("AWARD",),
    "event": ("EVENT",),
    "recipient": ("PERSON", *BODY_LABELS),
}
"""The labels of what fills a slot; of every other slot those of bodies."""


@dataclass(frozen=True, slots=True)
class Reason:
    """The kind of an error; `near` tells what stands in its place, `other` is that itself."""

    why: str
    near: str | None = None
    other: Json | None = None


RIGHT: Final = Reason("")
"""The reason of what is no error."""


def key_of(mention: Json) -> Key:
    """Return what makes a mention."""
    return mention["start"], mention["end"], mention["label"]


def explain_mention(mention: Json, others: Iterable[Json], alone: str) -> Reason:
    """Return how a mention differs from what overlaps it most on the other side; `alone` where nothing does."""
    start, end, label = key_of(mention)
    over = [one for one in others if one["start"] < end and start < one["end"]]
    if not over:
        return Reason(alone)
    other = max(over, key=lambda one: (min(end, one["end"]) - max(start, one["start"]), one["label"] == label))
    border = (start, end) != (other["start"], other["end"])
    why = " and ".join(word for word, differs in (("border", border), ("label", other["label"] != label)) if differs)
    return Reason(why or alone, f"{other['label']} {other['text']}", other)


def names_of(fact: Json, slot: str) -> list[str | None]:
    """Return what is right in a slot of a gold fact."""
    value = fact.get(slot)
    return list(value) if isinstance(value, list) else [value]


def summarize(fact: Json) -> str:
    """Return the slots of a fact that are compared, in one line; of several right names the first."""
    words = (names_of(fact, slot)[:1] for slot in COMPARED[fact["type"]])
    return " | ".join((word[0] or "-") if word else "-" for word in words)


class FactErrors:
    """The errors among the facts of one type on one page, each with its reason."""

    def __init__(self, gold: Gold, found: Json, missed: Sequence[Json], extra: Sequence[Json]) -> None:
        self._gold, self._found = gold, found
        self._seen = {key_of(mention) for mention in found["mentions"]}
        self._wanted = {key_of(mention) for mention in gold.mentions or ()}
        self._pairs = list(_pair(missed, extra))

    def explain_missed(self, fact: Json) -> Reason:
        """Return why a fact of gold was not found."""
        other = next((extra for missed, extra in self._pairs if missed is fact), None)
        if other is not None:
            return Reason(self._differences(fact, other), summarize(other), other)
        unseen = [slot for slot in COMPARED[fact["type"]] if self._is_unseen(fact, slot)]
        return Reason(f"{', '.join(unseen)} unseen" if unseen else NO_RULE, self._nearest(fact))

    def explain_extra(self, fact: Json) -> Reason:
        """Return what is wrong with a fact that was found."""
        other = next((missed for missed, extra in self._pairs if extra is fact), None)
        if other is not None:
            return Reason(self._differences(other, fact), summarize(other), other)
        false = [slot for slot in COMPARED[fact["type"]] if self._is_false(fact, slot)]
        return Reason(f"false {', '.join(false)}" if false else "made up")

    def _nearest(self, right: Json) -> str | None:
        """Return the fact that agrees most with one that was missed, though it is right itself."""
        facts = [fact for fact in self._found["facts"] if fact["type"] == right["type"] and _agreement(right, fact)]
        return summarize(max(facts, key=lambda fact: _agreement(right, fact))) if facts else None

    def _differences(self, right: Json, fact: Json) -> str:
        """Say in which slots two facts differ."""
        slots = [slot for slot in COMPARED[right["type"]] if not is_right(fact.get(slot), names_of(right, slot))]
        if len(slots) == 1 and self._is_same_body(right, fact, slots[0]):
            return f"full name of {slots[0]}"
        return f"other {', '.join(slots)}"

    def _is_same_body(self, right: Json, fact: Json, slot: str) -> bool:
        """Tell whether the words that stand for a slot are a mention of the right body, its full name alone being wrong."""
        words = plain(_argument(fact, slot).get("text"))
        return any(plain(mention["text"]) == words for mention in self._mentions_of(right, slot))

    def _mentions_of(self, fact: Json, slot: str) -> Iterator[Json]:
        """Yield the mentions of gold that name what is right in a slot."""
        right = {plain(name) for name in names_of(fact, slot) if name}
        labels = _MENTIONED.get(slot, BODY_LABELS)
        for mention in self._gold.mentions or ():
            named = {plain(mention["text"]), *map(plain, mention["names"])}
            if mention["label"] in labels and not right.isdisjoint(named):
                yield mention

    def _is_unseen(self, fact: Json, slot: str) -> bool:
        """Tell whether a slot is named on the page, and no mention of it was found."""
        mentions = list(self._mentions_of(fact, slot))
        return bool(mentions) and not any(key_of(mention) in self._seen for mention in mentions)

    def _is_false(self, fact: Json, slot: str) -> bool:
        """Tell whether a slot is filled by a mention that gold does not have."""
        number = _argument(fact, slot).get("mention")
        mentions = self._found["mentions"]
        if self._gold.mentions is None or not isinstance(number, int) or number >= len(mentions):
            return False
        return key_of(mentions[number]) not in self._wanted


def _argument(fact: Json, slot: str) -> Json:
    arguments = fact.get("arguments")
    return (arguments.get(slot) or {}) if isinstance(arguments, dict) else {}


def _pair(missed: Sequence[Json], extra: Sequence[Json]) -> Iterator[tuple[Json, Json]]:
    """Yield what was missed with what was found in its place: those that agree in most slots first, each once."""
    agreed = [(_agreement(right, fact), right, fact) for right in missed for fact in extra]
    left_missed, left_extra = list(missed), list(extra)
    for share, right, fact in sorted(agreed, key=lambda one: -one[0]):
        if share and any(one is right for one in left_missed) and any(one is fact for one in left_extra):
            left_missed = [one for one in left_missed if one is not right]
            left_extra = [one for one in left_extra if one is not fact]
            yield right, fact


def _agreement(right: Json, fact: Json) -> int:
    """Return in how many slots two facts agree; 0 where it is too little to say that one was meant by the other."""
    slots = COMPARED[right["type"]]
    agreed = [slot for slot in slots if fact.get(slot) and is_right(fact.get(slot), names_of(right, slot))]
    return len(agreed) if len(agreed) >= len(slots) - 1 or slots[0] in agreed else 0

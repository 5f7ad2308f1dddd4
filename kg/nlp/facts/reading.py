"""What every finder of facts is given: the view, the mentions that were decided on, their tape; and how a fact is made."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any

from kg.model import Argument, Evidence, Fact, Mention
from kg.nlp.tape import Tape, make_tape
from kg.nlp.view import View
from kg.schema import BODY_LABELS
from kg.text.fold import bare


@dataclass(frozen=True, kw_only=True)
class Scene:
    """One text with its mentions in order, none overlapping, and the tape of both; `kept` is what finders share."""

    view: View
    mentions: tuple[Mention, ...]
    tape: Tape
    kept: dict[str, Any] = field(default_factory=dict, compare=False, repr=False)

    @cached_property
    def bodies(self) -> list[Mention]:
        """Return the mentions of bodies."""
        return [mention for mention in self.mentions if mention.label in BODY_LABELS]

    @cached_property
    def bodies_and_hosts(self) -> list[Mention]:
        """Return the mentions of bodies, and the unions that the names of their congresses begin with (某市总工会第六次代表大会)."""
        hosts = [host for event in self.mentions if event.label == "EVENT" for host in _find_host(event)]
        return sorted([*self.bodies, *hosts], key=lambda body: body.start)

    @cached_property
    def people(self) -> list[Mention]:
        """Return the mentions of people."""
        return [mention for mention in self.mentions if mention.label == "PERSON"]

    @cached_property
    def times_named(self) -> Counter[str]:
        """Return how often each body is named, by its bare name."""
        return Counter(bare(body.text) for body in self.bodies_and_hosts)

    @cached_property
    def named_of_label(self) -> Counter[str]:
        """Return how many bodies of each label are named."""
        return Counter(label for _, label in {(bare(body.text), body.label) for body in self.bodies_and_hosts})

    @cached_property
    def stops(self) -> list[int]:
        """Return the offsets of the marks that end sentences."""
        return [match.start() for match in re.finditer("[。!?\n]", self.view.folded)]

    @cached_property
    def role_starts(self) -> set[int]:
        """Return where posts begin."""
        return {mention.start for mention in self.mentions if mention.label == "ROLE"}


_HOST = re.compile(
    r"(?!第)(?P<union>.{2,}工[会會](?:联合会|聯合會)?)(?=(?:第|[一二三四五六七八九十]+[届屆])?.{0,8}(?:代表大[会會]|全委|全[会會]|委[员員][会會]))"
)


def _find_host(event: Mention) -> Iterator[Mention]:
    """Yield the union whose congress an event is."""
    if match := _HOST.match(event.text):
        end = event.start + match.end("union")
        yield replace(event, end=end, label="UNION", text=match["union"], rule="event.host")


def make_scene(view: View, mentions: tuple[Mention, ...]) -> Scene:
    """Return the scene of a text and its mentions."""
    return Scene(view=view, mentions=mentions, tape=make_tape(view.folded, mentions))


def make_fact(
    scene: Scene,
    fact_type: str,
    slots: Mapping[str, Argument | Mention],
    span: tuple[int, int],
    rule: str,
    *,
    values: Mapping[str, str] | None = None,
    confidence: float = 0.9,
) -> Fact:
    """Return a fact whose evidence is the sentence that holds the span of the text."""
    start, end = scene.view.sentence_of(*span)
    arguments = {
        name: value if isinstance(value, Argument) else Argument(label=value.label, mention=value)
        for name, value in slots.items()
    }
    sure = min([confidence, *(a.mention.confidence for a in arguments.values() if a.mention)])
    return Fact(
        type=fact_type,
        slots=arguments,
        values=dict(values or {}),
        evidence=Evidence(start=start, end=end, quote=scene.view.text[start:end], rule=rule),
        confidence=round(sure, 3),
    )

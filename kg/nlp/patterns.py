"""Patterns of facts as data: `pipelines/patterns/TYPE.jsonl`, one JSON object a line, read over the tape.

    {"name": "organise.by", "pattern": "由{org+}(?:共同|联合)?(?:主办|举办)的?{event}"}

A pattern is a regular expression in which `{slot}` stands for one mention that may fill the slot and `{slot+}` for a
list of them (A、B和C), `{slot,+}` for a list that commas may part too. What may fill it follows from the slot (`person`,
`org`, `event`, ...); `{slot:LABEL|LABEL}` says it outright, and `{:LABEL}` is a mention that fills none. `{..}` is a gap
of up to 16 characters without a mention, inside the sentence. `values` are values of the fact, `confidence` (0 to 1)
says how sure the pattern is; `take` tells the finder of a type what to look for around the match (award: list, list_back, several,
subject).

A line {"words": "won", "any": ["荣获", "获得"]} gives alternatives a name: `{won}` in the patterns behind it. Lines of a
file `TYPE.jsonl.local` join those of `TYPE.jsonl`; its alternatives join those of the same name.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from kg.errors import ConfigError
from kg.model import Mention
from kg.nlp.tape import SIGNS, Tape
from kg.resources import pipelines
from kg.schema import BODY_LABELS, FACT_SLOTS, LABELS
from kg.text.fold import fold

JOINERS = "(?:、|和|与|及|以及|暨|同|会同|联合| )"
LONGEST_LIST = 100
"""How many more mentions a list may have: without a bound the time of a run of names is that of its square."""

_SIGN_CLASS = f"{SIGNS[LABELS[0]]}-{SIGNS[LABELS[-1]]}"
_GAP = f"[^。;!?\\n{_SIGN_CLASS}]{{0,16}}"
_SLOT = re.compile(r"\{(?P<slot>[a-z_]*)(?::(?P<labels>[A-Z|]+))?(?P<many>,?\+)?\}")
_FILLERS: Mapping[str, tuple[str, ...]] = {
    "person": ("PERSON",),
    "event": ("EVENT",),
    "award": ("AWARD",),
    "union": ("UNION",),
    "role": ("ROLE",),
    "recipient": ("PERSON", *BODY_LABELS),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Pattern:
    """One pattern, compiled; `name` is the rule that evidence carries, `take` what its finder looks for around it."""

    name: str
    regex: re.Pattern[str]
    values: Mapping[str, str] = field(default_factory=dict)
    confidence: float = 0.9
    take: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """Where a pattern holds: the mentions of each slot, in order, and the span of the tape."""

    pattern: Pattern
    slots: Mapping[str, tuple[Mention, ...]]
    texts: Mapping[str, str]
    start: int
    end: int


def signs(*labels: str) -> str:
    """Return a regular expression that matches one mention of any of the labels."""
    return f"[{''.join(SIGNS[label] for label in labels)}]"


def compile_pattern(pattern: str, words: Mapping[str, str] | None = None) -> re.Pattern[str]:
    """Compile a pattern with slots to a regular expression over the tape; `words` are the named alternatives.

    Raises re.error for a broken expression and ValueError for an unknown label.
    """

    def expand(match: re.Match[str]) -> str:
        slot, labels = match["slot"], match["labels"]
        if words and slot in words and not labels:
            return _SLOT.sub(expand, words[slot])
        fillers = tuple(labels.split("|")) if labels else _FILLERS.get(slot, BODY_LABELS)
        if unknown := set(fillers) - set(LABELS):
            raise ValueError(f"unknown label {sorted(unknown)[0]!r}; expected one of {', '.join(LABELS)}")
        one = signs(*fillers)
        if not slot:
            return one
        joiner = f"(?:,|{JOINERS})" if match["many"] == ",+" else JOINERS
        return f"(?P<{slot}>{one}(?:{joiner}{one}){{0,{LONGEST_LIST}}})" if match["many"] else f"(?P<{slot}>{one})"

    return re.compile(_SLOT.sub(expand, fold(pattern).replace("{..}", _GAP)))


@cache
def patterns(fact_type: str) -> tuple[Pattern, ...]:
    """Return the patterns of a type of fact, in the order of their file."""
    found: list[Pattern] = []
    words: dict[str, list[str]] = {}
    rows = list(_iter_rows(fact_type))
    for _, row in rows:
        if "words" in row:
            words.setdefault(row["words"], []).extend(map(fold, row["any"]))
    named = {name: f"(?:{'|'.join(sorted(parts, key=len, reverse=True))})" for name, parts in words.items()}
    for place, row in rows:
        if "words" in row:
            continue
        try:
            found.append(
                Pattern(
                    name=row["name"],
                    regex=compile_pattern(row["pattern"], named),
                    values=row.get("values", {}),
                    confidence=row.get("confidence", 0.9),
                    take=row.get("take", ""),
                )
            )
        except (ValueError, KeyError, TypeError, re.error) as error:
            slots = ", ".join(FACT_SLOTS[fact_type])
            raise ConfigError(
                f"{place}: no pattern of {fact_type!r} (slots: {slots}): {error}; found {row!r}"
            ) from error
    return tuple(found)


def _iter_rows(fact_type: str) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield the lines of a type's files, each with its place."""
    for path in (pipelines("patterns", f"{fact_type}.jsonl"), pipelines("patterns", f"{fact_type}.jsonl.local")):
        if not path.exists():
            continue
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            if not line.strip() or line.startswith("#"):
                continue
            try:
                row = json.loads(line)
                if not isinstance(row, dict) or ("words" in row and not isinstance(row.get("any"), list)):
                    raise ValueError('expected {"name": ..., "pattern": ...} or {"words": ..., "any": [...]}')
            except ValueError as error:
                raise ConfigError(f"{path}:{number}: no line of patterns: {error}; line {line!r}") from error
            yield f"{path}:{number}", row


def find_matches(tape: Tape, fact_type: str) -> Iterator[Match]:
    """Yield the places where the patterns of a type hold, pattern by pattern, each from left to right."""
    for pattern in patterns(fact_type):
        for found in pattern.regex.finditer(tape.text):
            slots, texts = {}, {}
            for name in pattern.regex.groupindex:
                if found.start(name) >= 0:
                    slots[name] = tuple(tape.mentions_in(*found.span(name)))
                    texts[name] = found[name]
            yield Match(pattern=pattern, slots=slots, texts=texts, start=found.start(), end=found.end())

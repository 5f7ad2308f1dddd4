"""What came of one mention, full name or fact."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What came of one mention, full name or fact, or of the status or a time of a fact that is right.

    `kind` is mention, name, fact, status or time; `type` a label or the type of a fact; `verdict` right, missed, extra
    or, of a name, a status and a time, wrong. `start` is None of a fact that was missed, `confidence` of what was missed
    and of names. Of what can be wrong `found` and `wanted` tell what was given and what is right.

    `rule` is what found it, None of what no rule found; of a name it is how the name was come by. Of an error `why` is
    its kind, in a few words, `near` what was found, or is right, in its place, and `quote` its sentence.
    """

    page: str
    article: str
    kind: str
    type: str
    verdict: str
    text: str
    start: int | None = None
    found: str | None = None
    wanted: tuple[str, ...] = ()
    confidence: float | None = None
    rule: str | None = None
    why: str = ""
    near: str | None = None
    quote: str = ""

"""Sort errors by their kinds, the commonest first."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from kg.evaluate.outcome import Outcome


@dataclass(frozen=True, slots=True, kw_only=True)
class ErrorKind:
    """Errors that are alike: of one kind of outcome and type, gone wrong in one way.

    `rule` is the rule of facts, None where no rule found one, and of mentions and names.
    """

    kind: str
    type: str
    why: str
    rule: str | None
    errors: tuple[Outcome, ...]

    def count(self, verdict: str) -> int:
        """Return how many of them are missed, extra or wrong."""
        return sum(error.verdict == verdict for error in self.errors)


def sort_errors(outcomes: Iterable[Outcome]) -> list[ErrorKind]:
    """Return the kinds of errors among outcomes, those with most errors first."""
    kinds: dict[tuple[str, str, str, str | None], list[Outcome]] = {}
    for one in outcomes:
        if one.verdict != "right":
            rule = one.rule if one.kind == "fact" else None
            kinds.setdefault((one.kind, one.type, one.why, rule), []).append(one)
    sorted_kinds = sorted(kinds.items(), key=lambda item: (-len(item[1]), *map(str, item[0])))
    return [
        ErrorKind(kind=kind, type=name, why=why, rule=rule, errors=tuple(errors))
        for (kind, name, why, rule), errors in sorted_kinds
    ]

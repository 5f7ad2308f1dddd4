"""Bring gold and pages together, and sum up what came of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePath
from typing import Final

from kg.errors import InputError
from kg.evaluate.counting import count_page
from kg.evaluate.gold import COMPARED, Gold, Json
from kg.evaluate.outcome import Outcome
from kg.model import Skipped
from kg.schema import BODY_LABELS, LABELS

Row = tuple[str, str]
"""A kind of outcome (mention, name, fact, status, time) and a type."""

SURE: Final = 0.9
"""The confidence from which on a fact is called sure."""

_ROWS: Final[Mapping[Row, tuple[str, ...]]] = {
    **{("mention", label): (label,) for label in LABELS},
    ("mention", "all but EVENT"): tuple(label for label in LABELS if label != "EVENT"),
    **{("name", label): (label,) for label in BODY_LABELS},
    ("name", "all"): BODY_LABELS,
    **{("fact", fact_type): (fact_type,) for fact_type in COMPARED},
    ("fact", "role + award + byline"): ("role", "award", "byline"),
    ("fact", "all"): tuple(COMPARED),
    ("status", "role"): ("role",),
    ("time", "role"): ("role",),
}
"""The types that each row counts."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """The extraction of one page as JSON; `path` is that of the page, or of the JSON file."""

    path: str
    data: Json

    @property
    def sha256(self) -> str | None:
        """Return the SHA-256 of the page's text, None where the extraction does not tell it."""
        document = self.data.get("document")
        return document.get("sha256") if isinstance(document, dict) else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """What was right, missed and extra. A wrong name is both of the latter."""

    right: int = 0
    missed: int = 0
    extra: int = 0

    @property
    def precision(self) -> float:
        """Return the share of what was found that is right; 0 where nothing was found."""
        return self.right / ((self.right + self.extra) or 1)

    @property
    def recall(self) -> float:
        """Return the share of what is right that was found; 0 where nothing was to be found."""
        return self.right / ((self.right + self.missed) or 1)

    @property
    def f1(self) -> float:
        """Return the harmonic mean of precision and recall."""
        return 2 * self.right / ((2 * self.right + self.missed + self.extra) or 1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Evaluation:
    """Every outcome in the order of pages; `left_out` are gold without a page and pages without gold."""

    outcomes: tuple[Outcome, ...]
    left_out: tuple[Skipped, ...] = ()

    @property
    def errors(self) -> tuple[Outcome, ...]:
        """Return what went wrong."""
        return tuple(outcome for outcome in self.outcomes if outcome.verdict != "right")

    def scores(self) -> dict[Row, Score]:
        """Return the score of each kind and type that occurs, and of several types together."""
        return sum_up(self.outcomes)

    def sure(self, least: float = SURE) -> dict[Row, Score]:
        """Return the scores of what was found with at least this confidence; what was missed does not count."""
        return sum_up(
            outcome
            for outcome in self.outcomes
            if outcome.verdict != "missed" and outcome.confidence is not None and outcome.confidence >= least
        )


def sum_up(outcomes: Iterable[Outcome]) -> dict[Row, Score]:
    """Return the scores of outcomes."""
    counts = Counter((outcome.kind, outcome.type, outcome.verdict) for outcome in outcomes)

    def total(kind: str, types: Iterable[str], *verdicts: str) -> int:
        return sum(counts[kind, name, verdict] for name in types for verdict in verdicts)

    scores = {
        (kind, row): Score(
            right=total(kind, types, "right"),
            missed=total(kind, types, "missed", "wrong"),
            extra=total(kind, types, "extra", "wrong"),
        )
        for (kind, row), types in _ROWS.items()
    }
    return {row: score for row, score in scores.items() if score != Score()}


def evaluate(golds: Sequence[Gold], found: Iterable[Found]) -> Evaluation:
    """Compare extractions with gold. Raises InputError where none of them belong together."""
    outcomes: list[Outcome] = []
    left_out: list[Skipped] = []
    waiting = list(golds)
    for page in found:
        gold = _gold_of(page, waiting)
        if gold is None:
            left_out.append(Skipped(item=page.path, reason="there is no gold of this page", remedy=_PAIRING))
            continue
        waiting.remove(gold)
        left_out += _other_text(gold, page)
        outcomes += count_page(gold, _checked(page))
    left_out += (Skipped(item=gold.path, reason=f"its page {gold.page!r} is not here") for gold in waiting)
    if len(waiting) == len(golds):
        items = ", ".join(sorted(entry.item for entry in left_out)[:5]) or "no pages"
        raise InputError(f"no page belongs to the gold ({items}); {_PAIRING}")
    return Evaluation(outcomes=tuple(outcomes), left_out=tuple(left_out))


_PAIRING: Final = "a page and its gold have one 'sha256', or 'page' of the gold, or the name of its file, is the page's"


def _gold_of(page: Found, golds: Iterable[Gold]) -> Gold | None:
    """Return the gold of a page: made of the same text, else called as the page is."""
    stem = PurePath(page.path).stem
    by_text = (gold for gold in golds if gold.sha256 and gold.sha256 == page.sha256)
    by_name = (gold for gold in golds if stem in (PurePath(gold.page).stem, PurePath(gold.path).stem))
    return next(by_text, None) or next(by_name, None)


def _other_text(gold: Gold, page: Found) -> Iterator[Skipped]:
    if gold.sha256 and page.sha256 and gold.sha256 != page.sha256:
        reason = f"its gold {gold.path!r} was made of another text (sha256 {gold.sha256[:12]}…), so offsets may differ"
        yield Skipped(item=page.path, reason=reason, remedy="compare with the page that the gold was made of")


def _checked(page: Found) -> Json:
    """Return the extraction of a page. Raises InputError if it is none."""
    mentions, facts = page.data.get("mentions"), page.data.get("facts")
    if not (_has_keys(mentions, "start", "end", "label", "text") and _has_keys(facts, "type")):
        raise InputError(f"{page.path!r} is no extraction of a page; expected what kg extract --format json prints")
    return page.data


def _has_keys(items: object, *keys: str) -> bool:
    return isinstance(items, list) and all(isinstance(item, dict) and set(keys) <= set(item) for item in items)

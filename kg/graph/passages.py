"""The evidence of an edge: every passage that states it, and what they say together."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final, NamedTuple

from kg.graph.records import Value
from kg.model import Fact, Page, Reading
from kg.text.fold import fold


class Passage(NamedTuple):
    """One passage that states an edge. Ordered by date, then by where it stands; `date` is '' where none is known."""

    date: str
    document: str
    article: str
    start: int
    end: int
    quote: str
    rule: str
    confidence: float
    valid_from: str
    valid_to: str


EVIDENCE: Final = ("article", "start", "end", "quote", "rule")
"""The parallel lists of an edge, `evidence_article` and so on: one item a passage, all of one length, nothing left out.

Date and source of a passage are those of its Article node; offsets count in the text of that source.
"""


def make_passage(page: Page, reading: Reading, fact: Fact) -> Passage:
    """Return the passage of a fact."""
    evidence = fact.evidence
    return Passage(
        date=date_of(page, reading),
        document=page.document.id,
        article=reading.article.id,
        start=evidence.start,
        end=evidence.end,
        quote=evidence.quote,
        rule=evidence.rule,
        confidence=fact.confidence,
        valid_from=fact.values.get("valid_from") or "",
        valid_to=fact.values.get("valid_to") or "",
    )


def date_of(page: Page, reading: Reading) -> str:
    """Return the date at which an article states what it does, '' where none is known."""
    known = reading.article.date or page.document.date
    return known.value if known else ""


def summarise(passages: Iterable[Passage]) -> dict[str, Value]:
    """Return the properties of an edge that passages state.

    `count` is that of distinct quotes in distinct documents: what is printed twice on a page counts once.
    """
    ordered = sorted(passages)
    seen = [passage.date for passage in ordered if passage.date]
    dates = {
        "first_seen": min(seen, default=""),
        "last_seen": max(seen, default=""),
        "valid_from": min(filter(None, (passage.valid_from for passage in ordered)), default=""),
        "valid_to": max(filter(None, (passage.valid_to for passage in ordered)), default=""),
    }
    lists = {f"evidence_{name}": tuple(getattr(passage, name) for passage in ordered) for name in EVIDENCE}
    return {
        "count": len({(passage.document, fold(passage.quote)) for passage in ordered}),
        "confidence": max(passage.confidence for passage in ordered),
        **{name: date for name, date in dates.items() if date},
        **lists,
    }

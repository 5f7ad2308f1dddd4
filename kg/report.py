"""What a build did, and how long each stage took."""

from __future__ import annotations

import time
from collections import defaultdict
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Final

from kg.model import Skipped

STAGES: Final = ("read", "split", "find", "resolve", "keep")
"""Files to documents, documents to articles, articles to mentions and facts, their names, and what the archive takes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """What a build did.

    Documents are `added` (their path is new), `changed` (their path held something else), `reread` (the rules have
    changed) or `unchanged`; `removed` counts the records that a file has no more. `articles`, `mentions`, `facts` and
    `characters` are of what was read in this run. `seconds` has the time of each stage, summed over processes;
    `elapsed` is that on the clock.
    """

    added: int = 0
    changed: int = 0
    reread: int = 0
    unchanged: int = 0
    removed: int = 0
    articles: int = 0
    mentions: int = 0
    facts: int = 0
    characters: int = 0
    skipped: tuple[Skipped, ...] = ()
    seconds: Mapping[str, float]
    elapsed: float

    @property
    def documents(self) -> int:
        """Return the number of documents that were met, those skipped left out."""
        return self.added + self.changed + self.reread + self.unchanged


class Stopwatch:
    """The seconds that each stage took."""

    def __init__(self) -> None:
        self._begin = time.perf_counter()
        self.seconds: defaultdict[str, float] = defaultdict(float)

    @property
    def elapsed(self) -> float:
        """Return the seconds since the watch was made."""
        return time.perf_counter() - self._begin

    @contextmanager
    def time(self, stage: str) -> Iterator[None]:
        """Add the time of a block to that of a stage."""
        begin = time.perf_counter()
        try:
            yield
        finally:
            self.seconds[stage] += time.perf_counter() - begin

    def add(self, seconds: Mapping[str, float]) -> None:
        """Add what another watch took."""
        for stage, time_taken in seconds.items():
            self.seconds[stage] += time_taken

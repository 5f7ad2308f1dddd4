"""What a question becomes: a query with its parameters, or the reason why it cannot be read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from kg.asking.names import Candidate

Ask = Literal["list", "count", "whether", "when"]
"""What is wanted of the rows: themselves, their number, whether there are any, or their dates."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """Which rows of the query are kept, by the first of some columns that says something, and by one of some values.

    The sign says how the two stand: = the same, ! not the same, ^ begins with it, $ ends with it, < and > a date up to it
    or from it, at its precision.
    """

    columns: tuple[str, ...]
    sign: str
    values: tuple[str, ...]

    def __str__(self) -> str:
        return f"{'|'.join(self.columns)}{self.sign}{'|'.join(self.values)}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Understood:
    """A question as a named query: what it asks in plain words, and the form that it was read by.

    `column` is the column of the query that holds what is asked for.
    """

    question: str
    query: str
    parameters: Mapping[str, str]
    where: tuple[Kept, ...] = ()
    ask: Ask = "list"
    column: str
    zh: str
    en: str
    form: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Refused:
    """A question that cannot be read: why, the nearest that can, and what a name in it may mean."""

    question: str
    zh: str
    en: str
    nearest: tuple[str, ...] = ()
    candidates: tuple[Candidate, ...] = field(default=())


Asked = Understood | Refused

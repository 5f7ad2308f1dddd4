"""Answer a question: read it, put its query to a store, keep the rows that it asks for."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from kg.asking.names import Candidate, NameLookup
from kg.asking.reading import read_question
from kg.asking.records import Asked, Kept, Refused, Understood
from kg.queries import Readable, Value, answer, find_query
from kg.store.rows import Rows

MAX_ROWS: Final = 1000
"""The most rows that a question looks at."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """What a question became, and the rows that answer it; none where it could not be read.

    `count` is how many different things the rows name, None where it is not asked for. Of more rows than a question
    looks at the first are there, and `is_cut` says so: a count is then at least so many.
    """

    asked: Asked
    rows: Rows
    count: int | None = None

    @property
    def is_cut(self) -> bool:
        """Tell whether there were more rows than were looked at."""
        return self.rows.is_cut


def ask(question: str, store: Readable, names: NameLookup) -> Reply:
    """Return the answer to a question; one that cannot be read is refused in it. Raises StoreError where the store fails."""
    asked = read_question(question, names)
    return answer_asked(asked, store) if isinstance(asked, Understood) else refuse(asked)


def refuse(refused: Refused) -> Reply:
    """Return the reply to a question that cannot be read."""
    return Reply(asked=refused, rows=Rows(columns=(), rows=()))


def answer_asked(asked: Understood, store: Readable) -> Reply:
    """Return the answer to a question that was read already; raise StoreError where the store fails."""
    limit = {"limit": MAX_ROWS + 1} if _is_limited(asked.query) else {}
    given: dict[str, Value] = {**asked.parameters, **limit}
    found = answer(store, asked.query, given, max_rows=MAX_ROWS).rows
    rows = keep(found, asked.where)
    column = rows.columns.index(asked.column)
    count = len({repr(row[column]) for row in rows.rows}) if asked.ask == "count" else None
    return Reply(asked=asked, rows=rows, count=count)


def _is_limited(query: str) -> bool:
    return any(parameter.name == "limit" for parameter in find_query(query).parameters)


def keep(rows: Rows, where: tuple[Kept, ...]) -> Rows:
    """Return the rows that fulfil all conditions."""
    kept = tuple(
        row for row in rows.rows if all(_fulfils(dict(zip(rows.columns, row, strict=True)), one) for one in where)
    )
    return Rows(columns=rows.columns, rows=kept, is_cut=rows.is_cut)


def _fulfils(row: Mapping[str, Any], one: Kept) -> bool:
    """Tell whether a row fulfils a condition; of a list, one of its words has to."""
    said = next((row[column] for column in one.columns if row[column]), "")
    words = map(str, said) if isinstance(said, list) else (str(said),)
    return any(_STANDS[one.sign](word, value) for word in words for value in one.values)


_STANDS: Final[Mapping[str, Callable[[str, str], bool]]] = {
    "=": str.__eq__,
    "!": str.__ne__,
    "^": str.startswith,
    "$": str.endswith,
    "<": lambda said, date: bool(said) and said[: len(date)] <= date,
    ">": lambda said, date: said[: len(date)] >= date,
}


def reply_to_json(reply: Reply) -> dict[str, Any]:
    """Return a reply as JSON has it; every field is there, whether the question was understood or not."""
    asked = reply.asked
    understood = asked if isinstance(asked, Understood) else None
    refused = None if isinstance(asked, Understood) else asked
    return {
        "question": asked.question,
        "understood": understood is not None,
        "paraphrase": {"zh": understood.zh, "en": understood.en} if understood else None,
        "ask": understood.ask if understood else None,
        "query": understood.query if understood else None,
        "parameters": dict(understood.parameters) if understood else None,
        "where": [str(one) for one in understood.where] if understood else [],
        "columns": list(reply.rows.columns),
        "rows": [list(row) for row in reply.rows.rows],
        "count": reply.count,
        "is_cut": reply.is_cut,
        "reason": {"zh": refused.zh, "en": refused.en} if refused else None,
        "nearest": list(refused.nearest) if refused else [],
        "candidates": [_candidate_to_json(one) for one in refused.candidates] if refused else [],
    }


def _candidate_to_json(one: Candidate) -> dict[str, Any]:
    return {"id": one.id, "label": one.label, "name": one.name}

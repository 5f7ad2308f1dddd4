"""Answers that are rows of a named query."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Annotated, Any

from pydantic import BaseModel, Field

from kg.mcp_server.answers import Answer, clip

if TYPE_CHECKING:
    from kg.queries import Query
    from kg.store.rows import Rows


class RowsFound(Answer):
    """Rows of a named query; `more` is how many follow those shown, at least so many where `is_cut`."""

    query: Annotated[str, Field(description="The named query that was put")]
    parameters: dict[str, Any]
    rows: list[dict[str, Any]]
    total: int
    more: int
    is_cut: Annotated[bool, Field(description="Whether there are more than were counted")]

    def lines(self) -> Iterator[str]:
        """Yield what was asked, and a line for each row."""
        given = ", ".join(f"{key}={value}" for key, value in self.parameters.items())
        yield f"{self.query}({given}): {self.total}{'+' if self.is_cut else ''} rows 行, {self.more} not shown 未显示"
        yield from (_row_line(row) for row in self.rows)


class Question(RowsFound):
    """The answer to a question; where it could not be read, why, and what near to it can be."""

    is_understood: bool
    reading: Annotated[str, Field(description="How the question was read, or why it could not be")]
    count: Annotated[int | None, Field(description="The answer where a number was asked for")]
    nearest: Annotated[list[str], Field(description="Questions that can be read")]
    candidates: Annotated[list[str], Field(description="What a name in it may mean")]

    def lines(self) -> Iterator[str]:
        """Yield how it was read, and the answer."""
        yield self.reading
        if not self.is_understood:
            yield from (f"- may mean 可能指: {one}" for one in self.candidates)
            yield from (f"- can be read 能读懂: {one}" for one in self.nearest)
            return
        if self.count is not None:
            yield f"count 数目: {self.count}{'+' if self.is_cut else ''}"
        yield from super().lines()


class QueryParameter(BaseModel):
    """A parameter of a named query; null as default: it must be given."""

    name: str
    type: str
    about: str
    default: Any


class QueryCard(BaseModel):
    """A named query."""

    name: str
    group: str
    title_zh: str
    title: str
    notes: str
    parameters: list[QueryParameter]
    example: dict[str, str]

    def line(self) -> str:
        """Return the query in one line."""
        given = ", ".join(
            f"{one.name}: {one.type}{'' if one.default is None else f'={one.default!r}'}" for one in self.parameters
        )
        return f"- {self.name}({given}) {self.title_zh} {self.title}"


class QueriesFound(Answer):
    """Named queries."""

    queries: list[QueryCard]

    def lines(self) -> Iterator[str]:
        """Yield a line for each."""
        yield f"{len(self.queries)} named queries 命名查询"
        yield from (one.line() for one in self.queries)


def shown(rows: Rows, limit: int, offset: int) -> dict[str, Any]:
    """Return what is told of rows: those from `offset` on, how many there are, how many follow."""
    records = [{key: _clipped(value) for key, value in record.items()} for record in rows.records()]
    some = records[offset : offset + limit]
    return {
        "rows": some,
        "total": len(records),
        "more": max(len(records) - offset - len(some), 0),
        "is_cut": rows.is_cut,
    }


def make_query_card(query: Query) -> QueryCard:
    """Return what is told of a query."""
    return QueryCard(
        name=query.name,
        group=query.group,
        title_zh=query.title_zh,
        title=query.title,
        notes=query.notes,
        parameters=[
            QueryParameter(name=one.name, type=one.type, about=one.text, default=one.default)
            for one in query.parameters
        ],
        example=dict(query.example),
    )


def _clipped(value: Any) -> Any:
    if isinstance(value, str):
        return clip(value)
    if isinstance(value, Mapping):
        return {str(key): _clipped(item) for key, item in value.items()}
    return [_clipped(item) for item in value] if isinstance(value, list | tuple) else value


def _row_line(row: Mapping[str, Any]) -> str:
    return "- " + "; ".join(f"{key}: {_words(value)}" for key, value in row.items() if value not in (None, "", []))


def _words(value: Any) -> str:
    if isinstance(value, list):
        return "、".join(map(_words, value))
    return str(value.get("name") or value) if isinstance(value, dict) else str(value)

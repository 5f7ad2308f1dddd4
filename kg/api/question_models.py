"""The schemas of what questions are answered with; `kg.api.models` has those of the graph itself."""

from __future__ import annotations

from typing import Any, Literal

from pydantic import Field

from kg.api.models import Edge, Envelope, Record, Stub


class Path(Record):
    """One way between two nodes. 路径"""

    nodes: list[Stub] = Field(description="From the one to the other.")
    edges: list[Edge] = Field(description="One less than the nodes, in their order.")


class Rows(Record):
    """What a query answers. 查询结果"""

    query: str = Field(description="The name of the query; empty for Cypher of one's own.")
    parameters: dict[str, Any] = Field(description="The values that it was asked with.")
    columns: list[str]
    rows: list[dict[str, Any]] = Field(description="Each a map from column to value.")


class QueryParameter(Record):
    """A parameter of a named query."""

    name: str
    type: Literal["string", "integer", "number", "boolean", "date", "words"]
    text: str = Field(description="What it says.")
    required: bool
    default: Any


class Query(Record):
    """A named query. 命名查询"""

    name: str
    group: str
    title: str
    title_zh: str
    notes: str
    parameters: list[QueryParameter]
    columns: list[str]
    example: dict[str, str]
    answers: list[dict[str, Any]] = Field(description="The first rows of the example on the sample pages.")
    cypher: str


class Cypher(Record):
    """A statement that only reads."""

    statement: str = Field(min_length=1, max_length=20_000, examples=["MATCH (p:Person) RETURN p.name AS name LIMIT 5"])
    parameters: dict[str, Any] = Field(default_factory=dict, examples=[{}])
    max_rows: int = Field(default=100, ge=1, le=10_000)


class InTwo(Record):
    """A text in both languages."""

    zh: str
    en: str


class Named(Record):
    """One that a name in a question may mean."""

    id: str
    label: str
    name: str


class Reply(Record):
    """What a question became, and its answer. 回答"""

    question: str
    understood: bool
    paraphrase: InTwo | None = Field(description="How the question was read.")
    ask: Literal["list", "count", "whether", "when"] | None
    query: str | None = Field(description="The named query that it became.")
    parameters: dict[str, Any] | None
    where: list[str] = Field(description="Which rows of the query are kept.")
    columns: list[str]
    rows: list[list[Any]]
    count: int | None = Field(description="How many, where that is asked.")
    is_cut: bool = Field(description="There were more rows than a question looks at.")
    reason: InTwo | None = Field(description="Why it cannot be read.")
    nearest: list[str] = Field(description="The nearest questions that can be read.")
    candidates: list[Named] = Field(description="What a name in it may mean.")


class PathsAnswer(Envelope):
    """The shortest paths."""

    data: list[Path]


class RowsAnswer(Envelope):
    """The rows of a query; `revision` is of these rows."""

    data: Rows


class AskAnswer(Envelope):
    """The answer to a question."""

    data: Reply


class QueriesAnswer(Envelope):
    """The named queries."""

    data: list[Query]

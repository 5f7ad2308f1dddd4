"""The schemas of answers, for OpenAPI and for tests; at run time answers are written without them."""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

Label = Literal["Person", "Union", "Company", "Organization", "Role", "Award", "Event", "Place", "Article"]
SearchLabel = Literal["Person", "Union", "Company", "Organization", "Award", "Event", "Place"]
FactType = Literal["role", "award", "byline", "organise", "union_of", "partner", "located"]
EdgeType = Literal[
    "HOLDS", "IN", "CHAIR_OF", "VICE_CHAIR_OF", "HOLDS_ROLE", "RECEIVED", "AWARDED_BY", "REPORTED", "ORGANISED",
    "UNION_OF", "PARTNER_OF", "LOCATED_IN", "PART_OF", "UNDER", "MENTIONS",
]  # fmt: skip
Match = Literal["name", "alias", "name begins", "alias begins", "part"]
Scalar = str | int | float | bool


class Record(BaseModel):
    """What every schema here is: closed, so that nothing goes unsaid."""

    model_config = ConfigDict(extra="forbid")


class Page(Record):
    """Of a list: how many there are in all, and the cursor of the next page."""

    total: int = Field(description="How many there are in all. 总数")
    total_is_exact: bool = Field(description="False where counting stopped; there are more than `total`.")
    next: str | None = Field(description="Give this as `cursor` for the next page; null behind the last. 下一页")


class Envelope(Record):
    """What every answer is in."""

    page: Page | None = Field(description="Null where the answer is no list.")
    revision: str = Field(description="The state of the graph that the whole answer is of. 图谱版本")


class Stub(Record):
    """A node at the end of an edge."""

    id: str = Field(examples=["5d3b1f8a90c2e476"])
    label: Label
    name: str = Field(description="Empty where nothing names it.")


class Hit(Stub):
    """An entity that was found by a name."""

    aliases: list[str] = Field(description="What else it is called. 别名")
    mentions: int = Field(description="How often articles name it. 提及次数")
    match: Match = Field(description="By what it was found: its name, an alias, the beginning or a part of one.")


class Suggestion(Stub):
    """A name to choose while typing."""

    match: Match


class Counts(Record):
    """Edges of a node, counted by type."""

    out: dict[str, int] = Field(description="Edges that start at it.")
    into: dict[str, int] = Field(description="Edges that end at it.")


class Entity(Stub):
    """The card of a node. 卡片"""

    labels: list[str] = Field(description="All labels that it has in a graph database.")
    aliases: list[str]
    weak_aliases: list[str] = Field(description="Short forms that name other bodies elsewhere: 市总工会. 简称")
    resolved: bool = Field(description="False where no page settles its full name. 全称是否确定")
    properties: dict[str, Scalar | list[Scalar]] = Field(description="What else is known of it: level, kind, date, …")
    facts: dict[str, int] = Field(description="Its facts, counted by type.")
    edges: Counts


class Passage(Record):
    """A sentence that states something, and where it stands. 原文"""

    article: str = Field(description="The id of the article: /articles/{id}.")
    start: int = Field(description="Where the quote begins in the text of the source, in characters.")
    end: int
    quote: str
    rule: str = Field(description="What read it: the rule, with its version.")


class Edge(Record):
    """An edge with what it joins."""

    id: str = Field(description="/edges/{id} has all its evidence.")
    type: EdgeType
    fact: FactType | None = Field(description="The type of fact that it states; null for other edges.")
    start: Stub
    end: Stub
    others: list[Stub] = Field(description="Of an honour: who gave it. 授予者")
    properties: dict[str, Scalar | list[Scalar]] = Field(description="title, status, first_seen, valid_from, count, …")
    passages: int = Field(description="How many passages state it.")
    evidence: Passage | None = Field(description="The first of them; null for an edge that is no fact.")


class Neighbour(Record):
    """What an edge of a node leads to."""

    direction: Literal["out", "in"] = Field(description="out: the edge starts at the node that was asked for.")
    node: Stub
    edge: Edge


class Source(Stub):
    """The article of a passage. 出处"""

    date: str | None
    source: str = Field(description="The file or record that it was read from.")


class SourcedPassage(Record):
    """A passage with its article."""

    article: Source
    start: int
    end: int
    quote: str
    rule: str


class Evidence(Record):
    """An edge with passages that state it. 依据"""

    edge: Edge
    passages: list[SourcedPassage]


class Mention(Record):
    """A name in the text of an article; `text[start:end]` is what it says, but for line breaks of the source."""

    start: int = Field(description="Where it begins in the text of this answer, in characters.")
    end: int
    source_start: int = Field(description="Where it begins in the text of the source.")
    source_end: int
    label: str = Field(description="PERSON, UNION, COMPANY, ORG, ROLE, AWARD or EVENT.")
    text: str
    name: str | None = Field(description="The full name; null where the page does not settle it.")
    entity: str | None = Field(description="The id of what it names: /entities/{id}; null for a post.")
    confidence: float
    rule: str


class Filler(Record):
    """What fills a slot of a fact."""

    id: str
    label: str
    name: str


class Statement(Record):
    """A fact as one sentence of the article states it."""

    type: FactType
    slots: dict[str, Filler]
    values: dict[str, str]
    confidence: float
    start: int = Field(description="Where its sentence begins in the text of this answer.")
    end: int
    quote: str
    rule: str


class Article(Record):
    """An article with its text and what was read in it. 文章"""

    id: str
    headline: str | None
    kind: str
    date: str | None
    place: str | None
    source: str
    document: str
    repeat_of: str | None = Field(description="The id of the article that this one prints again.")
    text: str
    mentions: list[Mention]
    facts: list[Statement]


class Counted(Record):
    """What is in the graph, counted."""

    nodes: dict[str, int]
    edges: dict[str, int]


class Health(Record):
    """Whether the service answers, and with what."""

    status: Literal["ok"]
    version: str
    archive: bool = Field(description="Texts of articles are served.")
    store: bool = Field(description="Named queries are served.")
    cypher: bool = Field(description="Cypher is served.")


class SearchAnswer(Envelope):
    """Hits of a search, the best first."""

    data: list[Hit]


class SuggestAnswer(Envelope):
    """Names to choose while typing."""

    data: list[Suggestion]


class EntityAnswer(Envelope):
    """One card."""

    data: Entity


class EdgesAnswer(Envelope):
    """Facts by date."""

    data: list[Edge]


class NeighboursAnswer(Envelope):
    """What is beside a node."""

    data: list[Neighbour]


class EvidenceAnswer(Envelope):
    """The evidence of an edge."""

    data: Evidence


class ArticleAnswer(Envelope):
    """One article."""

    data: Article


class CountsAnswer(Envelope):
    """Counts of the graph."""

    data: Counted


class HealthAnswer(Envelope):
    """How the service is."""

    data: Health


class Candidate(Stub):
    """One of those that a name may mean."""

    mentions: int


class Wrong(Record):
    """One parameter that is wrong."""

    where: str
    what: str


class Problem(BaseModel):
    """What goes wrong (RFC 9457). 问题"""

    type: str = Field(description="Which kind of problem; its address explains it.", examples=["/docs#not-found"])
    title: str
    status: int
    detail: str = Field(description="What is wrong, with the value. 哪里不对")
    remedy: str = Field(description="What to do. 怎么办")
    instance: str
    nearest: list[str] | None = Field(default=None, description="Names that are spelt nearly so. 相近名称")
    candidates: list[Candidate] | None = Field(default=None, description="All that the name may mean. 候选")
    errors: list[Wrong] | None = Field(default=None, description="Which parameters are wrong.")

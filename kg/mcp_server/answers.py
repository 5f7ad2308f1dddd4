"""What tools answer: the same once as JSON with a schema, once as a short text; every fact with its sentence."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Annotated, Any, Final

from pydantic import BaseModel, ConfigDict, Field

from kg.graph import Node, Value
from kg.index import GraphIndex, Hit, Link, Stub
from kg.index.sources import Source, iter_sources

LONGEST_TEXT: Final = 8000
"""Characters of the text of an answer."""
_LONGEST_SENTENCE: Final = 300
_ALIASES: Final = 5


class Answer(BaseModel):
    """An answer of a tool."""

    model_config = ConfigDict(frozen=True)

    def lines(self) -> Iterator[str]:
        """Yield the answer as lines of text."""
        raise NotImplementedError

    def text(self) -> str:
        """Return the answer as text, cut at a line where it would be too long."""
        kept: list[str] = []
        for line in self.lines():
            if sum(map(len, kept)) + len(line) > LONGEST_TEXT:
                return "\n".join((*kept, "… cut 已截断: ask for less, or for what follows with `offset`"))
            kept.append(line)
        return "\n".join(kept)


class Named(BaseModel):
    """A node: ask for more of it by its id."""

    id: str
    kind: Annotated[str, Field(description="Person, Union, Company, Organization, Award, Event, Place, Article")]
    name: str


class Sentence(BaseModel):
    """What an article says, and where: its name, its date (null where unknown), its file with offsets in characters."""

    quote: str
    article: str
    date: str | None
    source: str
    start: int
    end: int

    def line(self) -> str:
        """Return the sentence in one line."""
        where = " ".join(filter(None, (f"《{self.article}》" if self.article else "", self.date, self.source)))
        return f"“{self.quote}” —— {where}"


class Fact(BaseModel):
    """An edge of the graph, the first sentence that states it, and how many more do."""

    id: str
    type: str
    start: Named
    end: Named
    title: str | None
    status: Annotated[str | None, Field(description="current, former, acting; null where it says nothing")]
    since: Annotated[str | None, Field(description="From then on, as stated, else first seen in an article")]
    until: Annotated[str | None, Field(description="Until then, as stated, else last seen in an article")]
    granted_by: list[Named]
    sentence: Sentence | None
    more_sentences: int

    def lines(self) -> Iterator[str]:
        """Yield the fact, and its sentence, as two lines."""
        title = f" {self.title}" if self.title else ""
        former = " 曾 former" if self.status == "former" else ""
        when = f" ({period(self.since, self.until)})" if self.since else ""
        given = f", 授予 granted by {'、'.join(one.name for one in self.granted_by)}" if self.granted_by else ""
        yield f"- {self.start.name} —{self.type}{title}→ {self.end.name}{former}{when}{given} [fact {self.id}]"
        if self.sentence:
            more = f" (+{self.more_sentences} more 另有)" if self.more_sentences else ""
            yield f"  {self.sentence.line()}{more}"


class Entity(Named):
    """An entity as a search gives it; `match` says by what it was found."""

    aliases: list[str]
    mentions: int
    match: str

    def line(self) -> str:
        """Return the entity in one line."""
        also = f", 又称 also {'、'.join(self.aliases)}" if self.aliases else ""
        return f"- {self.name} ({self.kind}, id {self.id}, 提及 mentions {self.mentions}{also})"


class Found(Answer):
    """Entities whose names hold the words; `more` is how many follow those shown."""

    entities: list[Entity]
    total: int
    more: int

    def lines(self) -> Iterator[str]:
        """Yield how many there are, and a line for each."""
        yield (
            f"{self.total} found 共 {self.total} 个, {self.more} more not shown 未显示"
            if self.total
            else "nothing found 没有找到"
        )
        yield from (one.line() for one in self.entities)


class Card(Answer):
    """One entity: what its name says of it, how many facts of each type there are, and some, the oldest first."""

    entity: Entity
    properties: dict[str, Any]
    counts: Annotated[dict[str, int], Field(description="Facts by type")]
    facts: list[Fact]
    more: int

    def lines(self) -> Iterator[str]:
        """Yield the entity, its properties, and its facts."""
        yield self.entity.line()
        if self.properties:
            yield "; ".join(f"{key}: {value}" for key, value in self.properties.items())
        yield "facts 事实: " + (", ".join(f"{key} {count}" for key, count in self.counts.items()) or "none 无")
        for fact in self.facts:
            yield from fact.lines()
        if self.more:
            yield f"{self.more} more not shown 未显示"


class Path(BaseModel):
    """One way from the one entity to the other: the nodes passed, and the facts between them."""

    nodes: list[Named]
    facts: list[Fact]


class PathsFound(Answer):
    """The shortest paths; none where no path has so few steps."""

    paths: list[Path]
    is_cut: Annotated[bool, Field(description="Whether there are more of that length")]

    def lines(self) -> Iterator[str]:
        """Yield each path with its facts."""
        if not self.paths:
            yield "no path within so many steps 在此步数内没有路径"
        for number, path in enumerate(self.paths, 1):
            yield f"{number}. {' — '.join(node.name for node in path.nodes)}"
            for fact in path.facts:
                yield from fact.lines()
        if self.is_cut:
            yield "there are more paths of this length 同样长的路径还有"


class FactSources(BaseModel):
    """One fact with its sentences."""

    fact: Fact
    sentences: list[Sentence]


class Sources(Answer):
    """The sentences behind facts, the oldest first; `more` is how many follow those shown."""

    facts: list[FactSources]
    more: int

    def lines(self) -> Iterator[str]:
        """Yield each fact with its sentences."""
        if not self.facts:
            yield "no fact joins the two 两者之间没有事实"
        for one in self.facts:
            yield next(one.fact.lines())
            yield from (f"  {sentence.line()}" for sentence in one.sentences)
        if self.more:
            yield f"{self.more} more not shown 未显示"


def period(since: str | None, until: str | None) -> str:
    """Return from when to when, in one word where both are one."""
    return since or "" if since == until or not until else f"{since or ''}–{until}"


def clip(text: str) -> str:
    """Return a text of a bearable length."""
    return text if len(text) <= _LONGEST_SENTENCE else f"{text[:_LONGEST_SENTENCE]}…"


def make_named(stub: Stub) -> Named:
    """Return the end of an edge."""
    return Named(id=stub.id, kind=stub.label, name=stub.name)


def make_entity(node: Node, match: str) -> Entity:
    """Return an entity, with a few of its aliases."""
    said = node.properties
    mentions = said.get("mentions", 0)
    return Entity(
        id=node.id, kind=node.label, name=str(said.get("name", "")), aliases=list(_strings(said.get("aliases")))[:_ALIASES],
        mentions=mentions if isinstance(mentions, int) else 0, match=match,
    )  # fmt: skip


def make_found(hits: Sequence[Hit], total: int, offset: int) -> Found:
    """Return what a search found."""
    entities = [make_entity(hit.node, hit.match) for hit in hits]
    return Found(entities=entities, total=total, more=max(total - offset - len(entities), 0))


def make_sentence(source: Source) -> Sentence:
    """Return a sentence with its article."""
    return Sentence(
        quote=clip(source.quote), article=source.title, date=source.date, source=source.source,
        start=source.start, end=source.end,
    )  # fmt: skip


def make_fact(index: GraphIndex, link: Link) -> Fact:
    """Return an edge with its first sentence."""
    said = link.edge.properties
    first = next(iter_sources(index, link.edge), None)
    since, until = link.period
    return Fact(
        id=link.edge.id,
        type=link.edge.type,
        start=make_named(link.start),
        end=make_named(link.end),
        title=_text(said, "title", "role", "what"),
        status=_text(said, "status"),
        since=since,
        until=until,
        granted_by=[make_named(stub) for stub in link.others],
        sentence=make_sentence(first) if first else None,
        more_sentences=max(len(_strings(said.get("evidence_quote"))) - 1, 0),
    )


def _text(said: Mapping[str, Value], *keys: str) -> str | None:
    return next((str(said[key]) for key in keys if said.get(key)), None)


def _strings(value: Value | None) -> tuple[str, ...]:
    return tuple(map(str, value)) if isinstance(value, tuple) else ()

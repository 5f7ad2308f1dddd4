"""What tools take, each argument described with an example; nothing else is let in."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, model_validator

from kg.text.dates import ISO_PATTERN

Kind = Literal["Person", "Union", "Company", "Organization", "Award", "Event", "Place"]
FactType = Literal["role", "award", "byline", "organise", "union_of", "partner", "located"]
Name = Annotated[str, Field(min_length=1, max_length=100)]
Date = Annotated[str, Field(pattern=ISO_PATTERN)]
Offset = Annotated[int, Field(ge=0, le=1000, description="How many to pass over: to see what follows. 跳过几条")]
RowLimit = Annotated[int, Field(ge=1, le=100, description="The most rows. 最多几行")]

_NAME = "Full name, alias, or the id that another tool gave. 全称、别名或编号, e.g. 重庆市总工会"


class Arguments(BaseModel):
    """Arguments of a tool."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class SearchEntities(Arguments):
    """Arguments of search_entities."""

    text: Annotated[
        str,
        Field(
            max_length=100, description="Words, parted by blanks; each must be a part of a name. 词, e.g. 重庆 总工会"
        ),
    ]
    kinds: Annotated[list[Kind], Field(description='Only of these kinds; all for none. 类别, e.g. ["Union"]')] = []
    limit: Annotated[int, Field(ge=1, le=50, description="The most entities. 最多几个")] = 10
    offset: Offset = 0


class EntityCard(Arguments):
    """Arguments of entity_card."""

    name: Annotated[Name, Field(description=_NAME)]
    kind: Annotated[Kind | None, Field(description="Where several kinds are called so. 类别, e.g. Person")] = None
    types: Annotated[list[FactType], Field(description='Only facts of these types. 事实类型, e.g. ["award"]')] = []
    since: Annotated[Date | None, Field(description="Only facts true or reported then or later. 起, e.g. 2018")] = None
    until: Annotated[Date | None, Field(description="Only facts true or reported then or before. 止, e.g. 2021-06")] = (
        None
    )
    limit: Annotated[int, Field(ge=0, le=50, description="The most facts. 最多几条事实")] = 10


class HoldersOnDate(Arguments):
    """Arguments of holders_on_date."""

    body: Annotated[Name, Field(description=_NAME)]
    date: Annotated[Date, Field(description="A day, month or year. 日期, e.g. 2018-05-03, 2018-05, 2018")]
    title: Annotated[
        str,
        Field(max_length=50, description="The post; left out: whoever chairs the body. 职务, e.g. 副主席, 党组书记"),
    ] = ""


class Honours(Arguments):
    """Arguments of honours."""

    name: Annotated[Name, Field(description=_NAME)]
    limit: RowLimit = 20
    offset: Offset = 0


class FindPaths(Arguments):
    """Arguments of paths."""

    start: Annotated[Name, Field(description=_NAME)]
    end: Annotated[Name, Field(description=_NAME)]
    hops: Annotated[int, Field(ge=1, le=6, description="The most steps. 最多几步")] = 4
    limit: Annotated[int, Field(ge=1, le=10, description="The most paths. 最多几条")] = 3


class ReadSources(Arguments):
    """Arguments of sources: a fact by its id, or two entities whose facts are meant."""

    fact: Annotated[
        str | None,
        Field(pattern="^[0-9a-f]{16}$", description="The id of a fact, as entity_card and paths give it. 事实编号"),
    ] = None
    start: Annotated[Name | None, Field(description=f"With `end`, instead of `fact`: one entity. {_NAME}")] = None
    end: Annotated[Name | None, Field(description=f"The other entity. {_NAME}")] = None
    limit: Annotated[int, Field(ge=1, le=50, description="The most sentences. 最多几句")] = 10
    offset: Offset = 0

    @model_validator(mode="after")
    def _check(self) -> ReadSources:
        if (self.fact is None) == (self.start is None or self.end is None):
            raise ValueError("give either 'fact', or both 'start' and 'end'")
        return self


class ListNamedQueries(Arguments):
    """Arguments of list_named_queries."""

    text: Annotated[
        str,
        Field(max_length=50, description="Only those whose name, group or titles hold it. 关键词, e.g. 荣誉, honours"),
    ] = ""


class RunNamedQuery(Arguments):
    """Arguments of run_named_query."""

    name: Annotated[Name, Field(description="The name of a query of list_named_queries. 查询名, e.g. chairs")]
    parameters: Annotated[
        dict[str, str | int | float | bool],
        Field(description='Its parameters by name. 参数, e.g. {"body": "重庆市总工会"}'),
    ] = {}
    limit: RowLimit = 20
    offset: Offset = 0


class AskQuestion(Arguments):
    """Arguments of ask_question."""

    question: Annotated[
        str,
        Field(
            min_length=1, max_length=200, description="One question in Chinese. 问题, e.g. 2018年重庆市总工会主席是谁"
        ),
    ]
    limit: RowLimit = 20
    offset: Offset = 0

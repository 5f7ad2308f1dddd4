"""The tools: what each is for, what it takes, and how it answers. Their words are written for assistants."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final, TypeVar

from kg.mcp_server import arguments as takes
from kg.mcp_server import entities, questions
from kg.mcp_server.answers import Answer, Card, Found, PathsFound, Sources
from kg.mcp_server.knowledge import Knowledge
from kg.mcp_server.rows import QueriesFound, Question, RowsFound

INSTRUCTIONS: Final = """A knowledge graph of Chinese trade-union news: people, unions, companies, other bodies, honours,
events, places. Every fact carries the sentence that states it, with its article, date and file: quote them when you answer.
中国工会新闻知识图谱：人物、工会、企业、其他单位、荣誉、活动、地点；每条事实都附原句、文章、日期和出处，回答时请引用。

Names are Chinese; give full names where you can (重庆市总工会, not 市总工会). Begin with search_entities when unsure of a
name, or with ask_question for a plain question in Chinese. People are known by their names alone: two who share a name are
one here. Dates are those of articles unless a sentence states them; what is not in the articles is not known here."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tool:
    """One tool: its words, the models of what it takes and what it answers, and what answers."""

    name: str
    title: str
    description: str
    takes: type[takes.Arguments]
    gives: type[Answer]
    run: Callable[[Knowledge, Any], Answer]


A = TypeVar("A", bound=takes.Arguments)
B = TypeVar("B", bound=Answer)


def _tool(run: Callable[[Knowledge, A], B], given: type[A], answer: type[B], title: str, description: str) -> Tool:
    return Tool(name=run.__name__, title=title, description=description, takes=given, gives=answer, run=run)


TOOLS: Final = {
    tool.name: tool
    for tool in (
        _tool(
            entities.search_entities,
            takes.SearchEntities,
            Found,
            "查找名称 Search names",
            "Find people, unions, companies, other bodies, honours, events and places by a part of their names. Use it first "
            "when you are unsure of a full name, or to see who shares one. The best match comes first, of equals the most "
            'mentioned. Example: {"text": "重庆 总工会", "kinds": ["Union"]}. 按名称的一部分查找实体；不确定全称时先用它。',
        ),
        _tool(
            entities.entity_card,
            takes.EntityCard,
            Card,
            "实体卡片 Entity card",
            "What is known of one entity: other names, level or kind, how many facts of each type, and the facts themselves "
            "by date, each with its sentence. Narrow it by type and time: role (posts), award (honours), byline (reporters), "
            'organise (events), union_of, partner, located. Example: {"name": "王芳", "types": ["role"], "since": "2018"}. '
            "某一实体的卡片与事实，每条附原句。",
        ),
        _tool(
            questions.holders_on_date,
            takes.HoldersOnDate,
            RowsFound,
            "某日任职者 Holders on a date",
            "Who held a post of a body on a day, in a month or in a year; without `title`, who chaired it. `standing` 'held': "
            "articles around the date have the person in the post; 'before' or 'after': nobody is certain for the date, and "
            'this is the nearest known. Example: {"body": "重庆市总工会", "date": "2019-01-15", "title": "副主席"}. '
            "某日某单位某职务由谁担任；不给职务则为主席。",
        ),
        _tool(
            questions.honours,
            takes.Honours,
            RowsFound,
            "荣誉 Honours",
            "The honours of a person or a body, and of a body's union, with who granted them, when they were reported, and the "
            'sentence. Example: {"name": "长江齿轮有限公司"}. 某人或某单位（连同其工会）获得的荣誉。',
        ),
        _tool(
            entities.paths,
            takes.FindPaths,
            PathsFound,
            "关系路径 Paths",
            "How two entities are connected: the shortest paths over posts, honours, events and partnerships, each step a fact "
            'with its sentence. Example: {"start": "李明远", "end": "周立新"}. 两个实体之间的最短关系路径。',
        ),
        _tool(
            entities.sources,
            takes.ReadSources,
            Sources,
            "原文依据 Sources",
            "All sentences behind one fact (`fact`: an id that entity_card or paths gave), or behind every fact that joins two "
            "entities (`start` and `end`). Use it to check a claim or to quote it. "
            'Example: {"start": "郑洪", "end": "重庆市总工会"}. 某条事实的全部原句及出处。',
        ),
        _tool(
            questions.list_named_queries,
            takes.ListNamedQueries,
            QueriesFound,
            "命名查询目录 Named queries",
            "The named queries with their parameters and an example each: leaders, successors, honours by year or place, "
            "reporters, events, statistics, contradictions and more. Look here before run_named_query. "
            'Example: {"text": "荣誉"}. 列出命名查询。',
        ),
        _tool(
            questions.run_named_query,
            takes.RunNamedQuery,
            RowsFound,
            "运行命名查询 Run a named query",
            "The rows of a query of list_named_queries, for what no other tool answers: lists, counts, comparisons. Names must "
            'be full names or aliases. Example: {"name": "chairs", "parameters": {"body": "重庆市总工会"}}. 运行一个命名查询。',
        ),
        _tool(
            questions.ask_question,
            takes.AskQuestion,
            Question,
            "中文提问 Ask in Chinese",
            "The answer to one plain question in Chinese about people, bodies, honours, places and years: who, which, when, how "
            "many. It is read by a grammar, not guessed: `reading` says how; where `is_understood` is false, put one of "
            '`nearest` instead. Example: {"question": "2018年重庆市总工会主席是谁"}. 用中文提一个简单问题。',
        ),
    )
}  # fmt: skip
"""The tools by name, in the order in which assistants see them."""

"""Tools that put a query to the store: who held a post, honours, named queries, questions in Chinese."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from kg.mcp_server.arguments import AskQuestion, HoldersOnDate, Honours, ListNamedQueries, RunNamedQuery
from kg.mcp_server.knowledge import Knowledge, name_of
from kg.mcp_server.rows import QueriesFound, Question, RowsFound, make_query_card, shown
from kg.schema import BODY_NODES
from kg.text.fold import bare

_MOST_HOLDERS = 100


def holders_on_date(knowledge: Knowledge, given: HoldersOnDate) -> RowsFound:
    """Return who held a post of a body on a date."""
    with knowledge.index() as index:
        body = name_of(knowledge.find(index, given.body, BODY_NODES))
    asked = {"body": body, "date": given.date, **({"title": given.title} if given.title else {})}
    return _run(knowledge, "holders-on" if given.title else "chairs-on", asked, _MOST_HOLDERS, 0)


def honours(knowledge: Knowledge, given: Honours) -> RowsFound:
    """Return the honours of a body or a person."""
    with knowledge.index() as index:
        name = name_of(knowledge.find(index, given.name, ("Person", *BODY_NODES)))
    return _run(knowledge, "honours", {"name": name}, given.limit, given.offset)


def list_named_queries(knowledge: Knowledge, given: ListNamedQueries) -> QueriesFound:
    """Return the named queries whose words hold a text."""
    from kg.queries import read_queries

    text = bare(given.text).casefold()
    found = [
        query
        for query in read_queries().values()
        if text in bare("\n".join((query.name, query.group, query.title_zh, query.title))).casefold()
    ]
    return QueriesFound(queries=[make_query_card(query) for query in found])


def run_named_query(knowledge: Knowledge, given: RunNamedQuery) -> RowsFound:
    """Return the rows of a named query."""
    return _run(knowledge, given.name, given.parameters, given.limit, given.offset)


def _run(knowledge: Knowledge, name: str, given: Mapping[str, Any], limit: int, offset: int) -> RowsFound:
    rows = knowledge.query(name, given)
    return RowsFound(query=name, parameters=dict(given), **shown(rows, limit, offset))


def ask_question(knowledge: Knowledge, given: AskQuestion) -> Question:
    """Return the answer to a question, and how it was read."""
    from kg.asking import Refused, Understood

    reply = knowledge.ask(given.question)
    asked = reply.asked
    candidates = asked.candidates if isinstance(asked, Refused) else ()
    return Question(
        query=asked.query if isinstance(asked, Understood) else "",
        parameters=dict(asked.parameters) if isinstance(asked, Understood) else {},
        is_understood=isinstance(asked, Understood),
        reading=f"{asked.zh} ({asked.en})",
        count=reply.count,
        nearest=list(asked.nearest) if isinstance(asked, Refused) else [],
        candidates=[f"{one.name} ({one.label}, id {one.id})" for one in candidates],
        **shown(reply.rows, given.limit, given.offset),
    )

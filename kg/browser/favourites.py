"""Make of the named queries favourites for Neo4j Browser: one zip to drop onto its page, a folder a group.

A favourite is one statement with the values of its example written into it. Parameters would not do: Browser shows no rows
of a statement that stands behind `:param` lines, only whether each went well.
"""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Final

from kg.export.files import zip_entry
from kg.queries import GROUPS, Bound, Query, bind, read_queries, read_query
from kg.resources import cypher
from kg.text.cypher import iter_tokens

ROOT: Final = "工会图谱"
"""The folder above all folders of favourites; Browser shows it as the beginning of their names."""

DRAWN: Final = ("图形", "Graphs")
"""The titles of the folder of queries whose answers Browser draws."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Favourite:
    """One favourite: the query that it is made of, the path in the zip, and its text, the title in the first line."""

    query: Query
    path: str
    text: str


@cache
def read_favourites() -> tuple[Favourite, ...]:
    """Return the favourites in the order of the zip: first those that are drawn, then the groups of named queries."""
    return tuple(
        Favourite(query=query, path=f"{ROOT}/{folder}/{query.name}.cypher", text=make_statement(query))
        for folder, query in _iter_filed()
    )


def make_favourites() -> bytes:
    """Return a zip of all favourites; the same bytes on every machine, so it is stored, not compressed."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for favourite in read_favourites():
            archive.writestr(zip_entry(favourite.path), favourite.text)
    return made.getvalue()


def _iter_filed() -> Iterator[tuple[str, Query]]:
    """Yield the queries, each with the name of its folder."""
    for path in sorted(cypher("browser").glob("*.cypher")):
        yield " ".join(DRAWN), read_query(path)
    for query in read_queries().values():
        yield f"{GROUPS[query.group]} {query.group.capitalize()}", query


def make_statement(query: Query) -> str:
    """Return a query as a statement that runs as it stands: with the values of its example, below its titles."""
    values = bind(query, query.example)
    head = [
        f"{query.title_zh} | {query.title}",
        *([query.notes] if query.notes else []),
        *(f"{each.name} = {_literal(values[each.name])} — {each.text}" for each in query.parameters),
    ]
    return "".join(f"// {line}\n" for line in head) + _with_values(_without_head(query.cypher), values)


def _without_head(statement: str) -> str:
    """Return a statement without the lines of comment that it begins with."""
    lines = statement.splitlines(keepends=True)
    first = next((index for index, line in enumerate(lines) if not line.startswith("//")), len(lines))
    return "".join(lines[first:])


def _with_values(statement: str, values: Mapping[str, Bound]) -> str:
    """Return a statement with values where it has parameters."""
    pieces, end = [], 0
    for token in iter_tokens(statement):
        if token.kind == "parameter":
            pieces += [statement[end : token.start], _literal(values[token.text.removeprefix("$")])]
            end = token.end
    return "".join((*pieces, statement[end:]))


def _literal(value: Bound) -> str:
    """Return a value as Cypher writes it, which is as JSON does."""
    return json.dumps(value, ensure_ascii=False)

"""The named queries of `cypher/queries`: a folder a group, a file a query, found by name."""

from __future__ import annotations

from collections.abc import Mapping
from difflib import get_close_matches
from functools import cache
from pathlib import Path
from typing import Final

from kg.errors import ConfigError, NotFoundError
from kg.queries.parsing import parse_query
from kg.queries.records import Query
from kg.resources import cypher

GROUPS: Final[Mapping[str, str]] = {
    "people": "人物",
    "unions": "工会",
    "companies": "企业",
    "honours": "荣誉",
    "events": "活动",
    "places": "地方",
    "reporters": "记者",
    "time": "时间",
    "sources": "来源",
    "quality": "质量",
}
"""The groups of queries in their order, with their Chinese names."""


@cache
def read_queries() -> Mapping[str, Query]:
    """Return the named queries, in the order of groups and then of their names."""
    queries: dict[str, Query] = {}
    for group in GROUPS:
        for path in sorted(cypher("queries", group).glob("*.cypher"), key=lambda path: path.stem):
            if path.stem in queries:
                raise ConfigError(f"two queries are named {path.stem!r}: in {queries[path.stem].group} and {group}")
            queries[path.stem] = read_query(path)
    return queries


def read_query(path: Path) -> Query:
    """Return the query of a file, whose head may say as much as those of `cypher/queries` or nothing."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise NotFoundError(f"cannot read the query file {str(path)!r}: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise ConfigError(f"the query file {str(path)!r} is not UTF-8 (byte {error.start}); convert it") from error
    return parse_query(path.stem, text, group=path.parent.name if path.parent.name in GROUPS else "")


def find_query(name: str) -> Query:
    """Return the named query; raise NotFoundError with the nearest names."""
    queries = read_queries()
    if name in queries:
        return queries[name]
    near = get_close_matches(name, queries, n=3, cutoff=0.4) or list(queries)
    raise NotFoundError(f"no query is named {name!r}; did you mean {', '.join(near)}? `kg queries` shows all")

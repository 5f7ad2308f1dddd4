"""The named queries of `cypher/queries`: found, described, bound to their parameters, and answered by a store."""

from kg.queries.answering import MAX_ROWS, SECONDS, Answer, Readable, answer, check
from kg.queries.binding import bind
from kg.queries.library import GROUPS, find_query, read_queries, read_query
from kg.queries.parsing import parse_query
from kg.queries.records import Bound, Parameter, Query, Value

__all__ = [
    "GROUPS",
    "MAX_ROWS",
    "SECONDS",
    "Answer",
    "Bound",
    "Parameter",
    "Query",
    "Readable",
    "Value",
    "answer",
    "bind",
    "check",
    "find_query",
    "parse_query",
    "read_queries",
    "read_query",
]

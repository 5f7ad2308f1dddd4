"""Read an expression that names a part of a graph: `label=Union,Company and date>=2015 and name~总工会`.

Terms are joined by `and`. A term is a key, a mark and values, of which with commas any may be meant; a value with a blank,
a comma or a mark in it stands in quotation marks.

    label name level                nodes: their label; full name or another; level of a union, honour or place
    type date confidence count      edges: their type; from the first to the last date that is said of them
    title status rule               edges: the post, current, former or acting, what found the sentence
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from operator import eq, ge, gt, le, lt
from typing import Final, NoReturn

from kg.errors import ConfigError
from kg.graph.records import Edge, Node
from kg.schema import EDGE_ENDS, GRAPH_LABELS
from kg.text.dates import parse_date
from kg.text.fold import bare

_KEY: Final = re.compile(r"\s*(\w+)\s*")
_MARK: Final = re.compile(r"(>=|<=|!=|[=<>~])\s*")
_VALUE: Final = re.compile(r"""'([^']*)'|"([^"]*)"|([^\s,'"=<>~!]+)""")
_COMMA: Final = re.compile(r"\s*,\s*")
_AND: Final = re.compile(r"\s+and\s+", re.IGNORECASE)
_COMPARE: Final = {">=": ge, "<=": le, ">": gt, "<": lt, "=": eq}

Test = Callable[[Node | Edge], bool]


@dataclass(frozen=True, slots=True, kw_only=True)
class Where:
    """What an expression says of nodes and of edges: all of it must hold."""

    of_nodes: tuple[Test, ...] = ()
    of_edges: tuple[Test, ...] = ()

    @property
    def is_of_edges(self) -> bool:
        """Tell whether it says something of edges."""
        return bool(self.of_edges)

    def has_node(self, node: Node) -> bool:
        """Tell whether a node is meant."""
        return all(test(node) for test in self.of_nodes)

    def has_edge(self, edge: Edge) -> bool:
        """Tell whether an edge is meant, its ends apart."""
        return all(test(edge) for test in self.of_edges)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Key:
    """A key: what makes its test of a mark and values, with which marks, and which values there are if they are few."""

    make: Callable[[str, tuple[str, ...]], Test]
    marks: tuple[str, ...] = ("=", "!=", "~")
    known: Iterable[str] = ()
    is_of_edges: bool = True


def parse_where(text: str) -> Where:
    """Return an expression. Raises ConfigError that says at which character it cannot be read, and what may stand there."""
    nodes: list[Test] = []
    edges: list[Test] = []
    at = 0
    while True:
        key, at, test = _parse_term(text, at)
        (edges if _KEYS[key].is_of_edges else nodes).append(test)
        if not text[at:].strip():
            return Where(of_nodes=tuple(nodes), of_edges=tuple(edges))
        joint = _AND.match(text, at)
        if joint is None:
            _fail(text, at, "'and' or the end")
        at = joint.end()


def _parse_term(text: str, at: int) -> tuple[str, int, Test]:
    """Return the key of the term that begins at a character, where it ends, and its test."""
    found = _KEY.match(text, at)
    if found is None or found[1] not in _KEYS:
        near = get_close_matches(found[1], _KEYS, n=1) if found else ()
        _fail(text, found.start(1) if found else at, f"one of {', '.join(_KEYS)}", *near)
    key = _KEYS[found[1]]
    mark = _MARK.match(text, found.end())
    if mark is None or mark[1] not in key.marks:
        _fail(text, found.end(), f"one of {' '.join(key.marks)} behind {found[1]!r}")
    values = []
    for start, end, value in _iter_values(text, mark.end()):
        if key.known and value not in key.known:
            _fail(text, start, f"one of {', '.join(key.known)}", *get_close_matches(value, key.known, n=1))
        values.append(value)
        at = end
    try:
        return found[1], at, key.make(mark[1], tuple(values))
    except ValueError as error:
        _fail(text, mark.end(), str(error))


def _iter_values(text: str, at: int) -> Iterator[tuple[int, int, str]]:
    """Yield the values that begin at a character, with where each begins and ends."""
    while True:
        value = _VALUE.match(text, at)
        if value is None:
            _fail(text, at, "a value, or one in quotation marks")
        yield value.start(), value.end(), next(part for part in value.groups() if part is not None)
        comma = _COMMA.match(text, value.end())
        if comma is None:
            return
        at = comma.end()


def _fail(text: str, at: int, expected: str, *near: str) -> NoReturn:
    hint = f"; did you mean {near[0]!r}?" if near else ""
    found = repr(text[at:].split()[0]) if text[at:].strip() else "the end"
    raise ConfigError(f"where {text!r}: character {at + 1}: expected {expected}, found {found}{hint}")


def _words(read: Callable[[Node | Edge], Iterable[str]]) -> Callable[[str, tuple[str, ...]], Test]:
    """Return what makes a test of words: = one of them is a value, ~ holds one, != none is one."""

    def make(mark: str, values: tuple[str, ...]) -> Test:
        wanted = frozenset(map(bare, values))
        if mark == "~":
            return lambda record: any(value in bare(word) for word in read(record) for value in wanted)
        return lambda record: any(bare(word) in wanted for word in read(record)) is (mark == "=")

    return make


def _properties(*names: str) -> Callable[[Node | Edge], Iterator[str]]:
    def read(record: Node | Edge) -> Iterator[str]:
        for name in names:
            value = record.properties.get(name)
            if value is not None:
                yield from map(str, value if isinstance(value, tuple) else (value,))

    return read


def _kind(mark: str, values: tuple[str, ...]) -> Test:
    wanted = frozenset(values)
    return lambda record: ((record.label if isinstance(record, Node) else record.type) in wanted) is (mark == "=")


def _number(name: str) -> Callable[[str, tuple[str, ...]], Test]:
    """Return what makes a test of a number; what has none is not meant."""

    def make(mark: str, values: tuple[str, ...]) -> Test:
        try:
            (wanted,) = map(float, values)
        except ValueError:
            raise ValueError("a number") from None

        def test(record: Node | Edge) -> bool:
            value = record.properties.get(name)
            return isinstance(value, int | float) and bool(_COMPARE[mark](value, wanted))

        return test

    return make


def _date(mark: str, values: tuple[str, ...]) -> Test:
    """Return a test of dates: what is dated before, in or after one, each two compared at the precision that both have."""
    wanted = parse_date(values[0]) if len(values) == 1 else None
    if wanted is None:
        raise ValueError("a date: 2015, 2015-06 or 2015-06-26")

    def test(record: Node | Edge) -> bool:
        first, last = _span(record)
        if mark == "=":
            return bool(first) and _holds("<=", first, wanted) and _holds("<=", wanted, last)
        return bool(first) and _holds(mark, last if ">" in mark else first, wanted)

    return test


def _span(record: Node | Edge) -> tuple[str, str]:
    """Return the first and the last date of an edge, '' where none is known; what a text says counts before articles'."""
    since, until, seen, last_seen = (
        str(record.properties.get(name) or "") for name in ("valid_from", "valid_to", "first_seen", "last_seen")
    )
    first, last = since or seen or until or last_seen, until or last_seen or since or seen
    if first and _holds(">", first, last):  # the two contradict each other: what a text says counts alone
        return since or until, until or since
    return first, last


def _holds(mark: str, one: str, other: str) -> bool:
    precision = min(len(one), len(other))
    return bool(_COMPARE[mark](one[:precision], other[:precision]))


_ORDERED: Final = (">=", "<=", ">", "<", "=")
_KEYS: Final[Mapping[str, _Key]] = {
    "label": _Key(make=_kind, marks=("=", "!="), known=GRAPH_LABELS, is_of_edges=False),
    "name": _Key(make=_words(_properties("name", "aliases")), is_of_edges=False),
    "level": _Key(make=_words(_properties("level")), is_of_edges=False),
    "type": _Key(make=_kind, marks=("=", "!="), known=tuple(EDGE_ENDS)),
    "date": _Key(make=_date, marks=_ORDERED),
    "confidence": _Key(make=_number("confidence"), marks=_ORDERED),
    "count": _Key(make=_number("count"), marks=_ORDERED),
    "title": _Key(make=_words(_properties("title"))),
    "status": _Key(make=_words(_properties("status"))),
    "rule": _Key(make=_words(_properties("evidence_rule"))),
}

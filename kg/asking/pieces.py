"""The pieces of a question: the names, posts, places and dates that may stand at each place of it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Final, Literal

from kg.asking.grammar import read_grammar
from kg.asking.names import Candidate, NameLookup
from kg.schema import BODY_LABELS
from kg.text.dates import DateHit, iter_dates, parse_date
from kg.text.fold import bare
from kg.text.lexicon import iter_lines, read_rows
from kg.text.places import full_name, gazetteer, likeliest

Kind = Literal["name", "title", "place", "date", "unknown"]

LABELS_OF: Final[Mapping[str, tuple[str, ...]]] = {
    "person": ("PERSON",),
    "union": ("UNION",),
    "company": ("COMPANY",),
    "body": BODY_LABELS,
    "office": ("UNION", "ORG"),
    "award": ("AWARD",),
    "event": ("EVENT",),
    "party": ("PERSON", *BODY_LABELS),
    "name": ("PERSON", *BODY_LABELS, "AWARD", "EVENT"),
}
"""The labels of the names that each kind of slot takes. `title` and `place` are the other kinds."""

LONGEST: Final = 200
"""The most characters of a question."""

_LONGEST_NAME = 60
_LONGEST_PLACE = 12
_MARKS = str.maketrans("", "", "?!。…,;:")
_UNION_ORGAN = "工会"
_UNION_OF = "的工会"
_FROM = ("从", "自")
_YEAR = r"(?:(?:18|19|20)\d\d)"
_SHORT_SPAN = re.compile(rf"(?<!\d)(?P<year>{_YEAR})年?(?P<month>\d{{1,2}}月)?(?=(?:至|到|-|~|—+){_YEAR}年)")
_SPAN = re.compile("至|到|-|~|—+")
_LATER_MONTH = re.compile(r"\d{1,2}月(?:\d{1,2}[日号])?")
_SINCE = re.compile("以来|至今|起|到现在为止|到现在")


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """One piece: where it stands, and what it may mean.

    A date is ISO 8601 at the precision that it has; a span of time has an `until` beside it, or `is_open`. A title is as it stands.
    """

    kind: Kind
    start: int
    end: int
    text: str
    candidates: tuple[Candidate, ...] = ()
    value: str = ""
    until: str = ""
    is_open: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Pieces:
    """A question in its matching form, and its pieces by where they begin."""

    text: str
    at: Mapping[int, tuple[Piece, ...]] = field(default_factory=dict)

    def __iter__(self) -> Iterator[Piece]:
        for start in sorted(self.at):
            yield from self.at[start]


def cut(question: str, names: NameLookup) -> Pieces:
    """Return the pieces of a question. They may overlap: which of them it is made of, the grammar decides."""
    text = plain(question)
    found = [*_find_names(text, names), *_find_titles(text), *_find_places(text), *_find_dates(text)]
    at: dict[int, list[Piece]] = {}
    for piece in found:
        at.setdefault(piece.start, []).append(piece)
    return Pieces(
        text=text, at={start: tuple(sorted(here, key=lambda one: (-one.end, one.kind))) for start, here in at.items()}
    )


def plain(text: str) -> str:
    """Return a question as it is matched: folded, without white space, quotation marks and stops."""
    return bare(text).translate(_MARKS)


def _find_names(text: str, names: NameLookup) -> Iterator[Piece]:
    """Yield what is a full name or an alias of two characters or more; 某公司的工会 is 某公司工会."""
    spans: dict[str, list[tuple[int, int]]] = {}
    for start in range(len(text)):
        for end in range(start + 2, min(len(text), start + _LONGEST_NAME) + 1):
            spans.setdefault(text[start:end].replace(_UNION_OF, _UNION_ORGAN), []).append((start, end))
    for form, candidates in names.called(list(spans)).items():
        meant = tuple(one for one in candidates if one.label in LABELS_OF["name"])
        for start, first_end in spans[form] if meant else ():
            for end in (first_end, *_iter_appositions(text, first_end, meant)):
                yield Piece(kind="name", start=start, end=end, text=form, candidates=meant)


def _iter_appositions(text: str, start: int, meant: tuple[Candidate, ...]) -> Iterator[int]:
    """Yield where a word ends that says again what the name before it says: 同志 behind a person, 这家公司 behind a body."""
    for kind in ("person", "body"):
        if all(one.label in LABELS_OF[kind] for one in meant):
            words = read_grammar().words_of(f"apposition-{kind}")
            yield from (start + len(word) for word in words if text.startswith(word, start))


def _find_titles(text: str) -> Iterator[Piece]:
    pattern = _titles()
    for start in range(len(text)):
        for end in {found.end() for post in pattern if (found := post.match(text, start))}:
            yield Piece(kind="title", start=start, end=end, text=text[start:end], value=text[start:end])


@cache
def _titles() -> tuple[re.Pattern[str], ...]:
    """Return the patterns of a post: the words before it that belong to it, and a post of the list, shortest or longest.

    工会 before a post is part of a body's name, not of the post.
    """
    organs, degrees = (line.split() for _, _, line in iter_lines("post_prefixes.txt"))
    many = read_grammar().words_of("of-many")
    closed = (post for post, kind in read_rows("posts.tsv", 2) if kind != "byline" and post not in many)
    posts = sorted(closed, key=len, reverse=True)
    before = "|".join(
        sorted(
            {*(organ for organ in organs if not organ.startswith(_UNION_ORGAN)), *degrees} - {"总工会"},
            key=len,
            reverse=True,
        )
    )
    return tuple(
        re.compile(f"(?:{before}){{0,3}}{lazy}(?:{'|'.join(order)})")
        for lazy, order in (("", posts), ("?", posts[::-1]))
    )


def _find_places(text: str) -> Iterator[Piece]:
    """Yield the places that have a name of their own, and chains of them: 天水, 甘肃省天水市."""
    found = {(hit.start, hit.end): hit.candidates for hit in gazetteer().find(text)}
    for start in range(len(text)):
        for end in range(start + 2, min(len(text), start + _LONGEST_PLACE) + 1):
            if (start, end) not in found and (places := gazetteer().named(text[start:end])):
                found[start, end] = likeliest(places)
    for (start, end), places in found.items():
        known = {full_name(place): place for place in places}
        candidates = tuple(
            Candidate(id=place.adcode, label="PLACE", name=name, aliases=(place.name,))
            for name, place in sorted(known.items())
        )
        yield Piece(kind="place", start=start, end=end, text=text[start:end], candidates=candidates)


def _find_dates(text: str) -> Iterator[Piece]:
    """Yield dates, and spans of two dates side by side."""
    short = (
        DateHit(start=hit.start(), end=hit.end(), value="-".join(filter(None, (hit["year"], _month(hit["month"])))))
        for hit in _SHORT_SPAN.finditer(text)
    )
    hits = sorted({*iter_dates(text), *short}, key=lambda hit: (hit.start, hit.end))
    for hit in hits:
        yield Piece(kind="date", start=hit.start, end=hit.end, text=text[hit.start : hit.end], value=hit.value)
        if since := _SINCE.match(text, hit.end):
            yield _span(text, hit.start, since.end(), hit.value)
        between = _SPAN.match(text, hit.end)
        if between and (later := _LATER_MONTH.match(text, between.end())) and len(hit.value) > len("2018"):
            until = parse_date(f"{hit.value[:4]}年{later[0]}")
            yield from [_span(text, hit.start, later.end(), hit.value, until)] if until else ()
        for other in hits:
            if between and other.start == between.end():
                yield _span(text, hit.start, other.end, hit.value, other.value)


def _month(text: str | None) -> str:
    return f"{int(text[:-1]):02d}" if text else ""


def _span(text: str, start: int, end: int, value: str, until: str = "") -> Piece:
    """Return a span of time, that goes on where it has no end; 从 and 自 before it belong to it."""
    begin = start - 1 if text[:start].endswith(_FROM) else start
    return Piece(kind="date", start=begin, end=end, text=text[begin:end], value=value, until=until, is_open=not until)


def candidates_for(piece: Piece, kind: str) -> tuple[Candidate, ...]:
    """Return what a name may mean in a slot of a kind: those whose full name it is, else all who are called so."""
    fitting = tuple(one for one in piece.candidates if one.label in LABELS_OF.get(kind, ()))
    return tuple(one for one in fitting if bare(one.name) == piece.text) or fitting


def kinds_of(pieces: Pieces) -> set[str]:
    """Return the kinds of slots that some piece fits."""
    kinds: set[str] = {piece.kind for piece in pieces}
    labels = {one.label for piece in pieces if piece.kind == "name" for one in piece.candidates}
    return kinds | {kind for kind, takes in LABELS_OF.items() if labels & set(takes)}

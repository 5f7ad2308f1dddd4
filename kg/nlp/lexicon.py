"""The words that names and posts are made of: what the lists of `pipelines/lexicon` mean, read once."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from kg.errors import ConfigError
from kg.schema import BODY_LABELS, ROLE_KINDS
from kg.text.lexicon import iter_lines, read_rows, read_words


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """How a name of a body may end: its words, label, how much must stand before it, and its kind."""

    text: str
    label: str
    strength: str
    kind: str


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownBody:
    """A body known by a name that no rule builds."""

    text: str
    label: str
    kind: str
    name: str


@cache
def heads() -> dict[str, Head]:
    """Return the endings of bodies by their words."""
    found = {}
    for text, label, strength, kind in read_rows("body_heads.tsv", 4):
        if label not in BODY_LABELS:
            raise ConfigError(f"unknown label {label!r} for {text!r} in body_heads.tsv; expected one of {BODY_LABELS}")
        found[text] = Head(text=text, label=label, strength=strength, kind=kind)
    return found


@cache
def known_bodies() -> dict[str, KnownBody]:
    """Return the bodies known by name."""
    return {
        text: KnownBody(text=text, label=label, kind=kind, name=name or text)
        for text, label, kind, name in read_rows("bodies.tsv", 4)
    }


@cache
def posts() -> dict[str, str]:
    """Return the kind of each post of the closed list; `byline` is the kind of 记者, 通讯员, 摄影 and their like."""
    found = {}
    for text, kind in read_rows("posts.tsv", 2):
        if kind not in (*ROLE_KINDS, "byline"):
            raise ConfigError(
                f"unknown kind {kind!r} of post {text!r} in posts.tsv; expected one of {ROLE_KINDS} or byline"
            )
        found[text] = kind
    return found


@cache
def post_prefixes() -> tuple[frozenset[str], frozenset[str]]:
    """Return the organs (党组, 工会) and the degrees (副, 常务副) that may stand before a post."""
    lines = [frozenset(line.split()) for _, _, line in iter_lines("post_prefixes.txt")]
    return lines[0], frozenset().union(*lines[1:])


@cache
def title_tails() -> frozenset[str]:
    """Return the endings of posts whose words are an open set."""
    return read_words("title_tails.txt")


@cache
def surnames() -> tuple[frozenset[str], frozenset[str]]:
    """Return surnames of one and of two characters."""
    words = read_words("surnames.txt")
    ones = frozenset(char for word in words if len(word) > 2 for char in word)
    return ones, frozenset(word for word in words if len(word) == 2)


@cache
def address_words() -> tuple[frozenset[str], frozenset[str]]:
    """Return the words of address that stand before a surname and those that stand behind one."""
    before, behind = (frozenset(line.split()) for _, _, line in iter_lines("address_words.txt"))
    return before, behind


@cache
def not_given() -> frozenset[str]:
    """Return characters that given names are not made of."""
    return frozenset(char for word in read_words("not_given.txt") for char in word)


@cache
def body_stops() -> frozenset[str]:
    """Return words that stand before names of bodies, never in them."""
    return read_words("body_stops.txt")


@cache
def company_groups() -> frozenset[str]:
    """Return short names of groups that stand before a place in the names of their companies."""
    return read_words("company_groups.txt")


@cache
def generic_modifiers() -> frozenset[str]:
    """Return words that, alone before a head, name no particular body."""
    return read_words("generic_modifiers.txt")


def alternation(words: frozenset[str] | dict[str, object] | dict[str, str]) -> str:
    """Return a regular expression that matches any of the words, the longest first."""
    return "|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word)))


@cache
def word_pattern(name: str) -> re.Pattern[str]:
    """Return the pattern of any word of a list."""
    return re.compile(alternation(read_words(name)))


@cache
def post_pattern() -> re.Pattern[str]:
    """Return the pattern of a post: organ, degrees, and a word of the closed list."""
    organs, degrees = post_prefixes()
    first = "".join(sorted({re.escape(word[0]) for word in (*organs, *degrees, *posts())}))
    return re.compile(
        f"(?=[{first}])"  # most characters begin no post: one look tells, no list is tried
        f"(?P<organ>(?:{alternation(organs)})(?=(?:{alternation(degrees)}){{0,4}}(?:{alternation(posts())})))?"
        f"(?P<degree>(?:{alternation(degrees)}){{0,4}}?)(?P<post>{alternation(posts())})"
    )

"""The words that names of honours are made of, from `pipelines/lexicon/honours*`, and the patterns compiled from them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from kg.errors import ConfigError
from kg.nlp.lexicon import alternation
from kg.text.lexicon import iter_lines, read_rows, read_words

STRENGTHS = ("own", "field", "near", "prize", "given")
_RANKS = "[一二三四特][、和及一二三四特]*等奖|(?:团体|个人)?总分第[一二三四]名?|第[一二三四五六](?:[、和及第]+[一二三四五六])*名"

_RANK_STARTS = "一二三四特团个总第"


@cache
def endings() -> dict[str, str]:
    """Return the strength of each ending of `honours.tsv`; raise ConfigError for a line with another strength."""
    found = {}
    for number, path, line in iter_lines("honours.tsv"):
        text, _, strength = (cell.strip() for cell in line.partition("\t"))
        if strength not in STRENGTHS:
            raise ConfigError(
                f"{path}:{number}: unknown strength {strength!r} of {text!r}; expected one of {', '.join(STRENGTHS)}"
            )
        found[text] = strength
    return found


@cache
def of_kind(name: str, kind: str) -> frozenset[str]:
    """Return the words of one kind of a list whose lines are a kind and its words."""
    return frozenset(word for row_kind, words in read_rows(name, 2) if row_kind == kind for word in words.split())


@cache
def qualities() -> frozenset[str]:
    """Return the words of praise."""
    return read_words("honours_qualities.txt")


@cache
def levels() -> tuple[frozenset[str], frozenset[str]]:
    """Return the levels that begin a name, and those before which a higher giver may stand."""
    return of_kind("honours_levels.tsv", "firm"), of_kind("honours_levels.tsv", "loose")


@cache
def stops() -> frozenset[str]:
    """Return the words at which a name cannot go on to the left."""
    return read_words("honours_stops.txt")


@cache
def core_pattern() -> re.Pattern[str]:
    """Return the pattern of how honours end, or of the word of praise that begins their end."""
    first = "".join(sorted({word[0] for word in (*endings(), *qualities())} | set(_RANK_STARTS)))
    branches = f"(?P<rank>{_RANKS})|(?P<ending>{_any(endings())})|(?P<praise>{_any(qualities())})"
    return re.compile(
        f"(?=[{first}])(?:{branches})"
    )  # most characters begin none: one look at a class passes over them


@cache
def noun_pattern() -> re.Pattern[str]:
    """Return the pattern of who or what is praised."""
    return re.compile(_any(read_words("honours_nouns.txt")))


@cache
def follower_patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return what may never stand behind an honour, and what may not where only its end speaks for it."""
    always, weak = (of_kind("honours_followers.tsv", kind) for kind in ("always", "weak"))
    return re.compile(_any(always)), re.compile(_any(always | weak))


@cache
def verb_pattern(*kinds: str) -> str:
    """Return a regular expression for the verbs of some kinds: won, striven, other, before, giving, deciding."""
    return _any(frozenset().union(*(of_kind("honours_verbs.tsv", kind) for kind in kinds)))


@cache
def ending_pattern(kind: str) -> re.Pattern[str]:
    """Return the pattern of how honours end that only people (personal) or only bodies (collective) are given."""
    return re.compile(f"{_any(of_kind('honours_kinds.tsv', kind))}”?$")


def _any(words: Iterable[str]) -> str:
    return f"(?:{alternation(dict.fromkeys(words, ''))})"

"""The words that names of honours are made of, from `pipelines/lexicon/honours*`, and the patterns compiled from them."""

from __future__ import annotations

import re
from functools import cache

from kg.errors import ConfigError
from kg.nlp.lexicon import alternation, read_lines, read_words

STRENGTHS = ("own", "field", "near", "given")
_RANKS = "[一二三四特][、和及一二三四特]*等奖|(?:团体|个人)?总分第[一二三四]名?|第[一二三四五六](?:[、和及第]+[一二三四五六])*名"


@cache
def endings() -> dict[str, str]:
    """Return the strength of each ending of `honours.tsv`; raise ConfigError for a line with another strength."""
    found = {}
    for number, path, line in read_lines("honours.tsv"):
        text, _, strength = (cell.strip() for cell in line.partition("\t"))
        if strength not in STRENGTHS:
            raise ConfigError(
                f"{path}:{number}: unknown strength {strength!r} of {text!r}; expected one of {', '.join(STRENGTHS)}"
            )
        found[text] = strength
    return found


@cache
def qualities() -> frozenset[str]:
    """Return the words of praise."""
    return read_words("honours_qualities.txt")


@cache
def levels() -> tuple[frozenset[str], frozenset[str]]:
    """Return the levels that begin a name, and those before which a higher giver may stand."""
    firm, loose = (frozenset(line.split()) for _, _, line in read_lines("honours_levels.txt")[:2])
    return firm, loose


@cache
def stops() -> frozenset[str]:
    """Return the words at which a name cannot go on to the left."""
    return read_words("honours_stops.txt")


@cache
def core_pattern() -> re.Pattern[str]:
    """Return the pattern of how honours end, or of the word of praise that begins their end."""
    return re.compile(f"(?P<rank>{_RANKS})|(?P<ending>{alternation(endings())})|(?P<praise>{alternation(qualities())})")


@cache
def noun_pattern() -> re.Pattern[str]:
    """Return the pattern of who or what is praised."""
    return re.compile(f"(?:{alternation(read_words('honours_nouns.txt'))})")


@cache
def follower_patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return what may never stand behind an honour, and what may not where only its end speaks for it."""
    lines = [line for _, _, line in read_lines("honours_followers.txt")]
    always, bare = (alternation(frozenset(" ".join(part).split())) for part in (lines[:1], lines))
    return re.compile(f"(?:{always})"), re.compile(f"(?:{bare})")

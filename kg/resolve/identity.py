"""Names and ids of what mentions name."""

from __future__ import annotations

import re
from functools import lru_cache

from kg.model import digest
from kg.resolve.decision import Decision
from kg.text.fold import bare

_BREAK = re.compile(r"\s*[\r\n]\s*|(?<=[⺀-鿿”」』》)])[ \t　]+(?=[⺀-鿿“「『《(])")
_USUAL = (
    ("人民代表大会常务委员会", "人大常委会"),
    ("人民政府", "政府"),
    ("人民法院", "法院"),
    ("人民检察院", "检察院"),
    ("人力资源和社会保障", "人社"),
    ("人力资源社会保障", "人社"),
)
_OUTER = {"“": "”", "「": "」", "『": "』", "‘": "’", '"': '"', "《": "》"}


@lru_cache(maxsize=1 << 14)
def plain(name: str) -> str:
    """Return `bare(name)`, remembered: the names of a page are compared with each other many times."""
    return bare(name)


def clean(surface: str) -> str:
    """Return a mention's words without line feeds, white space between Chinese characters, and quotes around them."""
    words = _BREAK.sub("", surface).strip()
    while len(words) > 2 and _OUTER.get(words[0]) == words[-1] and words[0] not in words[1:]:
        words = words[1:-1]
    return words


def named_entity(label: str, key: str) -> str:
    """Return the id of what is known everywhere by a name; an office has one however much of its title is said."""
    known = plain(key)
    for formal, usual in _USUAL:
        known = known.replace(formal, usual)
    return digest("entity", label, known)


def entity_of(label: str, decision: Decision, surface: str, article: str) -> str | None:
    """Return the id of what a mention names: of its key, or of the surface within its article where none is settled.

    Posts have none: a post is one of a body, and comes from a fact.
    """
    if label == "ROLE":
        return None
    if decision.key:
        return named_entity(label, decision.key)
    return digest("entity", label, plain(decision.name or surface), article)

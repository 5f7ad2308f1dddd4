"""Make the guide that Neo4j Browser plays: prose of `cypher/guide`, filled with colours of the style and the named queries."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterator, Mapping
from typing import Final

from kg.errors import ConfigError
from kg.queries import GROUPS, read_queries
from kg.resources import cypher

LANGUAGES: Final = ("zh", "en")
"""The languages of the guide."""

_PLACE: Final = re.compile(r"\{\{(?P<what>[a-z]+)(?::(?P<name>[A-Za-z_]+))?\}\}")
_RUNNABLE: Final = re.compile(r'<pre class="[^"]*\brunnable\b[^"]*">(.*?)</pre>', re.DOTALL)
_HEADING: Final = "white-space: nowrap; vertical-align: top; padding-right: 1em"
_RULE: Final = re.compile(r"(?P<kind>node|relationship)\.(?P<name>\w+) \{(?P<body>[^}]*)\}")
_COLOUR: Final = re.compile(r"\bcolor: (#[0-9A-F]{6});")


def make_guide(language: str) -> str:
    """Return the guide in a language. Raises ConfigError for one in which there is none."""
    if language not in LANGUAGES:
        raise ConfigError(f"there is no guide in {language!r}; expected one of {', '.join(LANGUAGES)}")
    text = cypher("guide", f"guide.{language}.html").read_text(encoding="utf-8")
    fill: Mapping[str, Callable[[str], str]] = {
        "colour": _read_colours().__getitem__,
        "queries": lambda _: "".join(_iter_groups(language)),
        "count": lambda _: str(len(read_queries())),
    }
    return _PLACE.sub(lambda place: fill[place["what"]](place["name"] or ""), text)


def find_runnable(guide: str) -> list[str]:
    """Return the statements that a reader of a guide runs by a click."""
    return [html.unescape(found[1]).strip() for found in _RUNNABLE.finditer(guide)]


def _read_colours() -> dict[str, str]:
    """Return the colour of each label and type of edge that the style colours."""
    style = cypher("style.grass").read_text(encoding="utf-8")
    return {
        rule["name"]: colour[1]
        for rule in _RULE.finditer(style)
        if (colour := _COLOUR.search(rule["body"])) is not None
    }


def _iter_groups(language: str) -> Iterator[str]:
    """Yield a row of a table a group of queries, with their titles."""
    for group, title_zh in GROUPS.items():
        titles = (
            query.title_zh if language == "zh" else query.title
            for query in read_queries().values()
            if query.group == group
        )
        heading = title_zh if language == "zh" else group.capitalize()
        told = ("；" if language == "zh" else "; ").join(map(html.escape, titles))
        yield f'<tr><td style="{_HEADING}"><b>{heading}</b></td><td>{told}</td></tr>\n'

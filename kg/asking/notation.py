"""The notation in which pipelines/asking writes patterns, and the trees that they become.

担任            a word, as it stands in the matching form
[的]            may be absent
(甲|乙)         one of several
<who>           the rule of that name
{body}          a piece of the question: a name of that kind, or a title; {other:person} keeps it under another name
{ask=count}     nothing in the question: notes something about it
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from kg.text.fold import fold

_TOKEN = re.compile(
    r"[\[\]()|]|<(?P<rule>[\w-]+)>|\{(?:(?P<key>\w+)(?P<mark>[:=]))?(?P<value>[\w/]+)\}|(?P<word>[^\[\]()|<>{}\s]+)"
)


@dataclass(frozen=True, slots=True, eq=False)
class Word:
    """Text that stands so in the question."""

    text: str


@dataclass(frozen=True, slots=True, eq=False)
class Slot:
    """A piece of a kind, kept under a key."""

    key: str
    kind: str


@dataclass(frozen=True, slots=True, eq=False)
class Mark:
    """A note that takes no text."""

    key: str
    value: str


@dataclass(frozen=True, slots=True, eq=False)
class Rule:
    """The pattern of that name."""

    name: str


@dataclass(frozen=True, slots=True, eq=False)
class Chain:
    """One after another."""

    parts: tuple[Element, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Choice:
    """One of several."""

    options: tuple[Element, ...]


Element = Word | Slot | Mark | Rule | Chain | Choice

NOTHING: Final = Chain(())


def parse_pattern(text: str) -> Element:
    """Return the tree of a pattern; raise ValueError, with what is wrong, where it is none."""
    tokens: list[re.Match[str]] = []
    position = 0
    for token in _TOKEN.finditer(fold(text)):
        if text[position : token.start()].strip():
            raise ValueError(f"cannot read {text[position : token.start()]!r}")
        tokens.append(token)
        position = token.end()
    if text[position:].strip():
        raise ValueError(f"cannot read {text[position:]!r}")
    tokens.reverse()
    tree = _parse_choice(tokens)
    if tokens:
        raise ValueError(f"{tokens[-1][0]!r} closes nothing")
    return tree


def _parse_choice(tokens: list[re.Match[str]]) -> Element:
    options = [_parse_sequence(tokens)]
    while tokens and tokens[-1][0] == "|":
        tokens.pop()
        options.append(_parse_sequence(tokens))
    return options[0] if len(options) == 1 else Choice(tuple(options))


def _parse_sequence(tokens: list[re.Match[str]]) -> Element:
    parts: list[Element] = []
    while tokens and tokens[-1][0] not in ("|", ")", "]"):
        parts.append(_parse_one(tokens))
    return parts[0] if len(parts) == 1 else Chain(tuple(parts))


def _parse_one(tokens: list[re.Match[str]]) -> Element:
    token = tokens.pop()
    if token[0] in ("(", "["):
        inner = _parse_choice(tokens)
        closing = ")" if token[0] == "(" else "]"
        if not tokens or tokens.pop()[0] != closing:
            raise ValueError(f"{token[0]!r} is not closed by {closing!r}")
        return inner if token[0] == "(" else Choice((inner, NOTHING))
    if token["rule"]:
        return Rule(token["rule"])
    if token["word"]:
        return Word(token["word"])
    if token["mark"] == "=":
        return Mark(token["key"], token["value"])
    return Slot(token["key"] or token["value"], token["value"])


def fill(tree: Element, rules: Mapping[str, Element]) -> Element:
    """Return a tree in which some rules are what is given for them."""
    if isinstance(tree, Rule):
        return rules.get(tree.name, tree)
    if isinstance(tree, Chain):
        return Chain(tuple(fill(part, rules) for part in tree.parts))
    if isinstance(tree, Choice):
        return Choice(tuple(fill(option, rules) for option in tree.options))
    return tree


def leaves(tree: Element) -> list[Element]:
    """Return the words, slots, marks and rules of a tree, in order."""
    if isinstance(tree, Chain):
        return [leaf for part in tree.parts for leaf in leaves(part)]
    if isinstance(tree, Choice):
        return [leaf for option in tree.options for leaf in leaves(option)]
    return [tree]

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
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from kg.text.fold import fold

_TOKEN = re.compile(
    r"[\[\]()|]|<(?P<rule>[\w-]+)>|\{(?:(?P<key>\w+)(?P<mark>[:=]))?(?P<value>[\w/]+)\}|(?P<word>[^\[\]()|<>{}\s]+)"
)


@dataclass(frozen=True, slots=True, eq=False)
class Words:
    """Text that stands so in the question: one of some words, by their lengths."""

    by_length: Mapping[int, frozenset[str]]

    def __iter__(self) -> Iterator[str]:
        return (word for words in self.by_length.values() for word in words)


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


Element = Words | Slot | Mark | Rule | Chain | Choice

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
    return make_choice(options)


def make_words(words: Iterable[str]) -> Words:
    """Return the leaf that is any of the words."""
    by_length: dict[int, set[str]] = {}
    for word in words:
        by_length.setdefault(len(word), set()).add(word)
    return Words({length: frozenset(found) for length, found in sorted(by_length.items())})


def make_choice(options: Sequence[Element]) -> Element:
    """Return the choice of patterns; those that are words alone become one leaf."""
    words = [word for option in options if isinstance(option, Words) for word in option]
    others = [option for option in options if not isinstance(option, Words)]
    chosen = ([make_words(words)] if words else []) + others
    return chosen[0] if len(chosen) == 1 else Choice(tuple(chosen))


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
        return make_words({token["word"]})
    if token["mark"] == "=":
        return Mark(token["key"], token["value"])
    return Slot(token["key"] or token["value"], token["value"])


def fill(tree: Element, rules: Mapping[str, Element]) -> Element:
    """Return a tree in which some rules are what is given for them; a part without any stays the same object."""
    if isinstance(tree, Rule):
        return rules.get(tree.name, tree)
    if not isinstance(tree, Chain | Choice):
        return tree
    parts = tree.parts if isinstance(tree, Chain) else tree.options
    filled = tuple(fill(part, rules) for part in parts)
    if all(new is old for new, old in zip(filled, parts, strict=True)):
        return tree
    return Chain(filled) if isinstance(tree, Chain) else make_choice(filled)


def leaves(tree: Element) -> list[Element]:
    """Return the words, slots, marks and rules of a tree, in order."""
    if isinstance(tree, Chain):
        return [leaf for part in tree.parts for leaf in leaves(part)]
    if isinstance(tree, Choice):
        return [leaf for option in tree.options for leaf in leaves(option)]
    return [tree]

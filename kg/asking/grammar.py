"""The grammar of questions, as pipelines/asking has it: rules, forms, and what each form means.

    rules.tsv      name, pattern; several lines of one name are choices
    forms.tsv      meaning, class of what is asked for, pattern
    meanings.tsv   meaning, precision of its date, query, parameters, rows kept, column that answers, the question in
                   Chinese, in English

A form is one of three. `{body} · {title}` is a noun with what stands before it: from it come 某会主席是谁, 某会有哪些主席,
谁是某会的主席, and all else that the rule `noun-question` says. `<asked>获得{award}` is a clause with a gap: it is asked in
place (谁获得某奖, rule `clause-question`), and it stands before nouns of its class (获得某奖的企业有多少). What has neither mark
is a whole question. Lines of one's own stand in files of the same names that end in `.local`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path
from typing import Final, TypeVar

from kg.asking.notation import (
    NOTHING,
    Chain,
    Choice,
    Element,
    Mark,
    Rule,
    Slot,
    Words,
    fill,
    leaves,
    make_choice,
    make_words,
    parse_pattern,
)
from kg.errors import ConfigError
from kg.resources import pipelines

WHENS: Final = ("", "day", "month", "year", "span")
"""What a date in a question may be, '' for none."""

SIGNS: Final = ("=", "!", "^", "$", "<", ">")
"""How a row's word and a value may stand to each other: the same, not the same, beginning, end, up to and from a date."""

Made = TypeVar("Made")

_HEAD: Final = "·"
_GAP: Final = "<asked>"
_FREE: Final = ("modifier", "head", "before", "behind", "noun", "pronoun", "asked")
"""Rules that a form fills in."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """One way to ask for something; `needs` are the kinds of pieces without which it cannot fit."""

    meaning: str
    asks: str
    pattern: str
    tree: Element
    needs: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Condition:
    """What a row must say to be kept: in the first of some columns that says something, a value or its beginning."""

    columns: tuple[str, ...]
    sign: str
    value: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Meaning:
    """A query that a form becomes where its date is of this precision, and the question in plain words.

    `answers` is the column that answers, by the class of what is asked for ('' for all others); `count` '-' says that
    the rows are not all that there are, so that their number tells nothing.
    """

    name: str
    when: str
    query: str
    parameters: Mapping[str, str]
    where: tuple[Condition, ...]
    answers: Mapping[str, str]
    zh: str
    en: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Grammar:
    """All forms, the rules that they are made of, their meanings by name and precision of date, and all their words."""

    rules: Mapping[str, Element]
    forms: tuple[Form, ...]
    meanings: Mapping[str, Mapping[str, Meaning]]
    words: frozenset[str]

    def words_of(self, rule: str) -> frozenset[str]:
        """Return the words that stand in a rule."""
        return frozenset(word for leaf in leaves(self.rules[rule]) if isinstance(leaf, Words) for word in leaf)


@cache
def read_grammar() -> Grammar:
    """Return the grammar of pipelines/asking; raise ConfigError where a line of it is wrong."""
    rules = _read_rules()
    meanings: dict[str, dict[str, Meaning]] = {}
    for place, fields in _iter_rows("meanings.tsv", 8):
        for stated in _checked(place, partial(_make_meanings, *fields)):
            meanings.setdefault(stated.name, {})[stated.when] = stated
    forms = []
    for place, (meaning, cls, pattern) in _iter_rows("forms.tsv", 3):
        if meaning not in meanings:
            raise ConfigError(f"{place}: no meaning is named {meaning!r}; expected one of {', '.join(meanings)}")
        tree = _checked(place, partial(_make_form, cls, pattern, rules))
        _refuse_unknown(place, tree, rules)
        forms.append(Form(meaning=meaning, asks=cls, pattern=pattern, tree=tree, needs=_needs(tree, rules)))
    trees = (*rules.values(), *(form.tree for form in forms))
    words = {word for tree in trees for leaf in leaves(tree) if isinstance(leaf, Words) for word in leaf}
    return Grammar(rules=rules, forms=tuple(forms), meanings=meanings, words=frozenset(words))


def _make_meanings(
    name: str, whens: str, query: str, parameters: str, where: str, answers: str, zh: str, en: str
) -> list[Meaning]:
    """Return the meaning that a line states for each precision of a date."""
    precisions = whens.replace("-", "").split(",")
    if unknown := [when for when in precisions if when not in WHENS]:
        raise ValueError(f"{unknown[0]!r} is no precision of a date; expected -, {', '.join(WHENS[1:])}")
    return [
        Meaning(
            name=name,
            when=when,
            query=query,
            parameters=dict(_parse_parameter(pair) for pair in parameters.split()),
            where=tuple(map(_parse_condition, where.split())),
            answers=dict(_parse_answer(pair) for pair in answers.split()),
            zh=zh,
            en=en,
        )
        for when in precisions
    ]


def _parse_parameter(text: str) -> tuple[str, str]:
    name, mark, value = text.partition("=")
    if not mark:
        raise ValueError(f"{text!r} is no parameter; expected name=value")
    return name, value


def _parse_condition(text: str) -> Condition:
    found = re.fullmatch(rf"([\w|]+)([{re.escape(''.join(SIGNS))}])(.+)", text)
    if not found:
        raise ValueError(f"{text!r} is no condition on rows; expected column, one of {' '.join(SIGNS)}, value")
    return Condition(columns=tuple(found[1].split("|")), sign=found[2], value=found[3])


def _parse_answer(text: str) -> tuple[str, str]:
    asks, mark, column = text.partition("=")
    return (asks, column) if mark else ("", text)


def _read_rules() -> dict[str, Element]:
    options: dict[str, list[Element]] = {}
    places: dict[str, str] = {}
    for place, (name, pattern) in _iter_rows("rules.tsv", 2):
        options.setdefault(name, []).append(_checked(place, partial(parse_pattern, pattern)))
        places.setdefault(name, place)
    rules = {name: make_choice(found) for name, found in options.items()}
    for name, tree in rules.items():
        _refuse_unknown(places[name], tree, rules)
    return rules


def _make_form(cls: str, pattern: str, rules: Mapping[str, Element]) -> Element:
    """Return the tree of all questions that a form stands for."""
    own: dict[str, Element] = {"noun": NOTHING, "pronoun": NOTHING}
    if cls != "-":
        if f"noun-{cls}" not in rules or f"pronoun-{cls}" not in rules:
            raise ValueError(f"no rules 'noun-{cls}' and 'pronoun-{cls}' for the class {cls!r}")
        own = {"noun": Rule(f"noun-{cls}"), "pronoun": Rule(f"pronoun-{cls}")}
    own |= {name: fill(rules[name], own) for name in ("asked", "telling")}
    if _HEAD in pattern:
        modifier, head = (parse_pattern(part) for part in pattern.split(_HEAD))
        return _noun_question({**own, "modifier": modifier, "head": head}, rules)
    if _GAP not in pattern:
        return parse_pattern(pattern)
    before, behind = (parse_pattern(part) for part in pattern.split(_GAP))
    own |= {"before": before, "behind": behind}
    if before is not NOTHING and not _is_empty(before) and not _is_empty(behind):
        return fill(rules["inner-question"], own)
    first = "opening-question" if _is_empty(before) else "closing-question"
    modifier = Chain((before, behind, make_words(("的",))))
    noun = _noun_question({**own, "modifier": modifier, "head": own["noun"]}, rules)
    return Choice((fill(rules[first], own), noun, fill(rules["headless-question"], {**own, "modifier": modifier})))


def _noun_question(own: Mapping[str, Element], rules: Mapping[str, Element]) -> Element:
    asked = fill(rules["noun-question"], own)
    return Choice((asked, fill(rules["bare-question"], own))) if not _may_be_empty(own["modifier"], rules) else asked


def _needs(tree: Element, rules: Mapping[str, Element]) -> frozenset[str]:
    """Return the kinds of pieces that every way through a pattern takes."""
    if isinstance(tree, Slot):
        return frozenset({tree.kind})
    if isinstance(tree, Rule):
        return _needs(rules[tree.name], rules)
    if isinstance(tree, Chain):
        return frozenset().union(*(_needs(part, rules) for part in tree.parts))
    if isinstance(tree, Choice):
        return frozenset.intersection(*(_needs(option, rules) for option in tree.options))
    return frozenset()


def _may_be_empty(tree: Element, rules: Mapping[str, Element]) -> bool:
    if isinstance(tree, Rule):
        return _may_be_empty(rules[tree.name], rules)
    if isinstance(tree, Chain):
        return all(_may_be_empty(part, rules) for part in tree.parts)
    if isinstance(tree, Choice):
        return any(_may_be_empty(option, rules) for option in tree.options)
    return isinstance(tree, Mark)


def _is_empty(tree: Element) -> bool:
    return isinstance(tree, Chain) and not tree.parts


def _refuse_unknown(place: str, tree: Element, rules: Mapping[str, Element]) -> None:
    for leaf in leaves(tree):
        if isinstance(leaf, Rule) and leaf.name not in rules and leaf.name not in _FREE:
            raise ConfigError(f"{place}: no rule is named {leaf.name!r}; expected one of {', '.join(sorted(rules))}")


def _checked(place: str, make: Callable[[], Made]) -> Made:
    """Return what is made of a line; raise ConfigError with its place where it is wrong."""
    try:
        return make()
    except ValueError as error:
        raise ConfigError(f"{place}: {error}") from error


def _iter_rows(name: str, width: int) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield the place and the fields of each line of a file, and of one's own beside it."""
    listed, own = pipelines("asking", name), pipelines("asking", f"{name}.local")
    for path in (listed, own) if own.exists() else (listed,):
        for number, line in enumerate(_read_text(path).splitlines(), start=1):
            if line.strip() and not line.startswith("#"):
                fields = tuple(field.strip() for field in line.split("\t"))
                if len(fields) != width:
                    raise ConfigError(f"{path}:{number}: expected {width} fields parted by tabs, found {len(fields)}")
                yield f"{path}:{number}", fields


def _read_text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigError(f"cannot read the questions' grammar {str(path)!r}: {error}; it must be UTF-8") from error

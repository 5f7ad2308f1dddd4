"""Read a question: cut it into pieces, find the forms that it fits, and make a query of the best."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import cast

from kg.asking.filling import (
    CHOICES,
    CHOSEN,
    FIELD,
    WHEN_NAMES,
    fields_of,
    fill_in,
    in_words,
    is_open,
    values_of,
    when_of,
)
from kg.asking.grammar import Form, Grammar, Meaning, read_grammar
from kg.asking.matching import Matcher
from kg.asking.names import NameLookup
from kg.asking.pieces import LONGEST, Piece, cut, kinds_of
from kg.asking.records import Ask, Asked, Kept, Refused, Understood
from kg.asking.refusing import explain, refuse_reason


@dataclass(frozen=True, slots=True)
class Reading:
    """A form that a question fits, and what it bound."""

    form: Form
    bound: Mapping[str, Piece | str]

    @property
    def weight(self) -> tuple[int, int]:
        """Return how many characters are names, posts and dates, and, negative, how many of these there are."""
        pieces = [found for found in self.bound.values() if isinstance(found, Piece)]
        return sum(piece.end - piece.start for piece in pieces), -len(pieces)


def read_question(question: str, names: NameLookup) -> Asked:
    """Return the query that a question becomes, or why it becomes none. Nothing in it is passed over.

    Of several ways to read it that with the longest names counts; where these still mean different things, none.
    """
    if len(question) > LONGEST:
        return Refused(
            question=question,
            zh=f"问题太长：{len(question)} 字，最多 {LONGEST} 字",
            en=f"the question has {len(question)} characters; the most is {LONGEST}",
        )
    grammar = read_grammar()
    pieces = cut(question, names)
    if reasons := sorted(word for word in grammar.words_of("why") if word in pieces.text):
        return refuse_reason(question, reasons, pieces, grammar)
    readings = list(_find_readings(grammar, Matcher(pieces, grammar.rules)))
    if not readings:
        return explain(question, pieces, grammar, names)
    best = max(reading.weight for reading in readings)
    asked = [_settle(question, reading, grammar) for reading in readings if reading.weight == best]
    understood = [one for one in asked if isinstance(one, Understood)]
    if not understood:
        return asked[0]
    return understood[0] if len({_outcome(one) for one in understood}) == 1 else _undecided(question, understood)


def _find_readings(grammar: Grammar, matcher: Matcher) -> Iterable[Reading]:
    kinds = kinds_of(matcher.pieces)
    for form in grammar.forms:
        if not form.needs <= kinds:
            continue
        for bound in dict.fromkeys(matcher.whole(form.tree)):
            yield Reading(form, dict(sorted(bound)))


def _outcome(one: Understood) -> tuple[object, ...]:
    return one.query, tuple(sorted(one.parameters.items())), one.where


def _undecided(question: str, understood: list[Understood]) -> Refused:
    ways = tuple(dict.fromkeys(one.zh for one in understood))
    return Refused(
        question=question,
        zh=f"这个问题可以有 {len(ways)} 种意思，请选一种",
        en=f"this question may mean {len(ways)} things; choose one",
        nearest=ways,
    )


def _settle(question: str, reading: Reading, grammar: Grammar) -> Asked:
    """Return the query of a reading; refuse where a name is several, or where no query can say all that was bound."""
    for found in reading.bound.values():
        if isinstance(found, Piece) and is_open(found):
            return _several(question, found)
    values = values_of(reading.bound)
    meanings = grammar.meanings[reading.form.meaning]
    meaning = meanings.get(when_of(reading.bound))
    if meaning is None or not set(values) <= fields_of(meaning):
        return _cannot_say(question, meanings, values)
    if reading.bound.get("ask") == "count" and meaning.answers.get("count") == "-":
        return _uncounted(question, in_words(meaning.zh, values, 0))
    return Understood(
        question=question,
        query=meaning.query,
        parameters={name: filled for name, text in meaning.parameters.items() if (filled := fill_in(text, values))},
        where=tuple(
            Kept(
                columns=one.columns,
                sign=one.sign,
                values=tuple(filled.split(CHOICES) if one.columns in CHOSEN else (filled,)),
            )
            for one in meaning.where
            if (filled := fill_in(one.value, values))
        ),
        ask=cast(Ask, reading.bound.get("ask", "list")),
        column=meaning.answers.get(reading.form.asks, meaning.answers[""]),
        zh=in_words(meaning.zh, values, 0),
        en=in_words(meaning.en, values, 1),
        form=f"{reading.form.meaning}: {reading.form.pattern}",
    )


def _several(question: str, piece: Piece) -> Refused:
    return Refused(
        question=question,
        zh=f"“{piece.text}”所指不止一个或不能确定，请写全称",
        en=f"{piece.text!r} may mean more than one; give the full name",
        candidates=piece.candidates,
    )


def _uncounted(question: str, near: str) -> Refused:
    return Refused(
        question=question,
        zh="报道只提到一部分，其数目说明不了什么；可以问有哪些",
        en="articles name only some, so that their number tells nothing; ask which there are",
        nearest=(near,),
    )


def _cannot_say(question: str, meanings: Mapping[str, Meaning], values: Mapping[str, str]) -> Refused:
    """Refuse what the query library has no parameter for, and name what it can be asked."""
    near = [
        in_words(meaning.zh, values, 0)
        for meaning in meanings.values()
        if set(FIELD.findall(meaning.zh)) <= set(values)
    ]
    dates = [WHEN_NAMES[when] for when in meanings]
    if "date" in values or not near:
        zh, en = zip(*dates, strict=True)
        return Refused(
            question=question,
            zh=f"这样的问题不能限定这样的时间；可以：{'、'.join(zh)}",
            en=f"such a question cannot be asked of this time; it can: {', '.join(en)}",
            nearest=tuple(dict.fromkeys(near)),
        )
    return Refused(
        question=question,
        zh="没有能照此限定的查询",
        en="no query can be limited in this way",
        nearest=tuple(dict.fromkeys(near)),
    )

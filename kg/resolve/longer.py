"""Full names of bodies that the article names longer too: 双弘公司, 乌车队, 浙江省分行, 华南信达工会."""

from __future__ import annotations

from collections.abc import Callable

from kg.resolve.decision import Candidate
from kg.resolve.form import Form, Named
from kg.resolve.identity import plain
from kg.resolve.references import weigh, with_rest
from kg.resolve.shortening import bodies_in, is_fuller, is_short_for


def by_longer(form: Form) -> list[Candidate]:
    """Return candidates for a name that is a longer one cut short, or whose body's name is."""
    short = form.bare
    if whole := _holding(form, short, is_short_for):
        longest = max(len(plain(body.name)) for body in whole)
        return weigh([body for body in whole if len(plain(body.name)) * 2 > longest], form)
    if short.endswith("工会") and (of_union := _holding(form, short.removesuffix("工会"), is_short_for)):
        return with_rest(weigh(of_union, form), "工会")
    for base in bodies_in(short):
        if of_part := _holding(form, base, _is_part_of):
            return with_rest(weigh(of_part, form), form.words[_offset(form.words, len(base)) :])
    return []


def _holding(form: Form, base: str, is_short: Callable[[str, str], bool]) -> list[Named]:
    """Return the bodies, or those that names of parts hold, of which a name is the short form."""
    return [
        body.called(name)
        for body in form.bodies
        for name in (body.name, *bodies_in(body.name))
        if is_short(base, plain(name))
    ]


def _is_part_of(short: str, long: str) -> bool:
    return is_short_for(short, long) and is_fuller(long, short)


def _offset(words: str, count: int) -> int:
    """Return the offset in words behind their first `count` characters that `bare` keeps."""
    kept = 0
    for index, char in enumerate(words):
        if kept == count:
            return index
        kept += bool(plain(char))
    return len(words)

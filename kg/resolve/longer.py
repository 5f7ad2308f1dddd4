"""Full names of bodies that the article names longer too: 双弘公司, 乌车队, 浙江省分行, 华南信达工会."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

from kg.resolve.decision import Candidate
from kg.resolve.form import Form, Named
from kg.resolve.identity import plain
from kg.resolve.references import weigh, with_rest
from kg.resolve.shortening import bodies_in, is_fuller, is_short_for, is_stem_of, is_union_of_place
from kg.resolve.units import is_part, is_unit


def by_longer(form: Form) -> list[Candidate]:
    """Return candidates for a name that is a longer one cut short, or whose body's name is."""
    short = form.bare
    if whole := _holding(form, short, is_short_for):
        longest = max(len(plain(body.name)) for body in whole)
        return weigh([body for body in whole if len(plain(body.name)) * 2 > longest], form)
    if form.label == "COMPANY" and (named := _holding(form, short, is_stem_of)):
        return weigh(named, form)
    is_free = short.endswith("工会") and not is_union_of_place(short)
    if is_free and (of_union := _holding(form, short.removesuffix("工会"), is_short_for)):
        return with_rest(weigh(of_union, form), "工会")
    for base in _bases(short):
        of_part = [body for body in _holding(form, base, _is_part_of) if not short.startswith(plain(body.name))]
        if of_part:
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


@lru_cache(maxsize=1 << 14)
def _bases(words: str) -> tuple[str, ...]:
    """Return what may be the body before a part: those in the words, and what a part at the end leaves: 金雀家纺绣花车间."""
    starts = range(len(words) - 2, 2, -1) if is_part(words) else ()
    return (*bodies_in(words), *(words[:start] for start in starts if is_unit(words[start:])))


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

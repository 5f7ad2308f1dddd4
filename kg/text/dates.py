"""Dates as Chinese news and file names write them, read into ISO 8601 at the precision that they state."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import MAXYEAR
from typing import Final

from kg.text.fold import fold

_DIGITS = str.maketrans("〇○零一二三四五六七八九", "000123456789")
_YEAR = r"(?P<year>(?:1[89]|20)\d\d|[一二][〇○零一二三四五六七八九]{3})"
_NUMBER = r"\d{1,2}|[〇○零一二三四五六七八九十]{1,3}"
_CHINESE = re.compile(
    rf"(?<!\d){_YEAR}\s?年(?:\s?(?P<month>{_NUMBER})\s?月(?:份|\s?(?P<day>{_NUMBER})\s?[日号])?)?"
    rf"|(?<!\d)(?P<month_only>{_NUMBER})\s?月\s?(?P<day_only>{_NUMBER})\s?[日号]"
)
_NUMERIC = re.compile(
    r"(?<!\d)(?P<year>(?:1[89]|20)\d\d)"
    r"(?:(?P<sep>[-/._])(?P<month>\d{1,2})(?P=sep)(?P<day>\d{1,2})|(?P<month2>\d\d)(?P<day2>\d\d))(?!\d)"
)
_NUMERIC_WHOLE = re.compile(r"(?P<year>(?:1[89]|20)\d\d)(?:[-/.](?P<month>\d{1,2}))?")
_MONTH_DAY = "(0[1-9]|1[0-2])(-(0[1-9]|1[0-9]|2[0-8]))?|(0[13-9]|1[0-2])-(29|30)|(0[13578]|1[02])-31|02-29"
ISO_PATTERN: Final = rf"^[12][0-9]{{3}}(-({_MONTH_DAY}))?$"
"""What YYYY, YYYY-MM and YYYY-MM-DD look like, for those who check arguments; only the 29th of February goes by every year."""
_TIME = re.compile(r"[T\s]\s*\d{1,2}:\d\d(?::\d\d(?:\.\d+)?)?\s?(?:Z|[+-]\d\d:?\d\d)?$")


@dataclass(frozen=True, slots=True, kw_only=True)
class DateHit:
    """A date in a text: where it stands, and its ISO form (YYYY, YYYY-MM or YYYY-MM-DD)."""

    start: int
    end: int
    value: str


def parse_date(text: str, *, year: int | None = None) -> str | None:
    """Return the ISO form of a text that is a date and nothing else (2015-06-26, 20150626, 2015年6月, 二〇一五年).

    A time of day behind it is passed over. A month and day alone (6月26日) need `year`. None if it is no date.
    """
    text = _TIME.sub("", fold(text).strip())
    for hit in iter_dates(text, year=year):
        if (hit.start, hit.end) == (0, len(text)):
            return hit.value
    whole = _NUMERIC_WHOLE.fullmatch(text)
    return _iso(whole["year"], whole["month"], None) if whole else None


def find_date(text: str) -> str | None:
    """Return the ISO form of the first full date (year, month and day) in a text such as a file name; None without one."""
    return next((hit.value for hit in iter_dates(fold(text)) if len(hit.value) == len("2015-06-26")), None)


def iter_dates(text: str, *, year: int | None = None) -> Iterator[DateHit]:
    """Yield the dates of a text from left to right; those without a year only if `year` is given."""
    spans = sorted((*_CHINESE.finditer(text), *_NUMERIC.finditer(text)), key=re.Match.start)
    for match in spans:
        value = _value(match, year)
        if value:
            yield DateHit(start=match.start(), end=match.end(), value=value)


def year_of(month: int, day: int, published: str | None) -> int | None:
    """Return the year of a dateline's month and day, given the ISO date of the page; None if that has no year.

    A dateline is not younger than its page: 12月31日 on a page of 2016-01-02 is of 2015.
    """
    if not published:
        return None
    year = int(published[:4])
    if len(published) < len("2016-01"):
        return year
    page_day = int(published[8:10]) if len(published) >= len("2016-01-02") else 31
    return year - 1 if (month, day) > (int(published[5:7]), page_day) else year


def _value(match: re.Match[str], year: int | None) -> str | None:
    groups = match.groupdict()
    if groups.get("month_only"):
        return _iso(str(year), groups["month_only"], groups["day_only"]) if year else None
    return _iso(groups["year"], groups["month"] or groups.get("month2"), groups["day"] or groups.get("day2"))


def _iso(year: str, month: str | None, day: str | None) -> str | None:
    """Return the ISO form, None if there is no such day."""
    numbers = [_number(part) for part in (year, month, day) if part]
    if not 1 <= numbers[0] <= MAXYEAR or (len(numbers) > 1 and not 1 <= numbers[1] <= 12):
        return None
    if len(numbers) > 2 and not 1 <= numbers[2] <= monthrange(numbers[0], numbers[1])[1]:
        return None
    return "-".join(f"{number:0{4 if index == 0 else 2}d}" for index, number in enumerate(numbers))


def _number(text: str) -> int:
    """Return a number in digits, in Chinese digits (二〇一五) or in Chinese counting up to 99 (二十六)."""
    if "十" not in text:
        return int(text.translate(_DIGITS))
    tens, _, ones = text.partition("十")
    return int(tens.translate(_DIGITS) or 1) * 10 + int(ones.translate(_DIGITS) or 0)

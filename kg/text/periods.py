"""Since when and until when something was, as words around a verb say it: 2018年2月起任, 2011年至2018年任, 去年当选, 今年3月辞去.

Words that lean on the day of the article (去年, 上月, 3月5日) stay words until `settle_date` is given that day.
"""

from __future__ import annotations

import re

from kg.text.dates import parse_date, year_of
from kg.text.fold import fold

_YEAR = r"(?:(?:1[89]|20)\d\d年|[一二][〇○零一二三四五六七八九]{3}年|[去今前本当]年)"
_NUMBER = r"(?:\d{1,2}|[一二三四五六七八九十]{1,3})"
_DATE = rf"(?:{_YEAR}(?:{_NUMBER}月)?(?:{_NUMBER}日)?|[上本]个?月|{_NUMBER}月{_NUMBER}日)"
_PERIOD = re.compile(rf"(?P<begin>{_DATE})(?:(?:至|到|—+|-|~)(?P<end>{_DATE}|今|现在))?")
_RELATIVE = re.compile(
    rf"(?P<year>[去今前本当]年)(?:(?P<month>{_NUMBER})月)?(?:(?P<day>{_NUMBER})日)?|(?P<which>[上本])个?月"
)
_BACK = {"去": 1, "前": 2, "今": 0, "本": 0, "当": 0}


def find_period(text: str) -> tuple[str | None, str | None]:
    """Return the first and the last date that words in their matching form say, None for one that they do not say."""
    match = _PERIOD.search(text)
    if match is None:
        return None, None
    end = match["end"]
    return match["begin"], None if end in (None, "今", "现在") else end


def settle_date(words: str, published: str | None) -> str | None:
    """Return words of a date in ISO 8601 at the precision that they have, given the ISO date of the article.

    None where they are no date, or lean on a date that is not known.
    """
    text = fold(words)
    if date := parse_date(text):
        return date
    match = _RELATIVE.fullmatch(text)
    if match is None or not published:
        day = re.fullmatch(rf"({_NUMBER})月({_NUMBER})日", text)
        return _day_of(text, published) if day and published else None
    if match["which"]:
        return _month_of(published, 1 if match["which"] == "上" else 0)
    written = f"{int(published[:4]) - _BACK[match['year'][0]]}年" + text[match.end("year") :]
    return parse_date(written)


def _day_of(text: str, published: str) -> str | None:
    """Return a month and day in the year in which the article's day is not before it."""
    date = parse_date(text, year=int(published[:4]))
    if date is None:
        return None
    return parse_date(text, year=year_of(int(date[5:7]), int(date[8:10]), published))


def _month_of(published: str, back: int) -> str | None:
    """Return the month of an article, or the one before it; None if the date has no month."""
    if len(published) < len("2016-01"):
        return None
    months = int(published[:4]) * 12 + int(published[5:7]) - 1 - back
    return f"{months // 12:04d}-{months % 12 + 1:02d}"

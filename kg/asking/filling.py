"""What was bound becomes the values of parameters, and the words of a question in Chinese and English."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from kg.asking.grammar import Meaning
from kg.asking.pieces import Piece
from kg.text.fold import bare
from kg.text.names import is_weak

FIELD: Final = re.compile(r"\{(\w+)\}")

WHEN_NAMES: Final[Mapping[str, tuple[str, str]]] = {
    "": ("不限时间", "any time"),
    "day": ("某日", "a day"),
    "month": ("某月", "a month"),
    "year": ("某年", "a year"),
    "span": ("某年至某年", "a time from one date to another"),
}
"""What precisions of a date are called."""

CHOSEN: Final = (("label",), ("edge",), ("kind",))
CHOICES: Final = "/"
"""The columns of labels of nodes and types of edges, kinds of posts, and what parts those of which a row may say any."""

_WHENS: Final = {4: "year", 7: "month", 10: "day"}
_NOTES: Final = ("ask",)
_LABELS: Final = {
    "Person": ("个人", "people"),
    "Company": ("企业", "companies"),
    "Union": ("工会", "unions"),
    "Union/Company/Organization": ("单位", "bodies"),
    "": ("", "recipients or things"),
}
_TAILS: Final = {
    "工会": ("工会", "unions"),
    "总工会": ("总工会", "unions"),
    "公司": ("公司", "companies"),
    "": ("单位", "bodies"),
}


def when_of(bound: Mapping[str, Piece | str]) -> str:
    """Return the precision of the date that was bound, '' without one."""
    date = bound.get("date")
    if not isinstance(date, Piece):
        return ""
    return "span" if date.until or date.is_open else _WHENS[len(date.value)]


def is_open(piece: Piece) -> bool:
    """Tell whether a name may mean several, or means something only on its own page (市总工会)."""
    names = {one.name for one in piece.candidates}
    return len(names) > 1 or (piece.kind == "name" and is_weak(piece.text) and bare(next(iter(names))) != piece.text)


def values_of(bound: Mapping[str, Piece | str]) -> dict[str, str]:
    """Return what was bound as values: names in full, dates in ISO 8601; what is wanted of the rows is left out."""
    values: dict[str, str] = {}
    for key, found in bound.items():
        if isinstance(found, str):
            values |= {} if key in _NOTES else {key: found}
        else:
            values[key] = found.candidates[0].name if found.candidates else found.value
            values |= {"until": found.until} if found.until else {"open": "以来"} if found.is_open else {}
    return values


def fields_of(meaning: Meaning) -> set[str]:
    """Return all that a meaning has a place for."""
    texts = (*meaning.parameters.values(), *(one.value for one in meaning.where))
    return {"open", *(field for text in texts for field in FIELD.findall(text))}


def fill_in(text: str, values: Mapping[str, str]) -> str:
    """Return a text with its fields filled in, '' if one has no value."""
    if any(field not in values for field in FIELD.findall(text)):
        return ""
    return FIELD.sub(lambda field: values[field[1]], text)


def in_words(text: str, values: Mapping[str, str], language: int) -> str:
    """Return a question in Chinese (0) or English (1), with dates and labels as that language says them."""
    words = {**values, "label": _LABELS[values.get("label", "")][language]}
    words["tail"] = _TAILS[values.get("tail", "")][language]
    if "date" in values and language == 0:
        until = f"至{_in_chinese(values['until'])}" if "until" in values else values.get("open", "")
        words["date"] = _in_chinese(values["date"]) + until
    elif "until" in values:
        words["date"] = f"{values['date']} to {values['until']}"
    elif "open" in values:
        words["date"] = f"{values['date']} and later"
    return FIELD.sub(lambda field: words.get(field[1], "…"), text)


def _in_chinese(date: str) -> str:
    return "".join(f"{int(part)}{unit}" for part, unit in zip(date.split("-"), "年月日", strict=False))

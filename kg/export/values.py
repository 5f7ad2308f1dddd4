"""Values of properties as JSON, one by one: much quicker than an encoder that is asked for each."""

from __future__ import annotations

from collections.abc import Callable
from json.encoder import encode_basestring
from typing import Any, Final

from kg.graph import Value

in_quotes: Final = encode_basestring
_text_json: Final[Callable[[Any], str]] = encode_basestring
"""Return a text as JSON, every character but quotation marks, backslashes and controls as it is."""


def value_json(value: Value) -> str:
    """Return a value as JSON."""
    if isinstance(value, str):
        return in_quotes(value)
    if isinstance(value, tuple):
        item_json = _text_json if value and isinstance(value[0], str) else number_json  # lists are of one type
        return f"[{item_json(value[0])}]" if len(value) == 1 else f"[{','.join(map(item_json, value))}]"
    return number_json(value)


def number_json(value: object) -> str:
    """Return a number, true or false as JSON."""
    return repr(value) if value.__class__ is not bool else str(value).lower()

"""Texts and attributes as XML has them. Characters that it cannot hold (most controls) become U+FFFD."""

from __future__ import annotations

import re
from typing import Final

from kg.export.values import value_json
from kg.graph import Value

_NO_XML: Final = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def value_text(value: Value) -> str:
    """Return a property as the text of an element: a text itself, of numbers and lists JSON."""
    if isinstance(value, str):
        return _escaped(value)
    said = value_json(value)
    return _escaped(said) if said[:2] == '["' else said


def value_attribute(value: Value) -> str:
    """Return a property as the value of an attribute, in quotation marks."""
    if isinstance(value, str):
        text = _escaped(value).replace('"', "&quot;")
        return f'"{text}"' if text.isprintable() else '"' + text.replace("\n", "&#10;").replace("\t", "&#9;") + '"'
    said = value_json(value)  # which has no line breaks and no tabs
    return '"' + _escaped(said).replace('"', "&quot;") + '"' if said[:2] == '["' else f'"{said}"'


def quoted(text: str) -> str:
    """Return the value of an attribute in quotation marks."""
    return f'"{text}"' if text.isalnum() else value_attribute(text)


def _escaped(text: str) -> str:
    """Return a text with what XML means otherwise escaped; a carriage return stays one."""
    text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return text if text.isprintable() else _NO_XML.sub("\ufffd", text).replace("\r", "&#13;")

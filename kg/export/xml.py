"""Text and attributes as XML has them. Characters that it cannot hold (most controls) become U+FFFD."""

from __future__ import annotations

import re
from json.encoder import encode_basestring
from typing import Final
from xml.sax.saxutils import quoteattr

from kg.graph import Value

_NO_XML: Final = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def quoted(text: str) -> str:
    """Return the value of an attribute in quotation marks."""
    return f'"{text}"' if text.isalnum() else quoteattr(_NO_XML.sub("\ufffd", text))


def escaped(text: str) -> str:
    """Return the text of an element; a carriage return stays one."""
    if not text.isprintable():
        text = _NO_XML.sub("\ufffd", text).replace("\r", "\x00")
    text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return text.replace("\x00", "&#13;")


def value_text(value: Value) -> str:
    """Return the text of a property: numbers, true, false and, of a list, JSON."""
    if isinstance(value, str):
        return escaped(value)
    if isinstance(value, tuple):
        return escaped(f"[{', '.join(map(_json, value))}]")
    return _json(value)


def _json(value: str | int | float | bool) -> str:
    if isinstance(value, str):
        return encode_basestring(value)
    return str(value).lower() if isinstance(value, bool) else repr(value)

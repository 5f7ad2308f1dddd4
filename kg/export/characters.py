"""Characters that no file in UTF-8 can hold."""

from __future__ import annotations


def mend(text: str) -> str:
    """Return text with U+FFFD for each half of a character that stands alone (a surrogate)."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return text

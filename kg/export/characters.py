"""Text for readers that refuse halves of characters, which Python's strings may hold and UTF-8 may not."""

from __future__ import annotations


def mend(text: str) -> str:
    """Return text with U+FFFD for each half of a character that stands alone (a surrogate)."""
    return encode(text).decode()


def encode(text: str) -> bytes:
    """Return mended text in UTF-8."""
    try:
        return text.encode()
    except UnicodeEncodeError:
        return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace").encode()

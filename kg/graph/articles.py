"""Make the node of an article: where it stands, so that a person finds it again, and what it is."""

from __future__ import annotations

from typing import Final

from kg.graph.passages import date_of
from kg.graph.records import Node, Value
from kg.model import Page, Reading

_NAME_LENGTH: Final = 30
_META: Final = {
    "page": ("page", "版面", "版次", "版"),
    "newspaper": ("newspaper", "source", "media", "来源", "报纸", "报刊", "媒体"),
}
"""The names that records give to what an article's node says of its document."""


def make_article_node(page: Page, reading: Reading) -> Node:
    """Return the node of an article; offsets of evidence count in the text of `sha256` that `source` holds."""
    document, article = page.document, reading.article
    place = article.place or document.place
    said: dict[str, Value | None] = {
        "name": article.headline or _first_words(article.text),
        "headline": article.headline,
        "kind": article.kind,
        "date": date_of(page, reading) or None,
        "place": place.value if place else None,
        "source": document.path,
        "document": document.id,
        "sha256": document.sha256,
        "start": article.start,
        "end": article.end,
        "repeat_of": article.repeat_of,
    }
    for name, keys in _META.items():
        said[name] = next((document.meta[key] for key in keys if document.meta.get(key)), None)
    return Node(
        id=article.id, label="Article", properties={key: value for key, value in said.items() if value is not None}
    )


def _first_words(text: str) -> str:
    line = text.strip().partition("\n")[0]
    return line if len(line) <= _NAME_LENGTH else line[:_NAME_LENGTH] + "…"

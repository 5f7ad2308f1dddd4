"""HTML files: the paragraphs of the main text as lines; title and date from the head."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from selectolax.lexbor import LexborHTMLParser

from kg.config import ReadOptions
from kg.ingest.decoding import decode
from kg.ingest.files import printable
from kg.ingest.plain import make_document, read_bytes, say_cut
from kg.model import Document, Skipped

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

_NOISE = ["script", "style", "noscript", "template", "nav", "form", "iframe", "svg", "select", "button", "head"]
_INLINE = frozenset(
    {"a", "abbr", "b", "cite", "em", "font", "i", "mark", "s", "small", "span", "strong", "sub", "sup", "u"}
)
_TITLES = ("meta[property='og:title']", "meta[name='title']", "meta[name='ArticleTitle']")
_DATES = (
    "meta[property='article:published_time']", "meta[name='publishdate']", "meta[name='pubdate']", "meta[name='PubDate']",
    "meta[name='date']", "meta[itemprop='datePublished']",
)  # fmt: skip


def read_html(path: Path, options: ReadOptions) -> Iterator[Document | Skipped]:
    """Yield the document of an HTML file: its text layer, a paragraph a line.

    The encoding is found from the text, not from what the page declares, which is often wrong.
    """
    decoded = decode(read_bytes(path, options), options.encoding)
    tree = LexborHTMLParser(decoded.text)
    headline, date = _title(tree), _date(tree)
    tree.strip_tags(_NOISE)
    articles = tree.css("article")
    root = articles[0] if len(articles) == 1 else tree.css_first("main") or tree.body
    text = text_layer(root) if root else ""
    yield make_document(path, text, options, encoding=decoded.encoding, headline=headline, date=date)
    yield from say_cut(printable(path), decoded)


def text_layer(root: LexborNode) -> str:
    """Return the text of a node: white space as a browser shows it, a line break wherever a block begins or ends."""
    parts: list[str] = []
    waiting: list[LexborNode | str] = [root]
    while waiting:
        node = waiting.pop()
        if isinstance(node, str):
            parts.append(node)
        elif node.tag == "-text":
            parts.append(node.text(deep=False))
        else:
            edge = "" if node.tag in _INLINE else "\0"
            parts.append(edge)
            waiting += (edge, *reversed(list(node.iter(include_text=True))))
    lines = (" ".join(line.split()) for line in "".join(parts).split("\0"))
    return "\n".join(line for line in lines if line)


def _title(tree: LexborHTMLParser) -> str | None:
    for selector in _TITLES:
        node = tree.css_first(selector)
        if node and (node.attributes.get("content") or "").strip():
            return (node.attributes["content"] or "").strip()
    node = tree.css_first("h1") or tree.css_first("title")
    return " ".join(node.text().split()) or None if node else None


def _date(tree: LexborHTMLParser) -> str | None:
    for selector in _DATES:
        node = tree.css_first(selector)
        if node and node.attributes.get("content"):
            return node.attributes["content"]
    node = tree.css_first("time[datetime]")
    return node.attributes.get("datetime") if node else None

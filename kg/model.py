"""The records that stages hand to each other. Frozen, compared by value; ids are digests of content.

Offsets are characters (Unicode code points). In an `Article` and in everything found in it before `kg.build` they
count in `Article.text`; `Article.to_source` maps them to the document's decoded text, where every record that leaves
`kg.build` (Mention, Evidence) has its offsets.
"""

from __future__ import annotations

import hashlib
from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property


def digest(*parts: str) -> str:
    """Return the id made of strings: 16 hex digits (64 bits) of their BLAKE2b, the same on every machine."""
    return hashlib.blake2b("\x1f".join(parts).encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """A value with where it is from: a date or place by 'dateline', 'metadata', 'file name', 'option', ..."""

    value: str
    origin: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One page or record as it was read.

    `path` is how a person finds it again (a record inside a file: `news.jsonl#12`); `date` is ISO 8601 at the
    precision known (YYYY, YYYY-MM or YYYY-MM-DD). `meta` keeps what else the record said (page, newspaper, ...).
    `also_at` holds the other paths at which an archive has the same content.
    """

    path: str
    text: str
    encoding: str = "utf-8"
    date: Known | None = None
    place: Known | None = None
    headline: str | None = None
    meta: Mapping[str, str] = field(default_factory=dict)
    also_at: tuple[str, ...] = ()

    @property
    def sha256(self) -> str:
        """Return the SHA-256 of the text, in hex."""
        return hashlib.sha256(self.text.encode("utf-8", "surrogatepass")).hexdigest()

    @property
    def id(self) -> str:
        """Return the id: of the text, and of what metadata says of it; not of the path."""
        date = self.date.value if self.date else ""
        place = self.place.value if self.place else ""
        said = (f"{name}={value}" for name, value in sorted(self.meta.items()))
        return digest("document", self.sha256, date, place, self.headline or "", *said)


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A stretch of an article's text with one function: kicker, headline, subhead, byline, heading, body or caption."""

    start: int
    end: int
    kind: str


@dataclass(frozen=True, kw_only=True)
class Article:
    """One article of a document, its broken lines joined.

    `text` is what the pipeline reads: paragraphs parted by one line feed, no line feed inside a paragraph.
    `pieces` is the map back: (start in text, start in source, length), ascending in text, in any order in the
    source (columns out of order). A character of `text` outside all pieces (a line feed put in) maps to the end of
    the piece before it. A passage printed twice is an article of its own: `repeat_of` is the id of the one it repeats.
    """

    id: str
    text: str
    pieces: tuple[tuple[int, int, int], ...]
    kind: str = "news"
    headline: str | None = None
    blocks: tuple[Block, ...] = ()
    date: Known | None = None
    place: Known | None = None
    repeat_of: str | None = None

    @cached_property
    def _starts(self) -> list[int]:
        return [piece[0] for piece in self.pieces]

    def _at(self, index: int) -> int:
        text_start, source_start, length = self.pieces[max(bisect_right(self._starts, index) - 1, 0)]
        return source_start + min(index - text_start, length)

    def to_source(self, start: int, end: int) -> tuple[int, int]:
        """Return the span of the source that holds text[start:end]; raise ValueError if it is empty or outside."""
        if not 0 <= start < end <= len(self.text):
            raise ValueError(f"span {start}:{end} is not inside the article's {len(self.text)} characters")
        first, last = self._at(start), self._at(end - 1)
        return min(first, last), max(first, last) + 1

    @property
    def start(self) -> int:
        """Return where the article begins in the source."""
        return min((source for _, source, _ in self.pieces), default=0)

    @property
    def end(self) -> int:
        """Return where the article ends in the source."""
        return max((source + length for _, source, length in self.pieces), default=0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A stretch of text that names something.

    `rule` found it ('model': the entity model alone); `confidence` is the share of such mentions that is right, and
    `grounds` says what speaks for it. `name` is its full name, None until resolved and where the page cannot settle it; `reason` says
    how the name was come by (a sentence a person can read). `entity` is the id of what it names.
    """

    start: int
    end: int
    label: str
    text: str
    rule: str
    confidence: float = 1.0
    grounds: str = ""
    name: str | None = None
    reason: str | None = None
    entity: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Argument:
    """What fills a slot of a fact: a mention, or a body derived from one.

    `suffix` derives: in 双弘公司党委副书记、工会主席王瑞根 the body of 主席 is the mention 双弘公司 with suffix '工会',
    and its label is UNION. An argument without a mention (a place read off a name) has `name` alone.
    `name` and `entity` are filled by resolution; `name` None says that the page does not settle it.
    """

    label: str
    mention: Mention | None = None
    suffix: str = ""
    name: str | None = None
    entity: str | None = None

    @property
    def surface(self) -> str:
        """Return the words that stand for it in the text, with the suffix."""
        return (self.mention.text if self.mention else self.name or "") + self.suffix


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """The sentence that says so: offsets, the quote, and the rule (with its version) that read it."""

    start: int
    end: int
    quote: str
    rule: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """One fact as one sentence states it: slots filled by arguments, and values that are plain strings."""

    type: str
    slots: Mapping[str, Argument]
    evidence: Evidence
    values: Mapping[str, str] = field(default_factory=dict)
    confidence: float = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Skipped:
    """Something left out of a run, and why: `item` is its path (with line), `remedy` what the user can do."""

    item: str
    reason: str
    remedy: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """All that was read in one article: mentions and facts, with source offsets once `kg.build` has made it."""

    article: Article
    mentions: tuple[Mention, ...]
    facts: tuple[Fact, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One document with all that was read in it; every offset counts in `document.text`."""

    document: Document
    readings: tuple[Reading, ...]

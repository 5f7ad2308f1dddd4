"""Reads the pieces of tests/corpus: text with its marks, and the facts below it (the format is told in its README.md)."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Final

from corpus_names import accepted

CORPUS: Final = Path(__file__).parent / "corpus"
HEADERS: Final = ("id", "kind", "date", "place")
BODIES: Final = ("UNION", "COMPANY", "ORG")
LABELS: Final = ("PERSON", *BODIES, "ROLE", "AWARD", "EVENT")
BYLINES: Final = ("记者", "通讯员", "特约记者", "摄影", "作者")
ROLE_KINDS: Final = (
    "chair",
    "vice_chair",
    "secretary",
    "deputy_secretary",
    "director",
    "deputy_director",
    "member",
    "staff",
    "other",
)
STATUSES: Final = ("current", "former", "acting")
SLOTS: Final[dict[str, tuple[str, ...]]] = {
    "role": ("person", "title", "org", "kind", "status"),
    "award": ("recipient", "award", "grantor"),
    "byline": ("person", "role"),
    "organise": ("org", "event"),
    "union_of": ("union", "employer"),
    "partner": ("a", "b", "what"),
    "located": ("org", "place"),
}
SLOT_LABELS: Final[dict[str, tuple[str, ...]]] = {
    "person": ("PERSON",),
    "org": BODIES,
    "recipient": ("PERSON", *BODIES),
    "award": ("AWARD",),
    "grantor": BODIES,
    "event": ("EVENT",),
    "union": ("UNION",),
    "employer": BODIES,
    "a": BODIES,
    "b": BODIES,
}
WORDS: Final = {"kind": ROLE_KINDS, "status": STATUSES, "role": BYLINES}
QUOTES: Final = ("“”", "‘’", "「」", "『』", "《》", '""')


class CorpusError(ValueError):
    """Says what is wrong in a piece, with its file and line."""


@dataclass(frozen=True)
class Mention:
    """A mark: `names` is empty where the page cannot settle the full name."""

    start: int
    end: int
    label: str
    text: str
    names: tuple[str, ...]
    optional: bool
    line: int


@dataclass(frozen=True)
class Fact:
    """A line of the second part; a slot holds its alternatives."""

    type: str
    slots: dict[str, tuple[str, ...]]
    optional: bool
    line: int


@dataclass(frozen=True)
class Piece:
    """A piece of the corpus without its marks, and what they say."""

    path: Path
    headers: dict[str, str]
    text: str
    mentions: tuple[Mention, ...]
    facts: tuple[Fact, ...]

    def gold(self) -> dict[str, Any]:
        """Return mentions and facts in the JSON shape that scorers of extractions read."""
        return {
            "page": f"{self.headers['id']}.txt",
            "sha256": hashlib.sha256(self.text.encode()).hexdigest(),
            "date": self.headers["date"],
            "mentions": [
                {
                    "start": mention.start,
                    "end": mention.end,
                    "label": mention.label,
                    "text": mention.text,
                    "names": list(mention.names),
                    "article": 1,
                    "optional": mention.optional,
                }
                for mention in self.mentions
            ],
            "facts": [{"type": fact.type, **self._slots(fact), "optional": fact.optional} for fact in self.facts],
        }

    def _slots(self, fact: Fact) -> dict[str, object]:
        known = [(mention.label, mention.text, mention.names) for mention in self.mentions]
        slots = {slot: accepted(slot, names, fact.slots, known) for slot, names in fact.slots.items()}
        return {slot: names[0] if slot in ("kind", "status", "what") else names for slot, names in slots.items()}


def iter_pieces(folder: Path = CORPUS) -> Iterator[Piece]:
    """Read the pieces of a folder, in the order of their names."""
    for path in sorted(folder.glob("*.txt")):
        yield read_piece(path)


def read_piece(path: Path) -> Piece:
    """Read one piece; raise CorpusError where a mark or a fact is wrong."""
    return parse_piece(path.read_text(encoding="utf-8"), path)


def parse_piece(source: str, path: Path) -> Piece:
    """Parse the source of one piece."""
    lines = source.split("\n")
    try:
        top, bottom = lines.index(""), lines.index("---")
    except ValueError:
        raise CorpusError(f"{path}:1: a piece is headers, an empty line, text, a line '---', facts") from None
    headers = _parse_headers(lines[:top], path)
    marked = "\n".join(lines[top + 1 : bottom]) + "\n"
    text, mentions = _Marks(marked, path, top + 2).parse()
    facts = tuple(
        _parse_fact(line, path, number)
        for number, line in enumerate(lines[bottom + 1 :], bottom + 2)
        if line and not line.startswith("#")
    )
    piece = Piece(path, headers, text, mentions, facts)
    _check_facts(piece)
    _check_repeated(piece, top + 2)
    return piece


def _parse_headers(lines: list[str], path: Path) -> dict[str, str]:
    headers = {}
    for number, line in enumerate(lines, 1):
        match = re.fullmatch(r"# (\w+): (\S.*)", line)
        if match is None or match[1] not in HEADERS or match[1] in headers:
            raise CorpusError(f"{path}:{number}: header {line!r} is not one of {', '.join(HEADERS)}, once each")
        headers[match[1]] = match[2]
    if missing := [name for name in HEADERS if name not in headers]:
        raise CorpusError(f"{path}:1: header {missing[0]!r} is missing")
    if headers["id"] != path.stem:
        raise CorpusError(f"{path}:1: id {headers['id']!r} is not the file's name")
    try:
        date.fromisoformat(headers["date"])
    except ValueError:
        raise CorpusError(f"{path}:1: date {headers['date']!r} is not YYYY-MM-DD") from None
    return headers


class _Marks:
    """Takes the marks out of a text, `[text|LABEL]` or `[text|LABEL|name/name]`; optional ones may stand in others."""

    def __init__(self, marked: str, path: Path, line: int) -> None:
        self._marked, self._path, self._line = marked, path, line
        self._at = 0
        self._plain: list[str] = []
        self._mentions: list[Mention] = []

    def parse(self) -> tuple[str, tuple[Mention, ...]]:
        """Return the text and its mentions by place, the outer before the inner."""
        while self._at < len(self._marked):
            self._step()
        order = sorted(self._mentions, key=lambda mention: (mention.start, -mention.end))
        return "".join(self._plain), tuple(order)

    def _step(self) -> None:
        match self._marked[self._at]:
            case "\\":
                self._plain.append(self._marked[self._at + 1 : self._at + 2])
                self._at += 2
            case "[":
                self._at += 1
                self._mark()
            case "]" | "|":
                raise self._error("a bracket or bar that belongs to no mark; write \\[ \\] \\|")
            case character:
                self._plain.append(character)
                self._at += 1

    def _mark(self) -> None:
        start, inner = len(self._plain), len(self._mentions)
        while self._peek() not in ("|", ""):
            self._step()
        tail = re.compile(r"\|([A-Z]+)(\??)(?:\|([^\]|]+))?\]").match(self._marked, self._at)
        text = "".join(self._plain[start:])
        if tail is None or tail[1] not in LABELS:
            raise self._error(f"mark {text[:20]!r} does not end with one of |{'| |'.join(LABELS)}| and ]")
        names = () if tail[3] == "?" else tuple((tail[3] or text).split("/"))
        mention = Mention(start, len(self._plain), tail[1], text, names, bool(tail[2]), self._number())
        inside = self._mentions[inner:]
        if inside and not all(one.optional for one in (mention, *inside)):
            raise self._error(
                f"mark {text!r} and those inside it are two readings: all of them must be optional, LABEL?"
            )
        if not text or text != text.strip() or any(is_wrapped(text, pair) for pair in QUOTES):
            raise self._error(f"mark {text!r} has spaces or quotation marks at its ends, or nothing in it")
        if mention.label in ("PERSON", "ROLE") and names != (text,):
            raise self._error(f"mark {text!r}: people and posts have no other full name than what is printed")
        self._mentions.append(mention)
        self._at = tail.end()

    def _peek(self) -> str:
        return self._marked[self._at : self._at + 1]

    def _number(self) -> int:
        return self._line + self._marked.count("\n", 0, self._at)

    def _error(self, what: str) -> CorpusError:
        return CorpusError(f"{self._path}:{self._number()}: {what}")


def is_wrapped(text: str, pair: str) -> bool:
    """Tell whether the quotation marks at both ends of a text belong to each other."""
    inside = text[1:-1]
    return text[0] == pair[0] and text[-1] == pair[1] and pair[0] not in inside and pair[1] not in inside


def _parse_fact(line: str, path: Path, number: int) -> Fact:
    kind, *values = (part.strip() for part in line.split("|"))
    name, optional = kind.removesuffix("?"), kind.endswith("?")
    slots = SLOTS.get(name, ())
    if not len(slots) - (name == "role") <= len(values) <= len(slots):
        raise CorpusError(f"{path}:{number}: fact {line!r} is not one of " + "; ".join(map(_usage, SLOTS)))
    for slot, value in zip(slots, values, strict=False):
        if slot in WORDS and value not in WORDS[slot]:
            raise CorpusError(f"{path}:{number}: {slot} {value!r} is not one of {', '.join(WORDS[slot])}")
        if not value or (value == "-" and slot != "grantor"):
            raise CorpusError(f"{path}:{number}: {slot} is empty in {line!r}")
    pairs = zip(slots, values, strict=False)
    return Fact(
        name, {slot: () if value == "-" else tuple(value.split("/")) for slot, value in pairs}, optional, number
    )


def _usage(name: str) -> str:
    return " | ".join((name, *SLOTS[name]))


def _check_facts(piece: Piece) -> None:
    """Check that what a fact names is marked in the text, or said with a + to be only implied there."""
    for fact in piece.facts:
        for slot, names in fact.slots.items():
            labels = SLOT_LABELS.get(slot, ())
            known = {name for one in piece.mentions if one.label in labels for name in (one.text, *one.names)}
            for name in names if labels else ():
                if name.startswith("+") is (name.removeprefix("+") in known):
                    state = "marked in the text, drop its +" if name.startswith("+") else "not marked in the text"
                    raise CorpusError(f"{piece.path}:{fact.line}: {slot} {name!r} is {state}")


def _check_repeated(piece: Piece, first: int) -> None:
    """Check that a name marked once is marked wherever it stands, by itself or inside a longer one."""
    names = {one.text for one in piece.mentions if one.label == "PERSON" or (one.label != "ROLE" and len(one.text) > 3)}
    for name in names:
        for match in re.finditer(re.escape(name), piece.text):
            if not any(one.start <= match.start() and match.end() <= one.end for one in piece.mentions):
                line = first + piece.text.count("\n", 0, match.start())
                raise CorpusError(f"{piece.path}:{line}: {name!r} is marked elsewhere, not here")

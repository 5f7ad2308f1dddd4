"""A document into its articles: the order of the steps, and the records made of what they find."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from kg.ingest.dividing import Draft, divide
from kg.ingest.joining import Passage, join_lines
from kg.ingest.lines import Line, find_lines, find_width
from kg.ingest.repeats import find_repeats
from kg.ingest.reuniting import reunite
from kg.ingest.signs import (
    is_credited,
    is_date_line,
    is_notice_title,
    is_opinion_sign,
    is_page_head,
    parse_dateline,
)
from kg.model import Article, Block, Document, Known, digest
from kg.text.dates import find_date, iter_dates, year_of

_BLOCK_KINDS = {"opening": "body", "item": "body", "title": "heading", "page head": "kicker"}
_CAPTION_LENGTH = 400
_HEAD_LINES = 3


def split_articles(document: Document) -> tuple[Article, ...]:
    """Return the articles of a document in the order in which they begin.

    Every character of the document but white space and marks of OCR (**, #) is in exactly one of them.
    """
    lines = find_lines(document.text)
    width = find_width(lines)
    repeats = find_repeats(lines)
    kept = [line for index, line in enumerate(lines) if index not in repeats]
    drafts = reunite(divide(join_lines(kept, width)))
    homes = {line.start: draft for draft in drafts for passage in draft.passages for line in passage.lines}
    origins = dict.fromkeys(drafts, None) | dict(_repeated(lines, repeats, homes, width))
    return tuple(_records(document, document.date or _header_date(lines), origins))


def _repeated(
    lines: Sequence[Line], repeats: Mapping[int, int], homes: Mapping[int, Draft], width: int | None
) -> Iterator[tuple[Draft, Draft]]:
    """Yield the drafts of lines printed again, each with the one that it repeats: neighbours of one origin are one."""
    run: list[Line] = []
    for index, line in enumerate(lines):
        if index not in repeats:
            continue
        origin = homes[lines[repeats[index]].start]
        run.append(line)
        if index + 1 in repeats and homes[lines[repeats[index + 1]].start] is origin:
            continue
        for draft in divide(join_lines(run, width)):
            draft.kind = draft.kind if any(passage.kind == "headline" for passage in draft.passages) else "fragment"
            yield draft, origin
        run = []


def _records(document: Document, published: Known | None, origins: Mapping[Draft, Draft | None]) -> Iterator[Article]:
    """Yield the records of drafts, ordered by where they begin; equal texts get different ids by their number."""
    drafts = sorted(origins, key=lambda draft: min(passage.lines[0].start for passage in draft.passages))
    texts = {draft: "\n".join(passage.text for passage in draft.passages) for draft in drafts}
    page = document.id
    seen: Counter[str] = Counter()
    ids: dict[Draft, str] = {}
    for draft, text in texts.items():
        again = [str(seen[text])] if seen[text] else []
        ids[draft] = digest("article", page, text, *again)
        seen[text] += 1
    for draft, text in texts.items():
        pieces, blocks = _map(draft.passages)
        origin = origins[draft]
        date, place = _date_and_place(draft.passages, published, document.place)
        yield Article(
            id=ids[draft],
            text=text,
            pieces=pieces,
            blocks=blocks,
            kind=_kind(draft),
            headline=_headline(draft.passages) or (document.headline if draft is drafts[0] else None),
            date=date,
            place=place,
            repeat_of=ids[origin] if origin else None,
        )


def _map(passages: Sequence[Passage]) -> tuple[tuple[tuple[int, int, int], ...], tuple[Block, ...]]:
    """Return the pieces and the blocks of an article whose passages are parted by line feeds."""
    pieces: list[tuple[int, int, int]] = []
    blocks: list[Block] = []
    position = 0
    for passage in passages:
        begin = position
        for line in passage.lines:
            pieces.append((position, line.start, len(line.text)))
            position += len(line.text)
        blocks.append(Block(start=begin, end=position, kind=_BLOCK_KINDS.get(passage.kind, passage.kind)))
        position += 1
    return tuple(pieces), tuple(blocks)


def _headline(passages: Sequence[Passage]) -> str | None:
    return next((passage.text for passage in passages if passage.kind == "headline"), None)


def _kind(draft: Draft) -> str:
    """Return the kind of an article as its heading, its opening and its end show it."""
    if draft.kind != "news":
        return draft.kind
    kinds = {passage.kind for passage in draft.passages}
    headline = _headline(draft.passages) or ""
    if is_notice_title(headline):
        return "notice"
    if "opening" in kinds:
        return "news"
    if any(
        is_opinion_sign(passage.text) for passage in draft.passages if passage.kind in ("kicker", "headline", "byline")
    ):
        return "opinion"
    length = sum(len(passage.text) for passage in draft.passages)
    has_credit = any(passage.kind == "byline" and is_credited(passage.text) for passage in draft.passages)
    return "caption" if has_credit and length <= _CAPTION_LENGTH else "news"


def _header_date(lines: Sequence[Line]) -> Known | None:
    """Return the date in the head or foot of the page, None where it has none."""
    for line in (*lines[:_HEAD_LINES], *lines[-_HEAD_LINES:]):
        date = find_date(line.text) if is_page_head(line.text) else None
        if date:
            return Known(value=date, origin="page header")
    return None


def _date_and_place(
    passages: Sequence[Passage], published: Known | None, place: Known | None
) -> tuple[Known | None, Known | None]:
    """Return the date and the place of an article: its dateline's, else its page's."""
    for passage in passages:
        if passage.kind == "byline" and is_date_line(passage.text):
            date = find_date(passage.text)
            return (Known(value=date, origin="dateline") if date else published), place
        if passage.kind == "opening":
            city, stated = parse_dateline(passage.text)
            date = _dateline_date(stated, published) if stated else None
            return (
                Known(value=date, origin="dateline") if date else published,
                Known(value=city, origin="dateline") if city else place,
            )
    return published, place


def _dateline_date(stated: str, published: Known | None) -> str | None:
    """Return the ISO date of a dateline, its year taken from the page where it states none."""
    month, day = (int(number) for number in re.findall(r"\d+", stated)[-2:])
    year = year_of(month, day, published.value if published else None)
    return next((hit.value for hit in iter_dates(stated, year=year)), None)

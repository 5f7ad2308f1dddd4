"""A page into articles: headlines with what belongs to them, bodies, captions, fragments, and passages printed twice."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from kg.ingest.joining import Passage, join_lines, splits_word
from kg.ingest.lines import CREDIT, Line, find_lines, find_width
from kg.ingest.repeats import find_repeats
from kg.model import Article, Block, Document, Known, digest
from kg.text.dates import iter_dates, year_of
from kg.text.fold import fold

_OPINION = re.compile(r"评论员|时评|社论|短评|杂谈|有感|锐评|来论|评论|学习贯彻")
_NOTICE = re.compile(r"(?:公告|公示|启事|通知|声明|讣告|通告|更正)(?:\(.{1,10}\))?$")


@dataclass(slots=True)
class _Draft:
    """An article in the making."""

    kind: str = "news"
    passages: list[Passage] = field(default_factory=list)
    repeats: int | None = None
    closed: bool = False

    @property
    def has_text(self) -> bool:
        return any(passage.kind in ("body", "opening", "caption") for passage in self.passages)


def split_articles(document: Document) -> tuple[Article, ...]:
    """Return the articles of a document in the order in which they begin; every character but marks is in one of them."""
    lines = find_lines(document.text)
    width = find_width(lines)
    repeats = find_repeats([line.text for line in lines])
    kept = [line for index, line in enumerate(lines) if index not in repeats]
    drafts = _divide(join_lines(kept, width))
    _reunite(drafts)
    homes = {line.start: draft for draft in drafts for passage in draft.passages for line in passage.lines}
    drafts += _repeated(lines, repeats, homes, width)
    drafts.sort(key=lambda draft: min(p.first.start for p in draft.passages))
    return _articles(document, drafts, homes, lines)


def _divide(passages: Sequence[Passage]) -> list[_Draft]:
    """Return the articles of a page's passages, in order."""
    drafts = [_Draft()]
    index = 0
    while index < len(passages):
        end = _end_of_heading(passages, index)
        run = passages[index:end]
        body = passages[end] if end < len(passages) else None
        current = drafts[-1]
        if run and _begins_article(run, body, current):
            orphans, run = _orphans(run)
            current.passages += orphans
            drafts.append(_Draft(passages=_headed(run)))
        elif run:
            current.passages += [_as_heading(passage) for passage in run]
            current.closed = current.closed or (current.has_text and any(p.kind == "byline" for p in run))
        elif body is not None:
            _add_text(drafts, body)
            end += 1
        index = end
    return [draft for draft in drafts if draft.passages]


def _end_of_heading(passages: Sequence[Passage], start: int) -> int:
    """Return the end of the run of titles, with bylines and captions among them, that begins at an index."""
    end = start
    while end < len(passages) and passages[end].kind in ("title", "byline"):
        if passages[end].kind == "byline" and end == start:
            return start + 1
        end += 1
    return end


def _begins_article(run: Sequence[Passage], body: Passage | None, current: _Draft) -> bool:
    titles = [passage for passage in run if passage.kind == "title"]
    if not titles:
        return False
    if current.closed or not current.has_text:
        return current.has_text
    return (
        (body is not None and body.kind == "opening")
        or len(titles) > 1
        or len(run) > len(titles)
        or (body is not None and body.first.gap > 2)
    )


def _orphans(run: Sequence[Passage]) -> tuple[list[Passage], list[Passage]]:
    """Part marked titles from the plain ones behind them: theirs is a body that stood before them."""
    marked = [passage.first.marked for passage in run]
    cut = marked.index(False) if marked[0] and False in marked else 0
    return [Passage("headline", passage.lines) for passage in run[:cut]], list(run[cut:])


def _headed(run: Sequence[Passage]) -> list[Passage]:
    """Return the passages of a heading with the kind of each: the shortest full title is the headline."""
    titles = [passage for passage in run if passage.kind == "title" and not passage.first.text.startswith("—")]
    full = [passage for passage in titles if len(passage.first.text) > 4] or titles
    headline = min(full, key=lambda passage: len(passage.first.text), default=None)
    kinds, behind = [], False
    for passage in run:
        kind = passage.kind
        if passage is headline:
            kind, behind = "headline", True
        elif kind == "title":
            kind = "byline" if behind and passage.first.is_name else "subhead" if behind else "kicker"
        kinds.append(Passage(kind, passage.lines))
    return kinds


def _as_heading(passage: Passage) -> Passage:
    return Passage("heading", passage.lines) if passage.kind == "title" else passage


def _add_text(drafts: list[_Draft], body: Passage) -> None:
    """Add running text to the last article, or begin another with it."""
    current = drafts[-1]
    texts = [p for p in current.passages if p.kind in ("body", "opening")]
    if body.kind == "opening" and current.has_text:
        drafts.append(_Draft(passages=[body]))
    elif current.closed or (texts and texts[-1].is_broken_off):
        drafts.append(_Draft(kind="fragment", passages=[body]))
    else:
        if not current.has_text and current.passages and current.passages[-1].kind == "heading":
            current.passages = _headed(
                [Passage("title", p.lines) if p.kind == "heading" else p for p in current.passages]
            )
        current.passages.append(body)
    current = drafts[-1]
    if _is_credit(body):
        current.kind, current.closed = "caption" if len(texts) < 2 and body.kind != "opening" else current.kind, True


def _is_credit(passage: Passage) -> bool:
    return passage.last.is_credit and CREDIT.search(fold(passage.last.text[-40:])) is not None


def _reunite(drafts: list[_Draft]) -> None:
    """Put a fragment that stands directly before an article that breaks off at that article's end."""
    for index in range(len(drafts) - 2, -1, -1):
        fragment, article = drafts[index], drafts[index + 1]
        if fragment.kind == "fragment" and article.kind == "news" and article.passages[-1].is_broken_off:
            article.passages += fragment.passages
            del drafts[index]


def _repeated(
    lines: Sequence[Line], repeats: dict[int, int], homes: dict[int, _Draft], width: int | None
) -> list[_Draft]:
    """Return the passages printed again: neighbours that repeat the same article make one."""
    drafts: list[_Draft] = []
    previous = -2
    for index, line in enumerate(lines):
        if index not in repeats:
            continue
        origin = homes[lines[repeats[index]].start]
        if previous == index - 1 and drafts and homes[lines[drafts[-1].repeats or 0].start] is origin:
            drafts[-1].passages.append(Passage("body", [line]))
        else:
            drafts.append(_Draft(kind="fragment", passages=[Passage("body", [line])], repeats=repeats[index]))
        previous = index
    for draft in drafts:
        draft.passages = join_lines([p.first for p in draft.passages], width)
    return drafts


def _articles(
    document: Document, drafts: Sequence[_Draft], homes: dict[int, _Draft], lines: Sequence[Line]
) -> tuple[Article, ...]:
    made: list[Article] = []
    ids: dict[int, str] = {}
    count: dict[str, int] = {}
    for draft in drafts:
        text, pieces, blocks = _text(draft.passages)
        number = count[text] = count.get(text, -1) + 1
        ids[id(draft)] = digest("article", document.id, text, *([str(number)] if number else []))
    for draft in drafts:
        text, pieces, blocks = _text(draft.passages)
        origin = homes[lines[draft.repeats].start] if draft.repeats is not None else None
        date, place = _dateline(draft.passages, document)
        made.append(
            Article(
                id=ids[id(draft)], text=text, pieces=pieces, blocks=blocks, kind=_kind(draft),
                headline=_headline(draft.passages) or (document.headline if not made else None),
                date=date, place=place, repeat_of=ids[id(origin)] if origin else None,
            )
        )  # fmt: skip
    return tuple(made)


def _text(passages: Iterable[Passage]) -> tuple[str, tuple[tuple[int, int, int], ...], tuple[Block, ...]]:
    parts: list[str] = []
    pieces: list[tuple[int, int, int]] = []
    blocks: list[Block] = []
    at = 0
    for passage in passages:
        if parts:
            parts.append("\n")
            at += 1
        begin = at
        for line in passage.lines:
            parts.append(line.text)
            pieces.append((at, line.start, len(line.text)))
            at += len(line.text)
        kind = {"opening": "body", "title": "heading"}.get(passage.kind, passage.kind)
        blocks.append(Block(start=begin, end=at, kind=kind))
    return "".join(parts), tuple(pieces), tuple(blocks)


def _headline(passages: Sequence[Passage]) -> str | None:
    return " ".join("".join(line.text for line in p.lines) for p in passages if p.kind == "headline") or None


def _kind(draft: _Draft) -> str:
    heads = " ".join(p.first.text for p in draft.passages if p.kind in ("kicker", "headline", "byline"))
    headline = _headline(draft.passages)
    if draft.kind == "news" and headline and _NOTICE.search(headline):
        return "notice"
    if draft.kind == "news" and _OPINION.search(heads) and not any(p.kind == "opening" for p in draft.passages):
        return "opinion"
    return draft.kind


def _dateline(passages: Sequence[Passage], document: Document) -> tuple[Known | None, Known | None]:
    """Return the date and place of an article, those of its dateline before those of its page."""
    date, place = document.date, document.place
    for passage in passages:
        match = passage.first.opening if passage.kind == "opening" else None
        if match and match["place"]:
            place = Known(value=match["place"], origin="dateline")
        if match and match["date"]:
            date = _dated(match["date"], document) or date
    return date, place


def _dated(stated: str, document: Document) -> Known | None:
    numbers = re.findall(r"\d+", stated)
    if len(numbers) < 2:
        return None
    year = year_of(int(numbers[-2]), int(numbers[-1]), document.date.value if document.date else None)
    hit = next(iter_dates(stated, year=year), None)
    return Known(value=hit.value, origin="dateline") if hit else None

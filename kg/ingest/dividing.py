"""Passages into articles: where one ends and the next begins."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from kg.ingest.joining import Passage
from kg.ingest.signs import (
    ends_with_post,
    is_column_name,
    is_credited,
    is_list_item,
    is_name,
    is_signature,
    is_signed,
)

_MOST_TITLES = 4
_LABEL_LENGTH = 4
_PHOTO_LENGTH = 300
_PHOTO_PASSAGES = 3


@dataclass(slots=True, eq=False)
class Draft:
    """An article in the making. `is_closed` says that its end was seen: a byline, a credit or a signature."""

    passages: list[Passage] = field(default_factory=list)
    kind: str = "news"
    has_text: bool = False
    is_closed: bool = False

    def add(self, passages: Iterable[Passage]) -> None:
        """Put passages at the end."""
        for passage in passages:
            self.passages.append(passage)
            self.has_text = self.has_text or passage.is_text or passage.kind == "item"

    @property
    def is_broken_off(self) -> bool:
        """Say whether its text ends inside a sentence."""
        return bool(self.passages) and self.passages[-1].is_broken_off


@dataclass(slots=True)
class _Section:
    """What stands between two stretches of running text (titles, bylines, captions), and the text behind it."""

    heading: list[Passage] = field(default_factory=list)
    text: list[Passage] = field(default_factory=list)


def divide(passages: Sequence[Passage]) -> list[Draft]:
    """Return the articles that passages make, in order; each passage is in one of them."""
    drafts = [Draft()]
    sections = list(_sections(passages))
    for index, section in enumerate(sections):
        following = sections[index + 1] if index + 1 < len(sections) else None
        heading = _end_article(drafts, section)
        items, heading = _part_list(heading, section.text)
        _add_list(drafts, items)
        if _begins_article(drafts[-1], heading, section.text, following):
            orphans, heading = _part_orphans(heading)
            drafts[-1].add(_as_inner(orphans))
            drafts.append(Draft())
        drafts[-1].add(_as_inner(heading) if drafts[-1].has_text else _name_heading(heading))
        if _is_photo(heading, section.text, following):
            drafts[-1].kind = "caption"
        for passage in section.text:
            _add_text(drafts, passage)
    if len(drafts) > 1 and all(passage.kind in ("body", "caption") for passage in drafts[0].passages):
        drafts[0].kind = "fragment"
    return [draft for draft in drafts if draft.passages]


def _sections(passages: Sequence[Passage]) -> Iterator[_Section]:
    section = _Section()
    for passage in passages:
        if section.text and (not passage.is_text or passage.kind == "opening"):
            yield section
            section = _Section()
        (section.text if passage.is_text else section.heading).append(passage)
    yield section


def _end_article(drafts: list[Draft], section: _Section) -> list[Passage]:
    """Give the article before what stands at its end (a signature, bylines, captions), and return the rest.

    A caption with a credit that no text goes on behind is an article of its own.
    """
    heading, current = section.heading, drafts[-1]
    if not current.has_text:
        return heading
    end = _end_of_signature(section)
    if end:
        current.add([Passage("byline", [line for passage in heading[:end] for line in passage.lines])])
        current.is_closed = True
    start = end
    while end < len(heading) and heading[end].kind != "title":
        end += 1
    aside, rest = heading[start:end], heading[end:]
    has_credit = [passage.kind for passage in aside[:2]] == ["caption", "byline"] and is_credited(aside[1].text)
    if has_credit and (rest or not section.text or section.text[0].kind == "opening"):
        drafts.append(Draft(kind="caption", is_closed=True))
    drafts[-1].add(aside)
    ends = (p.kind == "byline" and (drafts[-1].kind == "caption" or not is_credited(p.text)) for p in aside)
    drafts[-1].is_closed = drafts[-1].is_closed or any(ends)
    return rest


def _end_of_signature(section: _Section) -> int:
    """Return how many lines at the head of a section are an author's: post and name on two (省总工会主席 / 王芳), or one."""
    titles = [passage.text if passage.kind == "title" else "" for passage in section.heading[:2]]
    if len(titles) == 2 and titles[0] and ends_with_post(titles[0]) and is_name(titles[1]):
        return 2
    is_behind = len(section.heading) > 1 or not section.text
    return int(is_behind and bool(titles and titles[0]) and is_signature(titles[0]))


def _begins_article(
    current: Draft, heading: Sequence[Passage], text: Sequence[Passage], following: _Section | None
) -> bool:
    """Say whether a heading, with the text behind it, begins another article or belongs to the current one."""
    if not current.has_text:
        return False
    is_news = bool(text) and text[0].kind == "opening"
    titles = [passage.text for passage in heading if passage.kind == "title"]
    if is_news or not titles:
        return is_news
    if current.is_closed or _is_photo(heading, text, following):
        return True
    has_aside = any(passage.kind in ("byline", "caption") for passage in heading)
    has_column = len(titles) > 1 and is_column_name(titles[0])
    has_author = any(title.startswith("—") or is_name(title) for title in titles[1:])
    full = sum(len(title) > _LABEL_LENGTH and not is_list_item(title) for title in titles)
    return has_aside or has_column or has_author or full > 1


def _is_photo(heading: Sequence[Passage], text: Sequence[Passage], following: _Section | None) -> bool:
    """Say whether a title, a few sentences and a credit make a picture's own article."""
    if not heading or not text or len(text) > _PHOTO_PASSAGES or text[0].kind == "opening":
        return False
    behind = following.heading[0] if following and following.heading else None
    has_credit = is_credited(text[-1].text) or (
        behind is not None and behind.kind == "byline" and is_credited(behind.text)
    )
    length = sum(len(passage.text) for passage in text)
    return has_credit and (heading[0].lines[0].is_apart or length <= _PHOTO_LENGTH)


def _part_list(heading: list[Passage], text: Sequence[Passage]) -> tuple[list[Passage], list[Passage]]:
    """Part the lines of a list, a long run of short lines, from the headline behind it that news begins with."""
    if sum(passage.kind == "title" for passage in heading) <= _MOST_TITLES:
        return [], heading
    end = len(heading)
    if text and text[0].kind == "opening":
        end = max(index for index, passage in enumerate(heading) if passage.kind == "title")
    return heading[:end], heading[end:]


def _add_list(drafts: list[Draft], items: Sequence[Passage]) -> None:
    """Add the lines of a list to the last article, or make one of them, its first line the headline."""
    if items and drafts[-1].is_closed:
        drafts.append(Draft())
    if items and not drafts[-1].has_text:
        drafts[-1].add(_name_heading(items[:1]))
        items = items[1:]
    drafts[-1].add(Passage("item", p.lines) if p.kind == "title" else p for p in items)


def _part_orphans(heading: list[Passage]) -> tuple[list[Passage], list[Passage]]:
    """Part the titles in bold before plain ones: they head a text that stood before them."""
    marked = [passage.lines[0].is_marked for passage in heading]
    cut = marked.index(False) if marked[:1] == [True] and False in marked else 0
    return heading[:cut], heading[cut:]


def _as_inner(heading: Sequence[Passage]) -> list[Passage]:
    """Return the passages of a heading inside an article: its titles are section headings."""
    return [Passage("heading", passage.lines) if passage.kind == "title" else passage for passage in heading]


def _name_heading(heading: Sequence[Passage]) -> list[Passage]:
    """Return the passages of an article's heading with their kinds: the shortest title of some length is the headline.

    It is set in the largest letters. Column names (新闻特写) are shorter still, and what a dash begins is a subhead.
    """
    titles = [
        (len(p.text), index) for index, p in enumerate(heading) if p.kind == "title" and not p.text.startswith("—")
    ]
    long = [
        (length, index) for length, index in titles if length > _LABEL_LENGTH and not _is_label(heading[index].text)
    ]
    _, headline = min(long or titles, default=(0, -1))
    kinds = []
    for index, passage in enumerate(heading):
        kind = "kicker" if index < headline else "headline" if index == headline else "subhead"
        if passage.kind != "title":
            kind = passage.kind
        elif index > headline and is_name(passage.text):
            kind = "byline"
        kinds.append(Passage(kind, passage.lines))
    return kinds


def _is_label(text: str) -> bool:
    return is_name(text) or is_column_name(text)


def _add_text(drafts: list[Draft], passage: Passage) -> None:
    """Add running text to the last article, or begin a fragment with what cannot go on there."""
    if drafts[-1].has_text and (drafts[-1].is_closed or drafts[-1].is_broken_off):
        drafts.append(Draft(kind="fragment"))
    current = drafts[-1]
    current.add([passage])
    if is_signed(passage.text) or (current.kind == "caption" and is_credited(passage.text)):
        current.is_closed = True

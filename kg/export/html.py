"""A page to look at and to share: its text with mentions and facts marked in it, beside a table of the facts.

One file that asks no network: style (`page.css`) and script (`page.js`) stand in it, and a policy forbids all else. It
can be read without its script. Articles are shown as they were read, with their broken lines joined.
"""

from __future__ import annotations

import base64
import hashlib
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from html import escape
from pathlib import Path, PurePosixPath
from typing import Final

from kg.export.marking import Mark, TextMap, mark_up
from kg.export.words import FACT_NAMES, KIND_NAMES, LABEL_NAMES, ORIGIN_NAMES, SLOT_NAMES, parts_of
from kg.model import Article, Fact, Known, Mention, Page, Reading
from kg.text.fold import bare

_TAGS: Final = {"headline": "h2", "heading": "h3"}
Facts = Sequence[tuple[int, Fact]]
Mentions = Mapping[Mention, int]


def make_html(page: Page) -> str:
    """Return a page as one HTML file; everything that comes from the page is escaped."""
    style, script = (Path(__file__).with_name(name).read_text(encoding="utf-8") for name in ("page.css", "page.js"))
    policy = f"default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-{_digest(script)}'"
    title = escape(page.document.headline or PurePosixPath(page.document.path).name)
    return f"""<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
<style>
{style}</style>
</head>
<body>
<header>
<h1>{title}</h1>
<p class="about">{_about_page(page)}</p>
</header>
{_legend(page)}
<main>
{"".join(_iter_sections(page))}</main>
{_outside(page)}<footer>
<p>点一条事实，看它的原句与所涉；点一处标记，看用到它的事实。</p>
<p>Click a fact for its sentence and its mentions, a mention for the facts that name it.</p>
</footer>
<script>{script}</script>
</body>
</html>
"""


def _digest(script: str) -> str:
    return base64.b64encode(hashlib.sha256(script.encode("utf-8")).digest()).decode("ascii")


def _about_page(page: Page) -> str:
    document = page.document
    said = [
        *_said(document.date),
        *_said(document.place),
        *(f"{key} {document.meta[key]}" for key in sorted(document.meta)),
    ]
    said += [
        f"{len(page.readings)} 篇 articles",
        f"{sum(len(reading.mentions) for reading in page.readings)} 处提及 mentions",
        f"{sum(len(reading.facts) for reading in page.readings)} 条事实 facts",
    ]
    return escape(" · ".join(said))


def _said(known: Known | None) -> Iterator[str]:
    if known:
        yield f"{known.value} ({ORIGIN_NAMES.get(known.origin, known.origin)})"


def _legend(page: Page) -> str:
    """Return the names of the labels, each with a box that hides its marks."""
    counts = Counter(mention.label for reading in page.readings for mention in reading.mentions)
    boxes = [
        f'<label><input type="checkbox" id="show-{label}" checked><mark class="{label}">{zh}</mark> {en} <b>{counts[label]}</b></label>'
        for label, (zh, en) in LABEL_NAMES.items()
    ]
    boxes.append('<label><input type="checkbox" id="show-names">全称 full names</label>')
    return "\n".join(('<nav aria-label="图例 legend">', *boxes, "</nav>"))


def _iter_sections(page: Page) -> Iterator[str]:
    """Yield each article beside its facts; facts and mentions are numbered through the page."""
    first_fact = first_mention = 0
    for reading in page.readings:
        named = (argument.mention for fact in reading.facts for argument in fact.slots.values() if argument.mention)
        found = dict.fromkeys((*reading.mentions, *named))
        mentions = {mention: number for number, mention in enumerate(found, start=first_mention)}
        facts = list(enumerate(reading.facts, start=first_fact))
        first_fact, first_mention = first_fact + len(facts), first_mention + len(mentions)
        yield _section(reading, mentions, facts)


def _section(reading: Reading, mentions: Mentions, facts: Facts) -> str:
    article = reading.article
    about = [KIND_NAMES.get(article.kind, article.kind), *_said(article.date), *_said(article.place)]
    if article.repeat_of:
        about.append("重复刊印 printed twice")
    return f"""<section{' class="repeat"' if article.repeat_of else ""}>
<article>
<p class="about">{escape(" · ".join(about))}</p>
{"".join(_iter_paragraphs(article, mentions, facts))}</article>
{_fact_table(facts, mentions)}</section>
"""


def _iter_paragraphs(article: Article, mentions: Mentions, facts: Facts) -> Iterator[str]:
    """Yield the lines of the text, each in the form of its kind."""
    starts = [0, *(at for at, char in enumerate(article.text, start=1) if char == "\n")]
    marks = _marks_by_line(_iter_marks(TextMap(article), mentions, facts), starts)
    kinds = {block.start: block.kind for block in article.blocks}
    for line, start in enumerate(starts):
        end = starts[line + 1] - 1 if line + 1 < len(starts) else len(article.text)
        if article.text[start:end].strip():
            kind = kinds.get(start, "body")
            tag = _TAGS.get(kind, "p")
            yield f'<{tag} class="{escape(kind)}">{mark_up(article.text, start, end, marks[line])}</{tag}>\n'


def _marks_by_line(marks: Iterable[Mark], starts: Sequence[int]) -> Mapping[int, list[Mark]]:
    by_line: defaultdict[int, list[Mark]] = defaultdict(list)
    for mark in marks:
        for line in range(bisect_right(starts, mark.start) - 1, bisect_right(starts, mark.end - 1)):
            by_line[line].append(mark)
    return by_line


def _iter_marks(text_map: TextMap, mentions: Mentions, facts: Facts) -> Iterator[Mark]:
    """Yield the marks of sentences, with the numbers of the facts that they state, and those of mentions."""
    stated: defaultdict[tuple[int, int], list[int]] = defaultdict(list)
    for number, fact in facts:
        stated[fact.evidence.start, fact.evidence.end].append(number)
    for span, numbers in stated.items():
        if place := text_map.find(*span):
            yield Mark(start=place[0], end=place[1], tag="span", attributes=f'data-facts="{_listed(numbers)}"')
    for mention, number in mentions.items():
        if place := text_map.find(mention.start, mention.end):
            yield Mark(start=place[0], end=place[1], tag="mark", attributes=_attributes(mention, number), rank=1)


def _attributes(mention: Mention, number: int) -> str:
    zh, en = LABEL_NAMES.get(mention.label, (mention.label, ""))
    name = mention.name
    is_short = name is not None and bare(name) != bare(mention.text)
    told = [
        f"{zh} {en}",
        name or ("全称未定 full name not settled" if mention.reason else ""),
        mention.reason,
        f"{mention.grounds or mention.rule} · {mention.confidence:.2f}",
    ]
    title = escape("\n".join(filter(None, told)))
    full = f' data-name="{escape(name)}"' if name and is_short else ""
    return f'class="{escape(mention.label)}" data-mention="{number}"{full} title="{title}"'


def _fact_table(facts: Facts, mentions: Mentions) -> str:
    rows = "".join(_row(number, fact, mentions) for number, fact in facts)
    caption = f"<caption>事实 Facts <b>{len(facts)}</b></caption>"
    return f"<aside><table>{caption}\n<tbody>\n{rows}</tbody></table></aside>\n" if facts else ""


def _row(number: int, fact: Fact, mentions: Mentions) -> str:
    named = [mentions[argument.mention] for argument in fact.slots.values() if argument.mention]
    zh, en = FACT_NAMES.get(fact.type, (fact.type, ""))
    first, *others = parts_of(fact).items()
    parts = [f"<b>{escape(first[1])}</b>", *(_part(name, value) for name, value in others)]
    return (
        f'<tr id="fact-{number}" tabindex="0" class="{escape(fact.type)}" data-mentions="{_listed(named)}">'
        f'<th scope="row">{escape(zh)}<small>{escape(en)}</small></th><td>{"".join(parts)}'
        f"<small>{escape(fact.evidence.rule)} · {fact.confidence:.2f}</small></td></tr>\n"
    )


def _part(name: str, value: str) -> str:
    zh, en = SLOT_NAMES.get(name, (name, name))
    return f'<span><i title="{escape(en)}">{escape(zh)}</i> {escape(value)}</span>'


def _listed(numbers: Iterable[int]) -> str:
    return " ".join(map(str, numbers))


def _outside(page: Page) -> str:
    """Return the text of the source that stands in no article: page heads, numbers, scraps."""
    pieces = sorted(
        (source, source + length) for reading in page.readings for _, source, length in reading.article.pieces
    )
    at, parts = 0, []
    for start, end in (*pieces, (len(page.document.text), len(page.document.text))):
        if at < start and any(map(str.isalnum, page.document.text[at:start])):
            parts.append(f"<p>{escape(page.document.text[at:start].strip())}</p>\n")
        at = max(at, end)
    summary = f"<summary>不属任何文章的文字 Text outside all articles <b>{len(parts)}</b></summary>"
    return f"<details>{summary}\n{''.join(parts)}</details>\n" if parts else ""

"""Documents that hypothesis makes up, and a reader of them that needs no pipeline: the same page for the same document."""

from __future__ import annotations

import itertools
import re
from dataclasses import replace

from hypothesis import strategies as st

from kg.model import Argument, Article, Block, Document, Evidence, Fact, Known, Mention, Page, Reading, digest
from kg.schema import LABELS

WORDS = ("王芳", "李平", "重庆市总工会", "市总工会", "双弘公司", "工", "云岭工匠", "主席", "A")
PATHS = ("news/1.txt", "news/2.txt", "news/old/3.txt", "records.jsonl#1", "records.jsonl#2", "other.txt")

_lines = st.lists(st.sampled_from(WORDS), max_size=4).map(" ".join)
_origins = st.sampled_from(("metadata", "file name", "option"))


def _known(values: tuple[str, ...]) -> st.SearchStrategy[Known | None]:
    return st.none() | st.builds(Known, value=st.sampled_from(values), origin=_origins)


def documents(path: st.SearchStrategy[str] = st.sampled_from(PATHS)) -> st.SearchStrategy[Document]:  # noqa: B008
    return st.builds(
        Document,
        path=path,
        text=st.lists(_lines, min_size=1, max_size=3).map("\n".join),
        encoding=st.sampled_from(("utf-8", "gb18030")),
        date=_known(("2020", "2021-05-01")),
        place=_known(("重庆市",)),
        headline=st.none() | st.just("标题"),
        meta=st.dictionaries(st.sampled_from(("page", "source")), st.sampled_from(("1", "工人报")), max_size=2),
    )


def libraries(max_size: int = 5) -> st.SearchStrategy[list[Document]]:
    """Make documents with a path each of their own; some have the same content."""
    return st.lists(documents(), max_size=max_size, unique_by=lambda document: document.path)


def read(document: Document) -> Page:
    """Read each line as an article, each word as a mention, each two words side by side as a fact."""
    lines = list(re.finditer(r"[^\n]+", document.text))
    return Page(document=document, readings=tuple(_read_line(document, n, line) for n, line in enumerate(lines)))


def _read_line(document: Document, number: int, line: re.Match[str]) -> Reading:
    own = Known(value="2019-01-01", origin="dateline")
    article = Article(
        id=digest("article", document.id, str(number)),
        text=line.group(),
        pieces=((0, line.start(), len(line.group())),),
        kind="caption" if number else "news",
        headline=document.headline,
        blocks=(Block(start=0, end=len(line.group()), kind="body"),),
        date=own if line.group().startswith("A") else None if line.group().startswith("工") else document.date,
        place=document.place,
        repeat_of=digest("article", document.id, "0") if number == 2 else None,
    )
    mentions = tuple(_mention(word, line.start(), article.id) for word in re.finditer(r"\S+", line.group()))
    evidence = Evidence(start=line.start(), end=line.end(), quote=line.group(), rule="made@1")
    pairs = itertools.pairwise(mentions)
    return Reading(article=article, mentions=mentions, facts=tuple(_fact(a, b, evidence) for a, b in pairs))


def _mention(word: re.Match[str], offset: int, article: str) -> Mention:
    text = word.group()
    name = text if len(text) > 1 else None
    label = LABELS[WORDS.index(text) % len(LABELS)]
    return Mention(
        start=offset + word.start(),
        end=offset + word.end(),
        label=label,
        text=text,
        rule="made@1",
        confidence=0.1 * len(text),
        name=f"重庆{text}" if text == "市总工会" else name,
        reason=f"{text}: as it stands" if name else None,
        entity=digest("entity", label, text, *(() if name else (article,))),
    )


def _fact(first: Mention, second: Mention, evidence: Evidence) -> Fact:
    part = replace(second, end=second.start + 1, text=second.text[:1], name=None, entity=None)
    return Fact(
        type="partner" if first.text != second.text else "union_of",
        slots={
            "b": Argument(label=first.label, mention=first, name=first.name, entity=first.entity),
            "a": Argument(label="UNION", mention=part, suffix="工会", entity=digest("entity", "UNION", part.text)),
            "place": Argument(label="PLACE", name="重庆市", entity=digest("entity", "PLACE", "重庆市")),
        },
        evidence=evidence,
        values={"what": "协议"} if first.text == "A" else {},
        confidence=1 / 3,
    )

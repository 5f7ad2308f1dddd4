"""Pages as HTML, tables and JSON."""

from __future__ import annotations

import json
import re
from html.parser import HTMLParser

import pytest
from handmade import Sheet, body, news
from hypothesis import given
from hypothesis import strategies as st
from made import documents, read

from kg.errors import ConfigError
from kg.export import format_page
from kg.export.marking import Mark, TextMap, mark_up
from kg.export.table import format_rows
from kg.extraction import page_from_json
from kg.model import Article, Document, Page, Reading

VOID = ("meta", "input")


class Reader(HTMLParser):
    """Reads HTML strictly: every tag is closed in its turn; keeps the text and the attributes of elements."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.text: dict[str, str] = {}
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self._open: list[str] = []
        self.feed(html)
        self.close()
        assert self._open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag not in VOID:
            self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop() == tag

    def handle_data(self, data: str) -> None:
        for tag in set(self._open):
            self.text[tag] = self.text.get(tag, "") + data


def html(page: Page) -> Reader:
    return Reader(format_page(page, "html"))


def test_a_page_shows_its_text_with_mentions_and_facts() -> None:
    page = news()[1]
    shown = html(page)
    assert page.document.text.replace("\n", "") in shown.text["article"].replace("\n", "")
    marks = [attributes for tag, attributes in shown.elements if tag == "mark" and "data-mention" in attributes]
    assert [mark["class"] for mark in marks] == ["UNION", "PERSON", "COMPANY", "UNION", "PERSON"]
    assert marks[0]["data-name"] == "重庆市总工会"
    rows = [attributes for tag, attributes in shown.elements if tag == "tr"]
    assert [row["class"] for row in rows] == ["role", "role", "union_of"]
    assert "赵国庆" in shown.text["table"]
    assert "长江齿轮有限公司工会" in shown.text["table"]


def test_a_fact_and_its_sentence_and_mentions_know_each_other() -> None:
    shown = html(news()[1])
    row = next(attributes for tag, attributes in shown.elements if tag == "tr")
    assert row["id"] == "fact-0"
    named = {
        attributes["class"]
        for _, attributes in shown.elements
        if attributes.get("data-mention") in str(row["data-mentions"]).split()
    }
    assert named == {"PERSON", "UNION"}
    sentence = next(attributes for _, attributes in shown.elements if "data-facts" in attributes)
    assert "0" in str(sentence["data-facts"]).split()


def test_mentions_inside_others_survive() -> None:
    sheet = Sheet("a.txt").say("双弘公司工会成立。")
    sheet.fact("union_of", union=body(sheet, "双弘公司工会"), employer=sheet.name("COMPANY", "双弘公司"))
    found = re.search(
        r'<mark class="UNION"[^>]*><mark class="COMPANY"[^>]*>双弘公司</mark>工会</mark>',
        format_page(sheet.page(), "html"),
    )
    assert found


def test_everything_from_the_page_is_escaped() -> None:
    evil = "<script>alert('&')</script>\"><img src=x onerror=y>"
    sheet = Sheet(f"{evil}.txt", headline=evil, source=evil).say(f"{evil}主席王芳")
    sheet.role("王芳", evil, body(sheet, evil, None))
    text = format_page(sheet.page(), "html")
    assert "<img" not in text
    assert text.count("<script>") == 1
    assert "onerror" in Reader(text).text["title"]


def test_a_page_asks_no_network() -> None:
    text = format_page(news()[0], "html")
    assert "default-src 'none'" in text
    assert not re.search(r"(src|href)=|url\(|@import|https?:", text)


def test_text_outside_all_articles_is_shown_apart() -> None:
    document = Document(path="a.txt", text="报头\n正文在此。\n——")
    article = Article(id="1", text="正文在此。", pieces=((0, 3, 5),))
    shown = html(Page(document=document, readings=(Reading(article=article, mentions=(), facts=()),)))
    assert "报头" in shown.text["details"]
    assert "——" not in shown.text["details"]
    assert "table" not in shown.text


@given(documents())
def test_every_page_makes_html_that_holds_its_articles(document: Document) -> None:
    page = read(document)
    shown = html(page)
    for reading in page.readings:
        assert reading.article.text.strip() in shown.text["main"]


spans = st.lists(st.tuples(st.integers(0, 12), st.integers(0, 12)).map(sorted), max_size=6)


@given(spans, st.integers(0, 5), st.integers(6, 12))
def test_marks_in_any_position_nest_and_cover_what_they_mark(
    found: list[tuple[int, int]], start: int, end: int
) -> None:
    text = "abcdef<&>jkl"
    marks = [Mark(start=a, end=b, tag="mark", attributes=f'data-n="{n}"') for n, (a, b) in enumerate(found)]
    covered: dict[str, str] = {}

    class Covered(HTMLParser):
        def __init__(self) -> None:
            super().__init__()
            self.held: list[str] = []
            self.text = ""

        def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
            self.held.append(str(dict(attrs)["data-n"]))

        def handle_endtag(self, tag: str) -> None:
            self.held.pop()

        def handle_data(self, data: str) -> None:
            self.text += data
            for number in self.held:
                covered[number] = covered.get(number, "") + data

    parser = Covered()
    parser.feed(mark_up(text, start, end, marks))
    parser.close()
    assert parser.text == text[start:end]
    wanted = {str(n): text[max(a, start) : min(b, end)] for n, (a, b) in enumerate(found)}
    assert covered == {number: part for number, part in wanted.items() if part}


def test_a_stretch_of_the_source_is_found_in_the_text() -> None:
    article = Article(id="1", text="甲乙丙丁戊己", pieces=((0, 10, 2), (2, 14, 2), (4, 3, 2)))
    text_map = TextMap(article)
    assert text_map.find(10, 12) == (0, 2)
    assert text_map.find(11, 15) == (1, 3)
    assert text_map.find(3, 4) == (4, 5)
    assert text_map.find(12, 14) is None
    assert text_map.find(0, 3) is None


def test_json_is_read_back() -> None:
    for page in news():
        assert page_from_json(json.loads(format_page(page, "json"))) == page


def test_a_table_names_mentions_facts_and_sentences() -> None:
    table = format_page(news()[1], "table")
    for words in ("走访慰问一线职工", "市总工会", "重庆市总工会", "赵国庆 · 长江齿轮有限公司工会 · 主席"):
        assert words in table


def test_a_chinese_character_takes_two_columns() -> None:
    lines = format_rows(("a", "b"), [("工会", "x"), ("ab", "y")], width=40).splitlines()
    assert [line.index(cell) + (2 if cell == "x" else 0) for line, cell in zip(lines[2:], "xy", strict=True)] == [7, 7]
    assert format_rows(("a",), []) == ""


def test_markup_in_cells_is_only_text() -> None:
    assert "[bold]甲[/bold]" in format_rows(("a",), [("[bold]甲[/bold]",)], width=40)


def test_a_format_of_pages_that_is_not_known_is_refused() -> None:
    with pytest.raises(ConfigError, match="'pdf'; expected one of json, table, html"):
        format_page(news()[0], "pdf")

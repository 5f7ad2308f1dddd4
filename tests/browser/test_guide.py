"""The guide that Neo4j Browser plays, and the files beside it."""

from __future__ import annotations

import html
import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

from kg.browser import FILES, LANGUAGES, browser_files, find_runnable, make_favourites, make_guide, write_browser_files
from kg.errors import ConfigError, OutputError
from kg.queries import GROUPS, read_queries
from kg.resources import cypher
from kg.schema import GRAPH_LABELS
from kg.store.guard import refuse_writes

GUIDES = {language: make_guide(language) for language in LANGUAGES}
STYLE = cypher("style.grass").read_text(encoding="utf-8")


class Tags(HTMLParser):
    """Fails where a tag is not closed in its order."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.count: dict[str, int] = {}

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.open.append(tag)
        self.count[tag] = self.count.get(tag, 0) + 1

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_guide_is_slides_of_well_formed_html(language: str) -> None:
    tags = Tags()
    tags.feed(GUIDES[language])
    tags.close()
    assert tags.open == []
    assert (tags.count["article"], tags.count["carousel"], tags.count["title"]) == (1, 1, 1)
    assert tags.count["slide"] == tags.count["h3"] >= 9
    assert tags.count["pre"] == len(find_runnable(GUIDES[language]))


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_of_a_guide_is_what_browser_strips(language: str) -> None:
    assert re.findall(r"\s+on[^\s=]+\s*=|<script|javascript:", GUIDES[language], re.IGNORECASE) == []
    assert "{{" not in GUIDES[language]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_guide_has_a_legend_in_the_colours_of_the_style(language: str) -> None:
    for label in GRAPH_LABELS:
        colour = re.search(rf"node\.{label} \{{\s*color: (#\w+);", STYLE)
        assert colour is not None
        assert re.search(rf'color: {colour[1]}">.*<code>{label}</code>', GUIDES[language])


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_guide_lists_all_named_queries(language: str) -> None:
    for query in read_queries().values():
        assert html.escape(query.title_zh if language == "zh" else query.title) in GUIDES[language]
    for group, title in GROUPS.items():
        assert f"<b>{title if language == 'zh' else group.capitalize()}</b>" in GUIDES[language]


def test_both_guides_have_the_same_queries_to_run_and_these_only_read() -> None:
    statements = find_runnable(GUIDES["zh"])
    assert statements == find_runnable(GUIDES["en"])
    assert len(statements) >= 15
    for statement in statements:
        refuse_writes(statement)


def test_a_language_that_there_is_no_guide_in_is_an_error() -> None:
    with pytest.raises(ConfigError, match="no guide in 'fr'; expected one of zh, en"):
        make_guide("fr")


def test_a_style_has_no_value_with_a_colon_which_browser_would_drop() -> None:
    declarations = [line for line in STYLE.splitlines() if line.startswith(" ")]
    assert declarations
    assert all(line.count(":") == 1 and line.endswith(";") for line in declarations)
    assert STYLE.count("{") - STYLE.count('"{') == STYLE.count("\n}")


def test_a_folder_gets_the_files_that_a_server_serves(tmp_path: Path) -> None:
    write_browser_files(tmp_path / "browser")
    write_browser_files(tmp_path / "browser")
    written = {path.name: path.read_bytes() for path in (tmp_path / "browser").iterdir()}
    assert written == {name: data for name, (_, data) in browser_files().items()}
    assert list(browser_files()) == list(FILES)
    assert set(written) == {"favourites.zip", "style.grass", "guide.zh.html", "guide.en.html"}
    assert written["favourites.zip"] == make_favourites()


def test_a_folder_with_files_of_others_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(OutputError, match=r"holds 'mine.txt', which is not ours"):
        write_browser_files(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from handmade import news
from hypothesis import given, settings
from hypothesis import strategies as st
from made import libraries, read

from kg.archive import Archive
from kg.model import Document, Page, Skipped

RULES = "rules of today"


@contextmanager
def archive() -> Iterator[Archive]:
    with tempfile.TemporaryDirectory() as folder, Archive(Path(folder) / "a.db") as opened:
        yield opened


def fill(opened: Archive, documents: list[Document]) -> None:
    for document in documents:
        opened.write(read(document), RULES)


def content(documents: list[Document]) -> tuple[list[Page], str]:
    """Return what an archive that was built of documents says it has."""
    with archive() as opened:
        fill(opened, documents)
        return list(opened.pages()), opened.revision()


@given(libraries())
@settings(max_examples=60, deadline=None)
def test_pages_come_back_as_they_were(documents: list[Document]) -> None:
    pages, _ = content(documents)
    kept = {path: page for page in pages for path in (page.document.path, *page.document.also_at)}
    assert kept.keys() == {document.path for document in documents}
    for document in documents:
        page = kept[document.path]
        if page.document.path == document.path:
            assert replace(page, document=replace(page.document, also_at=())) == read(document)
        assert page.document.id == document.id


@given(libraries(), st.randoms(use_true_random=False))
@settings(max_examples=40, deadline=None)
def test_the_order_of_pages_does_not_matter(documents: list[Document], random: object) -> None:
    shuffled = list(documents)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert content(documents) == content(shuffled)


@given(libraries(), libraries())
@settings(max_examples=40, deadline=None)
def test_what_is_added_and_removed_leaves_no_trace(ours: list[Document], others: list[Document]) -> None:
    paths = {document.path for document in ours}
    others = [document for document in others if document.path not in paths]
    with archive() as opened:
        fill(opened, ours + others)
        for document in others:
            assert opened.remove(document.path) == 1
        assert (list(opened.pages()), opened.revision()) == content(ours)


@given(libraries(), libraries())
@settings(max_examples=40, deadline=None)
def test_a_changed_page_replaces_its_own_facts_and_no_others(before: list[Document], after: list[Document]) -> None:
    changed = {document.path: document for document in (*before, *after)}
    with archive() as opened:
        fill(opened, before + after)
        assert (list(opened.pages()), opened.revision()) == content(list(changed.values()))


def test_writing_the_same_place_again_changes_no_row() -> None:
    page = news()[0]
    with archive() as opened:
        opened.write(page, RULES)
        changes = opened.changes
        assert opened.has(page.document.id, RULES)
        assert opened.keep(page.document) is False
        assert opened.changes == changes


def test_content_read_by_other_rules_is_not_had() -> None:
    page = news()[0]
    with archive() as opened:
        opened.write(page, RULES)
        revision = opened.revision()
        assert not opened.has(page.document.id, "rules of tomorrow")
        opened.write(page, "rules of tomorrow")
        assert opened.has(page.document.id, "rules of tomorrow")
        assert opened.revision() != revision
        assert list(opened.pages()) == [page]


def test_one_content_at_two_paths_is_one_document_with_both() -> None:
    page = news()[0]
    elsewhere = replace(page.document, path="copies/x.txt")
    with archive() as opened:
        opened.write(page, RULES)
        assert opened.keep(elsewhere) is True
        (kept,) = opened.pages()
        assert (kept.document.path, kept.document.also_at) == ("copies/x.txt", (page.document.path,))
        assert opened.remove("copies") == 1
        assert list(opened.pages()) == [page]


def test_a_file_goes_with_its_records_and_a_folder_with_all_in_it() -> None:
    names = ["news/a.jsonl#1", "news/a.jsonl#2", "news/a.jsonl.txt", "news-old/b.txt", "news/c/d.txt"]
    with archive() as opened:
        for number, name in enumerate(names):
            opened.write(read(Document(path=name, text=f"王芳 {number}".replace(str(number), "李平 " * number))), RULES)
        assert opened.records("news/a.jsonl") == {1, 2}
        assert opened.remove("news/a.jsonl") == 2
        assert opened.paths() == ["news-old/b.txt", "news/a.jsonl.txt", "news/c/d.txt"]
        assert opened.remove("news") == 2
        assert opened.remove("news") == 0
        assert opened.paths() == ["news-old/b.txt"]


def test_an_emptied_archive_keeps_no_row() -> None:
    with archive() as opened:
        for page in news():
            opened.write(page, RULES)
        assert opened.stats().entities
        opened.remove(".")
        stats = opened.stats()
        assert (stats.documents, stats.articles, stats.mentions, stats.entities, stats.statements) == (0, 0, {}, {}, {})
        assert opened.find("重庆市总工会") == []


def test_what_was_left_out_is_kept_until_a_run_over_its_place_says_otherwise() -> None:
    empty = Skipped(item="news/a.txt", reason="empty", remedy="fetch it again")
    line = Skipped(item="records.jsonl:3", reason="not JSON")
    with archive() as opened:
        opened.keep_skipped(["news", "records.jsonl"], [line, empty])
        assert opened.skipped() == [empty, line]
        changes = opened.changes
        opened.keep_skipped(["news", "records.jsonl"], [empty, line])
        assert opened.changes == changes
        opened.keep_skipped(["news"], [])
        assert opened.skipped() == [line]
        opened.keep_skipped(["records.jsonl"], [])
        assert opened.skipped() == []


def test_pages_are_those_of_the_moment_while_others_are_written() -> None:
    first, second, *_ = sorted(news(), key=lambda page: page.document.path)
    with archive() as opened:
        opened.write(first, RULES)
        opened.write(second, RULES)
        pages = opened.pages()
        assert next(pages) == first
        opened.remove(second.document.path)
        assert list(pages) == [second]
        assert list(opened.pages()) == [first]

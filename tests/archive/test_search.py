from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from handmade import Sheet, body, news

from kg.archive import Archive
from kg.model import Known


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    with Archive(tmp_path / "a.db") as opened:
        for page in news():
            opened.write(page, "rules")
        yield opened


def test_a_full_name_finds_its_card_with_aliases_and_count(archive: Archive) -> None:
    card, *others = archive.find("重庆市总工会")
    assert (card.name, card.label, card.aliases, card.match) == ("重庆市总工会", "UNION", ("市总工会",), "name")
    assert card.count == 9
    assert others == []
    assert archive.card(card.id) == card


def test_an_alias_finds_every_body_called_so(archive: Archive) -> None:
    other = Sheet("other.txt").say("市总工会主席周海出席。")
    archive.write(other.role("周海", "主席", body(other, "市总工会", "四川省成都市总工会")).page(), "rules")
    cards = archive.find("市总工会")
    assert [(card.name, card.match) for card in cards] == [("重庆市总工会", "alias"), ("四川省成都市总工会", "alias")]


def test_quotes_and_traditional_characters_do_not_matter(archive: Archive) -> None:
    assert [card.name for card in archive.find("「重慶市總工會」")] == ["重庆市总工会"]


def test_where_nothing_is_called_so_names_that_hold_the_words_are_found(archive: Archive) -> None:
    cards = archive.find("长江齿轮")
    assert [(card.name, card.match) for card in cards] == [
        ("长江齿轮有限公司", "prefix"),
        ("长江齿轮有限公司工会", "prefix"),
    ]
    assert [(card.name, card.match) for card in archive.find("劳动奖章")] == [("重庆五一劳动奖章", "part")]
    assert len(archive.find("会", limit=2)) == 2
    assert archive.find("没有这个名字") == []
    assert archive.find("  ") == []


def test_a_name_that_no_page_settles_has_a_card_without_one(archive: Archive) -> None:
    (card,) = archive.find("县总工会")
    assert (card.name, card.aliases, card.title) == (None, ("县总工会",), "县总工会")


def test_the_most_used_full_name_is_that_of_the_card(tmp_path: Path) -> None:
    short, long = Sheet("1.txt").say("乡总工会。"), Sheet("2.txt").say("某县某乡总工会。某县某乡总工会。")
    one, two = short.name("UNION", "乡总工会"), long.name("UNION", "某县某乡总工会")
    assert one.mention is not None
    with Archive(tmp_path / "a.db") as archive:
        archive.write(short.page(), "rules")
        archive.write(long.page(), "rules")
        assert archive.find("乡总工会")[0].match == "name"
        assert two.entity != one.entity


def test_facts_of_an_entity_come_with_article_date_and_sentence(archive: Archive) -> None:
    (card,) = archive.find("王芳")
    found = list(archive.facts(card.id, fact_type="award"))
    assert [statement.document.path for statement in found] == [
        "news/2018-05-01.txt",
        "news/2021-05-01.txt",
        "news/2021-05-01.txt",
    ]
    last = found[-1]
    assert last.fact.evidence.quote == "重庆市总工会授予王芳重庆工匠称号。"
    assert (last.article.headline, last.article.date) == ("劳动者的荣光", None)
    assert last.document.date == Known(value="2021-05-01", origin="file name")
    assert last.document.text == ""
    assert {statement.fact.type for statement in archive.facts(card.id)} == {"award", "role"}


def test_all_facts_are_those_of_the_pages_in_order(archive: Archive) -> None:
    facts = [fact for page in archive.pages() for reading in page.readings for fact in reading.facts]
    assert [statement.fact for statement in archive.facts()] == facts
    assert [s.fact for s in archive.facts(fact_type="byline")] == [fact for fact in facts if fact.type == "byline"]


def test_stats_count_what_is_there(archive: Archive) -> None:
    stats = archive.stats()
    pages = list(archive.pages())
    assert (stats.documents, stats.paths, stats.articles) == (8, 8, 8)
    assert stats.characters == sum(len(page.document.text) for page in pages)
    assert stats.statements["award"] == 5
    assert stats.unresolved == {"UNION": 1}
    assert sum(stats.mentions.values()) == sum(len(page.readings[0].mentions) for page in pages)

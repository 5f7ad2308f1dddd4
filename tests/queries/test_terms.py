"""Terms of office on pages made by hand: who held a post when, and by which names it is asked."""

from __future__ import annotations

import pytest
from handmade import news
from loaded_stores import STORES, Loaded

from kg.graph import assemble
from kg.queries import answer
from kg.store.bolt import BoltStore

CQ, YUBEI = "重庆市总工会", "重庆市渝北区总工会"


@pytest.fixture(scope="module", params=STORES)
def store(request: pytest.FixtureRequest) -> BoltStore:
    loaded: Loaded = request.getfixturevalue(f"in_{request.param}")
    return loaded(assemble(news()))


@pytest.mark.parametrize(
    ("date", "expected"),
    [
        ("2018-05-03", [("郑洪", "held")]),
        ("2019", [("郑洪", "held")]),
        ("2020-01-01", [("郑洪", "before"), ("周立新", "after")]),
        ("2017-12-31", [("郑洪", "after")]),
        ("2022-01-01", [("周立新", "before")]),
    ],
)
@pytest.mark.parametrize("post", [{}, {"title": "主席"}], ids=["chairs-on", "holders-on"])
def test_a_post_on_a_date_is_held_or_nearest(
    store: BoltStore, post: dict[str, str], date: str, expected: list[tuple[str, str]]
) -> None:
    found = answer(store, "holders-on" if post else "chairs-on", {"body": CQ, "date": date, **post})
    assert [(record["person"], record["standing"]) for record in found.records()] == expected


@pytest.mark.parametrize(
    ("date", "expected"),
    [("2019-01", [(CQ, "held")]), ("2020", [("四川省总工会", "held")]), ("2017", [(CQ, "after")])],
)
def test_the_posts_of_a_person_on_a_date_are_held_or_nearest(
    store: BoltStore, date: str, expected: list[tuple[str, str]]
) -> None:
    found = answer(store, "posts-on", {"person": "郑洪", "date": date})
    assert [(record["body"], record["standing"]) for record in found.records()] == expected


def test_one_chair_follows_the_other_and_former_ones_do_not_count(store: BoltStore) -> None:
    found = answer(store, "successors", {"body": CQ})
    assert [(record["predecessor"], record["successor"]) for record in found.records()] == [("郑洪", "周立新")]


def test_a_body_is_found_by_an_alias(store: BoltStore) -> None:
    found = [answer(store, "chairs", {"body": name}).rows for name in (YUBEI, "渝北区总工会")]
    assert found[0] == found[1]
    assert len(found[0].rows) == 2


def test_a_short_form_finds_no_body(store: BoltStore) -> None:
    assert answer(store, "chairs", {"body": "市总工会"}).rows.rows == ()


def test_two_chairs_at_once_are_told(store: BoltStore) -> None:
    found = answer(store, "two-chairs").records()
    assert [(record["body"], record["one"], record["other"]) for record in found] == [(YUBEI, "刘志强", "王芳")]

"""Each part of an evaluation beside the others."""

from __future__ import annotations

from kg.evaluate import PARTED, Evaluation, Outcome, Score, part_by, rest_of, spread, whole_of


def outcome(page: str, article: str, verdict: str, confidence: float | None = None) -> Outcome:
    return Outcome(
        page=page, article=article, kind="fact", type="role", verdict=verdict, text="x", confidence=confidence
    )


WHOLE = Evaluation(
    outcomes=(
        outcome("a.txt", "1", "right", 0.95),
        outcome("a.txt", "10", "right", 0.5),
        outcome("a.txt", "2", "missed"),
        outcome("b.txt", "1", "extra", 0.9),
    )
)
ROW = ("fact", "role")


def test_a_page_is_scored_beside_all_others() -> None:
    pages = part_by(WHOLE, "page")
    assert {name: part.scores()[ROW] for name, part in pages.items()} == {
        "a.txt": Score(right=2, missed=1),
        "b.txt": Score(extra=1),
    }
    assert rest_of(pages, "b.txt")[ROW] == Score(right=2, missed=1)
    assert spread(pages, ROW) == ((0.0, "b.txt"), (0.8, "a.txt"))
    assert whole_of(pages) == WHOLE


def test_halves_are_odd_and_even_articles_in_the_order_of_their_numbers() -> None:
    halves = part_by(WHOLE, "half")
    assert [one.article for one in halves["half 1"].outcomes] == ["1", "10"]
    assert [(one.page, one.article) for one in halves["half 2"].outcomes] == [("a.txt", "2"), ("b.txt", "1")]


def test_pieces_are_parted_by_their_shapes() -> None:
    whole = Evaluation(
        outcomes=(outcome("post.one.1.txt", "", "right"), outcome("post.one.12.txt", "", "missed"), outcome("post.two.1.txt", "", "extra"))
    )  # fmt: skip
    assert {name: len(part.outcomes) for name, part in part_by(whole, "shape").items()} == {
        "post.one": 2,
        "post.two": 1,
    }


def test_sure_facts_are_those_from_a_confidence_on() -> None:
    assert WHOLE.sure()[ROW] == Score(right=1, extra=1)
    assert WHOLE.sure(0.4)[ROW] == Score(right=2, extra=1)
    assert not WHOLE.sure(0.99)


def test_every_way_to_part_keeps_every_outcome() -> None:
    for way in PARTED:
        assert sum(len(part.outcomes) for part in part_by(WHOLE, way).values()) == len(WHOLE.outcomes)

"""Entities are compared by border and label under the names of a table, and each error is of one kind."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from kg.corpus import Labelled, Span
from kg.errors import ConfigError, InputError
from kg.evaluate import Score, SpanEvaluation, evaluate_spans, map_labels, parse_table
from kg.schema import LABELS

TEXT = "重庆市总工会主席郑洪、渝江公司工会主席王芳到会。"
UNION, FIRST, PERSON = Span(0, 6, "UNION"), Span(6, 8, "ROLE"), Span(8, 10, "PERSON")
OTHER, ROLE, WANG = Span(11, 17, "UNION"), Span(17, 19, "ROLE"), Span(19, 21, "PERSON")
GOLD = (UNION, FIRST, PERSON, OTHER, ROLE, WANG)


def labelled(*spans: Span, optional: Sequence[Span] = (), text: str = TEXT) -> Labelled:
    return Labelled(text=text, entities=spans, optional=tuple(optional), place="x.jsonl:1")


def run(gold: Labelled, *found: Span, table: dict[str, str] | None = None) -> SpanEvaluation:
    return evaluate_spans([gold], lambda texts: [found for _ in texts], map_labels([gold], LABELS, table or {}))


def kinds(evaluation: SpanEvaluation) -> list[tuple[str, str]]:
    return [(error.kind, error.text) for error in evaluation.errors]


def test_all_right_is_all_right() -> None:
    evaluation = run(labelled(*GOLD), *GOLD)
    assert evaluation.scores == {label: Score(right=2) for label in ("PERSON", "UNION", "ROLE")}
    assert (evaluation.micro, evaluation.errors) == (Score(right=6), ())


def test_each_error_is_of_one_kind() -> None:
    found = (Span(2, 6, "UNION"), FIRST, Span(11, 17, "COMPANY"), ROLE, WANG, Span(21, 23, "ROLE"))
    evaluation = run(labelled(*GOLD), *found, table={"COMPANY": "COMPANY"})
    assert kinds(evaluation) == [
        ("border", "重庆市总工会"), ("missed", "郑洪"), ("label", "渝江公司工会"), ("extra", "到会"),
    ]  # fmt: skip
    assert evaluation.scores == {
        "PERSON": Score(right=1, missed=1), "UNION": Score(missed=2, extra=1), "COMPANY": Score(extra=1),
        "ROLE": Score(right=2, extra=1),
    }  # fmt: skip
    assert evaluation.micro == Score(right=3, missed=3, extra=3)


def test_an_error_is_told_with_its_place_and_what_stands_around_it() -> None:
    (error,) = run(labelled(*GOLD), UNION, FIRST, OTHER, ROLE, WANG).errors
    assert (error.place, error.wanted, error.found) == ("x.jsonl:1", PERSON, None)
    assert (error.before, error.text, error.after) == ("重庆市总工会主席", "郑洪", "、渝江公司工会主席王芳到")


def test_one_entity_makes_one_error_though_two_lie_over_it() -> None:
    evaluation = run(labelled(UNION), Span(0, 3, "UNION"), Span(3, 6, "UNION"))
    assert kinds(evaluation) == [("border", "重庆市总工会"), ("extra", "总工会")]
    assert evaluation.micro == Score(missed=1, extra=2)


def test_what_is_optional_is_neither_asked_for_nor_wrong() -> None:
    gold = labelled(UNION, optional=[PERSON, Span(6, 10, "PERSON")])
    assert run(gold, UNION, PERSON).micro == Score(right=1)
    assert run(gold, UNION).micro == Score(right=1)
    assert run(gold, UNION, Span(8, 11, "PERSON")).micro == Score(right=1, extra=1)
    assert run(labelled(UNION, optional=[UNION]), UNION).micro == Score(right=1)


def test_labels_of_both_sides_are_mapped_many_to_one() -> None:
    gold = labelled(Span(0, 6, "organization"), Span(8, 10, "name"), Span(11, 17, "company"))
    table = {"name": "PERSON", "organization": "ORG", "company": "ORG", "UNION": "ORG", "COMPANY": "ORG"}
    evaluation = run(gold, UNION, PERSON, OTHER, table=table)
    assert evaluation.scores == {"PERSON": Score(right=1), "ORG": Score(right=2)}


def test_a_label_mapped_to_nothing_is_left_out_on_both_sides() -> None:
    gold = labelled(*GOLD, Span(22, 23, "time"))
    evaluation = run(gold, UNION, Span(6, 10, "ROLE"), table={"time": "", "ROLE": ""})
    assert evaluation.scores == {"PERSON": Score(missed=2), "UNION": Score(right=1, missed=1)}


def test_labels_that_a_source_does_not_annotate_are_left_out_unless_asked_for() -> None:
    gold = labelled(PERSON)
    assert map_labels([gold], LABELS, {}).unasked == ("UNION", "COMPANY", "ORG", "ROLE", "AWARD", "EVENT")
    assert run(gold, PERSON, ROLE, UNION).micro == Score(right=1)
    assert run(gold, PERSON, ROLE, UNION, table={"ROLE": "ROLE"}).micro == Score(right=1, extra=1)


def test_each_text_is_compared_with_what_was_found_in_it() -> None:
    texts = [labelled(Span(0, 1, "PERSON"), text="甲"), labelled(Span(0, 2, "PERSON"), text="乙乙")]
    find = {"甲": [Span(0, 1, "PERSON")], "乙乙": []}
    evaluation = evaluate_spans(texts, lambda given: (find[text] for text in given), map_labels(texts, LABELS, {}))
    assert (evaluation.micro, evaluation.texts) == (Score(right=1, missed=1), 2)


@pytest.mark.parametrize(
    ("table", "error", "says"),
    [
        ({}, InputError, r"x\.jsonl:1: unknown label 'name'; expected one of PERSON, .*; say what it is \(--map name="),
        ({"nmae": "PERSON"}, ConfigError, "'nmae' of --map is not in the file; it has name"),
        ({"name": "PERSN"}, ConfigError, "--map name=PERSN: nothing finds 'PERSN'; expected one of PERSON"),
        ({"name": ""}, InputError, "no entity is left to be found; the file has name"),
    ],
)
def test_labels_that_do_not_fit_are_refused(table: dict[str, str], error: type[Exception], says: str) -> None:
    with pytest.raises(error, match=says):
        map_labels([labelled(Span(8, 10, "name"))], LABELS, table)


def test_a_text_without_entities_has_nothing_to_find() -> None:
    with pytest.raises(InputError, match="no entity is left to be found; the file has no labels"):
        map_labels([labelled()], LABELS, {})


@pytest.mark.parametrize("entry", ["name", "=PERSON", ""])
def test_entries_of_a_table_are_pairs(entry: str) -> None:
    with pytest.raises(ConfigError, match="write name=PERSON, or name="):
        parse_table([entry])


def test_a_label_is_told_once() -> None:
    assert parse_table(["name=PERSON", "time="]) == {"name": "PERSON", "time": ""}
    with pytest.raises(ConfigError, match="'name=ORG'"):
        parse_table(["name=PERSON", "name=ORG"])

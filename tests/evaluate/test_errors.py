"""Every error with its kind, what stands in its place, its rule and its sentence."""

from __future__ import annotations

from typing import Any

import pytest

from kg.evaluate import Evaluation, Found, Outcome, evaluate, parse_gold, sort_errors

TEXT = "会议昨天闭幕。市总工会主席郑洪到会。江北区总工会主席王芳获得重庆工匠称号，李平也来了。"
NAMES = {"市总工会": "重庆市总工会"}


def mention(label: str, text: str, **more: object) -> dict[str, Any]:
    start = TEXT.index(text)
    return {"start": start, "end": start + len(text), "label": label, "text": text, **more}


def right(label: str, text: str) -> dict[str, Any]:
    return mention(label, text, names=[NAMES.get(text, text)])


RIGHT = [
    right("UNION", "市总工会"),
    right("PERSON", "郑洪"),
    right("UNION", "江北区总工会"),
    right("PERSON", "王芳"),
    right("AWARD", "重庆工匠"),
    right("PERSON", "李平"),
]


def fact(kind: str, rule: str = "", **slots: Any) -> dict[str, Any]:
    quote = "市总工会主席郑洪到会。"
    start = TEXT.index(quote)
    evidence = {"start": start, "end": start + len(quote), "quote": quote, "rule": rule}
    return {"type": kind, **slots, **({"evidence": evidence, "confidence": 0.9} if rule else {})}


def role(person: str, title: str, org: object, rule: str = "", **more: Any) -> dict[str, Any]:
    return fact("role", rule, person=person, title=title, org=org, **more)


def run(
    facts: list[dict[str, Any]], found: list[dict[str, Any]], mentions: list[dict[str, Any]] | None = None
) -> Evaluation:
    given = [mention(one["label"], one["text"], name=one["names"][0], rule="hand") for one in RIGHT]
    data = {"document": {"text": TEXT}, "mentions": given if mentions is None else mentions, "facts": found}
    gold = {"page": "a.txt", "mentions": RIGHT, "facts": facts}
    return evaluate([parse_gold(gold, "a.json")], [Found(path="a.txt", data=data)])


def told(evaluation: Evaluation) -> list[tuple[str, str, str | None, str | None]]:
    return [(one.verdict, one.why, one.near, one.rule) for one in evaluation.errors]


@pytest.mark.parametrize(
    ("slots", "why"),
    [
        (("郑洪", "主席", "江北区总工会"), "other org"),
        (("郑洪", "副主席", "重庆市总工会"), "other title"),
        (("李平", "主席", "重庆市总工会"), "other person"),
        (("郑洪", "副主席", "江北区总工会"), "other title, org"),
    ],
)
def test_a_fact_told_otherwise_is_set_beside_the_right_one(slots: tuple[str, str, str], why: str) -> None:
    evaluation = run([role("郑洪", "主席", ["重庆市总工会"])], [role(*slots, rule="role.x@1")])
    assert told(evaluation) == [
        ("extra", why, "郑洪 | 主席 | 重庆市总工会", "role.x@1"),
        ("missed", why, " | ".join(slots), "role.x@1"),
    ]


def test_a_body_under_a_wrong_full_name_is_told_apart_from_another_body() -> None:
    arguments = {"org": {"text": "市总工会", "mention": 0}}
    found = role("郑洪", "主席", "四川省总工会", "role.x@1", arguments=arguments)
    assert {why for _, why, _, _ in told(run([role("郑洪", "主席", ["重庆市总工会"])], [found]))} == {
        "full name of org"
    }


def test_what_nothing_was_found_for_has_no_rule_or_names_what_was_not_seen() -> None:
    wanted = [fact("award", recipient=["王芳"], award=["重庆工匠"], grantor=None)]
    (missed,) = run(wanted, []).errors
    assert (missed.why, missed.near, missed.rule) == ("no rule", None, None)
    assert missed.quote == "江北区总工会主席王芳获得重庆工匠称号，李平也来了。"
    other = fact("award", "award.x@1", recipient="王芳", award="巴渝工匠", grantor=None)
    right = [*wanted, fact("award", recipient=["王芳"], award=["巴渝工匠"], grantor=None)]
    (missed,) = run(right, [other]).errors
    assert (missed.why, missed.near, missed.rule) == ("no rule", "王芳 | 巴渝工匠 | -", None)
    seen = [mention("PERSON", "王芳", rule="hand")]
    unseen = [one for one in run(wanted, [], seen).errors if one.kind == "fact"]
    assert [one.why for one in unseen] == ["award unseen"]


def test_what_was_made_up_is_told_apart_from_what_a_false_mention_fills() -> None:
    false = mention("PERSON", "会议", rule="guess")
    for filled, why in ((0, "false person"), (1, "made up")):
        extra = role("会议", "主席", "别处", "role.x@1", arguments={"person": {"text": "会议", "mention": filled}})
        evaluation = run([], [extra], [false, mention("PERSON", "郑洪", rule="hand")])
        assert [one.why for one in evaluation.errors if one.kind == "fact"] == [why]
    assert [one.quote for one in evaluation.errors if one.kind == "fact"] == ["市总工会主席郑洪到会。"]


@pytest.mark.parametrize(
    ("label", "text", "missed", "extra"),
    [
        ("UNION", "北区总工会", "border", "border"),
        ("ORG", "江北区总工会", "label", "label"),
        ("ORG", "北区总工会", "border and label", "border and label"),
        ("PERSON", "会议", "unseen", "no name"),
    ],
)
def test_mentions_differ_by_border_or_label_or_are_not_there(label: str, text: str, missed: str, extra: str) -> None:
    given = [mention(one["label"], one["text"], name=one["names"][0], rule="hand") for one in RIGHT]
    given[2] = mention(label, text, rule="guess")
    errors = {one.verdict: one for one in run([], [], given).errors}
    assert {verdict: error.why for verdict, error in errors.items()} == {"missed": missed, "extra": extra}
    assert errors["extra"].rule == "guess"
    assert errors["missed"].rule == (None if missed == "unseen" else "guess")
    assert errors["missed"].quote.startswith("江北区总工会主席")


def test_names_are_left_open_or_named_otherwise() -> None:
    for name, why in ((None, "left open"), ("四川省总工会", "named otherwise")):
        given = [mention(one["label"], one["text"], name=one["names"][0], rule="hand") for one in RIGHT]
        given[0] |= {"name": name, "reason": "guessed"}
        (error,) = run([], [], given).errors
        assert (error.kind, error.verdict, error.why, error.rule) == ("name", "wrong", why, "guessed")


def test_the_status_of_a_post_that_is_right_is_counted_where_gold_tells_it() -> None:
    wanted = [role("郑洪", "主席", ["重庆市总工会"], status="former")]
    for status, verdict in (("former", "right"), ("current", "wrong")):
        evaluation = run(wanted, [role("郑洪", "主席", "重庆市总工会", "role.x@1", status=status)])
        (outcome,) = [one for one in evaluation.outcomes if one.kind == "status"]
        assert (outcome.verdict, outcome.found, outcome.wanted) == (verdict, status, ("former",))
    assert evaluation.scores()["fact", "role"].right == 1
    assert evaluation.scores()["status", "role"].right == 0


@pytest.mark.parametrize(
    ("wanted", "found", "why"),
    [("2018-03", "2018-03", ""), ("2018", None, "valid_from untold"), (None, "2018", "valid_from made up"), ("2018", "2019", "other valid_from")],
)  # fmt: skip
def test_times_of_a_post_are_compared_where_gold_tells_them(wanted: str | None, found: str | None, why: str) -> None:
    given = role("郑洪", "主席", "重庆市总工会", "role.x@1", **({"valid_from": found} if found else {}))
    evaluation = run([role("郑洪", "主席", ["重庆市总工会"], valid_from=wanted)], [given])
    (outcome,) = [one for one in evaluation.outcomes if one.kind == "time"]
    assert (outcome.why, outcome.verdict) == (why, "wrong" if why else "right")
    assert not [one for one in run([role("郑洪", "主席", ["重庆市总工会"])], [given]).outcomes if one.kind == "time"]


def test_kinds_of_errors_are_counted_the_commonest_first() -> None:
    def error(verdict: str, why: str, rule: str | None, kind: str = "fact") -> Outcome:
        return Outcome(page="p", article="", kind=kind, type="role", verdict=verdict, text="x", why=why, rule=rule)

    one, two = error("extra", "made up", "a"), error("missed", "no rule", None)
    kinds = sort_errors([one, two, two, error("right", "", "a"), error("wrong", "left open", "so", "name")])
    assert [(kind.why, kind.rule, len(kind.errors)) for kind in kinds] == [
        ("no rule", None, 2),
        ("made up", "a", 1),
        ("left open", None, 1),
    ]
    assert (kinds[0].count("missed"), kinds[0].count("extra")) == (2, 0)

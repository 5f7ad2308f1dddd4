"""Print an evaluation: errors by their kinds, scores by part and of all together, confidences. One form for all yardsticks."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

from kg.cli.output import put, put_json, put_table
from kg.export.words import one_line

if TYPE_CHECKING:
    from kg.evaluate import Evaluation, Outcome, Parts, Score

Row = tuple[str, str]

_COLUMNS = ("kind", "type", "P", "R", "F1", "right", "missed", "extra", "sure", "P sure")


def put_errors(groups: Mapping[str, Iterable[Outcome]], most: int | None = None) -> None:
    """Print errors under the headings of their groups, of each group at most so many."""
    for heading, errors in groups.items():
        put(f"== {heading}\n")
        for error in list(errors)[:most]:
            put(_in_words(error))
    put("\n")


def by_kind(evaluation: Evaluation) -> dict[str, tuple[Outcome, ...]]:
    """Return the errors of each kind under its heading, the commonest kind first."""
    from kg.evaluate import sort_errors

    return {
        f"{len(one.errors)} × {one.kind} {one.type}: {one.why or 'other'}" + (f" · {one.rule}" if one.rule else ""): one.errors
        for one in sort_errors(evaluation.outcomes)
    }  # fmt: skip


def put_kinds(evaluation: Evaluation, most: int = 20) -> None:
    """Print how often each kind of error occurs, the commonest first."""
    from kg.evaluate import sort_errors

    columns = ("errors", "kind", "type", "why", "rule", "missed", "extra", "wrong")
    kinds = sort_errors(evaluation.outcomes)[:most]
    counts = ([one.count(verdict) for verdict in ("missed", "extra", "wrong")] for one in kinds)
    rows = ((len(one.errors), one.kind, one.type, one.why, one.rule) for one in kinds)
    put_table(columns, ((*row, *counted) for row, counted in zip(rows, counts, strict=True)))
    put("\n")


def put_scores(evaluation: Evaluation) -> None:
    """Print the scores of each kind and type; `sure` counts what was found with a confidence of 0.9 and more."""
    put_table(_COLUMNS, _iter_rows(evaluation))


def put_parts(parts: Parts, *, apart: bool) -> None:
    """Print the scores of the parts beneath each other; with `apart` the F1 of all others beside each.

    Apart, the lowest and the highest of each kind and type follow.
    """
    from kg.evaluate import whole_of

    order = list(whole_of(parts).scores())
    rows = sorted(_iter_part_rows(parts, apart), key=lambda row: order.index(row[:2]))
    put_table((*_COLUMNS[:2], "part", *_COLUMNS[2:], *(("F1 of others",) if apart else ())), rows)
    if apart:
        put("\n")
        put_table(("kind", "type", "F1", "lowest", "part", "highest", "part"), _iter_spread(parts))


def put_calibration(parts: Parts) -> None:
    """Print how sure what was found is, and how right: in bins of each part, and by rule in all of them together."""
    from kg.evaluate import whole_of

    put("\n")
    rows = ((name, *row) for name, part in parts.items() for row in _iter_bins(part))
    put_table(("part", *_BIN_COLUMNS), rows)
    put("\n")
    put_table(_RULE_COLUMNS, _iter_rules(whole_of(parts)))


def put_evaluation_json(evaluation: Evaluation, parts: Parts) -> None:
    """Print all of an evaluation as JSON."""
    from kg.evaluate import sort_errors

    kinds = [
        {
            **{name: getattr(one, name) for name in ("kind", "type", "why", "rule")},
            **{verdict: one.count(verdict) for verdict in ("missed", "extra", "wrong")},
        }
        for one in sort_errors(evaluation.outcomes)
    ]
    put_json(
        {
            "scores": _scores_json(evaluation),
            "parts": {name: _scores_json(part) for name, part in parts.items()},
            "calibration": [dict(zip(_BIN_COLUMNS, row, strict=True)) for row in _iter_bins(evaluation)],
            "rules": [dict(zip(_RULE_COLUMNS, row, strict=True)) for row in _iter_rules(evaluation)],
            "kinds": kinds,
            "errors": [dataclasses.asdict(error) for error in evaluation.errors],
            "left_out": [dataclasses.asdict(entry) for entry in evaluation.left_out],
        }
    )


_BIN_COLUMNS = ("kind", "confidence", "found", "mean", "right")
_RULE_COLUMNS = ("rule of facts", "found", "mean", "right")


def _in_words(error: Outcome) -> str:
    """Return an error in lines: what, what stands in its place with the rule, its sentence."""
    place = ":".join(filter(None, (error.page, error.article)))
    at = "" if error.start is None else f" at {error.start}"
    told = ""
    if error.verdict == "wrong":
        told = f": {error.found!r}, right is {' or '.join(map(repr, error.wanted)) or 'none'}"
    other_side = "right" if error.verdict == "extra" else "nearest found"
    near = f"{other_side} is {one_line(error.near)}" if error.near else ""
    said = dict.fromkeys(filter(None, (error.why, near, one_line(error.rule or "no rule"))))
    lines = [
        one_line(f"{place} {error.verdict} {error.kind} {error.type}: {error.text}{at}{told}"),
        f"    {'; '.join(said)}",
        f"    {one_line(error.quote)}",
    ]
    return "".join(f"{line}\n" for line in lines if line.strip())


def _iter_rows(evaluation: Evaluation) -> Iterator[tuple[object, ...]]:
    sure = evaluation.sure()
    for row, score in evaluation.scores().items():
        shares = (f"{share:.3f}" for share in (score.precision, score.recall, score.f1))
        counts = (score.right, score.missed, score.extra)
        certain = sure.get(row)
        found = (certain.right + certain.extra, f"{certain.precision:.3f}") if certain else ("", "")
        yield *row, *shares, *counts, *found


def _iter_part_rows(parts: Parts, apart: bool) -> Iterator[tuple[Any, ...]]:
    from kg.evaluate import rest_of

    for name, part in parts.items():
        others = rest_of(parts, name) if apart else {}
        scores = zip(part.scores(), _iter_rows(part), strict=True)
        for row, (kind, type_, *figures) in scores:
            beside = (f"{others[row].f1:.3f}" if row in others else "",) if apart else ()
            yield kind, type_, name, *figures, *beside


def _iter_spread(parts: Parts) -> Iterator[tuple[object, ...]]:
    from kg.evaluate import spread, whole_of

    for row, score in whole_of(parts).scores().items():
        (low, lowest), (high, highest) = spread(parts, row)
        yield *row, f"{score.f1:.3f}", f"{low:.3f}", lowest, f"{high:.3f}", highest


def _iter_bins(evaluation: Evaluation) -> Iterator[tuple[object, ...]]:
    from kg.evaluate import calibration_error, make_bins

    for kind in ("mention", "fact"):
        bins = make_bins(evaluation.outcomes, kind)
        for one in bins:
            yield kind, f"from {one.least:.1f}", one.count, f"{one.confidence:.3f}", f"{one.right:.3f}"
        yield kind, "expected calibration error", "", "", f"{calibration_error(bins):.3f}"


def _iter_rules(evaluation: Evaluation) -> Iterator[tuple[object, ...]]:
    from kg.evaluate import rate_rules

    for one in rate_rules(evaluation.outcomes):
        yield one.rule, one.count, f"{one.confidence:.3f}", f"{one.right:.3f}"


def _scores_json(evaluation: Evaluation) -> dict[str, dict[str, Any]]:
    sure = evaluation.sure()
    return {" ".join(row): _score_json(score, sure.get(row)) for row, score in evaluation.scores().items()}


def _score_json(score: Score, sure: Score | None) -> dict[str, Any]:
    return {
        "p": round(score.precision, 4),
        "r": round(score.recall, 4),
        "f1": round(score.f1, 4),
        **dataclasses.asdict(score),
        "sure": sure.right + sure.extra if sure else 0,
        "p_sure": round(sure.precision, 4) if sure else None,
    }

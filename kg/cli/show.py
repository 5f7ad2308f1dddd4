"""`kg show`: what is known of a person, a body or an honour."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Annotated, Any

import typer

from kg.cli import options
from kg.cli.output import note, put, put_json
from kg.errors import NotFoundError
from kg.export.words import FACT_NAMES, LABEL_NAMES, describe, one_line
from kg.model import Fact

if TYPE_CHECKING:
    from kg.archive import Card, Statement
    from kg.project import Project

_NEAR = 5


def show(
    name: Annotated[
        str, typer.Argument(metavar="NAME", help="A full name, what else it is called, or an id.", show_default=False)
    ],
    archive: options.From = options.ARCHIVE,
    as_json: options.AsJson = False,
) -> None:
    """Show a person, body or honour 查人物、单位、荣誉.

    Every fact with its articles, dates and sentences, and why a short form was read so.

    \b
    Example 例:
      kg show 重庆市总工会 --from archive.db
    """
    from kg.project import open_project

    with open_project(archive, readonly=True) as project:
        known = [(card, list(project.archive.facts(card.id))) for card in find_cards(project, name)]
    if as_json:
        put_json([{**_card_json(card), "facts": [_statement_json(one) for one in said]} for card, said in known])
        return
    for card, said in known:
        put("\n".join(_iter_lines(card, said)) + "\n\n")


def find_cards(project: Project, name: str) -> list[Card]:
    """Return what has a full name, else the one thing that is called so.

    Raises NotFoundError with the candidates where several are called so, and with what is near where nothing is.
    """
    if card := project.archive.card(name):
        return [card]
    found = project.find(name)
    named = [card for card in found if card.match == "name"]
    called = [card for card in found if card.match == "alias"]
    if named:
        if called:
            note(f"also called so 亦称: {_listed(called)}")
        return named
    if len(called) == 1:
        return called
    if called:
        raise NotFoundError(
            f"{name!r} is what {len(called)} are called; choose one by its name or id: {_listed(called)}"
        )
    near = found or project.archive.near(name, limit=_NEAR)
    hint = f"; near to it: {_listed(near[:_NEAR])}" if near else ""
    raise NotFoundError(f"nothing in archive {str(project.archive.path)!r} is called {name!r}{hint}")


def _listed(cards: Iterable[Card]) -> str:
    return ", ".join(f"{card.title} ({card.label}, {card.count} mentions, {card.id})" for card in cards)


def _iter_lines(card: Card, said: Sequence[Statement]) -> Iterator[str]:
    zh, en = LABEL_NAMES.get(card.label, (card.label, ""))
    yield f"{typer.style(card.title, bold=True)}  {zh} {en} · {card.count} mentions 处提及 · {card.id}"
    if others := [alias for alias in card.aliases if alias != card.title]:
        yield f"also called 又称: {'、'.join(others)}"
    for words, statements in _by_fact(said).items():
        yield ""
        yield typer.style(words, bold=True)
        for statement in statements:
            yield from _iter_statement(statement)


def _by_fact(said: Sequence[Statement]) -> dict[str, list[Statement]]:
    """Return statements by what they say, by type, the earliest first."""
    types = list(FACT_NAMES)
    grouped: dict[str, list[Statement]] = {}
    for statement in sorted(said, key=lambda one: (types.index(one.fact.type), _date(one))):
        grouped.setdefault(describe(statement.fact), []).append(statement)
    return grouped


def _date(statement: Statement) -> str:
    return statement.article.date.value if statement.article.date else ""


def _iter_statement(statement: Statement) -> Iterator[str]:
    fact, article = statement.fact, statement.article
    evidence = fact.evidence
    yield f"  {_date(statement) or 'no date 无日期':10}  {one_line(evidence.quote)}"
    repeated = "printed again 重复刊印 · " if article.repeat_of else ""
    headline = f"《{article.headline}》 " if article.headline else ""
    place = f"{statement.document.path}:{evidence.start}-{evidence.end}"
    yield f"{'':12}{repeated}{headline}{place} · {evidence.rule} {fact.confidence:.2f}"
    yield from (f"{'':12}{reason}" for reason in _reasons(fact))


def _reasons(fact: Fact) -> list[str]:
    """Return why short forms were read so; a name that stands as it is needs no reason."""
    mentions = (argument.mention for argument in fact.slots.values())
    return list(dict.fromkeys(one.reason for one in mentions if one and one.reason and one.name != one.text))


def _card_json(card: Card) -> dict[str, Any]:
    return {"id": card.id, "label": card.label, "name": card.name, "aliases": card.aliases, "mentions": card.count}


def _statement_json(statement: Statement) -> dict[str, Any]:
    fact, article, document = statement.fact, statement.article, statement.document
    return {
        "type": fact.type,
        **{slot: argument.name for slot, argument in fact.slots.items()},
        **fact.values,
        "confidence": fact.confidence,
        "evidence": {
            "start": fact.evidence.start,
            "end": fact.evidence.end,
            "quote": fact.evidence.quote,
            "rule": fact.evidence.rule,
        },
        "article": {
            "id": article.id,
            "headline": article.headline,
            "kind": article.kind,
            "date": article.date.value if article.date else None,
            "place": article.place.value if article.place else None,
            "repeat_of": article.repeat_of,
        },
        "document": {"id": document.id, "path": document.path, "also_at": document.also_at},
        "arguments": {
            slot: {
                "label": argument.label,
                "text": argument.surface,
                "name": argument.name,
                "entity": argument.entity,
                "reason": argument.mention.reason if argument.mention else None,
            }
            for slot, argument in fact.slots.items()
        },
    }

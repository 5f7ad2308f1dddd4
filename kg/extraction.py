"""The JSON of one page: what `kg extract --format json` prints. Nothing is lost on the way there and back.

A slot of a fact has the full name, or the words of the text where the page does not settle it (its argument's `name` is
null then). Beside the keys that a reader asks for first (mentions, facts with flat slots and their evidence) stand
those that make it whole: the texts, the map of each article to the source, where a date or place is from, and of each
fact its `arguments`. Statements of the same fact stand together: the first in the fact itself, the others in `also`.
An argument's `mention` counts through `mentions`, then through `parts`: stretches inside a mention that only a fact
names (the employer in a union's name).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from kg.errors import InputError
from kg.model import Argument, Article, Block, Document, Evidence, Fact, Known, Mention, Page, Reading
from kg.schema import FACT_SLOTS

FACT_KEYS = frozenset(("type", "article", "number", "confidence", "evidence", "arguments", "also"))
"""The keys of a fact in JSON that are neither slot nor value: none of those may be called so."""

Json = dict[str, Any]
_Numbers = Mapping[tuple[str, Mention], int]


def page_to_json(page: Page) -> Json:
    """Return the JSON of a page."""
    mentions = [(reading.article.id, mention) for reading in page.readings for mention in reading.mentions]
    listed = set(mentions)
    parts = [found for found in _named_by_facts(page) if found not in listed]
    numbers = {found: number for number, found in reversed(list(enumerate(mentions + parts)))}
    return {
        "document": _write_document(page.document),
        "articles": [_write_article(reading.article) for reading in page.readings],
        "mentions": [_write_mention(mention, article) for article, mention in mentions],
        "parts": [_write_mention(mention, article) for article, mention in parts],
        "facts": _write_facts(page, numbers),
    }


def page_from_json(data: Json) -> Page:
    """Return the page that a JSON was made of. Raises InputError if it is not the JSON of a page."""
    try:
        mentions = [(entry["article"], _read_mention(entry)) for entry in (*data["mentions"], *data["parts"])]
        listed = mentions[: len(data["mentions"])]
        facts = _read_facts(data["facts"], [mention for _, mention in mentions])
        readings = tuple(
            Reading(
                article=_read_article(entry),
                mentions=tuple(mention for article, mention in listed if article == entry["id"]),
                facts=tuple(fact for article, fact in facts if article == entry["id"]),
            )
            for entry in data["articles"]
        )
        return Page(document=_read_document(data["document"]), readings=readings)
    except (KeyError, IndexError, TypeError, ValueError, AttributeError) as error:
        reason = f"{type(error).__name__}: {error}"
        raise InputError(f"not the JSON of a page ({reason}); expected what kg extract --format json prints") from error


def _named_by_facts(page: Page) -> list[tuple[str, Mention]]:
    """Return the mentions in the arguments of facts, each once, with their articles."""
    return list(
        dict.fromkeys(
            (reading.article.id, argument.mention)
            for reading in page.readings
            for fact in reading.facts
            for argument in fact.slots.values()
            if argument.mention
        )
    )


def _write_known(name: str, known: Known | None) -> Json:
    return {name: known.value if known else None, f"{name}_origin": known.origin if known else None}


def _read_known(name: str, data: Json) -> Known | None:
    return None if data[name] is None else Known(value=data[name], origin=data[f"{name}_origin"])


def _write_document(document: Document) -> Json:
    return {
        "id": document.id,
        "path": document.path,
        "also_at": list(document.also_at),
        **_write_known("date", document.date),
        **_write_known("place", document.place),
        "headline": document.headline,
        "meta": dict(sorted(document.meta.items())),
        "encoding": document.encoding,
        "sha256": document.sha256,
        "text": document.text,
    }


def _read_document(data: Json) -> Document:
    return Document(
        path=data["path"],
        text=data["text"],
        encoding=data["encoding"],
        date=_read_known("date", data),
        place=_read_known("place", data),
        headline=data["headline"],
        meta=dict(data["meta"]),
        also_at=tuple(data["also_at"]),
    )


def _write_article(article: Article) -> Json:
    return {
        "id": article.id,
        "headline": article.headline,
        "start": article.start,
        "end": article.end,
        "kind": article.kind,
        **_write_known("date", article.date),
        **_write_known("place", article.place),
        "repeat_of": article.repeat_of,
        "blocks": [{"start": block.start, "end": block.end, "kind": block.kind} for block in article.blocks],
        "pieces": [list(piece) for piece in article.pieces],
        "text": article.text,
    }


def _read_article(data: Json) -> Article:
    return Article(
        id=data["id"],
        text=data["text"],
        pieces=tuple((at, source, length) for at, source, length in data["pieces"]),
        kind=data["kind"],
        headline=data["headline"],
        blocks=tuple(Block(**block) for block in data["blocks"]),
        date=_read_known("date", data),
        place=_read_known("place", data),
        repeat_of=data["repeat_of"],
    )


def _write_mention(mention: Mention, article: str) -> Json:
    return {
        "start": mention.start,
        "end": mention.end,
        "label": mention.label,
        "text": mention.text,
        "name": mention.name,
        "entity": mention.entity,
        "reason": mention.reason,
        "rule": mention.rule,
        "confidence": mention.confidence,
        "grounds": mention.grounds,
        "article": article,
    }


def _read_mention(data: Json) -> Mention:
    return Mention(**{key: value for key, value in data.items() if key != "article"})


def _write_facts(page: Page, numbers: _Numbers) -> list[Json]:
    """Return the facts in order of their first statement; statements alike in all but their words are one fact."""
    merged: dict[tuple[object, ...], Json] = {}
    statements = [(reading.article.id, fact) for reading in page.readings for fact in reading.facts]
    for number, (article, fact) in enumerate(statements):
        statement = _write_statement(fact, article, number, numbers)
        key = _identity(fact)
        if key in merged:
            merged[key]["also"].append(statement)
        else:
            merged[key] = {**fact_to_json(fact), **statement, "also": []}
    return list(merged.values())


def fact_to_json(fact: Fact) -> Json:
    """Return what a fact says: its type, the names in its slots (None for an empty one), its values."""
    slots: Json = dict.fromkeys(FACT_SLOTS.get(fact.type, ()))
    slots |= {name: argument.name or argument.surface for name, argument in fact.slots.items()}
    return {"type": fact.type, **slots, **fact.values}


def _identity(fact: Fact) -> tuple[object, ...]:
    """Return what makes two statements the same fact: its type, what fills its slots, its values."""
    slots = sorted((name, a.label, a.entity or a.surface, a.name or "") for name, a in fact.slots.items())
    return fact.type, tuple(slots), tuple(sorted(fact.values.items()))


def _write_statement(fact: Fact, article: str, number: int, numbers: _Numbers) -> Json:
    evidence = fact.evidence
    return {
        "confidence": fact.confidence,
        "evidence": {
            "start": evidence.start,
            "end": evidence.end,
            "quote": evidence.quote,
            "rule": evidence.rule,
        },
        "article": article,
        "number": number,
        "arguments": {
            name: _write_argument(argument, article, numbers) for name, argument in sorted(fact.slots.items())
        },
    }


def _write_argument(argument: Argument, article: str, numbers: _Numbers) -> Json:
    return {
        "label": argument.label,
        "text": argument.surface,
        "suffix": argument.suffix,
        "name": argument.name,
        "entity": argument.entity,
        "mention": numbers[article, argument.mention] if argument.mention else None,
    }


def _read_facts(entries: list[Json], mentions: list[Mention]) -> list[tuple[str, Fact]]:
    """Return every statement as a fact with the id of its article, in the order in which they were read."""
    found: list[tuple[int, str, Fact]] = []
    for entry in entries:
        slots = FACT_SLOTS.get(entry["type"], ())
        others = FACT_KEYS.union(slots, entry["arguments"])
        values = {key: value for key, value in entry.items() if key not in others}
        for statement in (entry, *entry["also"]):
            fact = Fact(
                type=entry["type"],
                slots={name: _read_argument(data, mentions) for name, data in statement["arguments"].items()},
                evidence=Evidence(**statement["evidence"]),
                values=values,
                confidence=statement["confidence"],
            )
            found.append((statement["number"], statement["article"], fact))
    return [(article, fact) for _, article, fact in sorted(found, key=lambda one: one[0])]


def _read_argument(data: Json, mentions: list[Mention]) -> Argument:
    return Argument(
        label=data["label"],
        mention=None if data["mention"] is None else mentions[data["mention"]],
        suffix=data["suffix"],
        name=data["name"],
        entity=data["entity"],
    )

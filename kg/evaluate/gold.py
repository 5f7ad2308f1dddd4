"""Read gold: what is right on a page."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePath
from typing import Any, Final

from kg.errors import InputError
from kg.schema import FACT_SLOTS, LABELS

Json = Mapping[str, Any]

COMPARED: Final[Mapping[str, tuple[str, ...]]] = {
    "role": ("person", "title", "org"),
    "award": ("recipient", "award", "grantor"),
    "byline": ("person",),
    "organise": ("org", "event"),
    "union_of": ("union", "employer"),
    "partner": ("a", "b"),
}
"""What must agree for a fact of each type to be right. `located` is not compared: gold states only some of what is so."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Gold:
    """What is right on one page; `page` is the name of its file, `path` that of the gold's.

    `articles` are (offset, number) of its articles, in order. `mentions` is None where they are not told.
    """

    page: str
    path: str
    sha256: str | None
    articles: tuple[tuple[int, str], ...]
    mentions: tuple[Json, ...] | None
    facts: tuple[Json, ...]

    def article_at(self, offset: int) -> str:
        """Return the number of the article that holds an offset, '' where gold tells of none."""
        return next((number for start, number in reversed(self.articles) if start <= offset), "")


def read_gold(path: Path) -> list[Gold]:
    """Return the gold of a file, or of every JSON file of a folder. Raises InputError for what is no gold."""
    files = sorted(path.glob("*.json")) if path.is_dir() else [path]
    if not files:
        raise InputError(f"there is no gold in folder {str(path)!r}; expected files that end in .json")
    return [parse_gold(read_json(file), str(file)) for file in files]


def read_json(path: Path) -> Json:
    """Return the object of a JSON file. Raises InputError."""
    try:
        data = json.loads(path.read_bytes())
    except OSError as error:
        raise InputError(f"cannot read {str(path)!r}: {error.strerror}; check the path") from None
    except (ValueError, RecursionError) as error:
        raise InputError(f"{str(path)!r} is no JSON: {error}") from None
    if not isinstance(data, dict):
        raise InputError(f"{str(path)!r} holds a {type(data).__name__}; expected a JSON object")
    return data


def parse_gold(data: Json, path: str) -> Gold:
    """Return the gold of a JSON object; `path` is where it is from. Raises InputError for what is no gold."""
    mentions, facts, articles = data.get("mentions"), data.get("facts"), data.get("articles") or []
    if not isinstance(facts, list) or not isinstance(mentions, list | None) or not isinstance(articles, list):
        raise InputError(f"{path!r} is no gold; expected lists 'mentions', 'facts' and 'articles'")
    for number, mention in enumerate(mentions or (), start=1):
        _check_keys(mention, ("start", "end", "label", "text", "names"), f"mention {number} of {path!r}")
        _check_choice(mention["label"], LABELS, f"label of mention {number} of {path!r}")
    for number, fact in enumerate(facts, start=1):
        _check_keys(fact, ("type",), f"fact {number} of {path!r}")
        _check_choice(fact["type"], tuple(FACT_SLOTS), f"type of fact {number} of {path!r}")
        _check_keys(fact, COMPARED.get(fact["type"], ()), f"fact {number} of {path!r}")
    for number, article in enumerate(articles, start=1):
        _check_keys(article, ("n", "start"), f"article {number} of {path!r}")
    return Gold(
        page=str(data.get("page") or PurePath(path).stem),
        path=path,
        sha256=data.get("sha256"),
        articles=tuple(sorted((article["start"], str(article["n"])) for article in articles)),
        mentions=None if mentions is None else tuple(mentions),
        facts=tuple(facts),
    )


def _check_keys(item: object, keys: Sequence[str], place: str) -> None:
    missing = [key for key in keys if not isinstance(item, dict) or key not in item]
    if missing:
        raise InputError(f"{place} has no {missing[0]!r}; expected {', '.join(keys)}")


def _check_choice(value: object, choices: Sequence[str], place: str) -> None:
    if value not in choices:
        raise InputError(f"{place} is {value!r}; expected one of {', '.join(choices)}")

"""What a named query is: its titles, parameters and columns, and an example with its answer."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

Value = str | int | float | bool
"""What a parameter is given as: a value, or the text of one."""

Bound = Value | list[str]
"""What a parameter is sent as; words are a list."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Parameter:
    """One parameter of a query; without a `default` it must be given."""

    name: str
    type: str
    text: str
    default: Bound | None = None

    @property
    def is_required(self) -> bool:
        """Tell whether a value must be given."""
        return self.default is None


@dataclass(frozen=True, slots=True, kw_only=True)
class Query:
    """One query: its titles in Chinese and English, what else its head says, its parameters and its columns.

    `group` is the folder it stands in. `example` gives parameters, `answers` the first rows that come on the sample
    pages, with the columns that matter.
    """

    name: str
    cypher: str
    group: str = ""
    title: str = ""
    title_zh: str = ""
    notes: str = ""
    parameters: tuple[Parameter, ...] = ()
    example: Mapping[str, str] = field(default_factory=dict)
    answers: tuple[Mapping[str, Any], ...] = ()
    columns: tuple[str, ...] = ()

    def to_json(self) -> dict[str, Any]:
        """Return all that there is to know of the query, for other programs."""
        return {
            "name": self.name,
            "group": self.group,
            "title": self.title,
            "title_zh": self.title_zh,
            "notes": self.notes,
            "parameters": [
                {
                    "name": each.name,
                    "type": each.type,
                    "text": each.text,
                    "required": each.is_required,
                    "default": each.default,
                }
                for each in self.parameters
            ],
            "columns": list(self.columns),
            "example": dict(self.example),
            "answers": [dict(row) for row in self.answers],
            "cypher": self.cypher,
        }

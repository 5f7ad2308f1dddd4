"""The types of entities that a table can be matched with."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Final

from kg.errors import ConfigError
from kg.schema import BODY_NODES


@dataclass(frozen=True, slots=True, kw_only=True)
class EntityType:
    """A type: what people call it, the labels of its nodes, and the type that it is a part of."""

    id: str
    name: str
    description: str
    labels: tuple[str, ...]
    broader: str | None = None

    def as_json(self) -> dict[str, Any]:
        """Return the type with its description and what it is a part of."""
        broader = {"broader": [TYPES[self.broader].as_reference()]} if self.broader else {}
        return {**self.as_reference(), "description": self.description, **broader}

    def with_broader(self) -> tuple[EntityType, ...]:
        """Return the type and what it is a part of."""
        return (self, TYPES[self.broader]) if self.broader else (self,)

    def as_reference(self) -> dict[str, str]:
        """Return the type by id and name."""
        return {"id": self.id, "name": self.name}


def _body(label: str, name: str, description: str) -> EntityType:
    return EntityType(id=label, name=name, description=description, labels=(label,), broader="Body")


def _own(label: str, name: str, description: str) -> EntityType:
    return EntityType(id=label, name=name, description=description, labels=(label,))


TYPES: Final = {
    kind.id: kind
    for kind in (
        _own("Person", "人物 person", "有姓名的人；同名者不加区分 people, known by their names alone"),
        _body("Union", "工会 union", "各级工会组织 trade unions of every level"),
        _body("Company", "企业 company", "公司、集团、银行、厂矿 companies, groups, banks, factories, mines"),
        _body(
            "Organization", "其他单位 other body", "机关、学校、协会、媒体等 authorities, schools, associations, media"
        ),
        EntityType(
            id="Body",
            name="单位 body",
            description="工会、企业及其他单位 unions, companies and others",
            labels=BODY_NODES,
        ),
        _own("Award", "荣誉 honour", "奖章、奖状、称号 medals, prizes, titles"),
        _own("Event", "活动 event", "竞赛、会议、培训、展览 contests, meetings, courses, exhibitions"),
        _own("Place", "地点 place", "省市区县 provinces, cities, districts, counties"),
    )
}
"""The types by id, in the order in which they are shown."""


def labels_of(types: Iterable[str]) -> tuple[str, ...]:
    """Return the labels of the nodes of types, those of all where none is given; raise ConfigError for no type."""
    chosen = list(types)
    if unknown := [name for name in chosen if name not in TYPES]:
        raise ConfigError(f"unknown type {unknown[0]!r}; expected one of {', '.join(TYPES)}")
    return tuple(dict.fromkeys(label for name in chosen or TYPES for label in TYPES[name].labels))


def type_of(label: str) -> EntityType:
    """Return the narrowest type of the nodes of a label."""
    return TYPES[label]


def is_matched(label: str) -> bool:
    """Tell whether nodes of a label are of any type."""
    return label in TYPES

"""A small page about an entity, to be shown in a frame beside a table."""

from __future__ import annotations

from html import escape
from typing import Final

from kg.graph import Node
from kg.index import GraphIndex
from kg.reconcile.describing import describe
from kg.reconcile.extending import period_of, sentence_of
from kg.reconcile.properties import PROPERTIES, Property, PropertyValue
from kg.reconcile.types import is_matched

WIDTH, HEIGHT = 460, 300
"""The size of the frame, in pixels."""

_TOLD: Final = ("posts", "chair", "honours", "employer", "recipients", "organisers", "events", "place", "part_of")
_FACTS: Final = 3
_LONGEST: Final = 120
STYLE: Final = (
    "body{font:13px/1.5 system-ui,sans-serif;margin:8px;color:#222;background:#fff}h1{font-size:15px;margin:0}"
    "p{margin:0 0 4px}.what{color:#666}dt{font-weight:600;margin-top:4px}dd{margin:0}q{quotes:none;color:#444}"
)


def preview(index: GraphIndex, node_id: str) -> str | None:
    """Return the page about an entity: what it is, and some facts with their sentences. None if there is none."""
    node = index.node(node_id)
    if node is None or not is_matched(node.label):
        return None
    name = escape(str(node.properties["name"]))
    facts = "".join(_fact(index, one, value) for one, value in _choose(index, node))
    aliases = "、".join(value.text for value in PROPERTIES["aliases"].values(index, node)[:_FACTS])
    also = f'<p class="what">又称 also {escape(aliases)}</p>' if aliases else ""
    return (
        f'<!DOCTYPE html><html lang="zh"><head><meta charset="utf-8"><title>{name}</title><style>{STYLE}</style></head>'
        f'<body><h1>{name}</h1><p class="what">{escape(describe(index, node))}</p>{also}<dl>{facts}</dl></body></html>'
    )


def _choose(index: GraphIndex, node: Node) -> list[tuple[Property, PropertyValue]]:
    """Return the last value of each of the properties that tell most of a node, of the first of them that it has."""
    told = [(PROPERTIES[key], PROPERTIES[key].values(index, node)) for key in _TOLD]
    return [(one, values[-1]) for one, values in told if values][:_FACTS]


def _fact(index: GraphIndex, one: Property, value: PropertyValue) -> str:
    when = period_of(value)
    sentence = sentence_of(index, value)
    short = sentence if len(sentence) <= _LONGEST else f"{sentence[:_LONGEST]}…"
    quoted = f"<dd><q>{escape(short)}</q></dd>" if short else ""
    return f"<dt>{escape(one.name)}</dt><dd>{escape(value.text)}{f' ({escape(when)})' if when else ''}</dd>{quoted}"

"""Records as a table to send: rows of values, and the Cypher that makes properties of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from kg.errors import StoreError
from kg.graph import Edge, Node
from kg.graph.names import stored_properties
from kg.schema import DIGEST


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """The properties of records.

    `properties` is the map, in Cypher, of a `row` to the properties of its record, whose id stands first.
    """

    properties: str
    rows: list[list[Any]]


def make_table(records: Sequence[Node | Edge]) -> Table:
    """Return the table of records, which has every property that one of them has; what is null makes no property.

    Most of the time of sending goes by the number of values, and a list counts one more than its items. So keys are
    not sent, and a list that has one item in every record is sent as that item: most evidence is one passage.
    """
    items = ["`id`: row[0]", f"`{DIGEST}`: row[1]"]
    columns: list[list[Any]] = [[record.id for record in records], [record.digest for record in records]]
    said = [stored_properties(record) for record in records]
    for index, key in enumerate(sorted({key for properties in said for key in properties}), start=2):
        if not key.isidentifier():
            raise StoreError(f"a property cannot be named {key!r}; expected letters, digits and underscores")
        values: list[Any] = [properties.get(key) for properties in said]
        if all(type(value) is tuple and len(value) == 1 for value in values):
            items.append(f"`{key}`: [row[{index}]]")
            columns.append([value[0] for value in values])
        else:
            items.append(f"`{key}`: row[{index}]")
            columns.append([list(value) if type(value) is tuple else value for value in values])
    return Table(properties="{" + ", ".join(items) + "}", rows=[list(row) for row in zip(*columns, strict=True)])

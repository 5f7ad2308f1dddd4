"""Files that are not right: each is refused with its place, the value, and what to do; nothing is half imported."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path
from typing import Any

import pytest
from handmade import news

from kg.errors import InputError
from kg.export import write_graph
from kg.graph import assemble
from kg.imports import read_graph

PERSON = {"type": "node", "id": "p", "labels": ["Person", "Entity"], "properties": {"name": "何秀兰"}}
UNION = {"type": "node", "id": "u", "labels": ["Union", "Entity"], "properties": {"name": "青川县总工会"}}
CHAIR = {
    "type": "relationship",
    "id": "e",
    "label": "CHAIR_OF",
    "start": {"id": "p", "labels": ["Person", "Entity"]},
    "end": {"id": "u", "labels": ["Union", "Entity"]},
    "properties": {"title": "主席"},
}


def write(path: Path, *lines: Any) -> Path:
    texts = (line if isinstance(line, bytes) else json.dumps(line, ensure_ascii=False).encode() for line in lines)
    path.write_bytes(b"\n".join(texts))
    return path


def changed(record: dict[str, Any], **said: Any) -> dict[str, Any]:
    return {**record, **said}


def saying(**said: Any) -> dict[str, Any]:
    return changed(PERSON, properties={"name": "何秀兰", **said})


@pytest.mark.parametrize(
    ("lines", "why"),
    [
        ([b"{"], r":1: '\{' is no JSON: .* at character 1; expected one object a line"),
        ([b"[1]"], r":1: \[1\] is no object"),
        ([PERSON, b'{"type": "node", "id": "\xff"}'], r":2: no UTF-8 at byte 24 of the line; save the file as UTF-8"),
        ([b'{"type": "node", "id": "p", "labels": ["Person"], "properties": {"name": "a", "x": NaN}}'], ":1: .*NaN"),
        ([{"id": "p"}], ":1: has neither 'type'.* nor 'schema'.*name the format"),
        ([PERSON, {"id": "p"}], ":2: 'type' is None; expected 'node' or 'relationship'"),
        ([changed(PERSON, id="")], ":1: 'id' is ''; expected a text that is not empty"),
        ([changed(PERSON, id=7)], ":1: 'id' is 7; expected a text"),
        ([changed(PERSON, labels=["Entity"])], r":1: 'labels' is \['Entity'\]; expected one label"),
        ([changed(PERSON, labels=["Person", "Union"])], r":1: 'labels' is .*expected one label"),
        ([changed(PERSON, labels=["Ship"])], ":1: unknown label 'Ship'; expected one of Person, Union"),
        ([changed(PERSON, properties=None)], ":1: the properties are None; expected an object"),
        ([changed(PERSON, properties={})], ":1: node 'p' has no name; give it"),
        ([saying(born=None)], ":1: property 'born' is None; expected a text.*leave out what is not known"),
        ([saying(born={"year": 1970})], r":1: property 'born' is \{'year': 1970\}; expected a text"),
        ([saying(aliases=["何", 1])], r":1: property 'aliases' is \['何', 1\]; expected .* of one kind"),
        ([saying(aliases=[["何"]])], ":1: property 'aliases'"),
        ([saying(born=2**63)], ":1: property 'born' is 9223372036854775808; .*64 bits"),
        (
            [b'{"type": "node", "id": "p", "labels": ["Person"], "properties": {"name": "a", "x": 1e999}}'],
            ":1: .*'x' is inf",
        ),
        ([b'{"type": "node", "id": "\\ud83d"}'], r":1: '\\ud83d' is half of a character"),
        ([saying(kg_digest="0a")], ":1: property 'kg_digest' is one of a store.*write the file with kg export"),
        ([saying(search="何")], ":1: property 'search' is one of a store"),
        ([saying(label="何")], ":1: property 'label' is one of a store"),
        ([PERSON, UNION, changed(CHAIR, properties={"start": 1})], ":3: property 'start' is one of a store"),
        ([PERSON, UNION, PERSON], ":3: node 'p' is there already, at .*:1; keep one"),
        ([PERSON, UNION, CHAIR, CHAIR], ":4: edge 'e' is there already, at .*:3; keep one"),
        ([PERSON, UNION, changed(CHAIR, label="RULES")], ":3: unknown type 'RULES' of an edge; expected one of HOLDS"),
        (
            [PERSON, UNION, changed(CHAIR, label="RECEIVED")],
            ":3: the end of RECEIVED is 'Union'; expected one of Award",
        ),
        ([PERSON, UNION, changed(CHAIR, start="p")], ":3: 'start' is 'p'; expected an object with 'id' and 'labels'"),
        ([PERSON, CHAIR], ":2: edge 'e' has its end in node 'u', which is not in the file; add the node or take out"),
        (
            [PERSON, changed(UNION, labels=["Company", "Entity"]), CHAIR],
            ":3: the end of edge 'e' is 'Union', at .*:2 it is 'Company'",
        ),
        ([], "graph.jsonl' is empty; expected a file of kg export jsonl, ftm or parquet"),
    ],
)
def test_json_lines_that_are_wrong_are_refused(lines: list[Any], why: str, tmp_path: Path) -> None:
    with pytest.raises(InputError, match=why):
        read_graph(write(tmp_path / "graph.jsonl", *lines))


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ({"id": "a", "schema": 3}, ":1: 'schema' is 3; expected a text"),
        ({"schema": "Person", "properties": {"name": ["何秀兰"]}}, ":1: 'id' is None"),
        ({"id": "a", "schema": "Person", "properties": ["何秀兰"]}, ":1: 'properties' is .*names and lists of texts"),
        (
            {"id": "a", "schema": "Person", "properties": {"name": [1]}},
            r":1: property 'name' is \[1\]; expected a list",
        ),
        ({"id": "a", "schema": "Person", "kg": [{}, {}]}, ":1: 'kg' of entity 'a' is .*merged are several records"),
        ({"id": "a", "schema": "Person", "kg": {"label": "Ship", "properties": {"name": ""}}}, "unknown label 'Ship'"),
    ],
)
def test_followthemoney_that_is_wrong_is_refused(line: Any, why: str, tmp_path: Path) -> None:
    with pytest.raises(InputError, match=why):
        read_graph(write(tmp_path / "graph.ftm.json", line))


def test_an_entity_twice_is_refused(tmp_path: Path) -> None:
    person = {"id": "a", "schema": "Person", "properties": {"name": ["何秀兰"]}}
    with pytest.raises(InputError, match=r":2: node 'a' is there already, at .*:1"):
        read_graph(write(tmp_path / "graph.ftm.json", person, person))


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"cannot read .*none\.jsonl.*check the path"):
        read_graph(tmp_path / "none.jsonl")


def test_parquet_that_is_wrong_is_refused(tmp_path: Path) -> None:
    pa = pytest.importorskip("pyarrow")
    from pyarrow import parquet

    folder = tmp_path / "graph"
    with pytest.raises(InputError, match=r"cannot read .*name the folder or the zip with nodes\.parquet"):
        read_graph(folder, "parquet")
    write_graph(assemble(news()), "parquet", folder)
    (folder / "edges.parquet").write_bytes(b"PAR1")
    with pytest.raises(InputError, match="is not what kg export parquet writes"):
        read_graph(folder)
    parquet.write_table(pa.table({"id": ["a"], "type": ["UNDER"]}), folder / "edges.parquet")
    with pytest.raises(InputError, match=r"edges\.parquet: column 'start' is missing; expected id, type, start"):
        read_graph(folder)
    (tmp_path / "graph.zip").write_bytes(b"PK")
    with pytest.raises(InputError, match="is not what kg export parquet writes"):
        read_graph(tmp_path / "graph.zip")
    with zipfile.ZipFile(tmp_path / "graph.zip", "w"):
        pass
    with pytest.raises(InputError, match=r"cannot read .*name the folder or the zip with nodes\.parquet"):
        read_graph(tmp_path / "graph.zip")

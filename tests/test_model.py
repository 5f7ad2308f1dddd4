from __future__ import annotations

from dataclasses import FrozenInstanceError, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from made import documents

from kg.model import Document, Known, digest


def test_ids_are_the_same_on_every_machine() -> None:
    assert digest("entity", "UNION", "重庆市总工会") == "7af6dc07461c7b54"
    document = Document(path="a.txt", text="重庆市总工会主席郑洪", date=Known(value="2021-05-01", origin="file name"))
    assert document.id == "acc9e2e630ecfea8"


@given(st.lists(st.text("ab", max_size=2), max_size=3), st.lists(st.text("ab", max_size=2), max_size=3))
def test_parts_of_an_id_do_not_run_together(one: list[str], other: list[str]) -> None:
    assert (digest("x", *one) == digest("x", *other)) == (one == other)


@given(documents(), st.sampled_from(("x.txt", "y.jsonl#3")))
def test_where_a_document_lies_is_not_in_its_id(document: Document, path: str) -> None:
    origins = {
        name: replace(known, origin="elsewhere") for name in ("date", "place") if (known := getattr(document, name))
    }
    assert replace(document, path=path, encoding="big5", also_at=("z",), **origins).id == document.id


@given(documents())
def test_all_that_a_document_says_is_in_its_id(document: Document) -> None:
    said = (
        replace(document, text=document.text + "。"),
        replace(document, date=Known(value="1999", origin="option")),
        replace(document, place=Known(value="杭州市", origin="option")),
        replace(document, headline="另一个标题"),
        replace(document, meta={**document.meta, "edition": "A"}),
    )
    assert document.id not in {other.id for other in said}
    assert len({other.id for other in said}) == len(said)


def test_records_do_not_change() -> None:
    known = Known(value="2021", origin="option")
    with pytest.raises(FrozenInstanceError):
        known.value = "2022"  # type: ignore[misc]

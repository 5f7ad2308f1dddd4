"""The graph kept up to date beside those who read it, whatever becomes of its file."""

from __future__ import annotations

import time
from contextlib import suppress
from pathlib import Path

import pytest
from handmade import Sheet, body

from kg.api.backend import Backend
from kg.api.refreshing import kept_up_to_date
from kg.api.source import Source
from kg.archive import Archive
from kg.errors import StoreError
from kg.index import index_of

PATIENCE = 30


def until_there(backend: Backend, name: str) -> None:
    """Wait until the graph that is answered from knows a name."""
    end = time.monotonic() + PATIENCE
    while True:
        with suppress(StoreError), backend.view() as view:  # a file that is just being made says so
            if view.index.called(name):
                return
        assert time.monotonic() < end
        time.sleep(0.02)


def add(archive: Path, name: str) -> None:
    sheet = Sheet(f"{name}.txt", date="2022-01-01").say(f"云岭市总工会主席{name}发言。")
    with Archive(archive) as opened:
        opened.write(sheet.role(name, "主席", body(sheet, "云岭市总工会")).page(), "1")


def test_a_graph_whose_file_was_removed_is_made_anew_and_read(archive: Path) -> None:
    index = index_of(archive)
    backend = Backend(Source(index=index, archive=archive))
    with kept_up_to_date(index, archive, None, 0.02):
        until_there(backend, "郑洪")
        before = index.stat().st_ino
        for file in index.parent.glob(f"{index.name}*"):
            file.rename(file.with_name(f"old-{file.name}"))  # whose number no new file has then
        end = time.monotonic() + PATIENCE
        while not index.exists():
            assert time.monotonic() < end
            time.sleep(0.02)
        assert index.stat().st_ino != before
        add(archive, "杨柳")
        until_there(backend, "杨柳")
        with backend.own_view() as view:
            assert view.index.called("杨柳")
    backend.close()


def test_what_nobody_foresaw_does_not_end_the_keeping(archive: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> None:
        monkeypatch.undo()
        raise RuntimeError("a disk that is not there")

    index = index_of(archive)
    monkeypatch.setattr("kg.api.refreshing.GraphIndex", fail)
    backend = Backend(Source(index=index, archive=archive))
    with kept_up_to_date(index, archive, None, 0.02):
        add(archive, "杨柳")
        until_there(backend, "杨柳")
    backend.close()

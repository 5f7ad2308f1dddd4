from __future__ import annotations

import time
from threading import Event

import pytest

from kg.store.deadline import finish_within


def test_what_is_done_in_time_is_returned() -> None:
    assert finish_within(5, lambda: 7) == 7


def test_what_work_raises_is_raised() -> None:
    with pytest.raises(ZeroDivisionError):
        finish_within(5, lambda: 1 // 0)


def test_what_is_late_is_left() -> None:
    end = Event()
    start = time.monotonic()
    with pytest.raises(TimeoutError):
        finish_within(0.05, end.wait)
    assert time.monotonic() - start < 2
    end.set()

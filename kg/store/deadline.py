"""Give work a time by which it must be done, whatever it waits for."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from threading import Thread
from typing import TypeVar

T = TypeVar("T")


def finish_within(seconds: float, work: Callable[[], T]) -> T:
    """Return what `work` returns, raise what it raises, or TimeoutError when it takes longer.

    What is late is left to end by itself, in a thread that keeps no process alive: a driver that waits for its server
    cannot be called back.
    """
    outcome: Future[T] = Future()

    def run() -> None:
        try:
            outcome.set_result(work())
        except BaseException as error:
            outcome.set_exception(error)

    Thread(target=run, daemon=True, name="kg-deadline").start()
    return outcome.result(timeout=seconds)

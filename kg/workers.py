"""Apply a function to many items in several processes: in order, in flat memory, and a crash costs one item.

A pool of the standard library loses every item under way when one process dies, and does not say which was at fault.
Here each process is given one item at a time over a pipe of its own, so the item of a dead process is known.
"""

from __future__ import annotations

import contextlib
import multiprocessing
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from multiprocessing.connection import Connection, wait
from typing import Any, Generic, TypeVar, cast

from kg.errors import KGError

T = TypeVar("T")
R = TypeVar("R")

_AHEAD = 4
"""Items for each process that are under way, or done and wait for their turn: what keeps memory flat."""


@dataclass(frozen=True, slots=True)
class Failed:
    """Stands for the result of an item that has none."""

    reason: str


def iter_results(
    items: Iterable[T], make: Callable[[], Callable[[T], R]], jobs: int = 1
) -> Iterator[tuple[T, R | Failed]]:
    """Yield each item with its result, in order; an item whose work raises or ends its process has Failed instead.

    `make` makes the function, once a process, when there is a first item for it; with more than one of `jobs` it is
    pickled, as items and results are. What `make` raises ends the iteration.
    """
    if jobs > 1:
        yield from _Pool(make, jobs).run(items)
        return
    function: Callable[[T], R] | None = None
    for item in items:
        function = function or make()
        yield item, _attempt(function, item)


def _attempt(function: Callable[[T], R], item: T) -> R | Failed:
    try:
        return function(item)
    except Exception as error:
        return Failed(f"{type(error).__name__}: {error}")


def _serve(connection: Connection, make: Callable[[], Callable[[Any], Any]]) -> None:
    """Work in a process of its own: say that it is ready, or why not, then answer each item with its result."""
    try:
        function = make()
    except Exception as error:
        connection.send(error if isinstance(error, KGError) else KGError(f"{type(error).__name__}: {error}"))
        return
    connection.send(None)
    while True:
        try:
            item = connection.recv()
        except EOFError:
            return
        connection.send(_attempt(function, item))


@contextlib.contextmanager
def _interrupts_ignored() -> Iterator[None]:
    """Have a process that is started in the block ignore Ctrl-C, from its first instruction: its parent ends it."""
    if threading.current_thread() is not threading.main_thread():  # only that one may say so
        yield
        return
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


class _Task(Generic[T, R]):
    """An item on its way, and its result once it is there."""

    def __init__(self, item: T) -> None:
        self.item = item
        self.is_done = False
        self._result: R | Failed | None = None

    def end(self, result: R | Failed) -> None:
        self._result, self.is_done = result, True

    @property
    def result(self) -> R | Failed:
        return cast("R | Failed", self._result)


class _Worker(Generic[T, R]):
    """One process with its pipe, and the task that it has."""

    def __init__(self, make: Callable[[], Callable[[T], R]]) -> None:
        context = multiprocessing.get_context("spawn")
        self.connection, far = context.Pipe()
        self._process = context.Process(target=_serve, args=(far, make), daemon=True)
        with _interrupts_ignored():
            self._process.start()
        far.close()
        self._is_ready = False
        self.task: _Task[T, R] | None = None

    @property
    def is_dead(self) -> bool:
        return not self._process.is_alive()

    def give(self, task: _Task[T, R]) -> None:
        self.task = task
        with contextlib.suppress(OSError):  # it died; `take` meets the end of its pipe and says so
            self.connection.send(task.item)

    def take(self) -> None:
        """Receive what the process sent: that it is ready, why it is not, the result of its task, or its end."""
        try:
            message = self.connection.recv()
        except (EOFError, OSError):
            message = self._epitaph()
        if isinstance(message, KGError):
            raise message
        if self._is_ready and self.task:
            self.task.end(message)
            self.task = None
        self._is_ready = True

    def _epitaph(self) -> Failed | KGError:
        self._process.join()
        code = self._process.exitcode or 0
        cause = signal.Signals(-code).name if code < 0 else f"exit code {code}"
        if self._is_ready:
            return Failed(f"the process that worked on it ended: {cause}")
        return KGError(
            f"a process ended as it started: {cause}; "
            "use one job, or, in a script of your own, start the work under `if __name__ == '__main__':`"
        )

    def end(self) -> None:
        self.connection.close()
        self._process.terminate()
        self._process.join()


class _Pool(Generic[T, R]):
    """Up to `jobs` workers, each started when there is an item and nobody to take it."""

    def __init__(self, make: Callable[[], Callable[[T], R]], jobs: int) -> None:
        self._make = make
        self._jobs = jobs
        self._workers: list[_Worker[T, R]] = []

    def run(self, items: Iterable[T]) -> Iterator[tuple[T, R | Failed]]:
        source = iter(items)
        tasks: deque[_Task[T, R]] = deque()
        has_more = True
        try:
            while has_more or tasks:
                while has_more and len(tasks) < self._jobs * _AHEAD and self._has_room():
                    try:
                        tasks.append(_Task(next(source)))
                    except StopIteration:
                        has_more = False
                    else:
                        self._idle_worker().give(tasks[-1])
                if tasks:
                    self._take(is_waiting=not tasks[0].is_done)
                if tasks and tasks[0].is_done:
                    task = tasks.popleft()
                    yield task.item, task.result
        finally:
            for worker in self._workers:
                worker.end()

    def _has_room(self) -> bool:
        return len(self._workers) < self._jobs or any(worker.task is None for worker in self._workers)

    def _idle_worker(self) -> _Worker[T, R]:
        for worker in [worker for worker in self._workers if worker.task is None]:
            if not worker.is_dead:
                return worker
            worker.end()
            self._workers.remove(worker)
        self._workers.append(_Worker(self._make))
        return self._workers[-1]

    def _take(self, *, is_waiting: bool) -> None:
        """Receive from the workers that have something to say; wait for one if asked to."""
        busy = {worker.connection: worker for worker in self._workers if worker.task}
        for connection in wait(list(busy), timeout=None if is_waiting else 0):
            busy[cast("Connection", connection)].take()

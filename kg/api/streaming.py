"""Bytes made by a thread, handed to an answer as fast as its client takes them, and no faster."""

from __future__ import annotations

import asyncio
import queue
import threading
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import suppress
from typing import Final

from anyio import to_thread

from kg.api.problems import ProblemError

_PIECE: Final = 64 * 1024
_AHEAD: Final = 4
_GLANCE: Final = 0.5
_PATIENCE: Final = 60.0
"""For how many seconds a client may take nothing before it is given up."""


class _GoneError(Exception):
    """The client takes no more."""


class Stream:
    """What an iterator yields, made in a thread of its own: connections of SQLite are of one thread.

    What goes wrong before the first bytes is raised by `begin`; later it breaks the answer off, so that the client sees
    that it is not whole.
    """

    def __init__(self, make: Callable[[], Iterator[bytes]], slots: asyncio.Semaphore) -> None:
        self._make, self._slots = make, slots
        self._pieces: queue.Queue[bytes | Exception | None] = queue.Queue(_AHEAD)
        self._is_gone = threading.Event()
        self._first: bytes | None = b""

    async def begin(self) -> None:
        """Begin to make the bytes. Raises what goes wrong before the first, ProblemError where too many are under way."""
        if self._slots.locked():
            raise ProblemError("busy", "as many exports as are allowed at once are under way", retry_after=30)
        await self._slots.acquire()
        loop = asyncio.get_running_loop()
        threading.Thread(target=self._work, args=(loop,), name="kg-export", daemon=True).start()
        try:
            self._first = await self._take()
        except BaseException:
            self._is_gone.set()
            raise

    async def __aiter__(self) -> AsyncIterator[bytes]:
        """Yield the bytes, some at a time."""
        try:
            piece = self._first
            while piece is not None:
                yield piece
                piece = await self._take()
        finally:
            self._is_gone.set()

    async def _take(self) -> bytes | None:
        """Return the next bytes, None behind the last."""
        while True:
            try:
                found = await to_thread.run_sync(lambda: self._pieces.get(timeout=_GLANCE))
            except queue.Empty:
                continue
            if isinstance(found, Exception):
                raise found
            return found

    def _work(self, loop: asyncio.AbstractEventLoop) -> None:
        with suppress(_GoneError):
            try:
                for piece in _collected(self._make()):
                    self._put(piece)
                self._put(None)
            except _GoneError:
                raise
            except Exception as error:
                self._put(error)
        with suppress(RuntimeError):  # the service has ended
            loop.call_soon_threadsafe(self._slots.release)

    def _put(self, piece: bytes | Exception | None) -> None:
        for _ in range(int(_PATIENCE / _GLANCE)):
            if self._is_gone.is_set():
                break
            try:
                return self._pieces.put(piece, timeout=_GLANCE)
            except queue.Full:
                continue
        raise _GoneError


def _collected(pieces: Iterator[bytes]) -> Iterator[bytes]:
    """Yield small pieces as larger ones."""
    held = bytearray()
    for piece in pieces:
        held += piece
        if len(held) >= _PIECE:
            yield bytes(held)
            held.clear()
    if held:
        yield bytes(held)

"""Answers kept in memory for as long as the graph is in the state that they are of; and 304 for those who have them."""

from __future__ import annotations

import re
from collections import OrderedDict
from dataclasses import dataclass
from typing import Final

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from kg.api.answers import has_tag, make_tag
from kg.api.backend import Backend
from kg.errors import KGError

_LARGEST_SHARE: Final = 100
_OVERHEAD: Final = 2000
"""About what an answer takes beside its bytes."""
_GZIP: Final = re.compile(rb"(?:^|,)\s*gzip\s*(?:,|$|;(?!\s*q=0(?:\.0*)?\s*(?:,|$)))", re.IGNORECASE)
_KEPT_BY_304: Final = frozenset((b"etag", b"cache-control", b"vary"))

Headers = list[tuple[bytes, bytes]]
Key = tuple[str, bytes, bool]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Kept:
    """An answer with its tag."""

    tag: bytes
    headers: Headers
    body: bytes


class AnswerCache:
    """Keeps answers that carry the tag of the graph's state, at most so many bytes of them, the latest asked for."""

    def __init__(self, app: ASGIApp, *, backend: Backend) -> None:
        self._app = app
        self._backend = backend
        self._kept: OrderedDict[Key, _Kept] = OrderedDict()
        self._size = 0

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request from memory, or have it answered and keep that."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        takes_gzip = _GZIP.search(_joined(scope, b"accept-encoding")) is not None
        asked = _with_packing(scope, takes_gzip=takes_gzip)
        if scope["method"] != "GET":
            await self._app(asked, receive, send)
            return
        key = (scope["path"], scope["query_string"], takes_gzip)
        wanted = _joined(scope, b"if-none-match")
        if (kept := self._find(key)) is not None:
            await _send(send, kept, wanted)
        else:
            await self._app(asked, receive, _Listener(self, key, wanted, send))

    def _find(self, key: Key) -> _Kept | None:
        kept = self._kept.get(key)
        if kept is None:
            return None
        if not self._is_now(kept):
            self._drop(key)
            return None
        self._kept.move_to_end(key)
        return kept

    def keep(self, key: Key, kept: _Kept) -> None:
        """Keep an answer of the graph as it is now, and forget those that were not asked for longest."""
        most = self._backend.options.max_cached
        if _weight(key, kept) > most // _LARGEST_SHARE or not self._is_now(kept):
            return
        self._drop(key)
        self._kept[key] = kept
        self._size += _weight(key, kept)
        while self._size > most:
            self._drop(next(iter(self._kept)))

    def _is_now(self, kept: _Kept) -> bool:
        try:
            return kept.tag.decode("ascii") == make_tag(self._backend.revision())
        except KGError:  # said by the endpoint
            return False

    def _drop(self, key: Key) -> None:
        if (kept := self._kept.pop(key, None)) is not None:
            self._size -= _weight(key, kept)


class _Listener:
    """Passes an answer on: one of a single piece is kept, or sent as 304 to who has it; a stream goes by."""

    def __init__(self, cache: AnswerCache, key: Key, wanted: bytes, send: Send) -> None:
        self._cache, self._key, self._wanted, self._send = cache, key, wanted, send
        self._start: Message | None = None

    async def __call__(self, message: Message) -> None:
        """Take a message of the answer."""
        if message["type"] == "http.response.start":
            self._start = message
            return
        if self._start is None or message["type"] != "http.response.body":
            await self._send(message)
            return
        start, self._start = self._start, None
        tag = dict(start["headers"]).get(b"etag")
        if start["status"] != 200 or tag is None or message.get("more_body"):
            await self._send(start)
            await self._send(message)
            return
        kept = _Kept(tag=tag, headers=list(start["headers"]), body=message.get("body", b""))
        self._cache.keep(self._key, kept)
        await _send(self._send, kept, self._wanted)


async def _send(send: Send, kept: _Kept, wanted: bytes) -> None:
    """Send an answer, or 304 to who has it."""
    if has_tag(kept.tag.decode("ascii"), wanted.decode("latin-1")):
        headers = [(name, value) for name, value in kept.headers if name in _KEPT_BY_304]
        await send({"type": "http.response.start", "status": 304, "headers": headers})
        await send({"type": "http.response.body", "body": b""})
        return
    await send({"type": "http.response.start", "status": 200, "headers": list(kept.headers)})
    await send({"type": "http.response.body", "body": kept.body})


def _joined(scope: Scope, name: bytes) -> bytes:
    """Return a header of a request, its lines as one."""
    return b", ".join(value for key, value in scope["headers"] if key == name)


def _with_packing(scope: Scope, *, takes_gzip: bool) -> Scope:
    """Return a request that asks for gzip or for nothing, so that what packs reads of it what the key says."""
    others = [header for header in scope["headers"] if header[0] != b"accept-encoding"]
    return {**scope, "headers": [*others, (b"accept-encoding", b"gzip")] if takes_gzip else others}


def _weight(key: Key, kept: _Kept) -> int:
    return len(kept.body) + len(key[0]) + len(key[1]) + _OVERHEAD

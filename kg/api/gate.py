"""What stands before every endpoint: who may ask, how much may be sent, and headers that keep browsers careful."""

from __future__ import annotations

import hmac
from collections.abc import Callable
from typing import Final

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from kg.api.problems import ProblemError, make_response
from kg.api.serving import LOOPBACK
from kg.config import ServeOptions

_CAREFUL: Final = (
    (b"x-content-type-options", b"nosniff"),
    (b"x-frame-options", b"DENY"),
    (b"referrer-policy", b"no-referrer"),
)
_POLICY: Final = (b"content-security-policy", b"default-src 'none'; frame-ancestors 'none'")


class Gate:
    """Lets in who has a token, or without tokens who asks this machine by its own name.

    The name is looked at since a page in a browser may have its own name point at this machine. `is_open` tells of
    a path, and of the request for it, whether anybody may ask.
    """

    def __init__(self, app: ASGIApp, *, options: ServeOptions, is_open: Callable[[str, Scope], bool]) -> None:
        self._app = app
        self._is_open = is_open
        self._tokens = tuple(token.encode("utf-8") for token in options.tokens)
        self._hosts = {_name_of(host) for host in (*LOOPBACK, "[::1]", options.host, *options.hosts)}
        self._max_body = options.max_body
        self._root_path = options.root_path

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let a request through, or tell what keeps it out."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        scope, path = self._placed(scope)
        headers = Headers(scope=scope)
        try:
            self._check_host(headers)
            if not self._is_open(path, scope):
                self._check_token(headers)
            self._check_length(headers)
            if "transfer-encoding" in headers:
                receive = await self._read_whole(receive)
        except ProblemError as error:
            await make_response(error, scope["path"], self._root_path)(scope, receive, _carefully(send))
            return
        await self._app(scope, receive, _carefully(send))

    def _placed(self, scope: Scope) -> tuple[Scope, str]:
        """Return a request as under the prefix of the proxy, whether that takes the prefix off or not; and its own path."""
        root = self._root_path
        if not root:
            return scope, scope["path"]
        given: str = scope["path"]
        own = given[len(root) :] if given.startswith(f"{root}/") else given
        return {**scope, "root_path": root, "path": root + own}, own

    def _check_host(self, headers: Headers) -> None:
        name = _name_of(headers.get("host", ""))
        if not self._tokens and name not in self._hosts:
            raise ProblemError("wrong-host", f"this service is not called {name!r}")

    def _check_token(self, headers: Headers) -> None:
        if not self._tokens:
            return
        scheme, _, token = headers.get("authorization", "").partition(" ")
        given = token.strip().encode("utf-8")
        matches = [hmac.compare_digest(given, known) for known in self._tokens]
        if scheme.lower() != "bearer" or not any(matches):
            raise ProblemError("unauthorized", "the request has no token that is known here")

    def _check_length(self, headers: Headers) -> None:
        length = headers.get("content-length", "0")
        if not length.isdecimal() or int(length[:20]) > self._max_body:
            raise self._too_large()

    def _too_large(self) -> ProblemError:
        return ProblemError("too-large", f"a request may have {self._max_body} bytes at most")

    async def _read_whole(self, receive: Receive) -> Receive:
        """Read a body that does not say its length; return what gives it again. Raises ProblemError where it is too long."""
        body, goes_on = b"", True
        while goes_on:
            message = await receive()
            body += message.get("body", b"")
            goes_on = message["type"] == "http.request" and message.get("more_body", False)
            if len(body) > self._max_body:
                raise self._too_large()
        given = iter(({"type": "http.request", "body": body, "more_body": False},))

        async def give() -> Message:
            return next(given, None) or await receive()

        return give


def _name_of(host: str) -> str:
    """Return the name of a host without its port; an IPv6 address has its brackets, or is one without a port."""
    has_port = host.count(":") == 1 or "]:" in host
    return (host.rpartition(":")[0] if has_port else host).lower()


def _carefully(send: Send) -> Send:
    """Return a sender that adds the headers of every answer."""

    async def send_carefully(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = [*message.get("headers", ()), *_CAREFUL]
            if all(name != _POLICY[0] for name, _ in headers):
                headers.append(_POLICY)
            message = {**message, "headers": headers}
        await send(message)

    return send_carefully

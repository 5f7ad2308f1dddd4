"""Addresses of graph stores: without the secrets that one may put into them."""

from __future__ import annotations

import re

from kg.errors import ConfigError

_USER = re.compile(r"(?<=://)[^/\s]*@")
_SECRET = re.compile(r"(?i)(?<=[?&;])((?:password|pwd|pass|token|secret|auth)=)[^&;\s]*")


def redacted(text: str) -> str:
    """Return a text whose addresses show neither user nor password: bolt://a:b@host is bolt://***@host."""
    return _SECRET.sub(r"\1***", _USER.sub("***@", text))


def refuse_secrets(uri: str) -> None:
    """Raise ConfigError where an address holds a user or a password: addresses are printed and logged."""
    if redacted(uri) != uri:
        raise ConfigError(
            f"the address {redacted(uri)!r} holds a user or a password; leave them out: the user is given as --user or "
            f"NEO4J_USER, the password as NEO4J_PASSWORD"
        )

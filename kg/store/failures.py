"""What a driver raises, said as StoreError: what is wrong, where, and what to do."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from neo4j.exceptions import AuthError, DriverError, Neo4jError, ServiceUnavailable, SessionExpired

from kg.errors import StatementError, StoreError
from kg.store.address import redacted

_AGAIN: Final = "nothing is lost: what was written stays, and the same command run again writes the rest"

_OF_THE_STORE: Final = re.compile(r"\.(Security|Database|Cluster|General|Request)\.|TransientError")
"""Codes of failures that no other statement would be spared."""


@contextmanager
def explained(address: str, *, seconds: float | None = None) -> Iterator[None]:
    """Raise what the driver raises as StoreError; `seconds` is the time that a statement was given."""
    address = redacted(address)
    try:
        yield
    except AuthError as error:
        raise StoreError(f"{address} refuses the user or the password: {error.message}; check both") from error
    except (ServiceUnavailable, SessionExpired) as error:
        raise StoreError(
            f"no answer from {address} ({redacted(str(error).splitlines()[0])}); see that the database runs and that "
            f"address and port are right; {_AGAIN}"
        ) from error
    except Neo4jError as error:
        if "TimedOut" in str(error.code):
            raise late(address, seconds) from error
        kind = StoreError if _OF_THE_STORE.search(str(error.code)) else StatementError
        raise kind(f"{address} cannot do this: {redacted(str(error.message))} ({error.code})") from error
    except TimeoutError as error:
        raise late(address, seconds) from error
    except RecursionError as error:
        raise StatementError(
            f"{address}: lists or maps are nested too deeply to be sent or read; nest them less"
        ) from error
    except (OverflowError, UnicodeEncodeError) as error:
        raise StatementError(
            f"a value cannot be sent to {address}: {error}; whole numbers go from -2^63 to 2^63-1, texts hold no half characters"
        ) from error
    except (DriverError, ValueError, OSError) as error:
        raise StoreError(
            f"cannot use {address}: {redacted(str(error))}; an address looks like bolt://localhost:7687; {_AGAIN}"
        ) from error


def late(address: str, seconds: float | None) -> StatementError:
    """Return the error of a statement that had its time."""
    limit = "the time that the store allows" if seconds is None else f"{seconds:g} seconds"
    return StatementError(
        f"{redacted(address)} took longer than {limit} for the statement; narrow it: a name or an id to begin at, fewer steps, a LIMIT"
    )

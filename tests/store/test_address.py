from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import ConfigError, KGError
from kg.store.address import redacted
from kg.store.bolt import BoltStore, connect, make_driver
from kg.store.failures import explained

WORDS = st.text("abcdefgh0123456789.-_:", min_size=6)


@given(WORDS, WORDS)
def test_no_user_or_password_of_an_address_is_shown(user: str, password: str) -> None:
    text = redacted(f"cannot reach bolt://{user}:{password}@host:7687/x?password={password}&y=1 today")
    assert text == "cannot reach bolt://***@host:7687/x?password=***&y=1 today"


def test_addresses_without_secrets_stay_as_they_are() -> None:
    assert (
        redacted("neo4j+s://host.example:7687?policy=eu mail a@b") == "neo4j+s://host.example:7687?policy=eu mail a@b"
    )


@pytest.mark.parametrize("uri", ["bolt://neo4j:geheim99@127.0.0.1:1", "neo4j://geheim99@127.0.0.1:1?x=1"])
def test_an_address_with_a_password_is_refused_and_not_repeated(uri: str) -> None:
    with pytest.raises(ConfigError, match="leave them out") as caught:
        connect(uri, "neo4j", "x")
    assert "geheim99" not in str(caught.value)


def test_errors_of_a_store_show_no_password() -> None:
    with (
        BoltStore(
            make_driver("bolt://127.0.0.1:1", "neo4j", "geheim99", patience=0), address="bolt://a:geheim99@h"
        ) as store,
        pytest.raises(KGError) as caught,
    ):
        store.read("RETURN 1 AS one")
    assert "geheim99" not in str(caught.value)
    assert "bolt://***@h" in str(caught.value)


@pytest.mark.parametrize("error", [ValueError("bad bolt://a:geheim99@h"), OSError("no route to bolt://a:geheim99@h")])
def test_what_a_driver_says_shows_no_password(error: Exception) -> None:
    with pytest.raises(KGError) as caught, explained("bolt://a:geheim99@h"):
        raise error
    assert "geheim99" not in str(caught.value)

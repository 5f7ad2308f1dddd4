"""What a driver raises, said in words."""

from __future__ import annotations

import pytest

from kg.errors import StatementError
from kg.store.failures import explained


@pytest.mark.parametrize("value", [2**70, "\ud800"])
def test_a_value_that_cannot_be_sent_is_an_error_of_who_asks(value: int | str) -> None:
    with pytest.raises(StatementError, match=r"cannot be sent to bolt://[*]+@localhost: .*; whole numbers"):  # noqa: SIM117
        with explained("bolt://me:secret@localhost"):
            if isinstance(value, int):
                raise OverflowError(f"Integer {value} out of range")
            value.encode("utf-8")


def test_values_that_are_nested_too_deeply_are_an_error_of_who_asks() -> None:
    with pytest.raises(StatementError, match="nested too deeply"), explained("bolt://localhost"):
        raise RecursionError

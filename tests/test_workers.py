"""The functions that processes are given are named by module, so they stand at its top level."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable, Iterator

import pytest

from kg.errors import ConfigError, KGError
from kg.workers import Failed, iter_results


def make_double() -> Callable[[int], int]:
    return lambda number: number * 2


def make_frail() -> Callable[[int], int]:
    def work(number: int) -> int:
        if number == 3:
            raise ValueError("three is too much")
        if number == 5:
            os.kill(os.getpid(), signal.SIGKILL)
        return number * 2

    return work


def make_nothing() -> Callable[[int], int]:
    raise ConfigError("a word list is missing")


def make_dead() -> Callable[[int], int]:
    os._exit(3)


def make_large() -> Callable[[str], str]:
    return lambda text: text * 2


@pytest.mark.parametrize("jobs", [1, 2])
def test_results_come_in_the_order_of_items(jobs: int) -> None:
    assert list(iter_results(range(20), make_double, jobs)) == [(n, n * 2) for n in range(20)]


def test_an_item_that_raises_costs_itself_alone() -> None:
    results = dict(iter_results(range(5), make_frail, 1))
    assert results[3] == Failed("ValueError: three is too much")
    assert [number for number, result in results.items() if result == number * 2] == [0, 1, 2, 4]


def test_an_item_that_ends_its_process_costs_itself_alone() -> None:
    results = dict(iter_results(range(12), make_frail, 2))
    assert results[3] == Failed("ValueError: three is too much")
    assert results[5] == Failed("the process that worked on it ended: SIGKILL")
    assert [number for number, result in results.items() if result != number * 2] == [3, 5]


@pytest.mark.parametrize("jobs", [1, 2])
def test_what_the_maker_raises_ends_it_all(jobs: int) -> None:
    with pytest.raises(ConfigError, match="a word list is missing"):
        list(iter_results(range(3), make_nothing, jobs))


def test_a_process_that_cannot_start_is_said_with_its_remedy() -> None:
    with pytest.raises(KGError, match=r"exit code 3; use one job, .*__main__"):
        list(iter_results(range(3), make_dead, 2))


def test_items_larger_than_a_pipe_pass() -> None:
    texts = [letter * 300_000 for letter in "abcdef"]
    assert [result for _, result in iter_results(texts, make_large, 2)] == [text * 2 for text in texts]


@pytest.mark.parametrize("jobs", [1, 2])
def test_no_more_items_are_asked_for_than_are_under_way(jobs: int) -> None:
    asked = 0

    def items() -> Iterator[int]:
        nonlocal asked
        while asked < 100:
            asked += 1
            yield asked

    results = iter_results(items(), make_double, jobs)
    next(results)
    assert asked <= 4 * jobs
    results.close()  # type: ignore[attr-defined]


def test_no_process_is_made_without_an_item() -> None:
    assert list(iter_results([], make_nothing, 2)) == []
    assert list(iter_results([], make_nothing, 1)) == []

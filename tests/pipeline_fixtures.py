"""The pipeline, and its reading of one text, for tests of its parts. conftest.py registers it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kg.model import Article, Reading
from kg.nlp import make_pipeline, read_articles

Read = Callable[[str], Reading]


@pytest.fixture(scope="session")
def nlp():
    return make_pipeline()


@pytest.fixture(scope="session")
def read(nlp) -> Read:
    def read_text(text: str) -> Reading:
        article = Article(id="test", text=text, pieces=((0, 0, len(text)),))
        return next(read_articles(nlp, [article]))

    return read_text

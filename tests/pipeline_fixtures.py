"""The finders of rules, and what they read in one text, for tests of them. conftest.py registers it.

The judge of these tests keeps whatever a rule finds, the longest first: what the statistics of news make of a candidate is
not their matter.
"""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest
import spacy

from kg.model import Article, Reading
from kg.nlp import read_articles
from kg.resources import pipelines
from kg.schema import LABELS

Read = Callable[[str], Reading]

RANK = ("AWARD", "EVENT", "UNION", "COMPANY", "ORG", "PERSON", "ROLE")
"""Of two candidates at one place the first."""

KEEPING = {
    **{f"{label} by rule": 3.0 - rank / 10 for rank, label in enumerate(RANK)},
    **{f"{label} inside {outer}": -9.0 for label in LABELS for outer in LABELS},
    "ROLE of nobody": -9.0,
    "ROLE of near": -9.0,
}


@pytest.fixture(scope="session")
def nlp(tmp_path_factory):
    judge = tmp_path_factory.mktemp("judge") / "judge.json"
    judge.write_text(json.dumps({"rules": KEEPING}), encoding="utf-8")
    overrides = {"components.kg_mentions.finders": "rules", "components.kg_mentions.judge": str(judge)}
    config = spacy.util.load_config(pipelines("union_news", "config.cfg"), overrides=overrides)
    return spacy.util.load_model_from_config(config, auto_fill=True, exclude=["kg_entities"])


@pytest.fixture(scope="session")
def read(nlp) -> Read:
    def read_text(text: str) -> Reading:
        article = Article(id="test", text=text, pieces=((0, 0, len(text)),))
        return next(read_articles(nlp, [article]))

    return read_text

"""Compare what was found with what is right: precision, recall and F1 by type, and every error.

A gold file says of one page what is right; offsets count characters of the page's text:

    {"page": "01.txt", "sha256": "...", "articles": [{"n": 1, "headline": "...", "start": 2}],
     "mentions": [{"start": 0, "end": 4, "label": "UNION", "text": "市总工会", "names": ["重庆市总工会"], "article": 1}],
     "facts": [{"type": "role", "person": "郑洪", "title": ["主席"], "org": ["重庆市总工会"], "article": 1}]}

Where several values are right they are a list. A mention is right if its span and its label are; the full name is
counted apart, of bodies alone; `names` [] says that the page does not settle it. What is `"optional": true` is neither
asked for nor wrong. `sha256`, `articles` and `article` may be left out.

Every error has its kind (`kg.evaluate.diagnosis`), its rule and its sentence; an evaluation can be parted by page, article,
half or shape (`part_by`); `kg.evaluate.pieces` reads pieces of the corpus and composed ones.

Labelled text of any source is compared by entities alone: `evaluate_spans` takes what finds them as a function of texts.
"""

from kg.evaluate.gold import Gold, parse_gold, read_gold, read_json
from kg.evaluate.kinds import ErrorKind, sort_errors
from kg.evaluate.labelled import FORMATS, read_labelled
from kg.evaluate.mapping import Mapped, map_labels, parse_table
from kg.evaluate.outcome import Outcome
from kg.evaluate.parts import PARTED, Parts, part_by, rest_of, spread, whole_of
from kg.evaluate.reliability import Bin, RatedRule, calibration_error, make_bins, rate_rules
from kg.evaluate.scores import SURE, Evaluation, Found, Score, evaluate
from kg.evaluate.spans import Finder, SpanError, SpanEvaluation, evaluate_spans

__all__ = [
    "FORMATS",
    "PARTED",
    "SURE",
    "Bin",
    "ErrorKind",
    "Evaluation",
    "Finder",
    "Found",
    "Gold",
    "Mapped",
    "Outcome",
    "Parts",
    "RatedRule",
    "Score",
    "SpanError",
    "SpanEvaluation",
    "calibration_error",
    "evaluate",
    "evaluate_spans",
    "make_bins",
    "map_labels",
    "parse_gold",
    "parse_table",
    "part_by",
    "rate_rules",
    "read_gold",
    "read_json",
    "read_labelled",
    "rest_of",
    "sort_errors",
    "spread",
    "whole_of",
]

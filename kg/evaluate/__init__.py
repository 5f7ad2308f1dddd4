"""Compare what was found with what is right: precision, recall and F1 by type, and every error.

A gold file says of one page what is right; offsets count characters of the page's text:

    {"page": "01.txt", "sha256": "...", "articles": [{"n": 1, "headline": "...", "start": 2}],
     "mentions": [{"start": 0, "end": 4, "label": "UNION", "text": "市总工会", "names": ["重庆市总工会"], "article": 1}],
     "facts": [{"type": "role", "person": "郑洪", "title": ["主席"], "org": ["重庆市总工会"], "article": 1}]}

Where several values are right they are a list. A mention is right if its span and its label are; the full name is
counted apart, of bodies alone; `names` [] says that the page does not settle it. What is `"optional": true` is neither
asked for nor wrong. `sha256`, `articles` and `article` may be left out.
"""

from kg.evaluate.counting import Outcome
from kg.evaluate.gold import Gold, parse_gold, read_gold, read_json
from kg.evaluate.scores import Evaluation, Found, Score, evaluate

__all__ = ["Evaluation", "Found", "Gold", "Outcome", "Score", "evaluate", "parse_gold", "read_gold", "read_json"]

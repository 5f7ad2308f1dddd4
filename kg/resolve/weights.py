"""What speaks for a candidate, and how much: the one table that every decision weighs with.

A candidate's weight is the sum of what speaks for it. The unit is the margin by which the best must win (`MARGIN`):
one naming more of a body, or of a place, is just enough.
"""

from __future__ import annotations

MARGIN = 1.0
"""How much more the best candidate must weigh than the best one with another name."""

PLACE_NAMED_MOST, PLACE_IN_HEADLINE, PLACE_OF_DATELINE = 4.0, 2.0, 3.0
"""Of a place: all its namings together at most; it stands in a headline; the article is dated from it."""

PLACE_NEAREST, PLACE_IN_SENTENCE, PLACE_BESIDE, PLACE_ABOVE_OTHER = 0.9, 2.5, 2.0, 1.0
"""Of a place: it was named last; in the same sentence; right before in a list or a chain of posts; another lies in it."""

PLACE_OF_UNION = 3.0
"""Of a place, where a union is asked for: the article names the union of that place."""

BODY_NAMED_MOST, BODY_IN_HEADLINE, BODY_FIRST = 3.0, 1.5, 0.9
"""Of a body: all its namings together at most; it stands in a headline; it is the first of its kind, which the article is about."""

BODY_NEAREST, BODY_IN_SENTENCE, BODY_BEHIND = 2.0, 1.5, 0.5
"""Of a body: it was named last; in the same sentence; each naming, where all stand behind."""

CALLED_SO = 2.5
"""The body's name ends in the very noun that points at it: 公司 is sooner a 公司 than a 厂."""

CHAINED = 8.0
"""The body before in one chain of posts: 市委常委、宣传部长."""

ATTESTED = 6.0
"""The article itself has the longer name that ends in the words: 线路工区三班 for 三班."""

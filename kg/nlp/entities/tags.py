"""The tags of a character: O, and for each type B, I, E and S; the columns of what the network says of a character.

Whatever else is scored, a span of a type is S, or B I* E of one type: nothing else has weight, in training as in
reading. A label of a source is one type or several.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]

OUTSIDE = 0
BEGIN, INSIDE, END, SINGLE = range(4)


def width(types: int) -> int:
    """Return the number of columns for a number of types."""
    return 1 + 4 * types


def column(number: int, part: int) -> int:
    """Return the column of a part (BEGIN, INSIDE, END, SINGLE) of a type."""
    return 1 + 4 * number + part

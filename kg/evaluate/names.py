"""Tell whether a name that was found is one of those that are right."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import cache

from kg.text.divisions import read_places
from kg.text.places import short_name

_MARKS = re.compile(r"[\s“”\"'‘’《》「」『』]")
_RANKS = "省|自治区|自治州|地区|盟|州|市|新区|区|县|旗|镇|乡|街道"


def plain(name: str | None) -> str:
    """Return a name without quotation marks, white space and full-width forms."""
    return _MARKS.sub("", unicodedata.normalize("NFKC", name or ""))


def is_right(name: str | None, accepted: Iterable[str | None]) -> bool:
    """Tell whether a name is one of those accepted, or one of them behind the names of places: 重庆市 + 江北区总工会."""
    given = plain(name)
    wanted = [plain(right) for right in accepted]
    return given in wanted or any(
        right and given.endswith(right) and _places().fullmatch(given[: -len(right)]) for right in wanted
    )


@cache
def _places() -> re.Pattern[str]:
    """Return the pattern of what may stand in front of a name without making it another: 中共, places with their rank, provinces."""
    provinces = {short_name(place.name) for place in read_places() if place.level == "province"}
    listed = "|".join(sorted(provinces, key=lambda name: (-len(name), name)))
    return re.compile(rf"(?:中共|[\u4e00-\u9fff]{{1,8}}?(?:{_RANKS})|{listed})+")

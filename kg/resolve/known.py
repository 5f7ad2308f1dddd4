"""Full names that need no page: 全总, 党中央, 全国音协."""

from __future__ import annotations

from functools import cache

from kg.resolve.decision import Candidate
from kg.resolve.form import Form
from kg.resolve.identity import plain
from kg.text.fold import in_traditional
from kg.text.lexicon import read_rows

_NATIONAL = ("全国总工会", "全总")


def by_list(form: Form) -> list[Candidate]:
    """Return the candidate for a body of the closed list, or for a part of the national union: 全总保障部."""
    names = _names()
    folded = form.folded
    short = folded if folded in names else next((union for union in _NATIONAL if folded.startswith(union)), "")
    if not short:
        return []
    full, at = names[short], form.scene.find(names[short])
    if at >= 0:
        full = form.scene.article.text[at : at + len(full)]
    elif form.scene.is_traditional:
        full = in_traditional(full)
    name = full + form.words[len(short) :]
    return [Candidate(name=name, key=plain(name), reason="a name known everywhere")]


@cache
def _names() -> dict[str, str]:
    """Return the full names of the closed list by their short forms."""
    full = {short: full for short, _, _, full in read_rows("bodies.tsv", 4) if full}
    return full | {f"全国{short}": f"中国{long}" for short, long in read_rows("short_tails.tsv", 2)}

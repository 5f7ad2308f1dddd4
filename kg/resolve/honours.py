"""Names of honours, events, people and posts: as they stand, honours in full and with their place."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.model import Mention
from kg.resolve.decision import Candidate, Decision, choose
from kg.resolve.form import Form
from kg.resolve.identity import clean, plain
from kg.resolve.places import by_level

_BARE_HONOUR = re.compile(r"(?:五一)?(?:劳动)?(?:奖章|奖状)")
_MODEL = re.compile(r"劳模$")


def resolve_honour(form: Form, before: Sequence[Mention]) -> Decision:
    """Return the decision for a mention that is no body; `before` are the honours named before, in order."""
    candidates = []
    if form.label == "AWARD":
        candidates = by_level(form) or _last_named(form, before) or _model(form)
    as_it_stands = Decision(name=form.words, key=form.bare, reason=f"{form.words}: as it stands")
    return choose(form.words, candidates, "") if candidates else as_it_stands


def _last_named(form: Form, before: Sequence[Mention]) -> list[Candidate]:
    """Return the honour before that ends in these words: 奖章 is the 全国五一劳动奖章 just named."""
    if not _BARE_HONOUR.fullmatch(form.bare):
        return []
    last = next((mention for mention in reversed(before) if _is_longer(mention.text, form.bare)), None)
    if last is None:
        return []
    name = clean(last.text)
    reason = f"{name} stands before in this article (offset {last.start})"
    return [Candidate(name=name, key=plain(name), reason=reason)]


def _is_longer(text: str, words: str) -> bool:
    return plain(text).endswith(words) and plain(text) != words


def _model(form: Form) -> list[Candidate]:
    """Return 全国劳动模范 for 全国劳模."""
    if not _MODEL.search(form.folded):
        return []
    name = _MODEL.sub("劳动模范", form.words)
    return [Candidate(name=name, key=plain(name), reason="劳模 is 劳动模范")]

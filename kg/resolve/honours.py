"""Names of honours, events, people and posts: as they stand, honours in full and with their place."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.model import Mention
from kg.resolve.decision import Candidate, Decision, choose
from kg.resolve.form import Form
from kg.resolve.identity import clean
from kg.resolve.places import by_level
from kg.text.fold import bare

_BARE_HONOUR = re.compile(r"(?:五一)?(?:劳动)?(?:奖章|奖状)")
_MODEL = re.compile(r"劳模$")


def resolve_honour(mention: Mention, form: Form, mentions: Sequence[Mention]) -> Decision:
    """Return the decision for a mention that is no body."""
    candidates = []
    if mention.label == "AWARD":
        candidates = by_level(form) or _last_named(form, mentions) or _model(form)
    as_it_stands = Decision(name=form.words, key=form.bare, reason=f"{form.words}: as it stands")
    return choose(form.words, candidates, "") if candidates else as_it_stands


def _last_named(form: Form, mentions: Sequence[Mention]) -> list[Candidate]:
    """Return the honour before that ends in these words: 奖章 is the 全国五一劳动奖章 just named."""
    if not _BARE_HONOUR.fullmatch(form.bare):
        return []
    before = [
        mention
        for mention in mentions
        if mention.label == "AWARD" and mention.end <= form.at and _is_longer(mention.text, form.bare)
    ]
    if not before:
        return []
    last = max(before, key=lambda mention: mention.end)
    name = clean(last.text)
    reason = f"{name} stands before in this article (offset {last.start})"
    return [Candidate(name=name, key=bare(name), reason=reason)]


def _is_longer(text: str, words: str) -> bool:
    return bare(text).endswith(words) and bare(text) != words


def _model(form: Form) -> list[Candidate]:
    """Return 全国劳动模范 for 全国劳模."""
    if not _MODEL.search(form.folded):
        return []
    name = _MODEL.sub("劳动模范", form.words)
    return [Candidate(name=name, key=bare(name), reason="劳模 is 劳动模范")]

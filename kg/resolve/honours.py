"""Names of honours, events, people and posts: as they stand, honours with their place and in full."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.model import Mention
from kg.resolve.decision import Candidate, Decision, choose
from kg.resolve.identity import clean
from kg.resolve.places import by_level
from kg.resolve.scene import Scene
from kg.text.fold import bare

_BARE_HONOUR = re.compile(r"(?:五一)?(?:劳动)?(?:奖章|奖状)")
_MODEL = re.compile(r"劳模$")


def resolve_honour(mention: Mention, scene: Scene, mentions: Sequence[Mention]) -> Decision:
    """Return the decision for a mention that is no body."""
    surface = clean(mention.text)
    if mention.label == "AWARD":
        if candidates := _level(surface, scene, mention.start):
            return choose(surface, candidates, "")
        if _BARE_HONOUR.fullmatch(bare(surface)):
            return _longer(surface, mention, mentions)
        if _MODEL.search(surface):
            name = _MODEL.sub("劳动模范", surface)
            return Decision(name=name, key=bare(name), reason=f"{surface} → {name}: 劳模 in full")
    return Decision(name=surface, key=bare(surface), reason=f"{surface}: as it stands")


def _level(surface: str, scene: Scene, at: int) -> list[Candidate]:
    """Return candidates for an honour of a bare level: 省优秀教师, 市“五一劳动奖章”."""
    return [] if surface.startswith(("市场", "区域")) else by_level(surface, scene, at)


def _longer(surface: str, mention: Mention, mentions: Sequence[Mention]) -> Decision:
    """Return the honour before that ends in these words: 奖章 is the 全国五一劳动奖章 just named."""
    before = [
        other
        for other in mentions
        if other.label == "AWARD"
        and other.end <= mention.start
        and bare(other.text).endswith(bare(surface))
        and other.text != mention.text
    ]
    if not before:
        return Decision(name=surface, key=bare(surface), reason=f"{surface}: as it stands")
    last = max(before, key=lambda other: other.end)
    name = clean(last.text)
    reason = f"{name} stands before in this article (offset {last.start})"
    return choose(surface, [Candidate(name=name, key=bare(name), reason=reason)], "")

"""The record of one post as somebody holds it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from kg.model import Argument, Mention
from kg.nlp.posts import post_kind


@dataclass(frozen=True, slots=True, kw_only=True)
class Holding:
    """One post as it is held. `body` is None where the text does not say it; `times` holds valid_from and valid_to, in
    the words of the text.

    `unit` holds words before the post that say in which part of the body it is; `elected` says that an election gave the post, `start` and `end` are the span of what was read.
    """

    person: Mention
    post: Mention
    body: Argument | None
    unit: str
    title: str
    status: str
    rule: str
    start: int
    end: int
    confidence: float
    elected: bool = False
    times: Mapping[str, str] = field(default_factory=dict)

    @property
    def kind(self) -> str:
        """Return the kind of the post."""
        return post_kind(self.post.text)

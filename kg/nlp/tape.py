"""The tape: a text in which each mention has become one sign, so that patterns over mentions are regular expressions.

    重庆市人大常委会副主任、市总工会主席郑洪一声令下   ->   ⟨ORG⟩⟨ROLE⟩、⟨UNION⟩⟨ROLE⟩⟨PERSON⟩一声令下

Quotation marks are left out. Every position of the tape knows its mention and its offset in the text.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from kg.model import Mention
from kg.schema import LABELS

SIGNS = {label: chr(0xE000 + index) for index, label in enumerate(LABELS)}
"""The sign of each label: private-use characters, which no text of news holds."""

_QUOTES = frozenset("“”‘’\"'《》")


@dataclass(frozen=True, slots=True, kw_only=True)
class Tape:
    """Signs and characters in order, with where each comes from; `mentions[i]` is None at a plain character."""

    text: str
    offsets: tuple[int, ...]
    mentions: tuple[Mention | None, ...]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return the span of the text that tape[start:end] stands for."""
        last = self.mentions[end - 1]
        return self.offsets[start], last.end if last else self.offsets[end - 1] + 1

    def mentions_in(self, start: int, end: int) -> list[Mention]:
        """Return the mentions of tape[start:end], in order."""
        return [mention for mention in self.mentions[start:end] if mention is not None]

    def keep(self, places: Sequence[int]) -> Tape:
        """Return the tape of some of its places, in order."""
        return Tape(
            text="".join(self.text[place] for place in places),
            offsets=tuple(self.offsets[place] for place in places),
            mentions=tuple(self.mentions[place] for place in places),
        )


def make_tape(folded: str, mentions: Iterable[Mention], span: tuple[int, int] | None = None) -> Tape:
    """Return the tape of a text in its matching form, or of a span of it; mentions may not overlap."""
    begin, stop = span or (0, len(folded))
    signs: list[str] = []
    offsets: list[int] = []
    held: list[Mention | None] = []
    at = begin
    ordered: Sequence[Mention] = sorted(mentions, key=lambda mention: mention.start)
    for mention in (*ordered, None):
        until = mention.start if mention else stop
        for index in range(max(at, begin), min(until, stop)):
            if folded[index] not in _QUOTES:
                signs.append(folded[index])
                offsets.append(index)
                held.append(None)
        if mention is None:
            break
        if mention.start >= begin and mention.end <= stop:
            signs.append(SIGNS[mention.label])
            offsets.append(mention.start)
            held.append(mention)
        at = mention.end
    return Tape(text="".join(signs), offsets=tuple(offsets), mentions=tuple(held))

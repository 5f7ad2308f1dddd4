"""A short form to resolve, with what may be looked at: its article's places, and the bodies named in full."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property

from kg.resolve.decision import Candidate
from kg.resolve.identity import plain
from kg.resolve.scene import Scene
from kg.resolve.sites import Sites
from kg.text.fold import bare, fold


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """One body named in full: its span in the article, its label, name and key."""

    start: int
    end: int
    label: str
    name: str
    key: str

    def called(self, name: str) -> Named:
        """Return the same naming under another name, known by that name."""
        return Named(start=self.start, end=self.end, label=self.label, name=name, key=plain(name))


@dataclass(frozen=True, kw_only=True)
class Form:
    """A mention's label and words (clean), where they stand, and the article they are read in."""

    label: str
    words: str
    at: int
    scene: Scene
    sites: Sites
    bodies: Sequence[Named] = ()

    @cached_property
    def folded(self) -> str:
        """Return the words in their matching form, as long as the words."""
        return fold(self.words)

    @cached_property
    def bare(self) -> str:
        """Return the words in their matching form, without quotation marks."""
        return bare(self.words)

    @cached_property
    def before(self) -> list[Named]:
        """Return the bodies named before, in order."""
        return [body for body in self.bodies if body.end <= self.at]


Rule = Callable[[Form], list[Candidate]]
"""One kind of short form: its candidates, none where the form is not of the kind."""

"""Full names: each short form of a page read as a decision over candidates, with its reason."""

from kg.resolve.page import resolve_page

__all__ = ["resolve_page"]

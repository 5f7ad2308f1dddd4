"""Full names: each short form of a page read as a decision over candidates, with its reason; and how sure facts then are."""

from kg.resolve.confidence import weigh_readings
from kg.resolve.page import resolve_page

__all__ = ["resolve_page", "weigh_readings"]

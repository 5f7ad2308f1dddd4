"""A page as the JSON of its extraction."""

from __future__ import annotations

import json

from kg.extraction import page_to_json
from kg.model import Page


def make_json(page: Page) -> str:
    """Return a page as JSON."""
    return json.dumps(page_to_json(page), ensure_ascii=False, indent=1) + "\n"

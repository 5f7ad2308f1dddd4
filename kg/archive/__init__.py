"""Facts in SQLite, the source of truth: one transaction a document, one row a statement, its sentence with it."""

from kg.archive.archive import Archive
from kg.archive.search import Card, Statement, Stats

__all__ = ["Archive", "Card", "Statement", "Stats"]

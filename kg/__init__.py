"""A knowledge graph, with its sources, from Chinese trade-union news.

The flow. Each arrow is a plain function, and only `kg.build` knows their order:

    files ─read_documents→ Document ─split_articles→ Article ─read_articles→ Reading ─resolve_page→ Reading with
    full names ─to_source→ Page ─Archive.write→ archive (SQLite: the truth) ─assemble→ Graph ─→ store | export
"""

from kg.archive import Archive, Card, Statement, Stats
from kg.config import BuildOptions, LoadOptions, ReadOptions
from kg.errors import ArchiveError, ConfigError, InputError, KGError, NotFoundError, ReadOnlyError, StoreError
from kg.extraction import page_from_json, page_to_json
from kg.model import Argument, Article, Document, Evidence, Fact, Known, Mention, Page, Reading, Skipped
from kg.project import Project, extract, extract_text, pipeline
from kg.project import open_project as open
from kg.report import Report

__all__ = [
    "Archive",
    "ArchiveError",
    "Argument",
    "Article",
    "BuildOptions",
    "Card",
    "ConfigError",
    "Document",
    "Evidence",
    "Fact",
    "InputError",
    "KGError",
    "Known",
    "LoadOptions",
    "Mention",
    "NotFoundError",
    "Page",
    "Project",
    "ReadOnlyError",
    "ReadOptions",
    "Reading",
    "Report",
    "Skipped",
    "Statement",
    "Stats",
    "StoreError",
    "extract",
    "extract_text",
    "open",
    "page_from_json",
    "page_to_json",
    "pipeline",
]
__version__ = "0.1.0"

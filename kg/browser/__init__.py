"""What Neo4j Browser takes: favourites in folders, a style, and a guide in two languages."""

from kg.browser.favourites import Favourite, make_favourites, make_statement, read_favourites
from kg.browser.files import FILES, browser_files, write_browser_files
from kg.browser.guide import LANGUAGES, find_runnable, make_guide

__all__ = [
    "FILES",
    "LANGUAGES",
    "Favourite",
    "browser_files",
    "find_runnable",
    "make_favourites",
    "make_guide",
    "make_statement",
    "read_favourites",
    "write_browser_files",
]

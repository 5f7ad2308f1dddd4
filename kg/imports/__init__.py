"""Graphs out of files: those that `kg export` wrote, and FollowTheMoney of any origin. A format is a file here.

A reader yields records with their places, `gathering` holds them to the schema and makes the graph of them. It is all or
nothing: the first thing that is wrong ends it, with its place and what to do.
"""

from kg.imports.reading import IMPORT_FORMATS, read_graph

__all__ = ["IMPORT_FORMATS", "read_graph"]

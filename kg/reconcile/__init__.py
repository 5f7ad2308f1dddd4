"""Names of a table matched with the entities of a graph: the reconciliation service API 0.2 without its HTTP.

Questions come as JSON (`parse_batch`, `parse_extension`), answers are as the specification has them. What is sure is a
match, all else a candidate with a score; `kg.reconcile.matching` says how both are found.
"""

from kg.reconcile.extending import extend, propose
from kg.reconcile.manifest import make_manifest
from kg.reconcile.matching import FEATURES, match
from kg.reconcile.preview import STYLE, preview
from kg.reconcile.queries import BATCH, parse_batch, parse_extension
from kg.reconcile.suggesting import suggest_entities, suggest_properties, suggest_types

__all__ = [
    "BATCH",
    "FEATURES",
    "STYLE",
    "extend",
    "make_manifest",
    "match",
    "parse_batch",
    "parse_extension",
    "preview",
    "propose",
    "suggest_entities",
    "suggest_properties",
    "suggest_types",
]

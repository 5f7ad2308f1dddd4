"""What a reading statement may call: the functions and procedures of Cypher that are known to read and no more.

A plug-in's functions may run statements of their own, and those of the embedded store's SQL (`eval`) evaluate text; so what
is not listed here is not called.
"""

from __future__ import annotations

from typing import Final

PROCEDURES: Final = frozenset(
    (
        "db.info", "db.ping", "db.labels", "db.propertykeys", "db.relationshiptypes", "db.schema.visualization",
        "db.schema.nodetypeproperties", "db.schema.reltypeproperties", "db.index.fulltext.querynodes",
        "db.index.fulltext.queryrelationships", "db.index.vector.querynodes", "db.index.vector.queryrelationships",
        "dbms.components",
    )
)  # fmt: skip
"""Procedures, in small letters."""

FUNCTIONS: Final = frozenset(
    (
        "abs", "acos", "all", "allreduce", "allshortestpaths", "any", "asin", "atan", "atan2", "avg", "btrim", "ceil",
        "ceiling", "char_length", "character_length", "coalesce", "collect", "collect_list", "cos", "cosh", "cot", "coth", "count", "date",
        "datetime", "degrees", "duration", "duration_between", "e", "element_id", "elementid", "endnode", "exists", "exp", "floor", "haversin", "head",
        "id", "isempty", "isnan", "keys", "labels", "last", "left", "length", "ln", "localdatetime", "localtime", "local_datetime", "local_time", "log",
        "log10", "lower", "ltrim", "max", "min", "nodes", "none", "normalize", "nullif", "path_length", "percentile_cont", "percentile_disc", "percentilecont",
        "percentiledisc", "pi", "point", "properties", "property_exists", "radians", "rand", "randomuuid", "range", "reduce",
        "relationships", "replace", "reverse", "right", "round", "rtrim", "shortestpath", "sign", "sin", "single", "sinh", "size",
        "split", "sqrt", "startnode", "stddev_pop", "stddev_samp", "stdev", "stdevp", "substring", "sum", "tail", "tan", "tanh", "time", "timestamp", "toboolean",
        "tobooleanlist", "tobooleanornull", "tofloat", "tofloatlist", "tofloatornull", "tointeger", "tointegerlist",
        "tointegerornull", "tolower", "tostring", "tostringlist", "tostringornull", "toupper", "trim", "type", "upper",
        "valuetype", "vector", "vector_dimension_count", "vector_distance", "vector_norm", "zoned_datetime", "zoned_time",
    )
)  # fmt: skip
"""Functions and what is written as they are, in small letters."""

FUNCTION_SPACES: Final = frozenset(
    ["coll", "date", "datetime", "duration", "localdatetime", "localtime", "point", "time", "vector"]
)
"""Name spaces all of whose functions read."""

BEFORE_BRACKET: Final = frozenset(
    (
        "ACYCLIC", "ALL", "AND", "ANY", "AS", "ASC", "ASCENDING", "BY", "CALL", "CASE", "CONTAINS", "DESC", "DESCENDING",
        "DISTINCT", "ELSE", "END", "EXISTS", "FILTER", "FOR", "GROUP", "GROUPS", "IN", "IS", "LIMIT", "MATCH", "NOT",
        "OFFSET", "ON", "OR", "PATH", "PATHS", "RETURN", "SHORTEST", "SKIP", "THEN", "TRAIL", "TYPED", "UNWIND", "WALK",
        "WHEN", "WHERE", "WITH", "XOR",
    )
)  # fmt: skip
"""Words behind which a bracket begins a pattern, a list of variables or an expression, and no arguments."""

SHOWN: Final = frozenset(
    ["INDEX", "INDEXES", "CONSTRAINT", "CONSTRAINTS", "FUNCTION", "FUNCTIONS", "PROCEDURE", "PROCEDURES"]
)
"""What SHOW may tell of: neither users and settings nor what others ask."""

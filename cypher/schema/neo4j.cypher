// Indexes of names that only Neo4j has, made behind the first load: each may be run again.
// kg_search is of all names in matching form, and serves the query `search`: any part of them, of any length. kg_names is a
// full-text index of names as they are written: CALL db.index.fulltext.queryNodes('kg_names', '"总工会"').
CREATE TEXT INDEX kg_search IF NOT EXISTS FOR (n:Entity) ON (n.search);
CREATE FULLTEXT INDEX kg_names IF NOT EXISTS FOR (n:Person|`Union`|Company|Organization|Award|Event|Place) ON EACH [n.name, n.aliases]
OPTIONS {indexConfig: {`fulltext.analyzer`: 'cjk'}};

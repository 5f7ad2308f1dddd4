// What only Neo4j has, made with the keys of nodes: each may be run again.
// `search` holds all names of a node in matching form; `names` finds by words as they are written.
CREATE TEXT INDEX kg_search IF NOT EXISTS FOR (n:Entity) ON (n.search);
CREATE FULLTEXT INDEX kg_names IF NOT EXISTS FOR (n:Person|`Union`|Company|Organization|Award|Event|Place) ON EACH [n.name, n.aliases]
OPTIONS {indexConfig: {`fulltext.analyzer`: 'cjk'}};

// 在不同单位任职的人 | People with posts in several bodies
// param limit: integer = 100 — most paths
// example: limit=100
MATCH (p:Person)-[:CHAIR_OF|VICE_CHAIR_OF|HOLDS_ROLE]->(b)
WITH p, count(DISTINCT CASE WHEN b.resolved THEN b.id END) AS bodies WHERE bodies > 1
MATCH path = (p)-[r:CHAIR_OF|VICE_CHAIR_OF|HOLDS_ROLE]->(b)
RETURN path
ORDER BY bodies DESC, p.name, p.id, b.name, r.id
LIMIT $limit

// 获得者最多的荣誉 | The honours with most recipients
// param limit: integer = 50 — most rows
// example: limit=3
MATCH (n:Entity)-[r:RECEIVED]->(a:Award)
WITH a, n, r ORDER BY coalesce(r.first_seen, ''), n.name, r.id
WITH a, collect(n.name) AS names, min(r.first_seen) AS first_seen, max(r.last_seen) AS last_seen
RETURN a.name AS award, a.level AS level, size(names) AS count, names[..10] AS recipients, first_seen, last_seen
ORDER BY count DESC, award, a.id
LIMIT $limit

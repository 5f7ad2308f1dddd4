// 在不同单位任过职的人 | People who moved between bodies
// param limit: integer = 100 — most rows
// example: limit=10
MATCH (p:Person)-[r:HOLDS]->(post:Role)-[:IN]->(b)
WITH p, b, post.title AS title, r.status AS status, coalesce(r.valid_from, r.first_seen, '') AS since
ORDER BY since, b.name, title, status
WITH p, collect({since: since, title: title, body: b.name, status: status}) AS posts, collect(DISTINCT b.id) AS bodies
WHERE size(bodies) > 1
RETURN p.name AS person, size(bodies) AS bodies, posts
ORDER BY bodies DESC, person
LIMIT $limit

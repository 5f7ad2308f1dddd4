// 在不同单位任过职的人 | People who moved between bodies
// param limit: integer = 100 — most rows
// example: limit=10
// answer: {"person": "季长河", "bodies": 3}
// answer: {"person": "梅若谷", "bodies": 3}
// answer: {"person": "程望舒", "bodies": 3}
MATCH (p:Person)-[r:HOLDS]->(post:Role)-[:IN]->(b)
WITH p, b, post.title AS title, r.status AS status, coalesce(r.valid_from, r.first_seen, '') AS since, r.evidence_quote[0] AS sentence
ORDER BY since, b.name, title, status, sentence
WITH p, collect({since: since, title: title, body: b.name, status: status, sentence: sentence}) AS posts,
     count(DISTINCT CASE WHEN b.resolved THEN b.id END) AS bodies
WHERE bodies > 1
RETURN p.name AS person, bodies, posts
ORDER BY bodies DESC, person, p.id
LIMIT $limit

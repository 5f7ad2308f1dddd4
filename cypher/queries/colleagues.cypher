// 与某人在同一单位任过职的人 | People who held posts in the bodies of a person
// param person: string — full name of the person
// param limit: integer = 200 — most rows
// example: person=郑洪
MATCH (p:Person {name: $person})-[:HOLDS]->(:Role)-[:IN]->(b)
WITH DISTINCT p, b
MATCH (other:Person)-[r:HOLDS]->(post:Role)-[:IN]->(b) WHERE other.id <> p.id
RETURN b.name AS body, other.name AS colleague, post.title AS title, r.status AS status,
       r.first_seen AS first_seen, r.last_seen AS last_seen
ORDER BY body, coalesce(r.first_seen, ''), colleague, title, status
LIMIT $limit

// 全部主席（会长、董事长、理事长） | All chairs, those that most pages name first
// param limit: integer = 100 — most rows
// example: limit=3
MATCH (p:Person)-[r:CHAIR_OF]->(b:Entity)
WITH p, r, b, r.evidence_article[0] AS key
MATCH (article:Article {id: key})
RETURN p.name AS person, b.name AS body, r.title AS title, r.status AS status,
       r.first_seen AS first_seen, r.last_seen AS last_seen, r.count AS count,
       r.evidence_quote[0] AS sentence, article.name AS article, article.source AS source
ORDER BY count DESC, coalesce(first_seen, ''), body, person, title, status, r.id
LIMIT $limit

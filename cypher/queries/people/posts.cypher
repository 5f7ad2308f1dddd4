// 某人的职务 | All posts of a person
// param person: string — full name or alias of the person
// param limit: integer = 100 — most rows
// example: person=华文澜
MATCH (p:Person) WHERE p.name = $person OR $person IN p.aliases
MATCH (p)-[r:HOLDS]->(post:Role)-[:IN]->(b)
WITH p, r, post, b, r.evidence_article[0] AS key
MATCH (article:Article {id: key})
RETURN p.name AS person, post.title AS title, post.kind AS kind, b.name AS body, r.status AS status,
       r.first_seen AS first_seen, r.last_seen AS last_seen, r.valid_from AS valid_from, r.valid_to AS valid_to,
       r.count AS count, r.evidence_quote[0] AS sentence, article.name AS article, article.source AS source
ORDER BY coalesce(r.valid_from, r.first_seen, ''), body, title, status, r.id
LIMIT $limit
